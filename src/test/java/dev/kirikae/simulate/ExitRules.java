package dev.kirikae.simulate;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.Mutation;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Status;
import dev.kirikae.simulate.JournalFacts.Life;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The exit code is true of the world. */
final class ExitRules {

    /** What happens within this time before a switch is seen may have happened after it. */
    private static final Duration SETTLING = Duration.ofMinutes(20);

    private final StageOutcome result;
    private final boolean hidden;
    private final BiConsumer<Invariant, String> violations;

    /** @param hidden whether anything was hidden from whoever ran it, or from a stage before */
    ExitRules(StageOutcome result, boolean hidden, BiConsumer<Invariant, String> violations) {
        this.result = result;
        this.hidden = hidden;
        this.violations = violations;
    }

    void check() {
        ExitCode exit = result.exit();
        if (exit == null) {
            return;
        }
        switch (exit) {
            case OK -> ok();
            case BUG -> broken(Invariant.NO_BUG, "it ended as a bug");
            case BAD_INPUT, LOCKED, INTEGRITY -> unchanged(Set.of());
            case REFUSED -> {
                unchanged(Set.of());
                if (!hidden) {
                    new RefusalRule(result, violations).check();
                }
            }
            case NOT_ALLOWED ->
                unchanged(Set.of(
                        ChangingCall.CreateVersion.class,
                        ChangingCall.SaveConfiguration.class,
                        ChangingCall.DeleteConfiguration.class,
                        ChangingCall.SetCapacity.class,
                        ChangingCall.Terminate.class));
            case UNCLEAR -> unclear();
            case FAILED -> failed();
            case RESTORED -> movedBack();
            case PERSON -> person();
            case STOPPED -> stopped();
        }
    }

    private void broken(Invariant rule, String what) {
        violations.accept(rule, what);
    }

    private void ok() {
        switch (result.run().stage()) {
            case UPLOAD, UPLOAD_FRESH -> uploaded();
            case RELEASE, RELEASE_AGAIN -> released();
            case ROLLBACK -> rolledBack();
            case RECOVER, RECOVER_GONE -> recovered();
            case DESTROY, DESTROY_CANDIDATE, DESTROY_DUE -> destroyed();
        }
    }

    private void uploaded() {
        String label = Inputs.label(result.run().input());
        String json =
                Inputs.policy(result.run().input(), result.scenario().policy()).json();
        boolean there = result.cloud().environments().stream()
                .anyMatch(e -> label.equals(e.version())
                        && (e.status() == Status.READY || e.status() == Status.UPDATING)
                        && result.after().facts().isMadeWith(e.id(), json));
        if (!there && !result.byHand()) {
            broken(Invariant.OK_UPLOAD, "no environment of " + label + " with these settings is there");
        }
        asBefore();
    }

    private void released() {
        EnvironmentId owner = result.after().owner();
        JournalFacts facts = result.after().facts();
        if (facts.isUnfinished()) {
            broken(Invariant.OK_RELEASE, "a release has moved the name and not ended");
        }
        if (result.byHand()) {
            return;
        }
        if (owner == null || facts.life(owner) != Life.SETTLED) {
            broken(Invariant.OK_RELEASE, owner + " serves, and its release is " + facts.life(owner));
            return;
        }
        boolean already = result.before().facts().life(owner) == Life.SETTLED;
        boolean swapped = result.own().stream().anyMatch(m -> m.call() instanceof ChangingCall.Swap);
        if (already && !swapped && !result.sentence().contains("already")) {
            broken(Invariant.OK_RELEASE, "nothing moved or settled, and it does not say already so");
        }
        if (!already && !result.sentence().contains("already")) {
            settledWell(owner);
        }
    }

    /** What has just settled was sound for the whole watch. */
    private void settledWell(EnvironmentId owner) {
        Policy policy = result.scenario().policy();
        boolean unsure = policy.says(WorldParameter.ON_INCONCLUSIVE, "accept")
                || result.run().allowed().containsKey(Guard.INCONCLUSIVE);
        if (!unsure && policy.says(WorldParameter.PROBES, "two") && CloudControl.isSick(result.cloud(), owner)) {
            broken(Invariant.SICK_NOT_SETTLED, owner + " answers badly");
        }
        new SettledAlarmRule(result, violations).settled(owner);
    }

