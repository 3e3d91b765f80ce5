package dev.kirikae.verify;

import dev.kirikae.model.Instance;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the instances run, over time. One that has another version deployed fails a watch once two looks in a row show
 * it; one that is still being deployed to, as a new one is, says nothing. Each look makes a new proof of the one before.
 *
 * @param others looks in a row, up to now, that showed another version
 * @param last the latest look in words; empty before the first
 */
public record InstanceProof(int others, String last) {

    /** Before the first look. */
    public static final InstanceProof NONE = new InstanceProof(0, "");

    private static final int DECISIVE = 2;

    /** Looks lie up to half a minute apart. */
    private static final Duration NEXT_LOOK = Duration.ofMinutes(1);

    /** With one more look. */
    public InstanceProof and(String version, List<Instance> instances) {
        List<Instance> other = instances.stream()
                .filter(i -> i.version() != null && !i.version().equals(version))
                .filter(i -> i.deployment().equals("Deployed"))
                .toList();
        long run = instances.stream().filter(i -> i.runs(version)).count();
        String words = run + " of " + instances.size() + " run " + version;
        return other.isEmpty()
                ? new InstanceProof(0, words)
                : new InstanceProof(
                        others + 1,
                        words + "; " + other.get(0).id() + " runs "
                                + other.get(0).version());
    }

    boolean isFailed() {
        return others >= DECISIVE;
    }

    /** How much longer a watch may have to last for this; null where nothing is open. */
    @Nullable
    Duration need() {
        return others > 0 ? NEXT_LOOK : null;
    }

    /** What was seen, for people. */
    String evidence() {
        return "instances: " + last;
    }
}
