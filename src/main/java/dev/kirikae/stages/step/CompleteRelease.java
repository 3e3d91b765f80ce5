package dev.kirikae.stages.step;

import dev.kirikae.config.Verify;
import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import dev.kirikae.verify.AlarmProof;
import dev.kirikae.verify.RecordingText;
import dev.kirikae.verify.WatchStart;
import dev.kirikae.workflow.ChangeResult;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.EndingPhase;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.Retry;
import dev.kirikae.workflow.StageContext;
import dev.kirikae.workflow.StageResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the switch to the end of a release: the watch, its verdict, and settling or the way back. */
public final class CompleteRelease {

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;
    private final SwitchLiveName switchLiveName;

    CompleteRelease(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
        this.switchLiveName = steps.switchLiveName();
    }

    /**
     * Takes up what a process left, or what was held. Where the live name has been moved on by hand nothing is moved,
     * and a person must decide.
     *
     * @param release has moved the live name and has not ended
     */
    public StageResult finish(EnvironmentSnapshot seen, ReleaseRecord release) {
        context.touch();
        EnvironmentSnapshot snapshot = steps.contradiction().mustShow(seen, roles -> unshownOwner(roles, release));
        Environment environment = release.environment() == null ? null : snapshot.find(release.environment());
        if (environment == null || !snapshot.name().isOwnedBy(environment)) {
            return movedByHand(release, snapshot);
        }
        VerificationTarget subject = VerificationTarget.of(environment, "", release);
        Environment former = release.live() == null ? null : snapshot.find(release.live());
        List<AlarmProof> alarms = context.section(
                "the alarms are known", () -> steps.gatingAlarms().alarmsTakenUp(subject, former));
        return finish(
                snapshot, release, new WatchStart(alarms, steps.watchQueues().takenUp(subject)));
    }

    /** Nobody is seen to own the live name, and the release's own environment is not shown. */
    private static @Nullable NotShown unshownOwner(Roles roles, ReleaseRecord release) {
        EnvironmentId id = release.environment();
        return id == null || !roles.owners().isEmpty() ? null : roles.unshown(id);
    }

    /**
     * The same right after the switch.
     *
     * @param start alarms and queues as they were before the switch
     */
    public StageResult finish(EnvironmentSnapshot snapshot, ReleaseRecord release, WatchStart start) {
        VerificationTarget subject = subject(snapshot, release);
        Verdict judged = release.state() == ReleaseRecord.State.SWITCHED ? release.liveVerdict() : null;
        if (judged != null) {
            String before = "judged before this " + context.request().stage() + " began";
            return conclude(release, subject, judged, List.of(before), snapshot.environments());
        }
        steps.holdCapacity().hold(release);
        Environment before = snapshot.find(subject.id());
        boolean enhanced = before != null && before.health().isEnhanced();
        WatchLive.Watched watched = context.section(
                "watching the candidate",
                () -> steps.watchLive().watch(subject, release.watch(), start, enhanced, release.live()));
        if (watched.isElsewhere()) {
            return movedByHand(release, new EnvironmentSnapshot(watched.seen(), policy.liveName(), context.now()));
        }
        context.record(new JournalEntry.Judged(
                release.id(),
                JournalEntry.Phase.LIVE,
                watched.verdict(),
                watched.evidence(),
                RecordingText.write(watched.recording()),
                context.now()));
        return conclude(release, subject, watched.verdict(), watched.evidence(), watched.seen());
    }

    private StageResult conclude(
            ReleaseRecord release,
            VerificationTarget subject,
            Verdict verdict,
            List<String> evidence,
            List<Environment> seen) {
        if (verdict == Verdict.VERIFIED) {
            steps.holdCapacity().settle();
            return settle(release, subject, "verified", seen);
        }
        EnvironmentSnapshot snapshot = steps.look().afterAMove();
        if (!isOwner(snapshot, subject.id())) {
            return movedByHand(release, snapshot);
        }
        return verdict == Verdict.FAILED
                ? failed(release, evidence, snapshot)
                : unproven(release, subject, verdict == Verdict.INCONCLUSIVE, evidence, snapshot);
    }

    private VerificationTarget subject(EnvironmentSnapshot snapshot, ReleaseRecord release) {
        EnvironmentId id = release.environment();
        Environment environment = id == null ? null : snapshot.find(id);
        if (environment == null) {
            throw context.ended(EndingCause.PERSON, release.id() + " is live, but " + id + " is not shown", "status");
        }
        EnvironmentId before = release.live();
        return VerificationTarget.of(environment, switchLiveName.liveHost(snapshot), release)
                .after(before == null ? null : snapshot.find(before), release.switchedAt());
    }

