package dev.kirikae.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsweredTest {

    private static final Effect.LookAtPlatforms PLATFORMS = new Effect.LookAtPlatforms();
    private static final Effect.ReadLock LOCK = new Effect.ReadLock();
    private static final Answer STACKS = new Answer.PlatformsSeen(List.of("one"));
    private static final Answer FREE = new Answer.LockSeen(null, null);
    private static final Effect.Round ROUND = new Effect.Round(List.of(LOCK, PLATFORMS), Instant.EPOCH);

    @Test
    void oneEffectIsOne() {
        assertThat(Answered.each(PLATFORMS, STACKS)).containsExactly(new Answered(PLATFORMS, STACKS));
    }

    @Test
    void aRoundIsEachOfItsPartsInTheirOrder() {
        assertThat(Answered.each(ROUND, new Answer.RoundSeen(List.of(FREE, STACKS))))
                .containsExactly(new Answered(LOCK, FREE), new Answered(PLATFORMS, STACKS));
    }

    @Test
    void aRoundThatWasNotAnsweredIsOne() {
        Answer missing = new Answer.Missing(Answer.Trouble.UNREACHABLE, "no answer");

        assertThat(Answered.each(ROUND, missing)).containsExactly(new Answered(ROUND, missing));
    }
}
