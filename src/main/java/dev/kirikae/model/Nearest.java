package dev.kirikae.model;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the name that was probably meant where one was misspelt: in files, on the command line, in a repository. For
 * hints to people.
 */
public final class Nearest {
    private static final int LONGEST = 64;

    private Nearest() {}

    /**
     * The known name nearest to the one found; null where none is near, and for a very long one. Case does not count,
     * nor which of hyphen, underscore and blank is between words; of names that are as near, the first.
     */
    public static @Nullable String of(String found, Collection<String> known) {
        String wanted = normal(found);
        if (wanted.length() > LONGEST) {
            return null;
        }
        String best = null;
        int least = Math.max(1, wanted.length() / 3) + 1;
        for (String candidate : known) {
            if (Math.abs(wanted.length() - candidate.length()) >= least) {
                continue;
            }
            int distance = distance(wanted, normal(candidate));
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    /** A sentence's end such as {@code ; did you mean 'x'?}, or the list of what is known where none is near. */
    public static String hint(String found, Collection<String> known) {
        String best = of(found, known);
        if (best != null) {
            return "; did you mean '" + best + "'?";
        }
        return known.isEmpty() ? "; none is known here" : "; known are " + String.join(", ", known);
    }

    /** A sentence's end for what was chosen from a short list: {@code ; did you mean x?}, or all there is to choose from. */
    public static String choice(String found, Collection<String> known) {
        String meant = question(found, known);
        return meant.isEmpty() ? "; expected " + alternatives(List.copyOf(known)) : meant;
    }

    private static String alternatives(List<String> known) {
        int last = known.size() - 1;
        return last < 1 ? String.join("", known) : String.join(", ", known.subList(0, last)) + " or " + known.get(last);
    }

    /** A sentence's end such as {@code ; did you mean x?}; empty where none is near. */
    public static String question(String found, Collection<String> known) {
        String best = of(found, known);
        return best == null ? "" : "; did you mean " + best + "?";
    }

    private static String normal(String name) {
        StringBuilder normal = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1))) {
                normal.append('-');
            }
            normal.append(c == '_' || c == ' ' ? '-' : Character.toLowerCase(c));
        }
        return normal.toString();
    }

    /** How many insertions, deletions, replacements and swaps of neighbours make one name of the other; case counts. */
    public static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(cost[i - 1][j - 1] + same, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
