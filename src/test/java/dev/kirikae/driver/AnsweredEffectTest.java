package dev.kirikae.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsweredEffectTest {

    private static final Effect.LookAtPlatforms PLATFORMS = new Effect.LookAtPlatforms();
    private static final Effect.ReadLock LOCK = new Effect.ReadLock();
    private static final Answer STACKS = new Answer.PlatformsSeen(List.of("one"));
    private static final Answer FREE = new Answer.LockSeen(null, null);
    private static final Effect.Round ROUND = new Effect.Round(List.of(LOCK, PLATFORMS), Instant.EPOCH);

    @Test
    void oneEffectIsOne() {
        assertThat(AnsweredEffect.each(PLATFORMS, STACKS)).containsExactly(new AnsweredEffect(PLATFORMS, STACKS));
    }

    @Test
    void aRoundIsEachOfItsPartsInTheirOrder() {
        assertThat(AnsweredEffect.each(ROUND, new Answer.RoundSeen(List.of(FREE, STACKS))))
                .containsExactly(new AnsweredEffect(LOCK, FREE), new AnsweredEffect(PLATFORMS, STACKS));
    }

    @Test
    void aRoundThatWasNotAnsweredIsOne() {
        Answer missing = new Answer.Missing(Answer.Trouble.UNREACHABLE, "no answer");

        assertThat(AnsweredEffect.each(ROUND, missing)).containsExactly(new AnsweredEffect(ROUND, missing));
    }
}
