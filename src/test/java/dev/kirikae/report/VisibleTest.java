package dev.kirikae.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "'two\nlines\r\n\tindented' | two\\nlines\\r\\n\\tindented",
                "'\u001b[31mred\u001b[0m' | \\u001b[31mred\\u001b[0m",
                "'\u001b[8mha:////4AAAA' | \\u001b[8mha:////4AAAA",
                "'\u009b31m \u0085 \u007f' | \\u009b31m \\u0085 \\u007f",
                "'\u202egpj.exe\u202c' | \\u202egpj.exe\\u202c",
                "'a\u200bb\u2060c\ufeffd\u00ade' | a\\u200bb\\u2060c\\ufeffd\\u00ade",
                "'\u2066x\u2069 \u2028 \u2029' | \\u2066x\\u2069 \\u2028 \\u2029",
                "'\ud83d' | \\ud83d",
                "'\udb40\udc41 \uf8ff \u3164' | \\u{e0041} \\uf8ff \\u3164",
                "'no\u00a0break' | no\\u00a0break",
                "'切り替え é ß 🚀' | 切り替え é ß 🚀",
                "'C:\\new' | C:\\new"
            })
    void whatATerminalWouldObeyOrHideCanBeRead(String raw, String visible) {
        assertThat(Visible.text(raw)).isEqualTo(visible);
    }

    private static final Set<Byte> HIDING = Set.of(
            Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR,
            Character.UNASSIGNED);

    @Test
    void noCharacterAtAllGetsThroughThatIsNotSeen() {
        IntStream.concat(IntStream.rangeClosed(0, 0x32fff), IntStream.rangeClosed(0xe0000, 0xe0fff))
                .forEach(c -> {
                    String raw = Character.toString(c);
                    String visible = Visible.text(raw);
                    boolean hides = HIDING.contains((byte) Character.getType(c));
                    boolean escaped = visible.length() > 1 && visible.startsWith("\\");
                    if (!escaped && (hides || !visible.equals(raw))) {
                        throw new AssertionError(String.format("U+%04X became %s", c, visible));
                    }
                });
    }
}
