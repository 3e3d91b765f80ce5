package dev.kirikae.template;

import java.util.List;
import java.util.Random;

/** Values that somebody might hope to break a file with: control characters, metacharacters, Unicode's tricks, long ones. */
final class HostileValues {
    static final List<String> PIECES = List.of(
            "a",
            "Z",
            "0",
            " ",
            "  ",
            "\t",
            "\n",
            "\r",
            "\r\n",
            "\n\n",
            "\n  ",
            "\u0000",
            "\u0007",
            "\u001b[31m",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u2028",
            "\u2029",
            "\ufeff",
            "\u200b",
            "\u202e",
            "\ufffe",
            "\ue000",
            "\ud83d\ude00",
            "\udbff\udfff",
            "e\u0301",
            "日本",
            ":",
            ": ",
            " #",
            "#",
            "- ",
            "-",
            "? ",
            "|",
            ">",
            "|-\n  x",
            "'",
            "''",
            "\"",
            "\\",
            "\\n",
            "{",
            "}",
            "[",
            "]",
            ",",
            "&a",
            "*a",
            "!Ref",
            "!!str",
            "%",
            "@",
            "`",
            "`{\"Ref\": \"X\"}`",
            "---",
            "...",
            "\n---\n",
            "\n...\n",
            "<<",
            "=",
            "~",
            "null",
            "yes",
            "no",
            "on",
            "1.10",
            "000755",
            "0x1f",
            "12:30:00",
            "1_000",
            ".inf",
            "2026-11-01",
            "1e3",
            "$",
            "${name}",
            "$${name}",
            "$(id)",
            "${x}",
            ";",
            "&&",
            "||",
            "<",
            "$'",
            "\nkey: value",
            "\nResources:\n  X: y",
            "\n      command: id",
            "x".repeat(300),
            "y ".repeat(600),
            "\\x41",
            "{{");

    private final Random random;

    HostileValues(long seed) {
        random = new Random(seed);
    }

    Random random() {
        return random;
    }

    String next() {
        StringBuilder value = new StringBuilder();
        int pieces = random.nextInt(6);
        for (int i = 0; i <= pieces; i++) {
            value.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return value.toString();
    }
}