    private StageResult failed(ReleaseRecord release, List<String> evidence, EnvironmentSnapshot snapshot) {
        String why = "its watch failed";
        return policy.configuration().verify().onFailure() == Verify.OnFailure.HOLD
                ? hold(release, why, evidence, snapshot)
                : back(release, why, evidence, snapshot);
    }

    /**
     * @param asked something was asked, and its proof was not reached: of this alone {@code on-inconclusive: accept}
     *     speaks, not of a watch in which nothing could have failed
     */
    private StageResult unproven(
            ReleaseRecord release,
            VerificationTarget subject,
            boolean asked,
            List<String> evidence,
            EnvironmentSnapshot snapshot) {
        Verify verify = policy.configuration().verify();
        String why = asked ? "its watch was inconclusive" : "nothing in its watch could have failed";
        boolean accepts = asked && verify.onInconclusive() == Verify.OnInconclusive.ACCEPT;
        if (accepts || !asked && verify.acceptUnverified() != null) {
            String how = accepts ? "on-inconclusive" : "accept-unverified: " + verify.acceptUnverified();
            return settle(release, subject, "accepted by " + how, snapshot.environments());
        }
        if (context.passes(asked ? Guard.INCONCLUSIVE : Guard.UNVERIFIED, release.id(), why)) {
            return settle(release, subject, "accepted by name", snapshot.environments());
        }
        return verify.onInconclusive() == Verify.OnInconclusive.ROLLBACK
                ? back(release, why, evidence, snapshot)
                : hold(release, why, evidence, snapshot);
    }

    private StageResult settle(ReleaseRecord release, VerificationTarget subject, String how, List<Environment> seen) {
        context.waitUntilSure();
        EnvironmentSnapshot snapshot = context.journal().name().unsureUntil() == null
                ? new EnvironmentSnapshot(seen, policy.liveName(), context.now())
                : steps.look().now();
        if (context.journal().name().unsureUntil() != null && !isOwner(snapshot, subject.id())) {
            return movedByHand(release, snapshot);
        }
        context.record(new JournalEntry.Ended(release.id(), JournalEntry.How.SETTLED, how, context.now()));
        WayBack back = WayBack.of(context.journal(), snapshot.roles(context.journal()));
        return context.reached(
                release.id() + " is settled: " + subject.name() + " serves users, and "
                        + (release.live() == null ? "there is no way back yet: it is the first release" : back.words()),
                back.kind() == WayBack.Kind.MOVES ? "destroy --due" : "status");
    }

    private static boolean isOwner(EnvironmentSnapshot snapshot, EnvironmentId id) {
        Environment environment = snapshot.find(id);
        return environment != null && snapshot.name().isOwnedBy(environment);
    }

    private static boolean isOwner(EnvironmentSnapshot snapshot, ReleaseRecord release) {
        return release.environment() != null && isOwner(snapshot, release.environment());
    }

    private StageResult hold(ReleaseRecord release, String why, List<String> evidence, EnvironmentSnapshot snapshot) {
        WayBack back = WayBack.of(context.journal(), snapshot.roles(context.journal()));
        String next = back.kind() == WayBack.Kind.MOVES ? "rollback" : "upload";
        return held(release, why, evidence, release.live() == null ? "release" : next);
    }

    /** Before a one-way door: forward with another upload, or back at a person's word. */
    private StageResult holdBefore(ReleaseRecord release, String why, List<String> evidence) {
        return held(
                release,
                why + "; mend it forward with upload, or go back all the same",
                evidence,
                OneWayDoor.ALL_THE_SAME);
    }

    private StageResult held(ReleaseRecord release, String why, List<String> evidence, String next) {
        context.record(new JournalEntry.Held(release.id(), why, context.now()));
        List<String> explained = explained(release, evidence);
        return context.end(
                        EndingCause.PERSON,
                        release.id() + " is held, a person must decide: " + why + ". " + release.environmentName()
                                + " serves users",
                        next)
                .with(explained);
    }

