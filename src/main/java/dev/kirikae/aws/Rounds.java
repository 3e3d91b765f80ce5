package dev.kirikae.aws;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Looks and the ledger's writes side by side, with an end: what has not answered by then is missing. */
final class Rounds {

    private final Function<Effect, Answer> perform;
    private final InstantSource clock;
    private final WorkerThreads hands;

    Rounds(Function<Effect, Answer> perform, InstantSource clock, WorkerThreads hands) {
        this.perform = perform;
        this.clock = clock;
        this.hands = hands;
    }

    Answer go(Effect.Round round) {
        List<Future<Answer>> started = new ArrayList<>();
        for (Effect.Parallel each : round.parts()) {
            started.add(hands.start(() -> perform.apply(each)));
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> each : started) {
            answers.add(within(round, each, left(round)));
        }
        return new Answer.RoundSeen(answers);
    }

    private Duration left(Effect.Round round) {
        return Duration.between(clock.instant(), round.until());
    }

    private static Answer within(Effect.Round round, Future<Answer> started, Duration left) {
        try {
            return started.get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            started.cancel(true);
            return new Answer.Missing(Answer.Trouble.LATE, "no answer by " + round.until());
        } catch (InterruptedException e) {
            started.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.Missing(Answer.Trouble.UNREACHABLE, "the round was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a look failed by a fault of this program", e.getCause());
        }
    }
}
