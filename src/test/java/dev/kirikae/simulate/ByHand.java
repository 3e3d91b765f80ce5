package dev.kirikae.simulate;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import java.util.List;

/** What people do in the console. Each tells in words what came of it; empty where there was nothing to do it to. */
final class ByHand {

    private ByHand() {}

    static String swap(EmbeddedCloud cloud, Who with) {
        EnvironmentId live = cloud.ownerOf(Start.NAME);
        EnvironmentId other = JournalFacts.of(cloud).find(with, live);
        return live == null || other == null ? "" : swap(cloud, live, other);
    }

    /** Swaps the live one and the newest other one that is Ready. */
    static String swapNewest(EmbeddedCloud cloud) {
        EnvironmentId live = cloud.ownerOf(Start.NAME);
        List<Environment> others = cloud.environments().stream()
                .filter(e -> e.isReady() && !e.id().equals(live))
                .toList();
        return live == null || others.isEmpty()
                ? ""
                : swap(cloud, live, others.get(others.size() - 1).id());
    }

    private static String swap(EmbeddedCloud cloud, EnvironmentId live, EnvironmentId other) {
        return live + ", " + other + ": "
                + cloud.swapByHand(live, other).getClass().getSimpleName();
    }

    static String terminate(EmbeddedCloud cloud, Who whom) {
        EnvironmentId id = JournalFacts.of(cloud).find(whom, cloud.ownerOf(Start.NAME));
        return id == null
                ? ""
                : id + ": " + cloud.terminateByHand(id).getClass().getSimpleName();
    }
}
