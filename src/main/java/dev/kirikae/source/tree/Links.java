package dev.kirikae.source.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows the links of a bundle as a file system would, to see that none leads out of it. */
final class Links {
    private static final int MOST_HOPS = 40;

    private final Map<String, String> targets;

    /** @param targets path of each link and what it points to */
    Links(Map<String, String> targets) {
        this.targets = targets;
    }

    /** What is wrong with the link; null when nothing is. A target that does not exist within the bundle is allowed. */
    @Nullable
    String problem(String link) {
        Deque<String> at = new ArrayDeque<>();
        Deque<String> ahead = new ArrayDeque<>(List.of(link.split("/")));
        int hops = 0;
        while (!ahead.isEmpty()) {
            String segment = ahead.pop();
            if (segment.equals("..")) {
                if (at.isEmpty()) {
                    return "a link that leads out of the bundle (to " + SafeName.of(target(link)) + ")";
                }
                at.removeLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                at.addLast(segment);
                @Nullable String target = targets.get(String.join("/", at));
                if (target != null) {
                    if (target.startsWith("/")) {
                        return "a link to an absolute path (" + SafeName.of(target) + ")";
                    }
                    if (++hops > MOST_HOPS) {
                        return "a link that leads in a circle";
                    }
                    at.removeLast();
                    String[] segments = target.split("/");
                    for (int i = segments.length - 1; i >= 0; i--) {
                        ahead.push(segments[i]);
                    }
                }
            }
        }
        return null;
    }

    private String target(String link) {
        return String.valueOf(targets.get(link));
    }
}
