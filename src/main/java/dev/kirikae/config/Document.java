package dev.kirikae.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file's text under the name by which it is shown.
 *
 * @param name as messages show it, such as {@code kirikae.yml}
 * @param text the whole text
 */
public record Document(String name, String text) {
    /** Most bytes that a configuration may have: 256 KiB. */
    static final int MOST_BYTES = 256 * 1024;

    /** What became of a file's bytes. */
    public sealed interface Decoding permits Decoded, Undecodable {}

    /** The bytes are UTF-8. */
    public record Decoded(Document document) implements Decoding {}

    /**
     * The bytes are not a text that can be read.
     *
     * @param problems never empty
     */
    public record Undecodable(List<Problem> problems) implements Decoding {
        public Undecodable {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Decodes a file's bytes strictly: more than 256 KiB of them, and anything that is not UTF-8, are problems with
     * their place.
     */
    public static Decoding decode(String name, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return refused(name, 1, 1, tooLarge(bytes.length));
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return refused(name, 1, 1, "the file is UTF-16; save it as UTF-8 without a byte order mark");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer decoded = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), decoded, true);
        String text = decoded.flip().toString();
        if (result.isError()) {
            int lineStart = text.lastIndexOf('\n') + 1;
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            int column = 1 + text.codePointCount(lineStart, text.length());
            return refused(name, line, column, "not UTF-8 from here on; save the file as UTF-8");
        }
        return new Decoded(new Document(name, text));
    }

    static String tooLarge(int bytes) {
        return "the file has " + bytes + " bytes; at most " + MOST_BYTES + " (256 KiB) are read";
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && bytes[0] == (byte) first && bytes[1] == (byte) second;
    }

    private static Undecodable refused(String name, int line, int column, String message) {
        return new Undecodable(List.of(new Problem(name, line, column, "", message)));
    }
}
