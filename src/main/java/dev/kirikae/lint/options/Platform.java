package dev.kirikae.lint.options;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a platform's name tells of the options it knows.
 *
 * @param family as the option table calls it; null where the name does not tell
 * @param isAfterAmazonLinuxAmi whether it certainly is Amazon Linux 2 or later, or Windows
 */
public record Platform(@Nullable String family, boolean isAfterAmazonLinuxAmi) {
    private static final Pattern LATER = Pattern.compile("Amazon Linux (?:2|2023)\\b(?!\\d*\\.\\d\\d)|Windows");
    private static final Pattern RUNNING = Pattern.compile("running (.+)$|platform/(.+?) running on ");

    /** The first word, or words, of what runs there. */
    private static final Map<String, String> FAMILIES = Map.ofEntries(
            Map.entry("docker", "docker"),
            Map.entry("ecs", "ecs"),
            Map.entry("multi-container docker", "ecs"),
            Map.entry("go", "go"),
            Map.entry("corretto", "javase"),
            Map.entry("java", "javase"),
            Map.entry("tomcat", "tomcat"),
            Map.entry(".net", "dotnet"),
            Map.entry("iis", "windows"),
            Map.entry("node.js", "nodejs"),
            Map.entry("php", "php"),
            Map.entry("python", "python"),
            Map.entry("ruby", "ruby"));

    /**
     * Reads a solution stack's name or a platform's ARN; parts of it may be {@code *}.
     *
     * @param name such as {@code 64bit Amazon Linux 2023 v6.1.0 running Node.js 22}; null: not known
     */
    public static Platform of(@Nullable String name) {
        if (name == null) {
            return new Platform(null, false);
        }
        boolean windows = name.contains("Windows");
        return new Platform(
                windows ? "windows" : family(name), LATER.matcher(name).find());
    }

    private static @Nullable String family(String name) {
        Matcher running = RUNNING.matcher(name);
        if (!running.find()) {
            return null;
        }
        String what = (running.group(2) == null ? running.group(1) : running.group(2)).toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> family : FAMILIES.entrySet()) {
            if (what.equals(family.getKey()) || what.startsWith(family.getKey() + " ")) {
                return family.getValue();
            }
        }
        return null;
    }
}
