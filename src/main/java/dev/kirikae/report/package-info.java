/**
 * What the journal says, for people and for Jenkins: why each decision fell, past releases, JUnit XML, one HTML page, JSON.
 * Pure: facts in, text out. Every string that came from outside is made visible or escaped where it is written, nowhere else.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.report;
