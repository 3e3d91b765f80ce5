package dev.kirikae.lint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a platform's instances run. */
enum OperatingSystem {
    UNKNOWN,
    AMAZON_LINUX_1,
    AMAZON_LINUX_2,
    AMAZON_LINUX_2023,
    WINDOWS;

    private static final Pattern AMAZON_LINUX = Pattern.compile("Amazon Linux (\\d+(?:\\.\\d+)?|AMI)(?=[ /])");

    /** @param platform a solution stack's name or a platform's ARN, with {@code *} where it is left open; null: not known */
    static OperatingSystem of(@Nullable String platform) {
        if (platform == null) {
            return UNKNOWN;
        }
        if (platform.contains("Windows")) {
            return WINDOWS;
        }
        Matcher version = AMAZON_LINUX.matcher(platform);
        if (!version.find()) {
            return UNKNOWN;
        }
        return switch (version.group(1)) {
            case "2" -> AMAZON_LINUX_2;
            case "2023" -> AMAZON_LINUX_2023;
            default -> AMAZON_LINUX_1;
        };
    }

    /** Whether it is Amazon Linux 2 or 2023. */
    boolean isWithSystemd() {
        return this == AMAZON_LINUX_2 || this == AMAZON_LINUX_2023;
    }
}
