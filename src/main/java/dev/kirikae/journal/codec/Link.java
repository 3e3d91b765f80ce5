package dev.kirikae.journal.codec;

import dev.kirikae.journal.JournalEntry;

/**
 * One record of the chain.
 *
 * @param sequence its place, counted from 0: the journal's length before it
 * @param previous hash of the record before; empty for the first
 * @param hash SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal
 * @param program version of the program that wrote it
 * @param text what is stored: one line of ASCII, without a line end
 */
public record Link(int sequence, String previous, String hash, String program, JournalEntry entry, String text) {}
