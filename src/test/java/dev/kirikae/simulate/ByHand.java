package dev.kirikae.simulate;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import java.util.List;
import java.util.function.Function;

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

    static String scale(EmbeddedCloud cloud, Who whom, int by) {
        return done(cloud, whom, id -> {
            int instances = Math.min(4, Math.max(1, cloud.instancesOf(id) + by));
            CloudControl.scale(cloud, id, instances);
            return "now " + instances;
        });
    }

    static String update(EmbeddedCloud cloud, Who whom) {
        return done(cloud, whom, id -> CloudControl.updateByHand(cloud, id) ? "Done" : "Refused");
    }

    static String copy(EmbeddedCloud cloud, Who whom) {
        return done(
                cloud,
                whom,
                id -> CloudControl.cloneByHand(cloud, id).getClass().getSimpleName());
    }

    static String call(EmbeddedCloud cloud, Who whom) {
        return done(cloud, whom, id -> {
            CloudControl.call(cloud, id);
            return "called";
        });
    }

    /** To one that is there. */
    private static String done(EmbeddedCloud cloud, Who whom, Function<EnvironmentId, String> act) {
        EnvironmentId id = JournalFacts.of(cloud).find(whom, cloud.ownerOf(Start.NAME));
        Environment environment = id == null ? null : cloud.environment(id);
        return environment == null || !environment.exists() ? "" : id + ": " + act.apply(id);
    }
}
