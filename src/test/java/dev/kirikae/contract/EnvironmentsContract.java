package dev.kirikae.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.model.Tier;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Environments are told, made, changed and ended, in any world. */
abstract class EnvironmentsContract {

    /** A platform that every world offers. */
    static final String PLATFORM = "64bit Amazon Linux 2023 v6.4.3 running Node.js 22";

    /** @param id of the environment the story is about */
    record Story(Scene scene, EnvironmentId id) {}

    /** Application {@code nowhere} does not exist. */
    protected abstract Scene nothing();

    /** A Ready web environment {@code shop-a} on version {@code v1} with prefix {@code shop}. */
    protected abstract Story live();

    /** Version {@code v1} exists, and no environment {@code shop-b}; one will be made. */
    protected abstract Scene creation();

    /** An environment {@code shop-a} exists; a second one of that name will be tried. */
    protected abstract Scene nameTaken();

    /** A Ready environment that will be terminated. */
    protected abstract Story termination();

    /** An environment in the middle of its launch, whose termination will be tried. */
    protected abstract Story launching();

    /** An id nobody has, whose termination will be tried. */
    protected abstract Story stranger();

    /** A Ready environment whose capacity will be raised. */
    protected abstract Story capacity();

    @Test
    void anUnknownApplicationHasNone() {
        try (Scene scene = nothing()) {
            assertThat(scene.perform(new Effect.LookAtEnvironments("nowhere")))
                    .isEqualTo(new Answer.EnvironmentsSeen(List.of()));
        }
    }

    @Test
    void oneIsToldWithAllThatMatters() {
        Story story = live();
        try (Scene scene = story.scene()) {
            Environment seen = only(scene, story.id());
            assertThat(seen.name()).isEqualTo("shop-a");
            assertThat(seen.application()).isEqualTo("shop");
            assertThat(seen.version()).isEqualTo("v1");
            assertThat(seen.isReady()).isTrue();
            assertThat(seen.tier()).isEqualTo(Tier.WEB);
            assertThat(seen.cname()).startsWith("shop.");
            assertThat(seen.platform()).isNotEmpty();
            assertThat(seen.endpoint()).isNotEmpty();
            assertThat(seen.created()).isBeforeOrEqualTo(seen.updated());
        }
    }

    @Test
    void oneIsMade() {
        try (Scene scene = creation()) {
            Answer answer = scene.perform(Calls.create("shop-b", "v1", PLATFORM));
            assertThat(answer).isInstanceOf(Answer.Done.class);
            Environment made = ((Answer.Done) answer).environment();
            assertThat(made).isNotNull();
            assertThat(made.status()).isEqualTo(Status.LAUNCHING);
            assertThat(made.name()).isEqualTo("shop-b");
            assertThat(made.description()).isEqualTo("op-4");
            scene.later().run();
            assertThat(only(scene, made.id()).cname()).startsWith("shop-b-x7k2.");
        }
    }

    @Test
    void aNameIsGivenOnce() {
        try (Scene scene = nameTaken()) {
            assertThat(scene.perform(Calls.create("shop-a", "v1", PLATFORM)))
                    .isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                        assertThat(refused.code()).isEqualTo("InvalidParameterValue");
                        assertThat(refused.message()).contains("already exists");
                    });
        }
    }

    @Test
    void oneIsEnded() {
        Story story = termination();
        try (Scene scene = story.scene()) {
            assertThat(scene.perform(Calls.terminate(story.id()))).isInstanceOf(Answer.Done.class);
            scene.later().run();
            assertThat(seen(scene).stream()
                            .filter(e -> e.id().equals(story.id()))
                            .filter(Environment::exists)
                            .toList())
                    .isEmpty();
        }
    }

    @Test
    void oneThatLaunchesIsNotEnded() {
        Story story = launching();
        try (Scene scene = story.scene()) {
            assertThat(scene.perform(Calls.terminate(story.id())))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.message()).contains("pending creation"));
        }
    }

    @Test
    void oneThatIsNotThereIsNotEnded() {
        Story story = stranger();
        try (Scene scene = story.scene()) {
            assertThat(scene.perform(Calls.terminate(story.id())))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.trouble()).isEqualTo(Answer.Trouble.ABSENT));
        }
    }

    @Test
    void itsCapacityIsRaised() {
        Story story = capacity();
        try (Scene scene = story.scene()) {
            assertThat(scene.perform(Calls.capacity(story.id(), 4))).isInstanceOfSatisfying(Answer.Done.class, done -> {
                assertThat(done.environment()).isNotNull();
                assertThat(done.environment().id()).isEqualTo(story.id());
            });
        }
    }

    private static Environment only(Scene scene, EnvironmentId id) {
        return seen(scene).stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<Environment> seen(Scene scene) {
        return ((Answer.EnvironmentsSeen) scene.perform(new Effect.LookAtEnvironments("shop"))).environments();
    }
}
