/**
 * What the journal knows of a service: what an entry says, what is known after it, and the life of a release. Pure;
 * knows the model only. Text and chain are in {@code journal.codec}.
 *
 * <p>Begin with {@link dev.kirikae.journal.JournalEntry} (one fact), then {@link dev.kirikae.journal.JournalState} (all
 * that follows from the facts) and {@link dev.kirikae.journal.ReleaseLife} (which event leads a release from which
 * state to which).
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.journal;
