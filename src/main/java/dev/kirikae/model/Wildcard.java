package dev.kirikae.model;

/** Names with {@code *} for any run of characters, an empty one too; nothing else has a meaning, and case counts. */
public final class Wildcard {
    private Wildcard() {}

    /** Whether the whole name fits the pattern. */
    public static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int mark = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                mark = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Whether any name fits both patterns. */
    public static boolean meet(String one, String other) {
        boolean[][] rest = new boolean[one.length() + 1][other.length() + 1];
        for (int i = one.length(); i >= 0; i--) {
            for (int j = other.length(); j >= 0; j--) {
                boolean star = i < one.length() && one.charAt(i) == '*';
                boolean otherStar = j < other.length() && other.charAt(j) == '*';
                if (i == one.length() && j == other.length()) {
                    rest[i][j] = true;
                } else if (star || otherStar) {
                    rest[i][j] = i < one.length() && rest[i + 1][j] || j < other.length() && rest[i][j + 1];
                } else {
                    rest[i][j] = i < one.length()
                            && j < other.length()
                            && one.charAt(i) == other.charAt(j)
                            && rest[i + 1][j + 1];
                }
            }
        }
        return rest[0][0];
    }
}
