package dev.kirikae.cli.view;

import dev.kirikae.model.Extension;
import dev.kirikae.source.TextDifference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What Beanstalk would be told by the next bundle and is not told by the live one, and the other way round. */
public final class ExtensionDifferences {

    /** One file that is not the same on both sides. */
    private record Difference(String path, String kind, List<String> lines) {}

    private final List<Difference> differences = new ArrayList<>();

    public ExtensionDifferences(List<Extension> live, List<Extension> next) {
        Map<String, Extension> before = byPath(live);
        Map<String, Extension> after = byPath(next);
        TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        for (String path : paths) {
            compare(path, before.get(path), after.get(path));
        }
    }

    private static Map<String, Extension> byPath(List<Extension> extensions) {
        Map<String, Extension> byPath = new LinkedHashMap<>();
        extensions.forEach(extension -> byPath.put(extension.path(), extension));
        return byPath;
    }

    private void compare(String path, @Nullable Extension before, @Nullable Extension after) {
        if (before == null && after != null) {
            differences.add(new Difference(path, "added", TextDifference.hunks("", after.text())));
        } else if (before != null && after == null) {
            differences.add(new Difference(path, "removed", TextDifference.hunks(before.text(), "")));
        } else if (before != null && after != null && !before.equals(after)) {
            List<String> lines = new ArrayList<>();
            if (before.executable() != after.executable()) {
                lines.add(after.executable() ? "run bit set" : "run bit taken away");
            }
            lines.addAll(TextDifference.hunks(before.text(), after.text()));
            differences.add(new Difference(path, "changed", lines));
        }
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Difference difference : differences) {
            lines.add(difference.kind() + " " + difference.path());
            difference.lines().forEach(line -> lines.add("  " + line));
        }
        return lines;
    }

    public List<Map<String, Object>> fields() {
        return differences.stream()
                .map(difference -> JsonFields.of("path", difference.path())
                        .and("kind", difference.kind())
                        .and("lines", difference.lines())
                        .map())
                .toList();
    }

    public int size() {
        return differences.size();
    }
}
