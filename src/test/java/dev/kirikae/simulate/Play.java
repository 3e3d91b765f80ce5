package dev.kirikae.simulate;

import dev.kirikae.cloud.Crash;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.cloud.Mutation;
import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ReplayedRun;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Step;
import dev.kirikae.workflow.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run: jobs in one cloud, with the invariants checked at the instant of every execution. */
final class Play {

    private static final int MOST_STEPS = 4_000;

    private final ChoiceScript script;
    private final EmbeddedCloud cloud;
    private final List<String> violations = new ArrayList<>();
    private final boolean serving;
    private int processes;

    Play(Start start, Map<Integer, Integer> choices) {
        this.script = new ChoiceScript(choices);
        this.cloud = start.cloud();
        this.serving = owner() != null;
        cloud.executionLog().listen(c -> check());
    }

    ChoiceScript script() {
        return script;
    }

    EmbeddedCloud cloud() {
        return cloud;
    }

    List<String> violations() {
        return violations;
    }

    /** Runs a job; where its process dies, nobody starts it again. Null: it died. */
    @Nullable
    StageResult perform(SimulatedJob job) {
        String nonce = "n" + ++processes;
        World world = ancestryAware(cloud.client(nonce, script));
        ReplayedRun transcript = job.start(nonce, cloud.now());
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            Step next = transcript.next();
            if (next instanceof Step.End end) {
                return end.ending();
            }
            Effect effect = ((Step.Do) next).effect();
            boolean stop = effect instanceof Effect.Wait && script.choose("stop", 2) == 1;
            Answer answer;
            try {
                answer = effect instanceof Effect.Wait wait ? pass(wait, stop) : world.perform(effect);
            } catch (Crash crash) {
                return null;
            }
            stop |= !(effect instanceof Effect.Wait) && script.choose("stop", 2) == 1;
            transcript.hear(answer, cloud.now(), stop);
        }
        violations.add(job + " does not end");
        return null;
    }

    private static final Duration[] PAUSES = {Duration.ofSeconds(40), Duration.ofMinutes(8)};

    /** A process among others: its next step comes at {@code ready}. */
    private static final class Process {
        private final ReplayedRun transcript;
        private final World world;
        private Instant ready;
        private @Nullable StageResult ending;
        private boolean dead;

        Process(ReplayedRun transcript, World world, Instant ready) {
            this.transcript = transcript;
            this.world = world;
            this.ready = ready;
        }

        boolean isOver() {
            return dead || ending != null;
        }
    }

    /** Runs two jobs side by side; either may be held up before any effect, for longer than any lease. */
    List<@Nullable StageResult> together(SimulatedJob one, SimulatedJob other, Duration offset) {
        List<Process> all = List.of(process(one, Duration.ZERO), process(other, offset));
        for (int steps = 0; steps < 2 * MOST_STEPS; steps++) {
            Process next = all.stream()
                    .filter(p -> !p.isOver())
                    .min(java.util.Comparator.comparing(p -> p.ready))
                    .orElse(null);
            if (next == null) {
                List<@Nullable StageResult> endings = new ArrayList<>();
                all.forEach(p -> endings.add(p.ending));
                return endings;
            }
            step(next);
        }
        violations.add(one + " beside " + other + " does not end");
        return List.of();
    }

    private Process process(SimulatedJob job, Duration offset) {
        String nonce = "n" + ++processes;
        Instant at = cloud.now().plus(offset);
        return new Process(job.start(nonce, at), ancestryAware(cloud.client(nonce, script)), at);
    }

    private void step(Process process) {
        cloud.advanceTo(process.ready);
        if (!(process.transcript.next() instanceof Step.Do asked)) {
            process.ending = ((Step.End) process.transcript.next()).ending();
            return;
        }
        Effect effect = asked.effect();
        if (effect instanceof Effect.Wait wait && cloud.now().isBefore(wait.until())) {
            process.ready = wait.until();
            cloud.advanceTo(cloud.now());
            process.transcript.hear(new Answer.Waited(), wait.until(), false);
            return;
        }
        int pause = script.choose("pause", 1 + PAUSES.length);
        if (pause > 0) {
            process.ready = cloud.now().plus(PAUSES[pause - 1]);
            return;
        }
        try {
            Answer answer = effect instanceof Effect.Wait ? new Answer.Waited() : process.world.perform(effect);
            process.transcript.hear(answer, cloud.now(), false);
            process.ready = cloud.now();
        } catch (Crash crash) {
            process.dead = true;
        }
    }

    /** @param stop a request to stop comes half-way, and ends the wait at once */
    private Answer pass(Effect.Wait wait, boolean stop) {
        Duration whole = Duration.between(cloud.now(), wait.until());
        cloud.advanceTo(stop ? cloud.now().plus(whole.dividedBy(2)) : wait.until());
        return new Answer.Waited();
    }

    /** The commit of a candidate always contains the live one here. */
    static World ancestryAware(World cloud) {
        return effect -> effect instanceof Effect.LookAtAncestry
                ? new Answer.AncestrySeen(true, List.of(), "")
                : cloud.perform(effect);
    }

    List<JournalEntry> entries() {
        return ((MemoryLedger) cloud.ledger()).entries();
    }

    JournalState journal() {
        return ((MemoryLedger) cloud.ledger()).journal();
    }

    @Nullable
    EnvironmentId owner() {
        return cloud.ownerOf(Start.NAME);
    }

    int mutations() {
        return cloud.executionLog().mutations().size();
    }

    /** What must hold the moment Beanstalk has executed something. */
    private void check() {
        Mutation latest = cloud.executionLog().latest();
        if (latest == null || latest.isByHand()) {
            return;
        }
        ChangingCall call = latest.call();
        if (!isIntended(call)) {
            violations.add("executed without an intent: " + call);
        }
        if (cloud.executionLog().executionsOf(call.operation()) > 1) {
            violations.add("executed twice: " + call);
        }
        if (call instanceof ChangingCall.Swap swap && isOpenFor(swap)) {
            Environment to = cloud.environment(swap.to());
            if (to == null || !to.exists()) {
                violations.add("the name moved to what is gone: " + swap);
            }
        }
        EnvironmentId owner = owner();
        Environment live = owner == null ? null : cloud.environment(owner);
        boolean byHand = cloud.executionLog().mutations().stream().anyMatch(Mutation::isByHand);
        if (serving && !byHand && (live == null || !live.exists())) {
            violations.add("nobody serves after " + call);
        }
    }

    private boolean isIntended(ChangingCall call) {
        return entries().stream()
                .anyMatch(e -> e instanceof JournalEntry.Intended intended
                        && intended.operation().equals(call.operation()));
    }

    private boolean isOpenFor(ChangingCall.Swap swap) {
        return entries().stream()
                .anyMatch(e -> e instanceof JournalEntry.Intended intended
                        && intended.operation().equals(swap.operation())
                        && intended.goal() instanceof Goal.NameBelongsTo);
    }
}
