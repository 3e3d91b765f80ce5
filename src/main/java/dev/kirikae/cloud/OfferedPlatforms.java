package dev.kirikae.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Solution stacks on offer: two that fit the pattern, the newer one first, and a few others. */
record OfferedPlatforms(String pattern) {

    private static final List<String> OTHERS = List.of(
            "64bit Amazon Linux 2023 v4.5.1 running Corretto 17",
            "64bit Amazon Linux 2023 v6.5.2 running Node.js 22",
            "64bit Amazon Linux 2023 v4.6.0 running Python 3.12");

    /**
     * Amazon Linux AMI since 2022-07-18, Amazon Linux 2 since 2026-06-30, and 90 days later for those who had used them
     * (Developer Guide, platforms-schedule and platforms-retiring, read 2026-11).
     */
    private static final Pattern RETIRED = Pattern.compile("Amazon Linux (?:AMI )?(?:2 |20(?:1\\d|\\*)|v)");

    private static final Pattern MAJOR = Pattern.compile("v(\\d+)\\.\\*");
    private static final Pattern MINOR = Pattern.compile("v(\\d+)\\.(\\d+)\\.\\*");

    List<String> onOffer() {
        List<String> all = new ArrayList<>();
        if (!pattern.isEmpty() && !RETIRED.matcher(pattern).find()) {
            all.add(concrete(4));
            if (!concrete(3).equals(concrete(4))) {
                all.add(concrete(3));
            }
        }
        for (String other : OTHERS) {
            if (!all.contains(other)) {
                all.add(other);
            }
        }
        return all;
    }

    private String concrete(int patch) {
        String minor = MINOR.matcher(pattern).replaceAll("v$1.$2." + patch);
        String major = MAJOR.matcher(minor).replaceAll("v$1.7." + patch);
        return major.replace("*", "");
    }
}
