package dev.kirikae.source.tree;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which names may appear in a bundle. They come from anybody who may commit, so what could lead elsewhere or hide is
 * refused: empty segments, {@code .}, {@code ..} and {@code .git}, backslashes, control characters, more than 255 bytes
 * in a segment or 4096 in a path.
 */
public final class EntryName {
    private static final int LONGEST_SEGMENT = 255;
    private static final int LONGEST_PATH = 4096;

    private EntryName() {}

    /** The name as text; null when it is not UTF-8. */
    static @Nullable String text(byte[] name) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** What is wrong with one segment of a path; null when nothing is. */
    static @Nullable String problem(String segment) {
        if (segment.isEmpty()) {
            return "a name is empty";
        }
        if (segment.equals(".") || segment.equals("..")) {
            return "a name that means another folder";
        }
        if (segment.indexOf('/') >= 0) {
            return "a name with a slash";
        }
        if (segment.indexOf('\\') >= 0) {
            return "a name with a backslash";
        }
        if (segment.codePoints()
                .anyMatch(point -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE)) {
            return "a name with control characters";
        }
        if (segment.toLowerCase(Locale.ROOT).equals(".git")) {
            return "a name that belongs to git";
        }
        return segment.getBytes(StandardCharsets.UTF_8).length > LONGEST_SEGMENT
                ? "a name of more than " + LONGEST_SEGMENT + " bytes"
                : null;
    }

    /**
     * What is wrong with a whole path, segments separated by {@code /}, as the end of a sentence; null when nothing is.
     */
    public static @Nullable String problemOfPath(String path) {
        if (path.startsWith("/")) {
            return "an absolute path";
        }
        for (String segment : path.split("/", -1)) {
            @Nullable String problem = problem(segment);
            if (problem != null) {
                return problem;
            }
        }
        return tooLong(path);
    }

    static @Nullable String tooLong(String path) {
        return path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH
                ? "a path of more than " + LONGEST_PATH + " bytes"
                : null;
    }
}
