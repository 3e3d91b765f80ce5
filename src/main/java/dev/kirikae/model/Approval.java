package dev.kirikae.model;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;

/**
 * Somebody's word that one plan may be carried out, and no other. Immutable.
 *
 * @param id tells it from every other: what its use is journaled by
 * @param digest the plan's, 64 lower-case hexadecimal digits
 * @param by who approves: a claim of whoever ran the command
 * @param arn whose credentials it was recorded with, as STS tells it; shown to people and never decided by
 * @param at when it was given
 * @param expires from this instant on it says nothing
 */
public record Approval(String id, String digest, String by, String arn, Instant at, Instant expires) {

    /** The most characters that a name may have. */
    public static final int LONGEST_NAME = 100;

    /** Whether both names are of one person: case, width, blanks around or between, and what is not shown do not count. */
    public static boolean isSamePerson(String one, String other) {
        return folded(one).equals(folded(other));
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .replaceAll("\\p{C}", "")
                .strip()
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /** Whether it is a name that people can read: something, on one line, with nothing in it that is not shown. */
    public static boolean isName(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= LONGEST_NAME
                && text.codePoints().noneMatch(Approval::isHidden);
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Whether it is written as a plan's digest is. */
    public static boolean isDigest(String text) {
        return text.matches("[0-9a-f]{64}");
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expires);
    }
}
