/**
 * The journal as text: one line of JSON for each entry, chained by SHA-256, with the index and the lease beside it.
 * Pure: text in, values out; who stores the text is not known here. What is read is written back letter for letter or
 * refused. Knows the entries and the model. Begin with {@link dev.kirikae.journal.codec.Codec} and
 * {@link dev.kirikae.journal.codec.Chain}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.journal.codec;
