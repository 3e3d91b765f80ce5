package dev.kirikae.stages;

import dev.kirikae.config.Configuration;
import dev.kirikae.model.ApplicationVersion;
import dev.kirikae.model.Environment;
import dev.kirikae.tale.Aim;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.EndingCause;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.Reached;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.Retry;
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

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Desk desk;
    private final Order order;

    Pruning(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
    }

    /**
     * What became of the old versions.
     *
     * @param left what could not be removed and why, to be said; empty where all is well
     */
    record Pruned(int removed, String left) {

        /** For the end of a sentence. */
        String words() {
            String gone = removed == 0 ? "" : ", and " + removed + (removed == 1 ? " old version" : " old versions");
            return (gone.isEmpty() ? "" : gone + " with it") + left;
        }
    }

    Pruned prune() {
        Configuration.Versions policy = order.configuration().versions();
        List<String> own = ownNewestFirst();
        if (own.size() <= policy.keep()) {
            return new Pruned(0, "");
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

    /** An environment that is not shown may be there all the same. */
    private Set<String> usedByWhatIsNotGone() {
        Set<String> used = new HashSet<>();
        for (ReleaseFacts release : desk.memory().releases()) {
            if (release.environment() != null && !desk.memory().isGone(release.environment())) {
                used.add(release.version());
            }
        }
        return used;
    }

    /** As Beanstalk tells it, or the journal; null where neither does: then it may be any. */
    private @Nullable String version(Environment environment) {
        ReleaseFacts release = desk.memory().releaseOf(environment.id());
        return environment.version() != null || release == null ? environment.version() : release.version();
    }

    private Pruned remove(List<String> old, Configuration.Versions policy) {
        String application = order.configuration().application();
        Set<String> used = new HashSet<>();
        for (Environment environment : Entering.look(desk, order).environments()) {
            String version = version(environment);
            if (version != null) {
                used.add(version);
            } else if (environment.exists()) {
                return new Pruned(0, ". Old versions stay: it is not told which one " + environment.name() + " runs");
            }
        }
        used.addAll(usedByWhatIsNotGone());
        List<ApplicationVersion> there = desk.look(
                        new Effect.LookAtVersions(application, null), Answer.VersionsSeen.class)
                .versions();
        int removed = 0;
        String left = "";
        Retry retry = desk.retry(PATIENCE);
        for (ApplicationVersion version : there) {
            if (!old.contains(version.label()) || used.contains(version.label())) {
                continue;
            }
            Reached reached = remove(version, policy, retry);
            if (reached.holds()) {
                desk.record(new Entry.Pruned(version.label(), desk.now()));
                removed++;
            } else {
                left = ". Version " + version.label() + " could not be deleted and stays: " + reached.why();
            }
            if (reached.cause() == EndingCause.DENIED) {
                break;
            }
        }
        return new Pruned(removed, left);
    }

    /** @param retry of all of them together: so long is waited in all */
    private Reached remove(ApplicationVersion version, Configuration.Versions policy, Retry retry) {
        String application = order.configuration().application();
        Goal.VersionGone goal = new Goal.VersionGone(version.label());
        Aim aim = Aim.ofItsOwnGuard(
                order.aims().sight(goal),
                (operation, signedAt, notAfter) -> new Effect.DeleteVersion(
                        operation, application, version.label(), policy.deleteBundles(), signedAt, notAfter));
        return desk.reach(aim, new Answer.VersionsSeen(List.of(version)), Duration.ofMinutes(5), retry);
    }
}
