package dev.kirikae.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.model.Tier;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Environments are told, made, changed and ended, in any world. */
abstract class EnvironmentsContract {

    /** A platform that every world offers. */
    static final String PLATFORM = "64bit Amazon Linux 2023 v6.4.3 running Node.js 22";

    /** @param id of the environment it is about */
    record Arranged(Scene scene, EnvironmentId id) {}

    /** Application {@code nowhere} does not exist. */
    protected abstract Scene nothing();

    /** A Ready web environment {@code shop-a} on version {@code v1} with prefix {@code shop}. */
    protected abstract Arranged live();

    /** Version {@code v1} exists, and no environment {@code shop-b}; one will be made. */
    protected abstract Scene creation();

    /** An environment {@code shop-a} exists; a second one of that name will be tried. */
    protected abstract Scene nameTaken();

    /** An environment of another application has the name {@code stall-a}. */
    protected abstract Scene nameTakenElsewhere();

    /** A Ready environment that will be terminated. */
    protected abstract Arranged termination();

    /** An environment in the middle of its launch, whose termination will be tried. */
    protected abstract Arranged launching();

    /** An id nobody has, whose termination will be tried. */
    protected abstract Arranged stranger();

    @Test
    void anUnknownApplicationHasNone() {
        try (Scene scene = nothing()) {
            assertThat(scene.perform(new Effect.LookAtEnvironments("nowhere")))
                    .isEqualTo(new Answer.EnvironmentsSeen(List.of()));
        }
    }

    @Test
    void oneIsDescribedWithAllThatMatters() {
        Arranged arranged = live();
        try (Scene scene = arranged.scene()) {
            Environment seen = only(scene, arranged.id());
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

    /** In the whole region, and that of another application is not listed. */
    @Test
    void aNameIsGivenOnceInAllApplications() {
        try (Scene scene = nameTakenElsewhere()) {
            assertThat(seen(scene).stream().map(Environment::name)).doesNotContain("stall-a");
            assertThat(scene.perform(Calls.create("stall-a", "v1", PLATFORM)))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.message()).contains("stall-a already exists"));
        }
    }

    @Test
    void oneIsEnded() {
        Arranged arranged = termination();
        try (Scene scene = arranged.scene()) {
            assertThat(scene.perform(Calls.terminate(arranged.id()))).isInstanceOf(Answer.Done.class);
            scene.later().run();
            assertThat(seen(scene).stream()
                            .filter(e -> e.id().equals(arranged.id()))
                            .filter(Environment::exists)
                            .toList())
                    .isEmpty();
        }
    }

    @Test
    void oneThatLaunchesIsNotEnded() {
        Arranged arranged = launching();
        try (Scene scene = arranged.scene()) {
            assertThat(scene.perform(Calls.terminate(arranged.id())))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.message()).contains("pending creation"));
        }
    }

    @Test
    void oneThatIsNotThereIsNotEnded() {
        Arranged arranged = stranger();
        try (Scene scene = arranged.scene()) {
            assertThat(scene.perform(Calls.terminate(arranged.id())))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.trouble()).isEqualTo(Answer.Trouble.ABSENT));
        }
    }

    private static Environment only(Scene scene, EnvironmentId id) {
        return seen(scene).stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<Environment> seen(Scene scene) {
        return ((Answer.EnvironmentsSeen) scene.perform(new Effect.LookAtEnvironments("shop"))).environments();
    }
}
