package dev.kirikae.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.contract.AwsPlace;
import dev.kirikae.contract.AwsWire;
import dev.kirikae.model.Endpoint;
import dev.kirikae.model.ProbeRequest;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Answer.Trouble;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Looks side by side. */
class RoundsTest {

    @Test
    void aRoundEndsWithoutThoseThatAreLate() {
        CountDownLatch never = new CountDownLatch(1);
        Answer quick = new Answer.Asked();
        try (WorkerThreads hands = new WorkerThreads()) {
            Rounds rounds = new Rounds(
                    look -> {
                        if (look instanceof Effect.LookAtCaller) {
                            return quick;
                        }
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return quick;
                    },
                    InstantSource.fixed(AwsPlace.NOW),
                    hands);
            Answer.RoundSeen seen = (Answer.RoundSeen) rounds.go(new Effect.Round(
                    List.of(new Effect.LookAtPlatforms(), new Effect.LookAtCaller()), AwsPlace.NOW.plusMillis(300)));
            assertThat(seen.answers().get(0))
                    .isEqualTo(new Answer.Missing(Trouble.LATE, "no answer by " + AwsPlace.NOW.plusMillis(300)));
            assertThat(seen.answers().get(1)).isEqualTo(quick);
        }
    }

    @Test
    void aRoundAsksTheProbesToo() {
        try (AwsWire wire = new AwsWire();
                AwsWorld world = AwsPlace.world()) {
            Effect.Probe probe = new Effect.Probe(
                    "health",
                    new ProbeRequest.Http(
                            new Endpoint("http", "shop.example.com", 80, null, null), "/", Duration.ofSeconds(1)));
            assertThat(world.perform(new Effect.Round(List.of(probe, probe), AwsPlace.NOW.plusSeconds(10))))
                    .isEqualTo(new Answer.RoundSeen(List.of(new Answer.Asked(), new Answer.Asked())));
            assertThat(wire.requests()).isEmpty();
        }
    }
}
