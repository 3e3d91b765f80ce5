package dev.kirikae.stages;

import dev.kirikae.config.Configuration;
import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.Move;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import dev.kirikae.stages.step.CandidateVerification;
import dev.kirikae.stages.step.CommitAncestry;
import dev.kirikae.stages.step.CompleteRelease;
import dev.kirikae.stages.step.EnvironmentSnapshot;
import dev.kirikae.stages.step.GatingAlarms;
import dev.kirikae.stages.step.NotShown;
import dev.kirikae.stages.step.ReleaseSelector;
import dev.kirikae.stages.step.Roles;
import dev.kirikae.stages.step.ServicePolicy;
import dev.kirikae.stages.step.ShownInstances;
import dev.kirikae.stages.step.Steps;
import dev.kirikae.stages.step.SwitchLiveName;
import dev.kirikae.stages.step.VerificationTarget;
import dev.kirikae.verify.AlarmProof;
import dev.kirikae.verify.QueueProof;
import dev.kirikae.verify.WatchStart;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangeResult;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.EndingPhase;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.Retry;
import dev.kirikae.workflow.StageContext;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Moves the live name to a verified candidate and watches it, or leaves the live environment serving. A release that
 * has moved the name and has not ended is finished first. A first release moves nothing: its candidate has the name
 * already.
 */
public final class Release {

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;
    private final SwitchLiveName switchLiveName;
    private final CompleteRelease completeRelease;

    private Release(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
        this.switchLiveName = steps.switchLiveName();
        this.completeRelease = steps.completeRelease();
    }

    /**
     * @param wanted release id, commit or version label that the candidate must be; null for whichever waits
     * @param again try the newest rejected one anew
     */
    public static Workflow workflow(Request request, ServicePolicy policy, @Nullable String wanted, boolean again) {
        return Steps.stage(request, policy, steps -> new Release(steps).run(wanted, again));
    }

    private StageResult run(@Nullable String wanted, boolean again) {
        EnvironmentSnapshot snapshot = steps.open().enter();
        return run(snapshot, wanted, again);
    }

    private StageResult run(EnvironmentSnapshot entered, @Nullable String wanted, boolean again) {
        EnvironmentSnapshot snapshot = entered;
        ReleaseRecord moved = context.journal().moved();
        Environment waiting = snapshot.roles(context.journal()).candidate();
        boolean newer = waiting != null && moved != null && !waiting.id().equals(moved.environment());
        if (moved != null && moved.state() == State.SWITCHED) {
            StageResult finished = completeRelease.finish(snapshot, moved);
            if (!newer || finished.exit() != ExitCode.OK) {
                return finished;
            }
            snapshot = steps.look().now();
        } else if (moved != null && !newer) {
            snapshot = steps.contradiction().mustShow(snapshot, NotShown.Role.CANDIDATE);
            return completeRelease.finish(snapshot, moved);
        }
        NotShown.Role next = again && isAnyRejected(snapshot) ? NotShown.Role.REJECTED : NotShown.Role.CANDIDATE;
        return release(steps.contradiction().mustShow(snapshot, NotShown.Role.LIVE, next), wanted, again);
    }

    private boolean isAnyRejected(EnvironmentSnapshot snapshot) {
        Roles roles = snapshot.roles(context.journal());
        return !roles.rejected().isEmpty() || roles.unshown(NotShown.Role.REJECTED) != null;
    }

    private StageResult release(EnvironmentSnapshot snapshot, @Nullable String wanted, boolean again) {
        Roles roles = snapshot.roles(context.journal());
        Environment rejected = again ? rejected(roles) : null;
        Environment candidate = rejected == null ? roles.candidate() : rejected;
        Environment live = roles.live();
        ReleaseRecord release = candidate == null ? null : context.journal().releaseOf(candidate.id());
        if (candidate == null || release == null || wanted != null && !ReleaseSelector.is(release, wanted)) {
            return nothing(roles, live, release, wanted);
        }
        mustBeLaunched(release, candidate);
        if (live == null) {
            throw steps.preconditions().nobodyOwns("status");
        }
        return attempt(snapshot, release, live, candidate, again);
    }

    /** The newest rejected one that a release brought live; what Kirikae did not make cannot be tried again. */
    private @Nullable Environment rejected(Roles roles) {
        return roles.rejected().stream()
                .filter(environment -> context.journal().releaseOf(environment.id()) != null)
                .findFirst()
                .orElse(null);
    }

