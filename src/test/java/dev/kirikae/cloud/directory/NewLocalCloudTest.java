package dev.kirikae.cloud.directory;

import static dev.kirikae.cloud.directory.LocalCloudTest.LIVE;
import static dev.kirikae.cloud.directory.LocalCloudTest.START;
import static dev.kirikae.cloud.directory.LocalCloudTest.initial;
import static dev.kirikae.cloud.directory.LocalCloudTest.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cloud begins with that nobody has used yet. */
class NewLocalCloudTest {

    @TempDir
    private Path temp;

    private LocalCloud open(boolean released) {
        return LocalCloud.open(temp.resolve("cloud"), "1.0.0", () -> initial(released));
    }

    @Test
    void the_world_begins_a_month_after_a_first_release() {
        try (LocalCloud cloud = open(true)) {
            assertThat(cloud.isNew()).isTrue();
            assertThat(cloud.times().now()).isEqualTo(START);
            Environment live = seen(cloud).get(0);
            assertThat(LIVE.isOwnedBy(live)).isTrue();
            assertThat(live.name()).isEqualTo("push-api-20261023-1234567");
            assertThat(live.platform()).isEqualTo("64bit Amazon Linux 2023 v6.7.4 running Node.js 22");
            assertThat(((Answer.PlatformsSeen) cloud.perform(new Effect.LookAtPlatforms())).solutionStacks())
                    .startsWith(live.platform(), "64bit Amazon Linux 2023 v6.7.3 running Node.js 22");
            assertThat(cloud.perform(new Effect.LookAtTags("push-api", live.name())))
                    .isEqualTo(new Answer.TagsSeen(Map.of(
                            "team", "push",
                            "kirikae:service", "push-api",
                            "kirikae:release", "20261023-1234567",
                            "kirikae:content", "d1",
                            "Name", live.name(),
                            "elasticbeanstalk:environment-id", live.id().value(),
                            "elasticbeanstalk:environment-name", live.name())));
            assertThat(((Answer.AlarmsSeen) cloud.perform(
                                    new Effect.LookAtAlarms(List.of("live-5xx", live.name() + "-5xx"), List.of())))
                            .alarms())
                    .hasSize(2)
                    .allMatch(a -> a.state() == dev.kirikae.model.Alarm.State.OK);

            Answer.JournalSeen journal = (Answer.JournalSeen) cloud.perform(new Effect.ReadJournal());
            JournalState state = journal.journal();
            assertThat(state.live()).isEqualTo(live.id());
            assertThat(state.open()).isEmpty();
            ReleaseRecord release = state.newestRelease();
            assertThat(release.state()).isEqualTo(ReleaseRecord.State.SETTLED);
            assertThat(release.environment()).isEqualTo(live.id());
            assertThat(state.environment(live.id()).settledAt()).isBefore(START.minus(Duration.ofDays(29)));
            assertThat(((Answer.LockSeen) cloud.perform(new Effect.ReadLock()))
                            .lease()
                            .released())
                    .isTrue();
        }
    }

    @Test
    void an_empty_world_has_the_application_and_nothing_else() {
        try (LocalCloud cloud = open(false)) {
            assertThat(seen(cloud)).isEmpty();
            assertThat(cloud.perform(new Effect.LookAtApplication("push-api")))
                    .isEqualTo(new Answer.ApplicationSeen(true, List.of()));
            assertThat(cloud.perform(new Effect.ReadJournal()))
                    .isEqualTo(new Answer.JournalSeen(0, "", JournalState.EMPTY, null));
        }
    }

    @Test
    void an_initial_world_says_what_it_assumes() {
        assertThat(initial(true).assumptions())
                .contains(
                        "alarm live-5xx exists and is green",
                        "version push-api-1234567-abcdef012345 is live, made and settled by Kirikae 30 days ago");
        assertThat(initial(false).assumptions()).contains("nobody owns the live name push-api");
    }
}
