/**
 * What a rehearsal concludes: whether an incident struck, what noticed it and when, for how long users met it, what
 * would have noticed it, and how it should have ended. Functions of values; begin with {@link
 * dev.kirikae.app.rehearsal.IncidentFinding}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.app.rehearsal;