    private void rolledBack() {
        EnvironmentId owner = result.after().owner();
        EnvironmentId before = result.ownerWithout();
        if (result.byHand()) {
            return;
        }
        if (result.target() != null) {
            if (!result.target().equals(owner)) {
                broken(Invariant.OK_ROLLBACK, owner + " serves, not " + result.target());
            }
            return;
        }
        if (!Objects.equals(owner, before)) {
            return;
        }
        boolean says =
                result.sentence().contains("already so") || result.sentence().contains("othing was moved");
        if (!says) {
            broken(Invariant.OK_ROLLBACK, owner + " still serves, and it does not say that nothing was moved");
        }
        boolean givenUp = result.before().facts().attempt()
                || hidden && result.before().facts().count(Life.BEGUN) > 0;
        boolean justWentBack = NameTruth.wentBackLast(result.cloud())
                || NameTruth.wentBackByJournal(result.after().facts())
                || result.before().facts().hasJustGivenUp();
        if (owner != null
                && !givenUp
                && owner.equals(NameTruth.newestReleased(result.before().facts()))
                && !justWentBack) {
            broken(Invariant.OK_ROLLBACK, owner + " of the latest release still serves");
        }
    }

    private void recovered() {
        JournalFacts facts = result.after().facts();
        if (facts.hasOpenIntent()) {
            broken(Invariant.OK_RECOVER, "an intent is open: " + facts.journal().open());
        }
        if (facts.isUnfinished() || facts.count(Life.BEGUN) > 0) {
            broken(Invariant.OK_RECOVER, facts.words());
        }
    }

    private void destroyed() {
        asBefore();
        boolean says =
                result.sentence().contains("already so") || result.sentence().contains("othing due");
        boolean gone = result.cloud().environments().stream()
                .anyMatch(e -> !e.exists() && result.sentence().contains(e.id().value()));
        if (!gone && !says) {
            broken(Invariant.OK_DESTROY, "nothing went, and it does not say so");
        }
    }

    /**
     * That a standby may shrink again, right before a termination that is then refused, is as it was before it was held.
     *
     * @param butFor kinds that leave nothing behind which anybody would notice
     */
    private void unchanged(Set<Class<?>> butFor) {
        List<Mutation> own = result.own().stream()
                .filter(m -> !butFor.contains(m.call().getClass()))
                .filter(m -> !(m.call() instanceof ChangingCall.ResumeProcesses))
                .toList();
        if (!own.isEmpty()) {
            broken(Invariant.UNCHANGED, "it executed " + own);
        }
        asBefore();
    }

    private void asBefore() {
        EnvironmentId expected = result.ownerWithout();
        EnvironmentId owner = result.after().owner();
        JournalFacts facts = result.after().facts();
        boolean replaceable = expected == null || facts.isFirst(expected);
        boolean taken = owner != null && replaceable && result.run().stage().isUpload();
        boolean firstOneMade = expected == null && owner != null && facts.isFirst(owner);
        boolean firstOneGone = owner == null && expected != null && facts.isFirst(expected);
        if (!Objects.equals(owner, expected) && !taken && !firstOneMade && !firstOneGone && !result.byHand()) {
            broken(Invariant.NAME_AS_BEFORE, owner + " serves, before " + expected);
        }
    }

    private void failed() {
        reason();
        asBefore();
        boolean release = result.run().stage() == Stage.RELEASE || result.run().stage() == Stage.RELEASE_AGAIN;
        if (release && !result.outcome().cutOff() && result.after().facts().count(Life.BEGUN) > 0) {
            broken(Invariant.GIVEN_UP, result.after().facts().words());
        }
    }

