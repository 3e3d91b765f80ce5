package dev.kirikae.stages.step;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.Change;
import dev.kirikae.workflow.ChangeResult;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.Retry;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.time.Instant;

/** The one place from which an environment is terminated: by id, once, never the one that serves. */
public final class TerminateEnvironment {

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;

    TerminateEnvironment(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
    }

    /**
     * Terminates it and waits until it is gone. Ends the stage for what is not ours, for who owns the live name (but a
     * first candidate), and where the termination fails.
     *
     * @param first the look that the decision rests on; a second one follows at least a read lag later
     * @param why for the release that it belongs to
     */
    public void rid(EnvironmentSnapshot first, Environment target, String why) {
        mayGo(first, target);
        Environment live = first.roles(context.journal()).live();
        steps.ownDomains().mustNotLeadTo(target, live == null ? null : live.id(), first);
        context.section("the environment is gone", () -> {
            terminated(first, target);
            return true;
        });
        ended(target, why);
    }

    /** What is going already, because this stage died before it was done or by whatever other hand, is waited for. */
    public void awaitGone(Environment target, String why) {
        context.section("the environment is gone", () -> {
            gone(target, context.now(), false);
            return true;
        });
        ended(target, why);
    }

    private void terminated(EnvironmentSnapshot first, Environment target) {
        EnvironmentSnapshot quiet = launched(first, target);
        steps.holdCapacity().lift(target.id());
        context.pause(
                quiet.asked().plus(StageContext.READ_LAG), "a second look before " + target.name() + " is terminated");
        Instant begun = context.now();
        Change change = Change.of(
                NeverTheOwner.never(
                        policy.observers().observer(new Goal.EnvironmentGone(target.id())),
                        policy.liveName(),
                        context.journal().isFirstCandidate(target.id())),
                (operation, signedAt, notAfter) ->
                        new ChangingCall.Terminate(operation, target.id(), signedAt, notAfter));
        Retry retry = context.retry(Duration.ofMinutes(2));
        ChangeResult reached = context.reach(change, quiet.answer(), Duration.ofMinutes(2));
        while (retry.isDue(reached)) {
            reached = context.reach(change, steps.look().now().answer(), Duration.ofMinutes(2));
        }
        context.require(reached, target.name() + " could not be terminated");
        gone(target, begun, reached.kind() == ChangeResult.Kind.DONE);
    }

    /** @param own whether it was terminated just now, so that the time it takes can be learned */
    private void gone(Environment target, Instant begun, boolean own) {
        AwaitLaunch.Waited gone = steps.awaitLaunch().untilGone(target.id(), begun);
        if (!gone.well()) {
            throw context.ended(
                    EndingCause.NOT_PROVEN,
                    target.name() + ": " + gone.why(),
                    steps.diagnostics().facts(target.id(), begun),
                    context.request().typed());
        }
        EnvironmentSnapshot last = steps.contradiction().mustShow(gone.snapshot(), target.id());
        Environment shown = last.find(target.id());
        if (shown != null && shown.status() != Status.TERMINATED) {
            gone(target, begun, own);
            return;
        }
        Duration took = own ? gone.took(Duration.between(begun, context.now()), context, false) : null;
        if (!context.journal().isGone(target.id())) {
            context.record(new JournalEntry.Gone(target.id(), took, context.now()));
        }
    }

    /** Why, beside the fact that it is gone, which has ended its release already. */
    private void ended(Environment target, String why) {
        ReleaseRecord release = context.journal().releaseOf(target.id());
        if (release != null && release.state() == ReleaseRecord.State.ABANDONED) {
            context.record(new JournalEntry.Ended(release.id(), JournalEntry.How.ABANDONED, why, context.now()));
        }
    }

    private void mayGo(EnvironmentSnapshot snapshot, Environment target) {
        if (!isOurs(target.id())) {
            throw context.refuse(
                    Guard.NOT_OURS,
                    target.name() + " (" + target.id() + ") was not made by Kirikae: name it in adopt to let it be"
                            + " terminated",
                    "");
        }
        if (snapshot.name().isOwnedBy(target) && !context.journal().isFirstCandidate(target.id())) {
            throw context.refuse(Guard.STILL_NEEDED, target.name() + " owns the live name", "status");
        }
    }

    /** Made by Kirikae, or adopted by name. */
    boolean isOurs(EnvironmentId target) {
        return steps.dueDates().isOurs(target);
    }

    /** Beanstalk refuses to terminate what still launches: it is waited for. */
    private EnvironmentSnapshot launched(EnvironmentSnapshot first, Environment target) {
        return switch (target.status()) {
            case LAUNCHING ->
                steps.awaitLaunch().untilReady(target.id(), target.created()).snapshot();
            case UPDATING, READY, TERMINATING, TERMINATED, ABORTING, LINKING_FROM, LINKING_TO, UNKNOWN -> first;
        };
    }
}
