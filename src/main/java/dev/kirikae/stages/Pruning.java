package dev.kirikae.stages;

import dev.kirikae.config.Configuration;
import dev.kirikae.model.ApplicationVersion;
import dev.kirikae.model.Environment;
import dev.kirikae.tale.Aim;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.Reached;
import dev.kirikae.tale.ReleaseFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Removes versions of this service that are past their number and that no environment uses. */
final class Pruning {

    private final Desk desk;
    private final Order order;

    Pruning(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
    }

    /** How many were removed. */
    int prune() {
        Configuration.Versions policy = order.configuration().versions();
        List<String> own = ownNewestFirst();
        if (own.size() <= policy.keep()) {
            return 0;
        }
        return desk.chapter("old versions are removed", () -> remove(own.subList(policy.keep(), own.size()), policy));
    }

    private List<String> ownNewestFirst() {
        Set<String> labels = new LinkedHashSet<>();
        List<ReleaseFacts> newestFirst = new ArrayList<>(desk.memory().releases());
        Collections.reverse(newestFirst);
        for (ReleaseFacts release : newestFirst) {
            if (!release.digest().isEmpty()) {
                labels.add(release.version());
            }
        }
        return List.copyOf(labels);
    }

    /** As Beanstalk tells it, or the journal; null where neither does: then it may be any. */
    private @Nullable String version(Environment environment) {
        ReleaseFacts release = desk.memory().releaseOf(environment.id());
        return environment.version() != null || release == null ? environment.version() : release.version();
    }

    private int remove(List<String> old, Configuration.Versions policy) {
        String application = order.configuration().application();
        Set<String> used = new HashSet<>();
        for (Environment environment : Entering.look(desk, order).environments()) {
            String version = version(environment);
            if (version != null) {
                used.add(version);
            } else if (environment.exists()) {
                return 0;
            }
        }
        List<ApplicationVersion> there = desk.look(
                        new Effect.LookAtVersions(application, null), Answer.VersionsSeen.class)
                .versions();
        int removed = 0;
        for (ApplicationVersion version : there) {
            if (!old.contains(version.label()) || used.contains(version.label())) {
                continue;
            }
            Goal.VersionGone goal = new Goal.VersionGone(version.label());
            Aim aim = Aim.ofItsOwnGuard(
                    order.aims().sight(goal),
                    (operation, signedAt, notAfter) -> new Effect.DeleteVersion(
                            operation, application, version.label(), policy.deleteBundles(), signedAt, notAfter));
            Reached reached = desk.reach(aim, new Answer.VersionsSeen(List.of(version)), Duration.ofMinutes(5));
            if (reached.holds()) {
                desk.record(new Entry.Pruned(version.label(), desk.now()));
                removed++;
            }
        }
        return removed;
    }
}
