package dev.kirikae.lint.rules;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Memory of EC2 instance types, in MiB (Amazon EC2 Instance Types guide, pages general-purpose, compute-optimized and
 * memory-optimized, 2026). A family's memory doubles from size to size, so its size large tells the others.
 */
final class InstanceMemory {
    private static final Pattern TYPE = Pattern.compile("([a-z]\\d[a-z]{0,3}(?:-flex)?)\\.(\\d{0,2}x?[a-z]{3,6})");

    private static final Set<String> BURSTABLE = Set.of("t2", "t3", "t3a", "t4g");

    private static final Map<String, Integer> LARGE_MIB = Map.of("t", 8192, "m", 8192, "c", 4096, "r", 16384);

    /** Those that keep the proportion of their letter; some, as c4 and r4, do not. */
    private static final Set<String> FAMILIES = Set.of(
            "m4",
            "m5",
            "m5a",
            "m5ad",
            "m5d",
            "m5n",
            "m6a",
            "m6g",
            "m6gd",
            "m6i",
            "m6id",
            "m7a",
            "m7g",
            "m7gd",
            "m7i",
            "m7i-flex",
            "m8g",
            "c5",
            "c5a",
            "c5ad",
            "c5d",
            "c6a",
            "c6g",
            "c6gd",
            "c6gn",
            "c6i",
            "c6id",
            "c7a",
            "c7g",
            "c7gd",
            "c7gn",
            "c7i",
            "c7i-flex",
            "c8g",
            "r5",
            "r5a",
            "r5ad",
            "r5b",
            "r5d",
            "r5n",
            "r6a",
            "r6g",
            "r6gd",
            "r6i",
            "r6id",
            "r7a",
            "r7g",
            "r7gd",
            "r7i",
            "r8g");

    private static final Map<String, Double> SMALL = Map.of("nano", 1 / 16.0, "micro", 1 / 8.0, "small", 1 / 4.0);

    private InstanceMemory() {}

    /** Null for types that are not known here. */
    static @Nullable Integer mib(String type) {
        Matcher matcher = TYPE.matcher(type);
        if (!matcher.matches()) {
            return null;
        }
        String family = matcher.group(1);
        String size = matcher.group(2);
        Double larges = larges(size);
        boolean known = BURSTABLE.contains(family) || (FAMILIES.contains(family) && !SMALL.containsKey(size));
        Integer large = LARGE_MIB.get(family.substring(0, 1));
        return known && larges != null && large != null ? (int) (large * larges) : null;
    }

    private static @Nullable Double larges(String size) {
        if (size.equals("medium")) {
            return 0.5;
        }
        if (size.equals("large")) {
            return 1.0;
        }
        if (size.equals("xlarge")) {
            return 2.0;
        }
        return size.matches("\\d{1,2}xlarge")
                ? Double.valueOf(2.0 * Integer.parseInt(size.substring(0, size.length() - 6)))
                : SMALL.get(size);
    }
}
