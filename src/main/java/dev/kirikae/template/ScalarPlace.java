package dev.kirikae.template;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The language a scalar is written in, which says how text may enter it. */
enum ScalarPlace {
    /** A YAML value that nothing interprets further. */
    PLAIN(null, "a value"),
    SHELL(Filter.SHELL, "a shell line"),
    CRON(Filter.CRON, "a crontab"),
    NGINX(Filter.NGINX, "nginx configuration"),
    LINES(Filter.LINE, "a file's content"),
    UNIT(Filter.UNIT, "a systemd unit"),
    /** A line of a systemd unit that runs a program, such as ExecStart. */
    EXEC(Filter.SYSTEMD, "a line of a systemd unit that runs a program"),
    /** What refers to a resource, a parameter or a mapping by its logical id. */
    LOGICAL_ID(null, "a logical id"),
    /** Inside back quotes, where Beanstalk reads JSON. */
    FUNCTION(Filter.JSON, "a back-quoted function"),
    SUB(Filter.SUB, "Fn::Sub"),
    /** A script in a language that we cannot quote for. */
    SCRIPT(null, "a script that is not for a POSIX shell");

    private final @Nullable Filter filter;
    private final String words;

    ScalarPlace(@Nullable Filter filter, String words) {
        this.filter = filter;
        this.words = words;
    }

    /** What text must name to enter here; null where it enters as it is, or, in a script, not at all. */
    @Nullable
    Filter filter() {
        return filter;
    }

    /** Whether text may name this filter, or none, to enter here. */
    boolean takes(@Nullable Filter given) {
        return given == filter || given == Filter.ID && (this == LOGICAL_ID || this == FUNCTION || this == SUB);
    }

    String words() {
        return words;
    }

    /** Whether the keys of the map at these keys are logical ids. */
    static boolean holdsLogicalIds(List<String> keys) {
        return keys.size() == 1
                && Set.of("Resources", "Outputs", "Parameters", "Mappings").contains(keys.get(0));
    }

    /** Of a scalar in a {@code .config} file, by the keys that lead to it; a tag counts as the key it is short for. */
    static ScalarPlace inConfig(List<String> keys, String text) {
        String section = keys.isEmpty() ? "" : keys.get(0);
        String last = keys.isEmpty() ? "" : keys.get(keys.size() - 1);
        return switch (section) {
            case "commands", "container_commands" ->
                keys.size() == 3 && (last.equals("command") || last.equals("test")) ? SHELL : PLAIN;
            case "files" -> keys.size() == 3 && last.equals("content") ? inFile(keys.get(1), text) : PLAIN;
            default -> keys.contains("Fn::Sub") ? SUB : refers(keys) ? LOGICAL_ID : PLAIN;
        };
    }

    private static boolean refers(List<String> keys) {
        int last = keys.size() - 1;
        while (last > 0 && keys.get(last).equals("-")) {
            last--;
        }
        return last > 0
                && Set.of("Ref", "Fn::GetAtt", "Fn::FindInMap", "DependsOn").contains(keys.get(last));
    }

    /** Of a file's content, by its path and first line. */
    static ScalarPlace inFile(String path, String text) {
        if (text.startsWith("#!")) {
            String interpreter = text.lines().findFirst().orElse("");
            return interpreter.matches("#!\\s*(?:/usr/bin/env\\s+|/usr/bin/|/bin/)(?:ba|da)?sh(?:\\s.*)?")
                    ? SHELL
                    : SCRIPT;
        }
        if (path.matches("/etc/cron(?:tab|\\.d/.*)")) {
            return CRON;
        }
        if (path.startsWith("/etc/systemd/")) {
            return UNIT;
        }
        if (path.endsWith(".sh")
                || path.startsWith("/etc/cron.")
                || path.startsWith("/etc/profile")
                || path.matches("\\.platform/(?:config)?hooks/.*")) {
            return SHELL;
        }
        return path.startsWith("/etc/nginx/") || path.startsWith(".platform/nginx/") ? NGINX : LINES;
    }
}
