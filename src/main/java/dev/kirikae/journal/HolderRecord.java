package dev.kirikae.journal;

/**
 * Who wrote into the journal last.
 *
 * @param nonce tells its process from every other; empty where nobody ever wrote
 * @param text who it is, for people; empty likewise
 * @param stage what it does, or did, in one word; empty likewise
 */
public record HolderRecord(String nonce, String text, String stage) {

    static final HolderRecord NOBODY = new HolderRecord("", "", "");
}
