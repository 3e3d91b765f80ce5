package dev.kirikae.report;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void noCharacterAtAllGetsThroughThatIsNotSeen() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String visible = Visible.text(new StringBuilder().appendCodePoint(c).toString());
            boolean same = visible.codePointCount(0, visible.length()) == 1;
            int type = Character.getType(c);
            boolean hidden = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            if (same == hidden || (!same && !visible.matches("\\\\[ -~]+"))) {
                if (!(hidden == false && visible.startsWith("\\u"))) {
                    throw new AssertionError(String.format("U+%04X became %s", c, visible));
                }
            }
        }
    }
}