    /** The way back: a new goal with looks of its own, never the reverse of a call. */
    private StageResult back(ReleaseRecord release, String why, List<String> evidence, EnvironmentSnapshot first) {
        EnvironmentId candidate = release.environment();
        if (candidate == null || release.live() == null) {
            return abandonFirst(release, why, evidence);
        }
        Retry retry = context.retry(policy.configuration().deadlines().switching());
        EnvironmentSnapshot snapshot = first;
        while (true) {
            snapshot = steps.contradiction().confirmed(snapshot, roles -> roles.unshown(NotShown.Role.STANDBY));
            Roles roles = snapshot.roles(context.journal());
            Environment target = roles.standby();
            if (target == null) {
                NotShown unshown = roles.unshown(NotShown.Role.STANDBY);
                String none = unshown == null
                        ? ", and there is no standby to go back to"
                        : ", and the " + unshown.words() + " is not shown: it may not be seen, or is gone";
                return hold(release, why + none, evidence, snapshot);
            }
            String closed = steps.oneWayDoors().closed(target.id());
            if (closed != null) {
                return holdBefore(
                        release, why + ", and the way back to " + target.name() + " is closed: " + closed, evidence);
            }
            WorseWayBack.Worse worse = steps.worseWayBack().than(release, snapshot, candidate, target);
            if (worse != null) {
                List<String> both = new ArrayList<>(evidence);
                both.addAll(worse.evidence());
                return hold(release, why + ", and " + worse.why(), both, snapshot);
            }
            ChangeResult reached = switchLiveName.back(Goal.Purpose.WAY_BACK, snapshot, candidate, target.id());
            if (reached.holds()) {
                return restored(release, why, evidence, target);
            }
            if (!retry.isDue(reached)) {
                return hold(release, why + ", and the way back failed: " + reached.why(), evidence, snapshot);
            }
            snapshot = steps.look().afterAMove();
            if (!isOwner(snapshot, candidate)) {
                return movedByHand(release, snapshot);
            }
        }
    }

    private StageResult restored(ReleaseRecord release, String why, List<String> evidence, Environment target) {
        context.waitUntilSure();
        context.record(new JournalEntry.Ended(release.id(), JournalEntry.How.RESTORED, why, context.now()));
        steps.holdCapacity().letGo(target.id());
        List<String> explained = explained(release, evidence);
        return context.end(
                        EndingCause.MOVED_BACK,
                        release.id() + " was moved back: " + why + ". " + target.name() + " serves users again",
                        "explain " + release.id())
                .with(explained);
    }

    /** Asked for once the name is where it is to be: who serves comes first, and why it came so after it. */
    private List<String> explained(ReleaseRecord release, List<String> evidence) {
        EnvironmentId watched = release.environment();
        Instant switched = release.switchedAt();
        return watched == null
                ? evidence
                : steps.diagnostics()
                        .recorded(release, watched, switched == null ? release.openedAt() : switched, evidence);
    }

    private StageResult abandonFirst(ReleaseRecord release, String why, List<String> evidence) {
        EndingPhase phase = context.phase();
        context.record(new JournalEntry.Ended(release.id(), JournalEntry.How.ABANDONED, why, context.now()));
        List<String> explained = explained(release, evidence);
        return context.end(
                        phase,
                        EndingCause.NOT_PROVEN,
                        "the first release " + release.id() + " is given up, " + why + ": " + release.environmentName()
                                + " serves users, and there is nothing to go back to",
                        "upload")
                .with(explained);
    }

    private StageResult movedByHand(ReleaseRecord release, EnvironmentSnapshot seen) {
        EnvironmentSnapshot snapshot = steps.contradiction().mustShow(seen, roles -> unshownOwner(roles, release));
        if (isOwner(snapshot, release)) {
            return context.end(
                    EndingCause.UNKNOWN,
                    release.environmentName() + " was not shown a moment ago and is again: what was seen of "
                            + release.id() + " proves nothing",
                    context.request().typed());
        }
        Environment live = snapshot.roles(context.journal()).live();
        String owner = live == null ? "nobody" : live.id().value();
        if (release.state() != ReleaseRecord.State.HELD) {
            context.record(new JournalEntry.Held(
                    release.id(), "the live name was moved on by hand to " + owner, context.now()));
        }
        if (live != null && !live.id().equals(context.journal().live())) {
            context.record(new JournalEntry.Found(live.id(), live.version(), "moved by hand", context.now()));
        }
        return context.end(
                EndingCause.PERSON,
                "the live name belongs to " + owner + ", not to " + release.environment() + " of " + release.id()
                        + ", which had not ended: somebody moved it by hand. Nothing was moved. "
                        + (live == null ? "Nobody" : live.name()) + " serves users",
                "recover");
    }

    /**
     * Closes a release that lost the name while it was watched; its environment is rejected, and nothing is moved.
     *
     * @param live who serves now; null for nobody
     * @return what was done, as a sentence without a full stop
     */
    public String closeMoved(ReleaseRecord release, @Nullable Environment live) {
        EnvironmentId lost = release.environment();
        if (lost != null) {
            context.record(new JournalEntry.Rejected(lost, "the live name was moved away by hand", context.now()));
        }
        context.record(new JournalEntry.Ended(
                release.id(), JournalEntry.How.RESTORED, "the live name was moved on by hand", context.now()));
        if (live != null) {
            context.record(new JournalEntry.Found(live.id(), live.version(), "moved by hand", context.now()));
        }
        return release.id() + " is closed: the live name was moved on by hand. Nothing was moved; "
                + (live == null ? "nobody" : live.name()) + " serves users";
    }
}
