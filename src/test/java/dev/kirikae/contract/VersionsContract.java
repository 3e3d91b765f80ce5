package dev.kirikae.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Applications and versions, in any world. */
abstract class VersionsContract {

    /** Applications {@code shop} and {@code other} exist. */
    protected abstract Scene applications();

    /** A bundle lies at {@code shop/v2.zip} in the usual bucket; version {@code v2} will be made of it. */
    protected abstract Scene creation();

    /** Version {@code v1} exists and will be made again. */
    protected abstract Scene duplicate();

    /** Nothing lies at {@code shop/gone.zip}; a version will be made of it. */
    protected abstract Scene withoutBundle();

    /** Version {@code v1} exists and will be deleted. */
    protected abstract Scene deletion();

    @Test
    void anApplicationIsDistinguishedFromOthers() {
        try (Scene scene = applications()) {
            assertThat(scene.perform(new Effect.LookAtApplication("shop")))
                    .isInstanceOfSatisfying(Answer.ApplicationSeen.class, seen -> {
                        assertThat(seen.exists()).isTrue();
                        assertThat(seen.others()).contains("other").doesNotContain("shop");
                    });
            assertThat(scene.perform(new Effect.LookAtApplication("shopp")))
                    .isInstanceOfSatisfying(Answer.ApplicationSeen.class, seen -> {
                        assertThat(seen.exists()).isFalse();
                        assertThat(seen.others()).contains("shop");
                    });
        }
    }

    @Test
    void aVersionIsMadeOfItsBundle() {
        try (Scene scene = creation()) {
            assertThat(scene.perform(Calls.version("v2", AwsPlace.BUCKET, "shop/v2.zip")))
                    .isInstanceOf(Answer.Done.class);
            Answer answer = scene.perform(new Effect.LookAtVersions("shop", "v2"));
            assertThat(answer).isInstanceOfSatisfying(Answer.VersionsSeen.class, seen -> {
                assertThat(seen.versions()).hasSize(1);
                assertThat(seen.versions().get(0).bucket()).isEqualTo(AwsPlace.BUCKET);
                assertThat(seen.versions().get(0).key()).isEqualTo("shop/v2.zip");
                assertThat(seen.versions().get(0).isUsable()).isTrue();
                assertThat(seen.versions().get(0).description()).isEqualTo("op-5");
            });
        }
    }

    @Test
    void aLabelIsGivenOnce() {
        try (Scene scene = duplicate()) {
            assertThat(scene.perform(Calls.version("v1", AwsPlace.BUCKET, "shop/v1.zip")))
                    .isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                        assertThat(refused.code()).isEqualTo("InvalidParameterValue");
                        assertThat(refused.message()).contains("already exists");
                    });
        }
    }

    @Test
    void aVersionNeedsItsBundle() {
        try (Scene scene = withoutBundle()) {
            assertThat(scene.perform(Calls.version("v3", AwsPlace.BUCKET, "shop/gone.zip")))
                    .isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                        assertThat(refused.code()).isEqualTo("InvalidParameterCombination");
                        assertThat(refused.message()).contains("Unable to download from S3 location");
                    });
        }
    }

    @Test
    void aVersionIsDeleted() {
        try (Scene scene = deletion()) {
            assertThat(scene.perform(Calls.deleteVersion("v1"))).isInstanceOf(Answer.Done.class);
            assertThat(scene.perform(new Effect.LookAtVersions("shop", "v1")))
                    .isEqualTo(new Answer.VersionsSeen(List.of()));
        }
    }
}
