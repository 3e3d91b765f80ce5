/**
 * The journal as text: one line of JSON for each fact, chained by SHA-256, the index and the lease beside it. Pure: text in,
 * values out; who stores the text is not known here. What is read is written back letter for letter or refused.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.journal;
