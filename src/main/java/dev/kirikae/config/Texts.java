package dev.kirikae.config;

/** Forms of texts that several tables share. */
final class Texts {
    static final TextShape REASON =
            new TextShape(Scope.FIXED, "[\\s\\S]*\\S[\\s\\S]*", "a reason in words", "a reason");

    private Texts() {}

    /** Any text on one line with at least one visible character. */
    static TextShape line(Scope scope, int longest, String expected, String example) {
        return new TextShape(scope, "(?=.{0,1023}\\S)[^\\x00-\\x1F\\x7F]{1," + longest + "}", expected, example);
    }

    /** A path inside a repository: never absolute, never upwards. */
    static TextShape folder(boolean mayBeEmpty, String example) {
        String segment = "(?!\\.{1,2}(?:/|$))[^/\\\\\\x00-\\x1F\\x7F]+";
        String path = segment + "(?:/" + segment + ")*";
        return new TextShape(
                Scope.FIXED,
                mayBeEmpty ? "(?:" + path + ")?" : path,
                "a folder inside the repository, such as services/api, without / at its ends, . and ..",
                example);
    }
}
