package dev.kirikae.simulate;

import dev.kirikae.cloud.Incident;
import dev.kirikae.model.Alarm;
import dev.kirikae.simulate.JournalFacts.Life;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws what comes next: what makes sense more often than what does not, and people in between. */
final class Drawing {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(6),
            Duration.ofMinutes(30),
            Duration.ofHours(5),
            Duration.ofHours(30));

    private static final List<Guard> GUARDS = List.of(
            Guard.CANDIDATE_EXISTS,
            Guard.INCONCLUSIVE,
            Guard.RED_ALARM,
            Guard.CAPACITY,
            Guard.LIVE_MOVED,
            Guard.OLDER_COMMIT,
            Guard.STANDBY_SICK,
            Guard.TOO_EARLY,
            Guard.NOT_DRAINED);

    private final Random random;
    private final Scenario scenario;
    private int input;
    private Act.@Nullable Run last;

    Drawing(Random random, Scenario scenario) {
        this.random = random;
        this.scenario = scenario;
    }

    /** Somebody's act, or time; null: none before the next stage. */
    @Nullable
    Act between(Set<Incident> on) {
        int lot = random.nextInt(100);
        if (lot >= 92) {
            Who hidden = one(List.of(Who.LIVE, Who.CANDIDATE, Who.STANDBY, Who.REJECTED, Who.SUPERSEDED, Who.MOVED));
            return random.nextInt(2) == 0 ? new Act.ShowAll() : new Act.Hide(hidden, random.nextBoolean());
        }
        if (lot >= 40) {
            return null;
        }
        if (lot < 20) {
            return new Act.Pass(one(PAUSES));
        }
        if (lot < 27) {
            return on.isEmpty() || random.nextInt(3) == 0
                    ? new Act.Begin(one(List.of(Incident.values())))
                    : new Act.Cease(one(List.copyOf(on)));
        }
        if (lot < 30) {
            return scenario.policy().hasAlarm() ? new Act.AlarmIs(one(List.of(Alarm.State.values()))) : null;
        }
        if (lot < 34) {
            return new Act.SwapByHand(one(List.of(Who.CANDIDATE, Who.STANDBY, Who.REJECTED, Who.SUPERSEDED)));
        }
        if (lot < 37) {
            return new Act.Happens(one(List.of(Meanwhile.values())));
        }
        boolean live = random.nextInt(12) == 0;
        return new Act.TerminateByHand(
                live ? Who.LIVE : one(List.of(Who.CANDIDATE, Who.CANDIDATE, Who.STANDBY, Who.REJECTED)));
    }

    /** @param before how the last stage ended; null where it died or there was none */
    Act.Run stage(JournalFacts facts, @Nullable ExitCode before, boolean begun) {
        Act.Run previous = last;
        if (previous != null && random.nextInt(8) == 0) {
            return previous;
        }
        Stage stage = stage(weights(facts, begun && (before == null || before == ExitCode.UNCLEAR)));
        Act.Run run = stage.isUpload() ? new Act.Run(stage, nextInput(), null, false, Map.of()) : Act.Run.of(stage);
        if (stage == Stage.ROLLBACK && random.nextInt(5) == 0) {
            run = new Act.Run(stage, 0, one(List.of(Who.values())), random.nextBoolean(), Map.of());
        }
        if (stage == Stage.RECOVER_GONE) {
            run = new Act.Run(stage, 0, one(List.of(Who.CANDIDATE, Who.STANDBY, Who.REJECTED)), false, Map.of());
        }
        last = run.allowing(allowed());
        return last;
    }

    private int nextInput() {
        if (input == 0 || random.nextInt(3) > 0) {
            input = 1 + random.nextInt(Inputs.COUNT);
        }
        return input;
    }

    private Map<Guard, String> allowed() {
        Map<Guard, String> allowed = new EnumMap<>(Guard.class);
        while (random.nextInt(4) == 0) {
            allowed.put(one(GUARDS), random.nextInt(5) == 0 ? "another-one" : "");
        }
        return allowed;
    }

    private static Map<Stage, Integer> weights(JournalFacts facts, boolean unclear) {
        boolean candidate = facts.roles().candidate() != null;
        boolean underWay = facts.isUnfinished() || facts.count(Life.BEGUN) > 0;
        Map<Stage, Integer> weights = new EnumMap<>(Stage.class);
        weights.put(Stage.UPLOAD, candidate ? 3 : 8);
        weights.put(Stage.UPLOAD_FRESH, 1);
        weights.put(Stage.RELEASE, candidate ? 10 : underWay ? 6 : 2);
        weights.put(Stage.RELEASE_AGAIN, facts.roles().rejected().isEmpty() ? 1 : 4);
        weights.put(Stage.ROLLBACK, underWay || facts.roles().standby() != null ? 6 : 2);
        weights.put(Stage.RECOVER, unclear ? 8 : 2);
        weights.put(Stage.RECOVER_GONE, 1);
        weights.put(Stage.DESTROY, 2);
        weights.put(Stage.DESTROY_DUE, 2);
        weights.put(Stage.DESTROY_CANDIDATE, candidate ? 2 : 1);
        return weights;
    }

    private Stage stage(Map<Stage, Integer> weights) {
        int lot = random.nextInt(
                weights.values().stream().mapToInt(Integer::intValue).sum());
        for (Map.Entry<Stage, Integer> weight : weights.entrySet()) {
            lot -= weight.getValue();
            if (lot < 0) {
                return weight.getKey();
            }
        }
        throw new AssertionError("no lot is larger than all weights");
    }

    /** How much happens to the next stage. */
    Choices choices() {
        int[] most = {0, 0, 1, 2};
        return Choices.drawn(new Random(random.nextLong()), most[random.nextInt(most.length)]);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
