/**
 * What the journal says, for people and for Jenkins: why each decision fell, past releases, JUnit XML, one HTML page,
 * JSON. Pure: facts in, text out. Every string that came from outside is made visible or escaped where it is written,
 * nowhere else. Knows the journal, endings and findings; no network, no clock. Begin with
 * {@link dev.kirikae.report.Report}, then {@code Narration}, which puts entries into words.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.report;