    /** What has not come up yet, or came up badly, cannot be tried. */
    private void mustBeLaunched(ReleaseRecord release, Environment candidate) {
        if (release.state() == State.LAUNCHING) {
            throw context.refuse(
                    Guard.NOTHING_TO_DO,
                    release.id() + " on " + candidate.name() + " has not finished its launch: run upload again, which"
                            + " waits for it",
                    "upload");
        }
        if (release.state() == State.FAILED) {
            throw context.refuse(
                    Guard.NOTHING_TO_DO,
                    "the launch of " + release.id() + " on " + candidate.name()
                            + " failed: the next upload replaces it",
                    "upload");
        }
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a guard that cannot be allowed let pass");
        }
        return value;
    }

    /** What this stage has already done is well; anything else that is asked for is not there. */
    private StageResult nothing(
            Roles roles, @Nullable Environment live, @Nullable ReleaseRecord candidate, @Nullable String wanted) {
        ReleaseRecord serving = live == null ? null : context.journal().releaseOf(live.id());
        Move last = context.journal().name().lastMove();
        boolean latest = candidate == null && (last == null || last.how() == Move.How.FORWARD);
        boolean meant = serving != null && (wanted == null ? latest : ReleaseSelector.is(serving, wanted));
        if (serving != null && meant && serving.state() == State.SETTLED) {
            return context.reached(serving.id() + " is live and settled already", "destroy --due");
        }
        if (candidate != null) {
            throw context.refuse(
                    Guard.NOTHING_TO_DO, wanted + " is not the candidate; " + candidate.id() + " is", "status");
        }
        Environment rejected = rejected(roles);
        boolean again = rejected != null;
        String sentence = rejected == null
                ? "there is no candidate to release: upload one"
                : "there is no candidate to release, only "
                        + rejected.name()
                        + ", which was rejected: try it anew with --again, or upload another";
        throw context.refuse(Guard.NOTHING_TO_DO, sentence, again ? "release --again" : "upload");
    }

    private StageResult attempt(
            EnvironmentSnapshot snapshot,
            ReleaseRecord release,
            Environment live,
            Environment candidate,
            boolean again) {
        boolean first = live.id().equals(candidate.id());
        if (!first) {
            mayReplace(release, live);
            steps.preconditions().forSwitch(live, candidate);
        }
        VerificationTarget subject = VerificationTarget.of(candidate, release)
                .after(live, first ? null : context.journal().movedAt());
        List<AlarmProof> before = context.section(
                "the alarms are known", () -> steps.gatingAlarms().alarmsBeforeTheSwitch(subject, first ? null : live));
        List<QueueProof> queues = steps.watchQueues().beforeTheSwitch(subject);
        steps.alarmFeed().mustBeThere();
        for (String red : GatingAlarms.blocking(before)) {
            context.guard(Guard.RED_ALARM, red, "alarm " + red + " is red before the release", "status");
        }
        List<AlarmProof> alarms = before.stream().map(AlarmProof::allowed).toList();
        WatchStart start = new WatchStart(alarms, queues);
        steps.provable().inTheWatch(release.id(), candidate.health().isEnhanced(), alarms);
        steps.ownDomains().mustFollow(release.id(), live, snapshot, switchLiveName.liveHost(snapshot));
        JournalEntry.Budget budget = steps.foresee().budget(release.id(), first ? null : live, candidate, start);
        steps.requireApproval().mustBeGiven(release, candidate.id(), live.id());
        context.record(new JournalEntry.Began(
                release.id(),
                candidate.id(),
                first ? null : live.id(),
                again,
                policy.configuration().verify().live().watch(),
                budget,
                context.now()));
        if (!first) {
            steps.oneWayDoors().announce(release, live);
        }
        return first
                ? firstRelease(snapshot, release, subject, start)
                : switchOver(snapshot, release, live, candidate, subject, start);
    }

    private void mayReplace(ReleaseRecord release, Environment live) {
        if (!live.id().equals(release.live())) {
            context.guard(
                    Guard.LIVE_MOVED,
                    release.id(),
                    live.name() + " is live, but " + release.id() + " was prepared against " + release.live()
                            + ": destroy it and upload anew, or allow it",
                    "destroy --candidate");
            CommitAncestry.mayReplace(context, live, release.commit(), ReleaseSelector.shortCommit(release), "");
        }
    }

    /** The candidate was made with the live name: there is nothing to move, and no way back. */
    private StageResult firstRelease(
            EnvironmentSnapshot snapshot, ReleaseRecord release, VerificationTarget subject, WatchStart start) {
        CandidateVerification proven = steps.verifyCandidate().judge(release, subject, snapshot);
        if (!passes(release, proven)) {
            return abandoned(release, subject.id(), proven);
        }
        steps.requireApproval().reliedOn(release, subject.id(), subject.id(), proven.holds());
        context.record(new JournalEntry.Switched(release.id(), null, subject.id(), context.now()));
        return completeRelease.finish(snapshot, known(context.journal().release(release.id())), start);
    }

    private StageResult switchOver(
            EnvironmentSnapshot first,
            ReleaseRecord release,
            Environment live,
            Environment candidate,
            VerificationTarget subject,
            WatchStart start) {
        EnvironmentSnapshot snapshot = first;
        int raised = 0;
        boolean roomy = policy.configuration().environment().capacity() == Configuration.Capacity.AS_CONFIGURED;
        Retry retry = context.retry(policy.configuration().deadlines().switching());
        while (true) {
            CandidateVerification proven = steps.verifyCandidate().judge(release, subject, snapshot);
            if (!passes(release, proven)) {
                return abandoned(release, subject.id(), proven);
            }
            if (!roomy) {
                OptionalInt serving = serving(live);
                OptionalInt there = proven.instances() == 0 ? OptionalInt.empty() : OptionalInt.of(proven.instances());
                if (steps.matchCapacity().raise(candidate, there, live, serving, raised)) {
                    raised++;
                    snapshot = steps.look().now();
                    continue;
                }
            }
            Instant holds = steps.requireApproval().reliedOn(release, candidate.id(), live.id(), proven.holds());
            ChangeResult reached = context.section(
                    "the live name belongs to the candidate",
                    () -> switchLiveName.move(Goal.Purpose.SWITCH, proven.snapshot(), live.id(), subject.id(), holds));
            if (reached.holds()) {
                return completeRelease.finish(snapshot, known(context.journal().release(release.id())), start);
            }
            snapshot = steps.look().afterAMove();
            mustStillServe(snapshot, live, release, raised > 0);
            if (!retry.isDue(reached)) {
                context.require(reached, "the live name could not be moved to " + candidate.name());
            }
        }
    }

    /** Empty where Beanstalk does not count them (basic health), or a person let that pass. */
    private OptionalInt serving(Environment live) {
        Answer answer = context.look(new Effect.LookAtInstances(live.id()));
        OptionalInt serving = ShownInstances.count(live, answer);
        if (serving.isEmpty() && answer instanceof Answer.InstancesSeen) {
            context.guard(
                    Guard.CAPACITY,
                    live.id().value(),
                    live.name() + " (" + live.id() + ") is " + live.healthWord()
                            + ", and none of its instances is shown: how many serve now is not known",
                    "status");
        }
        return serving;
    }

    /**
     * Somebody moved the name while the candidate was verified against another owner: this attempt rests on nothing.
     */
    private void mustStillServe(EnvironmentSnapshot snapshot, Environment live, ReleaseRecord release, boolean raised) {
        Environment owner = snapshot.roles(context.journal()).live();
        if (owner != null && owner.id().equals(live.id())) {
            return;
        }
        String moved = "the live name moved to " + (owner == null ? "nobody" : owner.name()) + " while " + release.id()
                + " was verified against " + live.name();
        throw raised
                ? context.ended(
                        EndingCause.NOT_SENT, moved + "; its environment keeps the instances it was given", "status")
                : context.refuse(Guard.LIVE_MOVED, moved, "status");
    }

    /** What nothing could fail before the switch rests on its watch, which something can fail, or was let go on. */
    private boolean passes(ReleaseRecord release, CandidateVerification proven) {
        return switch (proven.verdict()) {
            case VERIFIED, UNVERIFIED -> true;
            case INCONCLUSIVE ->
                context.passes(
                        Guard.INCONCLUSIVE, release.id(), "the verification of " + release.id() + " was inconclusive");
            case FAILED -> false;
        };
    }

    private StageResult abandoned(ReleaseRecord release, EnvironmentId candidate, CandidateVerification proven) {
        String why = "its verification " + proven.verdictInWords();
        EndingPhase phase = context.phase();
        context.record(new JournalEntry.Ended(release.id(), JournalEntry.How.ABANDONED, why, context.now()));
        List<String> evidence = steps.diagnostics()
                .ofCandidate(release, candidate, steps.awaitLaunch().madeAt(release, null), proven);
        return context.end(
                        phase,
                        EndingCause.NOT_PROVEN,
                        release.id() + " was not released: " + why + ". The live name was not touched",
                        proven.verdict() == Verdict.FAILED ? "upload" : "release")
                .with(evidence);
    }
}
