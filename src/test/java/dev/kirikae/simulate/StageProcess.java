package dev.kirikae.simulate;

import dev.kirikae.cloud.Crash;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Machine;
import dev.kirikae.tale.Next;
import dev.kirikae.tale.World;
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
    private Instant ledgerBack = Instant.MIN;
    private Instant networkBack = Instant.MIN;
    private @Nullable Instant stoppedAt;
    private int mutationsAtStop;

    StageProcess(EmbeddedCloud cloud, World world, Choices choices) {
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
     * @param cutOff whether the ledger or the network was away for a time
     */
    record Outcome(
            @Nullable Ending ending,
            @Nullable RuntimeException thrown,
            boolean endless,
            @Nullable Instant stoppedAt,
            int mutationsAtStop,
            boolean cutOff) {

        boolean wasKilled() {
            return ending == null && thrown == null && !endless;
        }
    }

    Outcome run(Machine machine) {
        try {
            for (int effects = 0; effects < MOST_EFFECTS; effects++) {
                Next next = machine.next();
                if (next instanceof Next.End end) {
                    return outcome(end.ending(), null, false);
                }
                Effect effect = ((Next.Do) next).effect();
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

    private Outcome outcome(@Nullable Ending ending, @Nullable RuntimeException thrown, boolean endless) {
        boolean cutOff = networkBack.isAfter(Instant.MIN) || ledgerBack.isAfter(Instant.MIN);
        return new Outcome(ending, thrown, endless, stoppedAt, mutationsAtStop, cutOff);
    }

    /** True: the process is gone. */
    private boolean meets(Effect effect) {
        switch (choices.choose(SITES.get(effect.getClass()), 11)) {
            case 1 -> {
                return true;
            }
            case 2 -> {
                stoppedAt = cloud.now();
                mutationsAtStop = cloud.truth().mutations().size();
            }
            case 3 -> cloud.advanceTo(cloud.now().plus(Duration.ofMinutes(8)));
            case 4 -> cloud.advanceTo(cloud.now().plus(Duration.ofMinutes(70)));
            case 5 -> ledgerBack = cloud.now().plus(Duration.ofMinutes(3));
            case 6 -> networkBack = cloud.now().plus(Duration.ofMinutes(3));
            case 7 -> networkBack = cloud.now().plus(Duration.ofMinutes(20));
            case 8 -> ByHand.swapNewest(cloud);
            case 9 -> ByHand.terminate(cloud, Who.CANDIDATE);
            case 10 -> ByHand.terminate(cloud, Who.STANDBY);
            default -> {
                // as usual
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
        boolean away = now.isBefore(networkBack) || now.isBefore(ledgerBack) && isOfTheLedger(effect);
        return away ? lost(effect) : world.perform(effect);
    }

    private static boolean isOfTheLedger(Effect effect) {
        return effect instanceof Effect.ReadJournal
                || effect instanceof Effect.ReadLock
                || effect instanceof Effect.Append
                || effect instanceof Effect.WriteLock
                || effect instanceof Effect.WriteIndex;
    }

    private Answer lost(Effect effect) {
        cloud.advanceTo(cloud.now().plus(PATIENCE));
        if (effect instanceof Effect.Round round) {
            List<Answer> answers = new ArrayList<>();
            round.parts().forEach(part -> answers.add(missing()));
            return new Answer.RoundSeen(answers);
        }
        if (effect instanceof Effect.LookAtAncestry) {
            return world.perform(effect);
        }
        return effect instanceof Effect.Changing
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
