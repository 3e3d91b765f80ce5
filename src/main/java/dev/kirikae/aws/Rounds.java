package dev.kirikae.aws;

import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Looks and the ledger's writes side by side, with an end: what has not answered by then is missing. */
final class Rounds implements AutoCloseable {

    private final Function<Effect, Answer> perform;
    private final InstantSource clock;
    private final Lazily<ExecutorService> hands = new Lazily<>(() -> Executors.newCachedThreadPool(task -> {
        Thread hand = new Thread(task, "look");
        hand.setDaemon(true);
        return hand;
    }));

    Rounds(Function<Effect, Answer> perform, InstantSource clock) {
        this.perform = perform;
        this.clock = clock;
    }

    Answer go(Effect.Round round) {
        List<Future<Answer>> started = new ArrayList<>();
        for (Effect.Parallel each : round.parts()) {
            started.add(hands.get().submit(() -> perform.apply(each)));
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
            return new Answer.Missing(Answer.Trouble.UNREACHABLE, "no answer by " + round.until());
        } catch (InterruptedException e) {
            started.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.Missing(Answer.Trouble.UNREACHABLE, "the round was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a look failed by a fault of this program", e.getCause());
        }
    }

    @Override
    public void close() {
        ExecutorService made = hands.ifMade();
        if (made != null) {
            made.shutdownNow();
        }
    }
}
