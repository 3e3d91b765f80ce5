package dev.kirikae.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which programs may read a file: comparisons that must all hold, such as {@code >=1.0 <2}. */
record VersionRange(List<Bound> bounds) {
    private static final Pattern BOUND = Pattern.compile("(>=|<=|>|<|=)?([0-9]{1,6}(?:\\.[0-9]{1,6}){0,2})");

    record Bound(String operator, List<Integer> version) {}

    static @Nullable VersionRange parse(String text) {
        List<Bound> bounds = new ArrayList<>();
        for (String part : text.strip().split("\\s+", -1)) {
            Matcher bound = BOUND.matcher(part);
            if (!bound.matches()) {
                return null;
            }
            bounds.add(new Bound(bound.group(1) == null ? "=" : bound.group(1), numbers(bound.group(2))));
        }
        return new VersionRange(bounds);
    }

    /** Whether a version such as {@code 1.0.0} lies in the range; what follows a hyphen does not count. */
    boolean contains(String version) {
        List<Integer> numbers = numbers(version.split("[-+]", 2)[0]);
        return bounds.stream().allMatch(bound -> {
            int order = compare(numbers, bound.version());
            return switch (bound.operator()) {
                case ">=" -> order >= 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case "<" -> order < 0;
                default -> order == 0;
            };
        });
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < a.size(); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Always three; those that are not there are zero. */
    private static List<Integer> numbers(String version) {
        List<String> parts = Arrays.asList(version.split("\\.", -1));
        return IntStream.range(0, 3)
                .mapToObj(i -> i < parts.size() ? Integer.parseInt(parts.get(i)) : 0)
                .toList();
    }
}
