package dev.kirikae.template;

import java.util.Collection;

/** The known name that a misspelt one most likely meant. */
final class Nearest {
    private Nearest() {}

    /** A sentence's end such as {@code ; did you mean 'x'?}, or the list of what is known. */
    static String hint(String found, Collection<String> known) {
        String best = "";
        int least = Math.max(1, found.length() / 3) + 1;
        for (String name : known) {
            int distance = distance(found, name);
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        if (!best.isEmpty()) {
            return "; did you mean '" + best + "'?";
        }
        return known.isEmpty() ? "; none is known here" : "; known are " + String.join(", ", known);
    }

    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 8) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                row[j] = Math.min(Math.min(above, row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
