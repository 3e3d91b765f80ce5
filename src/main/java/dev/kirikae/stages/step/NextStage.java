package dev.kirikae.stages.step;

import dev.kirikae.config.Configuration;
import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command that leads on from how a service is: the one function, for {@code status} and for the end of every stage. */
public final class NextStage {

    /** Run again they settle what they left open, and go on; what another one left, {@code recover} settles. */
    private static final Set<String> GO_ON = Set.of("upload", "release", "rollback");

    private NextStage() {}

    /**
     * From the journal and one look; asks nothing.
     *
     * @param roles of that look
     * @param configuration says when a rejected environment is due, and whether a release must be approved
     * @param now when that look was taken
     * @return as it is typed after {@code kirikae}; never empty
     */
    public static String of(JournalState journal, Roles roles, Configuration configuration, Instant now) {
        String last = journal.lastHolder().stage();
        if (!journal.openDeciding().isEmpty()) {
            return GO_ON.contains(last) ? last : "recover";
        }
        ReleaseRecord moved = journal.moved();
        if (moved != null) {
            return ofMoved(journal, roles, moved, now);
        }
        NotShown candidate = roles.unshown(NotShown.Role.CANDIDATE);
        if (candidate != null) {
            return candidate.wayOut();
        }
        if (roles.candidate() != null) {
            return forward(journal.releaseOf(roles.candidate().id()), configuration);
        }
        String taken = takenBack(journal, roles, configuration.standby().rejected(), now);
        if (taken != null) {
            return "explain " + taken;
        }
        boolean more = roles.standby() != null
                || !roles.superseded().isEmpty()
                || !roles.rejected().isEmpty();
        return more ? "destroy --due" : "upload";
    }

    /** What must be approved is planned first: the plan shows the digest, and what is then typed. */
    private static String forward(@Nullable ReleaseRecord release, Configuration configuration) {
        if (!isReleasable(release)) {
            return "upload";
        }
        boolean begun = release != null && release.state() == ReleaseRecord.State.BEGUN;
        boolean approved = configuration.approval() == Configuration.Approval.NONE || begun;
        return approved ? "release" : "plan release";
    }

    private static String ofMoved(JournalState journal, Roles roles, ReleaseRecord moved, Instant now) {
        Environment live = roles.live();
        if (live != null && !live.id().equals(moved.environment())) {
            return "recover";
        }
        if (moved.state() == ReleaseRecord.State.SWITCHED) {
            return journal.lastHolder().stage().equals("recover") ? "recover" : "release";
        }
        if (moved.live() == null) {
            return "release";
        }
        Environment standby = roles.standby();
        return standby == null ? "upload" : OneWayDoor.wayBack(journal, standby.id(), now);
    }

    /** Its verification is over, and did not disprove it; neither did an attempt. */
    private static boolean isReleasable(@Nullable ReleaseRecord release) {
        if (release == null) {
            return true;
        }
        return switch (release.state()) {
            case LAUNCHING, LAUNCHED, FAILED, DISPROVED -> false;
            case PREPARED, BEGUN, SWITCHED, HELD, SETTLED, RESTORED -> true;
            case ABANDONED -> release.candidateVerdict() != Verdict.FAILED && release.liveVerdict() == null;
        };
    }

    /** The release that was taken back last, while its environment is kept to be looked at; null where none is. */
    private static @Nullable String takenBack(JournalState journal, Roles roles, Duration rejected, Instant now) {
        if (roles.rejected().isEmpty()) {
            return null;
        }
        Environment newest = roles.rejected().get(0);
        EnvironmentRecord facts = journal.environment(newest.id());
        ReleaseRecord release = journal.releaseOf(newest.id());
        Instant since = facts == null ? null : facts.rejectedAt();
        boolean kept = since != null && now.isBefore(since.plus(rejected));
        boolean latest = newest.id().equals(journal.name().latest());
        return kept && latest && release != null ? release.id() : null;
    }
}
