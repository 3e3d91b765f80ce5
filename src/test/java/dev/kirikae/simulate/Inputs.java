package dev.kirikae.simulate;

import dev.kirikae.stages.step.UploadInput;

/** What may be uploaded: commits with a number each, and one of them again with other settings. */
final class Inputs {

    static final int COUNT = 5;

    /** One that no step uploads. */
    static final int FRESH = 6;

    /** The first commit, made with other settings. */
    private static final int CHANGED = 5;

    private Inputs() {}

    static UploadInput bundled(int input, Policy policy) {
        String digit = digit(input);
        return new UploadInput(
                digit.repeat(40),
                digit.repeat(7),
                "Change number " + digit,
                label(input),
                digit.repeat(64),
                digit.repeat(64),
                1000,
                true,
                policy(input, policy).json(),
                null);
    }

    /** What the file says when this input is uploaded. */
    static Policy policy(int input, Policy policy) {
        return input == CHANGED ? policy.with(WorldParameter.LOG_LEVEL, "debug") : policy;
    }

    static String label(int input) {
        String digit = digit(input);
        return "push-api-" + digit.repeat(7) + "-" + digit.repeat(12);
    }

    private static String digit(int input) {
        return Integer.toString(input == CHANGED ? 1 : input);
    }

    /** Later commits have larger numbers; what was there at the beginning has none. */
    static int age(String commit) {
        char first = commit.isEmpty() ? 'a' : commit.charAt(0);
        return Character.isDigit(first) ? first - '0' : 0;
    }
}
