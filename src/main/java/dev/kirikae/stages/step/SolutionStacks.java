package dev.kirikae.stages.step;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Choosing a solution stack by a pattern in which {@code *} stands for anything. */
final class SolutionStacks {

    private static final Pattern NUMBERS = Pattern.compile("\\d+");
    private static final int NEAR = 3;

    private SolutionStacks() {}

    /** The newest that matches, by the numbers in its name; null where none does. */
    static @Nullable String newest(String pattern, List<String> stacks) {
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        Pattern compiled = Pattern.compile(regex.toString());
        return stacks.stream()
                .filter(s -> compiled.matcher(s).matches())
                .max(Comparator.comparing(SolutionStacks::numbers, SolutionStacks::compare))
                .orElse(null);
    }

    private static List<Integer> numbers(String name) {
        List<Integer> numbers = new ArrayList<>();
        Matcher matcher = NUMBERS.matcher(name);
        while (matcher.find()) {
            String digits = matcher.group();
            numbers.add(Integer.parseInt(digits.substring(0, Math.min(9, digits.length()))));
        }
        return numbers;
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int difference = Integer.compare(a.get(i), b.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    /** The ones that share most words with the pattern. */
    static List<String> nearest(String pattern, List<String> stacks) {
        List<String> words = List.of(pattern.toLowerCase(Locale.ROOT).split("[\\s*]+"));
        return stacks.stream()
                .sorted(Comparator.comparing((String s) -> -shared(words, s)))
                .limit(NEAR)
                .toList();
    }

    private static long shared(List<String> words, String stack) {
        String plain = stack.toLowerCase(Locale.ROOT);
        return words.stream().filter(plain::contains).count();
    }
}
