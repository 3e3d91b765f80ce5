package dev.kirikae.simulate;

import dev.kirikae.cloud.Crash;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.Run;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Step;
import dev.kirikae.workflow.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One process that runs a stage: it may be killed, asked to stop, held up or cut off before any effect, waits included. */
final class StageProcess {

    private static final int MOST_EFFECTS = 6_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final ClassValue<String> SITES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> kind) {
            String name = kind.getSimpleName();
            return "before " + name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        }
    };

    private final EmbeddedCloud cloud;
    private final World world;
    private final Choices choices;
    private final Outages outages;
    private boolean cutOff;
    private @Nullable Instant stoppedAt;
    private int mutationsAtStop;

    StageProcess(EmbeddedCloud cloud, World world, Choices choices, Outages outages) {
        this.outages = outages;
        this.cloud = cloud;
        this.world = world;
        this.choices = choices;
    }

    /**
     * How it ended.
     *
     * @param ending null where it was killed, did not end or threw
     * @param thrown what it threw
     * @param stoppedAt when it was asked to stop; null where it was not
     * @param mutationsAtStop how many changing calls had been executed then
     * @param cutOff whether a call was lost because the ledger or the network was away
     */
    record Outcome(
            @Nullable StageResult ending,
            @Nullable RuntimeException thrown,
            boolean endless,
            @Nullable Instant stoppedAt,
            int mutationsAtStop,
            boolean cutOff) {

        boolean wasKilled() {
            return ending == null && thrown == null && !endless;
        }
    }

    Outcome run(Run machine) {
        try {
            for (int effects = 0; effects < MOST_EFFECTS; effects++) {
                Step next = machine.next();
                if (next instanceof Step.End end) {
                    return outcome(end.ending(), null, false);
                }
                Effect effect = ((Step.Do) next).effect();
                if (meets(effect)) {
                    return outcome(null, null, false);
                }
                machine.hear(answer(effect), cloud.now(), stoppedAt != null);
            }
        } catch (Crash crash) {
            return outcome(null, null, false);
        } catch (RuntimeException bug) {
            return outcome(null, bug, false);
        }
        return outcome(null, null, true);
    }

    private Outcome outcome(@Nullable StageResult ending, @Nullable RuntimeException thrown, boolean endless) {
        return new Outcome(ending, thrown, endless, stoppedAt, mutationsAtStop, cutOff);
    }

    /** True: the process is gone. */
    private boolean meets(Effect effect) {
        int choice = choices.choose(SITES.get(effect.getClass()), Choices.BEFORE + 1);
        switch (choice) {
            case 1 -> {
                return true;
            }
            case 2 -> {
                stoppedAt = cloud.now();
                mutationsAtStop = cloud.executionLog().mutations().size();
            }
            case 3 -> cloud.advanceTo(cloud.now().plus(Duration.ofMinutes(8)));
            case 4 -> cloud.advanceTo(cloud.now().plus(Duration.ofMinutes(70)));
            case 5 -> outages.ledger(cloud.now().plus(Duration.ofMinutes(3)));
            case 6 -> outages.network(cloud.now().plus(Duration.ofMinutes(3)));
            case 7 -> outages.network(cloud.now().plus(Duration.ofMinutes(20)));
            case 8 -> ByHand.swapNewest(cloud);
            case 9 -> ByHand.terminate(cloud, Who.CANDIDATE);
            case 10 -> ByHand.terminate(cloud, Who.STANDBY);
            case 11 -> outages.ledger(cloud.now().plus(Duration.ofMinutes(40)));
            case 12 -> outages.reads(cloud.now().plus(Duration.ofMinutes(20)));
            case 13 -> outages.writes(cloud.now().plus(Duration.ofMinutes(20)));
            default -> {
                if (choice >= Choices.MEANWHILE) {
                    Meanwhile.values()[choice - Choices.MEANWHILE].happen(cloud);
                }
            }
        }
        return false;
    }

    private Answer answer(Effect effect) {
        Instant now = cloud.now();
        if (effect instanceof Effect.Wait wait) {
            boolean cutShort = now.equals(stoppedAt) && now.isBefore(wait.until());
            Instant until =
                    cutShort ? now.plus(Duration.between(now, wait.until()).dividedBy(2)) : wait.until();
            cloud.advanceTo(until);
            return new Answer.Waited();
        }
        if (effect instanceof Effect.Round round) {
            return round(round, now);
        }
        return outages.stopAt(effect, now) ? lost(effect) : world.perform(effect);
    }

    /** Of what is asked side by side, what an outage stops is lost and the rest is answered. */
    private Answer round(Effect.Round round, Instant now) {
        List<Effect.Parallel> heard = new ArrayList<>(round.parts());
        heard.removeIf(part -> outages.stopAt(part, now));
        if (heard.size() == round.parts().size()) {
            return world.perform(round);
        }
        cutOff = true;
        List<Answer> answers = new ArrayList<>();
        if (!heard.isEmpty()
                && world.perform(new Effect.Round(heard, round.until())) instanceof Answer.RoundSeen seen) {
            answers.addAll(seen.answers());
        }
        List<Answer> all = new ArrayList<>();
        for (Effect.Parallel part : round.parts()) {
            all.add(outages.stopAt(part, now) ? unheard(part) : answers.remove(0));
        }
        cloud.advanceTo(now.plus(PATIENCE));
        return new Answer.RoundSeen(all);
    }

    private Answer lost(Effect effect) {
        if (effect instanceof Effect.LookAtAncestry) {
            return world.perform(effect);
        }
        cutOff = true;
        cloud.advanceTo(cloud.now().plus(PATIENCE));
        return unheard(effect);
    }

    private static Answer unheard(Effect effect) {
        return effect instanceof ChangingCall
                        || effect instanceof Effect.Append
                        || effect instanceof Effect.WriteLock
                        || effect instanceof Effect.StoreObject
                        || effect instanceof Effect.FinishUpload
                ? new Answer.Unknown("no answer in time")
                : missing();
    }

    private static Answer missing() {
        return new Answer.Missing(Answer.Trouble.UNREACHABLE, "no answer in time");
    }
}
