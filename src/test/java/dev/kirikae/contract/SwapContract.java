package dev.kirikae.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Beanstalk's swap, in any world. */
abstract class SwapContract {

    private static final LiveName SHOP = new LiveName("shop", AwsPlace.REGION);

    /** Two Ready web environments, {@code live} owns the prefix {@code shop}. */
    record Pair(Scene scene, EnvironmentId live, EnvironmentId candidate) {}

    /** Both stay Ready until they are swapped. */
    protected abstract Pair twoReady();

    /** The candidate is in the middle of an update. */
    protected abstract Pair oneBusy();

    /** The candidate is not there. */
    protected abstract Pair oneUnknown();

    /** Two Ready ones that nobody may swap: the call would come after its end. */
    protected abstract Pair tooLate();

    @Test
    void exchangesTheNamesAndNothingElse() {
        Pair pair = twoReady();
        try (Scene scene = pair.scene()) {
            Environment before = environment(scene, pair.live());
            assertThat(SHOP.isOwnedBy(before)).isTrue();

            Answer answer = scene.perform(Calls.swap(pair.live(), pair.candidate()));
            assertThat(answer).isInstanceOfSatisfying(Answer.Done.class, done -> {
                assertThat(done.requestId()).isNotEmpty();
                assertThat(done.environment()).isNull();
            });
            scene.later().run();

            Environment old = environment(scene, pair.live());
            Environment fresh = environment(scene, pair.candidate());
            assertThat(SHOP.isOwnedBy(fresh)).isTrue();
            assertThat(SHOP.isOwnedBy(old)).isFalse();
            assertThat(old.name()).isEqualTo(before.name());
            assertThat(old.version()).isEqualTo(before.version());
            assertThat(old.endpoint()).isEqualTo(before.endpoint());
            assertThat(List.of(old.isReady(), fresh.isReady())).containsOnly(true);
        }
    }

    @Test
    void isRefusedWhereOneIsNotReady() {
        Pair pair = oneBusy();
        try (Scene scene = pair.scene()) {
            assertThat(scene.perform(Calls.swap(pair.live(), pair.candidate())))
                    .isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                        assertThat(refused.code()).isEqualTo("InvalidParameterValue");
                        assertThat(refused.message()).contains("Must be Ready");
                        assertThat(refused.trouble()).isEqualTo(Answer.Trouble.NOT_READY);
                    });
        }
    }

    @Test
    void isRefusedWhereOneIsUnknown() {
        Pair pair = oneUnknown();
        try (Scene scene = pair.scene()) {
            assertThat(scene.perform(Calls.swap(pair.live(), pair.candidate())))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.trouble()).isEqualTo(Answer.Trouble.ABSENT));
        }
    }

    @Test
    void isNotSentAfterItsEnd() {
        Pair pair = tooLate();
        try (Scene scene = pair.scene()) {
            ChangingCall.Swap late = new ChangingCall.Swap(
                    "op-1", pair.live(), pair.candidate(), Calls.NOW.minusSeconds(90), Calls.NOW.minusSeconds(1));
            assertThat(scene.perform(late)).isInstanceOf(Answer.NotSent.class);
        }
    }

    private static Environment environment(Scene scene, EnvironmentId id) {
        Answer answer = scene.perform(new Effect.LookAtEnvironments("shop"));
        return ((Answer.EnvironmentsSeen) answer)
                .environments().stream()
                        .filter(e -> e.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }
}
