package dev.kirikae.stages.step;

import dev.kirikae.config.Configuration;
import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.ApplicationVersion;
import dev.kirikae.model.Environment;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Change;
import dev.kirikae.workflow.ChangeResult;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.Retry;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Removes versions of this service that are past {@code versions.keep} and that no environment uses, also none that is
 * not shown.
 */
public final class PruneVersions {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;

    PruneVersions(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
    }

    /**
     * What became of the old versions.
     *
     * @param removed how many
     * @param left what could not be removed and why, to be said; empty where all is well
     */
    public record Pruned(int removed, String left) {

        /** For the end of a sentence. */
        public String words() {
            String gone = removed == 0 ? "" : ", and " + removed + (removed == 1 ? " old version" : " old versions");
            return (gone.isEmpty() ? "" : gone + " with it") + left;
        }
    }

    /** Asks nothing where there are not more than are kept. A version that AWS keeps ends nothing: that is said. */
    public Pruned prune() {
        Configuration.Versions versionPolicy = policy.configuration().versions();
        List<String> own = ownNewestFirst();
        if (own.size() <= versionPolicy.keep()) {
            return new Pruned(0, "");
        }
        return context.section(
                "old versions are removed", () -> remove(own.subList(versionPolicy.keep(), own.size()), versionPolicy));
    }

    private List<String> ownNewestFirst() {
        Set<String> labels = new LinkedHashSet<>();
        List<ReleaseRecord> newestFirst = new ArrayList<>(context.journal().releases());
        Collections.reverse(newestFirst);
        for (ReleaseRecord release : newestFirst) {
            if (!release.digest().isEmpty()) {
                labels.add(release.version());
            }
        }
        return List.copyOf(labels);
    }

    /** An environment that is not shown may be there all the same. */
    private Set<String> usedByWhatIsNotGone() {
        Set<String> used = new HashSet<>();
        for (ReleaseRecord release : context.journal().releases()) {
            if (release.environment() != null && !context.journal().isGone(release.environment())) {
                used.add(release.version());
            }
        }
        return used;
    }

    /** As Beanstalk tells it, or the journal; null where neither does: then it may be any. */
    private @Nullable String version(Environment environment) {
        ReleaseRecord release = context.journal().releaseOf(environment.id());
        return environment.version() != null || release == null ? environment.version() : release.version();
    }

    private Pruned remove(List<String> old, Configuration.Versions versionPolicy) {
        String application = policy.configuration().application();
        Set<String> used = new HashSet<>();
        for (Environment environment : steps.look().now().environments()) {
            String version = version(environment);
            if (version != null) {
                used.add(version);
            } else if (environment.exists()) {
                return new Pruned(0, ". Old versions stay: it is not told which one " + environment.name() + " runs");
            }
        }
        used.addAll(usedByWhatIsNotGone());
        List<ApplicationVersion> there = context.look(
                        new Effect.LookAtVersions(application, null), Answer.VersionsSeen.class)
                .versions();
        int removed = 0;
        String left = "";
        Retry retry = context.retry(PATIENCE);
        for (ApplicationVersion version : there) {
            if (!old.contains(version.label()) || used.contains(version.label())) {
                continue;
            }
            ChangeResult reached = remove(version, versionPolicy, retry);
            if (reached.holds()) {
                context.record(new JournalEntry.Pruned(version.label(), context.now()));
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
    private ChangeResult remove(ApplicationVersion version, Configuration.Versions versionPolicy, Retry retry) {
        String application = policy.configuration().application();
        Goal.VersionGone goal = new Goal.VersionGone(version.label());
        Change change = Change.ofItsOwnGuard(
                policy.observers().observer(goal),
                (operation, signedAt, notAfter) -> new ChangingCall.DeleteVersion(
                        operation, application, version.label(), versionPolicy.deleteBundles(), signedAt, notAfter));
        return context.reach(change, new Answer.VersionsSeen(List.of(version)), Duration.ofMinutes(5), retry);
    }
}
