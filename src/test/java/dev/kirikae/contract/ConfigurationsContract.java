package dev.kirikae.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import org.junit.jupiter.api.Test;

/** What environments are made of, in any world. */
abstract class ConfigurationsContract {

    /** {@code shop-a}, given MinSize 2 and the property COLOUR=blue by the API, and tagged {@code team=push}. */
    record Arranged(Scene scene, EnvironmentId id) {}

    protected abstract Arranged configured();

    /** The same; its configuration will be saved, read and deleted. */
    protected abstract Arranged saved();

    @Test
    void settingsResourcesAndTagsAreGiven() {
        Arranged arranged = configured();
        try (Scene scene = arranged.scene()) {
            assertThat(((Answer.SettingsSeen) scene.perform(new Effect.LookAtSettings("shop", "shop-a", null)))
                            .settings())
                    .contains(
                            new OptionSetting("aws:autoscaling:asg", "MinSize", "2"),
                            new OptionSetting("aws:elasticbeanstalk:application:environment", "COLOUR", "blue"));
            assertThat(((Answer.ResourcesSeen) scene.perform(new Effect.LookAtResources(arranged.id())))
                            .resources()
                            .loadBalancers())
                    .hasSize(1);
            assertThat(((Answer.TagsSeen) scene.perform(new Effect.LookAtTags("shop", "shop-a"))).tags())
                    .containsEntry("team", "push");
            assertThat(scene.perform(new Effect.LookAtPlatforms()))
                    .isInstanceOfSatisfying(
                            Answer.PlatformsSeen.class,
                            seen -> assertThat(seen.solutionStacks()).contains(EnvironmentsContract.PLATFORM));
            assertThat(scene.perform(new Effect.LookAtManagedActions(arranged.id())))
                    .isEqualTo(new Answer.ManagedActionsSeen(java.util.List.of()));
        }
    }

    @Test
    void aConfigurationIsSavedReadAndDeleted() {
        Arranged arranged = saved();
        try (Scene scene = arranged.scene()) {
            assertThat(scene.perform(Calls.save("kirikae-1", arranged.id()))).isInstanceOf(Answer.Done.class);
            assertThat(((Answer.SettingsSeen) scene.perform(new Effect.LookAtSettings("shop", null, "kirikae-1")))
                            .settings())
                    .contains(new OptionSetting("aws:elasticbeanstalk:application:environment", "COLOUR", "blue"));
            assertThat(scene.perform(Calls.deleteConfiguration("kirikae-1"))).isInstanceOf(Answer.Done.class);
            assertThat(scene.perform(new Effect.LookAtSettings("shop", null, "kirikae-1")))
                    .isInstanceOfSatisfying(
                            Answer.Missing.class,
                            missing -> assertThat(missing.trouble()).isEqualTo(Answer.Trouble.ABSENT));
        }
    }
}
