package dev.kirikae.stages.step;

import dev.kirikae.verify.Observation;
import dev.kirikae.verify.WatchProof;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What alarms did between the looks at them. It is extra: where it may not be read a warning says so, and the watch is judged
 * by what its looks saw.
 */
final class AlarmHistory {

    /** How long it is waited for; an alarm takes a call, of which CloudWatch allows three a second. */
    private static final Duration ROUND = Duration.ofSeconds(20);

    private final StageContext context;

    AlarmHistory(StageContext context) {
        this.context = context;
    }

    /**
     * Asks, where something is to be asked.
     *
     * @param at when the turn was taken
     * @return what it told; nothing where nothing was to be asked
     */
    List<Observation> read(WatchProof proof, Instant at) {
        List<String> names = proof.unheard(at);
        if (names.isEmpty()) {
            return List.of();
        }
        Effect.LookAtAlarmHistory look = new Effect.LookAtAlarmHistory(names, proof.unheardSince(at));
        Effect.Round round = new Effect.Round(List.of(look), context.now().plus(ROUND));
        Answer answer = context.look(round, Answer.RoundSeen.class).answers().get(0);
        if (answer instanceof Answer.AlarmHistorySeen seen) {
            return List.of(new Observation.HistorySeen(names, seen.changes()));
        }
        return List.of(
                answer instanceof Answer.Missing missing
                        ? new Observation.HistoryLost(names, missing.why(), isForGood(missing.trouble()))
                        : new Observation.HistoryLost(names, "no answer", false));
    }

    private static boolean isForGood(Answer.Trouble trouble) {
        return switch (trouble) {
            case DENIED, ABSENT, UNSUPPORTED, NO_CREDENTIALS, CLOCK, FOREIGN_BUCKET -> true;
            case THROTTLED, NOT_READY, UNREACHABLE, LATE -> false;
        };
    }
}
