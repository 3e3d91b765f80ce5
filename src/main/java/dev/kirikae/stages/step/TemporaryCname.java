package dev.kirikae.stages.step;

import dev.kirikae.model.Sha256;

/** A CNAME prefix that nobody can guess: the process's nonce is random, and is in no name that Beanstalk shows. */
final class TemporaryCname {

    /** Beanstalk takes 4 to 63 characters (API Reference, CreateEnvironment, CNAMEPrefix, read 2026-11). */
    private static final int LONGEST = 63;

    private static final int RANDOM = 16;

    private TemporaryCname() {}

    static String unguessable(String environment, String nonce, int attempt) {
        String random = Sha256.hex(environment + "\n" + nonce + "\n" + attempt).substring(0, RANDOM);
        String readable = environment.substring(0, Math.min(environment.length(), LONGEST - RANDOM - 1));
        return readable + "-" + random;
    }
}