    /** Nothing fails for nothing. */
    private void reason() {
        boolean alarmed = result.scenario().policy().hasAlarm();
        boolean quiet = result.isCalm()
                && result.executed().size() == result.own().size()
                && result.after().environments().stream()
                        .filter(Environment::exists)
                        .noneMatch(this::isBad)
                && result.before().environments().stream().noneMatch(e -> e.exists() && !e.isReady());
        if (quiet && !alarmed) {
            broken(Invariant.REASON, "it ended " + result.exit() + " although nothing was wrong");
        }
    }

    private boolean isBad(Environment environment) {
        return environment.health() != HealthStatus.OK
                || CloudControl.isSick(result.cloud(), environment.id())
                || CloudControl.isStuck(result.cloud(), environment.id());
    }

    private void movedBack() {
        reason();
        EnvironmentId owner = result.after().owner();
        NameTruth.Forward forward = NameTruth.lastForward(result.after().facts());
        if (result.byHand() || forward == null) {
            return;
        }
        if (forward.to().equals(owner)) {
            broken(Invariant.MOVED_BACK, owner + " still serves");
        } else if (!forward.from().equals(owner)
                && !isUnfit(result.before().facts().life(forward.from()))
                && !NameTruth.isEndedByHand(result.cloud(), forward.from())) {
            broken(Invariant.MOVED_BACK, owner + " serves, before the release " + forward.from() + " did");
        } else if (owner != null && result.before().facts().life(owner) == Life.HELD) {
            broken(Invariant.MOVED_BACK, owner + " serves, which was held");
        }
    }

    /** Nothing to go back to: its own release was held when it was left. */
    private static boolean isUnfit(@Nullable Life life) {
        return life == Life.HELD || life == Life.RESTORED;
    }

    private void unclear() {
        JournalFacts facts = result.after().facts();
        boolean movedByIt = result.own().stream().anyMatch(m -> m.call() instanceof ChangingCall.Swap);
        boolean firstUnderWay = facts.count(Life.BEGUN) > 0 && facts.isFirst(ownerOrNobody());
        boolean open = facts.hasOpenIntent() || facts.isUnfinished();
        if (!open && !movedByIt && !firstUnderWay && !result.isLedgerDisturbed()) {
            broken(Invariant.UNCLEAR, facts.words());
        }
        boolean allReady = result.before().environments().stream().allMatch(e -> e.isReady() || !e.exists());
        if (result.isCalm() && allReady) {
            broken(Invariant.CALM, "it ended 5 although nothing unusual happened to it");
        }
    }

    private EnvironmentId ownerOrNobody() {
        EnvironmentId owner = result.after().owner();
        return owner == null ? new EnvironmentId("e-nobody0000") : owner;
    }

    private void person() {
        ReleaseRecord moved = result.before().facts().journal().moved();
        Instant switched = moved == null ? null : moved.switchedAt();
        Instant since = switched == null ? openSince() : switched.minus(SETTLING);
        boolean byHand = result.cloud().executionLog().mutations().stream()
                .anyMatch(m -> m.isByHand() && !m.at().isBefore(since));
        boolean movedByIt = result.own().stream().anyMatch(m -> m.call() instanceof ChangingCall.Swap);
        if (result.after().facts().count(Life.HELD) == 0 && !byHand && !movedByIt && !hidden) {
            broken(Invariant.PERSON, result.after().facts().words());
        }
    }

    /** Since when something is open that this stage found; its own begin where nothing is. */
    private Instant openSince() {
        return result.before().facts().journal().open().stream()
                .map(intent -> intent.at())
                .min(Instant::compareTo)
                .orElse(result.before().at());
    }

    private void stopped() {
        JournalFacts facts = result.after().facts();
        boolean entered = result.after().entries() > result.before().entries();
        boolean goesOn = Set.of(Stage.RELEASE, Stage.RELEASE_AGAIN, Stage.RECOVER)
                .contains(result.run().stage());
        boolean open = entered && (facts.hasOpenIntent() || goesOn && facts.count(Life.SWITCHED) > 0);
        if (result.outcome().stoppedAt() == null || open) {
            broken(Invariant.STOPPED, facts.words());
        }
        asBefore();
    }
}
