package dev.kirikae.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is hidden from one caller is left out of its answers, without an error, and stands in everybody else's. */
class HiddenTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final EnvironmentId BLUE = new EnvironmentId("e-blue000001");
    private static final EnvironmentId OLD = new EnvironmentId("e-old0000001");
    private static final String PLATFORM = "64bit Amazon Linux 2023 v6.1.0 running Node.js 22";
    private static final Map<Hidden.Kind, String> NAMES = Map.of(
            Hidden.Kind.ENVIRONMENT, BLUE.value(),
            Hidden.Kind.RECORD, OLD.value(),
            Hidden.Kind.EVENTS, OLD.value(),
            Hidden.Kind.INSTANCES, BLUE.value(),
            Hidden.Kind.TAGS, BLUE.value(),
            Hidden.Kind.VERSION, "v1",
            Hidden.Kind.ALARM, "push-5xx",
            Hidden.Kind.PLATFORM, PLATFORM);

    @ParameterizedTest
    @EnumSource(Hidden.Kind.class)
    void itIsLeftOutForTheCallerItIsHiddenFrom(Hidden.Kind kind) {
        EmbeddedCloud cloud = cloud();
        int all = seen(cloud, "other", kind);
        Hidden thing = new Hidden(kind, NAMES.get(kind));

        cloud.hide("one", thing);

        int one = kind == Hidden.Kind.EVENTS || kind == Hidden.Kind.INSTANCES || kind == Hidden.Kind.TAGS ? all : 1;
        assertThat(all).isPositive();
        assertThat(seen(cloud, "one", kind)).isEqualTo(all - one);
        assertThat(seen(cloud, "other", kind)).isEqualTo(all);
        cloud.show("one", thing);
        assertThat(seen(cloud, "one", kind)).isEqualTo(all);
        cloud.hide(EmbeddedCloud.EVERY_CALLER, thing);
        assertThat(seen(cloud, "other", kind)).isEqualTo(all - one);
    }

    private static EmbeddedCloud cloud() {
        EmbeddedCloud cloud = EmbeddedCloud.calm("123456789012", new LiveName("push-api", "ap-northeast-1"), NOON)
                .platforms(List.of(PLATFORM))
                .environment(BLUE, "push-api", "blue", "push-api", "v1", 2)
                .environment(OLD, "push-api", "old", "away", "v2", 2)
                .alarm("push-5xx", Alarm.State.OK, NOON)
                .build();
        cloud.terminateByHand(OLD);
        cloud.advanceTo(NOON.plus(Duration.ofHours(3)));
        return cloud;
    }

    private static int seen(EmbeddedCloud cloud, String caller, Hidden.Kind kind) {
        Effect look = switch (kind) {
            case ENVIRONMENT -> new Effect.LookAtEnvironments("push-api");
            case RECORD -> new Effect.LookAtTerminated("push-api");
            case EVENTS -> new Effect.LookAtEvents(OLD, Instant.EPOCH);
            case INSTANCES -> new Effect.LookAtInstances(BLUE);
            case TAGS -> new Effect.LookAtTags("push-api", "blue");
            case VERSION -> new Effect.LookAtVersions("push-api", null);
            case ALARM -> new Effect.LookAtAlarms(List.of("push-5xx"), List.of());
            case PLATFORM -> new Effect.LookAtPlatforms();
        };
        Answer answer = cloud.client(caller).perform(look);
        if (answer instanceof Answer.EnvironmentsSeen seen) {
            return seen.environments().size();
        }
        if (answer instanceof Answer.EventsSeen seen) {
            return seen.events().size();
        }
        if (answer instanceof Answer.InstancesSeen seen) {
            return seen.instances().size();
        }
        if (answer instanceof Answer.TagsSeen seen) {
            return seen.tags().size();
        }
        if (answer instanceof Answer.VersionsSeen seen) {
            return seen.versions().size();
        }
        return answer instanceof Answer.AlarmsSeen seen
                ? seen.alarms().size()
                : ((Answer.PlatformsSeen) answer).solutionStacks().size();
    }
}
