package dev.kirikae.simulate;

import dev.kirikae.cloud.Crash;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.cloud.Mutation;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.Memory;
import dev.kirikae.tale.Next;
import dev.kirikae.tale.Story;
import dev.kirikae.tale.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run: jobs in one cloud, with the invariants checked at the instant of every execution. */
final class Play {

    private static final int MOST_STEPS = 4_000;

    private final Script script;
    private final EmbeddedCloud cloud;
    private final List<String> violations = new ArrayList<>();
    private int processes;

    Play(Start start, Map<Integer, Integer> choices) {
        this.script = new Script(choices);
        this.cloud = start.cloud();
        cloud.truth().listen(c -> check());
    }

    Script script() {
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
    Ending perform(Job job) {
        String nonce = "n" + ++processes;
        World world = ancestryAware(cloud.seat(nonce, script));
        Story story = job.start(nonce, cloud.now());
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            Next next = story.next();
            if (next instanceof Next.End end) {
                return end.ending();
            }
            Effect effect = ((Next.Do) next).effect();
            Answer answer;
            try {
                answer = effect instanceof Effect.Wait wait ? pass(wait) : world.perform(effect);
            } catch (Crash crash) {
                return null;
            }
            boolean stop = !(effect instanceof Effect.Wait) && script.choose("stop", 2) == 1;
            story.hear(answer, cloud.now(), stop);
        }
        violations.add(job + " does not end");
        return null;
    }

    private Answer pass(Effect.Wait wait) {
        cloud.advanceTo(wait.until());
        return new Answer.Waited();
    }

    /** The commit of a candidate always contains the live one here. */
    static World ancestryAware(World cloud) {
        return effect -> effect instanceof Effect.LookAtAncestry
                ? new Answer.AncestrySeen(true, List.of(), "")
                : cloud.perform(effect);
    }

    List<Entry> entries() {
        return ((MemoryLedger) cloud.ledger()).entries();
    }

    Memory memory() {
        return ((MemoryLedger) cloud.ledger()).memory();
    }

    @Nullable
    EnvironmentId owner() {
        return cloud.ownerOf(Start.NAME);
    }

    int mutations() {
        return cloud.truth().mutations().size();
    }

    /** What must hold the moment Beanstalk has executed something. */
    private void check() {
        Mutation latest = cloud.truth().latest();
        if (latest == null || latest.isByHand()) {
            return;
        }
        Effect.Changing call = latest.call();
        if (!isIntended(call)) {
            violations.add("executed without an intent: " + call);
        }
        if (cloud.truth().executionsOf(call.operation()) > 1) {
            violations.add("executed twice: " + call);
        }
        if (call instanceof Effect.Swap swap && isOpenFor(swap)) {
            Environment to = cloud.environment(swap.to());
            if (to == null || !to.exists()) {
                violations.add("the name moved to what is gone: " + swap);
            }
        }
        EnvironmentId owner = owner();
        Environment live = owner == null ? null : cloud.environment(owner);
        if (live == null || !live.exists()) {
            violations.add("nobody serves after " + call);
        }
    }

    private boolean isIntended(Effect.Changing call) {
        return entries().stream()
                .anyMatch(e -> e instanceof Entry.Intended intended
                        && intended.operation().equals(call.operation()));
    }

    private boolean isOpenFor(Effect.Swap swap) {
        return entries().stream()
                .anyMatch(e -> e instanceof Entry.Intended intended
                        && intended.operation().equals(swap.operation())
                        && intended.goal() instanceof Goal.NameBelongsTo);
    }
}
