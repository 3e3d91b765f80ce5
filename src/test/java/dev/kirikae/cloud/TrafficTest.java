package dev.kirikae.cloud;

import static dev.kirikae.cloud.CloudFixture.BLUE;
import static dev.kirikae.cloud.CloudFixture.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.Datapoint;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.verify.AlarmMessage;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficTest {

    @Test
    void traffic_follows_the_name_and_some_clients_are_stubborn() {
        CloudFixture fixture = new CloudFixture();
        fixture.wait(Duration.ofMinutes(10));
        assertThat(traffic(fixture, BLUE)).hasSize(9).allMatch(p -> p.value() == 600);
        assertThat(traffic(fixture, GREEN)).isEmpty();

        fixture.swap(BLUE, GREEN);
        fixture.wait(Duration.ofMinutes(10));
        assertThat(traffic(fixture, GREEN)).last().matches(p -> p.value() == 600);
        assertThat(traffic(fixture, BLUE)).last().matches(p -> p.value() == 12);

        fixture.wait(Duration.ofMinutes(30));
        Instant quiet = fixture.cloud.now().minus(Duration.ofMinutes(15));
        assertThat(traffic(fixture, BLUE)).isNotEmpty().allMatch(p -> p.at().isBefore(quiet));
        Answer.TrafficSeen now = (Answer.TrafficSeen) fixture.world.perform(new Effect.LookAtRequests(BLUE));
        assertThat(now.perMinute()).singleElement().matches(p -> p.value() == 0);
    }

    @Test
    void alarms_are_green_until_what_they_measure_goes_wrong() {
        CloudFixture fixture = new CloudFixture(CloudFixture.blueAndGreen()
                .alarm("live-5xx")
                .alarm("${environment}-5xx")
                .incident(Incident.ALARM_AFTER_SWITCH));
        EnvironmentId fresh = fixture.created("push-api-3");
        assertThat(alarms(fixture))
                .extracting(Alarm::name)
                .containsExactly("live-5xx", "push-api-1-5xx", "push-api-2-5xx");
        fixture.wait(Duration.ofSeconds(110));
        assertThat(alarm(fixture, "push-api-3-5xx").state()).isEqualTo(Alarm.State.INSUFFICIENT_DATA);
        fixture.wait(Duration.ofMinutes(4));
        assertThat(alarms(fixture)).hasSize(4).allMatch(a -> a.state() == Alarm.State.OK);

        fixture.swap(BLUE, fresh);
        Instant switched = fixture.cloud.now();
        fixture.wait(Duration.ofSeconds(30));
        assertThat(alarms(fixture)).allMatch(a -> a.state() == Alarm.State.OK);
        assertThat(fixture.bodyOf(CloudFixture.LIVE.fullName())).startsWith("200");
        fixture.wait(Duration.ofMinutes(3));
        assertThat(alarm(fixture, "push-api-3-5xx")).satisfies(a -> {
            assertThat(a.state()).isEqualTo(Alarm.State.ALARM);
            assertThat(a.since()).isBetween(switched, switched.plus(Duration.ofMinutes(4)));
            assertThat(a.dimensions().get("LoadBalancer")).startsWith("app/awseb--AWSEB-");
        });
        assertThat(alarm(fixture, "live-5xx").state()).isEqualTo(Alarm.State.ALARM);
        assertThat(alarm(fixture, "push-api-1-5xx").state()).isEqualTo(Alarm.State.OK);

        fixture.swap(BLUE, fresh);
        fixture.wait(Duration.ofMinutes(6));
        assertThat(alarm(fixture, "live-5xx").state()).isEqualTo(Alarm.State.OK);
    }

    /** Each change once, in SNS's envelope; what nobody deletes stays, and a long poll without messages lasts to its end. */
    @Test
    void an_alarm_announces_its_changes_to_the_feed() {
        CloudFixture fixture = new CloudFixture(CloudFixture.blueAndGreen()
                .alarm("live-5xx")
                .alarmFeed("alarms")
                .incident(Incident.ALARM_AFTER_SWITCH));
        EnvironmentId fresh = fixture.created("push-api-3");
        fixture.wait(Duration.ofMinutes(5));
        fixture.swap(BLUE, fresh);
        Effect.ReceiveMessages poll =
                new Effect.ReceiveMessages("alarms", fixture.cloud.now().plus(Duration.ofMinutes(5)));

        Answer.FeedSeen seen = (Answer.FeedSeen) fixture.world.perform(poll);

        assertThat(seen.messages()).singleElement().satisfies(message -> {
            AlarmMessage read = AlarmMessage.read(message.body());
            assertThat(read.name()).isEqualTo("live-5xx");
            assertThat(read.changedAt()).isEqualTo(alarm(fixture, "live-5xx").since());
            assertThat(read.isOf(List.of("live-5xx"), "ap-northeast-1", null)).isTrue();
        });
        assertThat(fixture.cloud.now()).isBefore(poll.until());
        assertThat(fixture.world.perform(poll)).isEqualTo(seen);
        fixture.world.perform(new Effect.ReturnMessages(
                "alarms", List.of(seen.messages().get(0).receipt()), List.of()));
        Instant end = fixture.cloud.now().plusSeconds(20);
        assertThat(fixture.world.perform(new Effect.ReceiveMessages("alarms", end)))
                .isEqualTo(new Answer.FeedSeen(List.of()));
        assertThat(fixture.cloud.now()).isEqualTo(end);
    }

    @Test
    void an_unknown_alarm_is_silently_absent_and_one_goes_with_its_environment() {
        CloudFixture fixture = new CloudFixture(CloudFixture.blueAndGreen().alarm("${environment}-5xx"));
        assertThat(((Answer.AlarmsSeen) fixture.world.perform(
                                new Effect.LookAtAlarms(List.of("nobody", "push-api-2-5xx"), List.of())))
                        .alarms())
                .extracting(Alarm::name)
                .containsExactly("push-api-2-5xx");
        fixture.terminate(GREEN);
        fixture.wait(Duration.ofMinutes(5));
        assertThat(alarms(fixture)).extracting(Alarm::name).containsExactly("push-api-1-5xx");
    }

    private static List<Datapoint> traffic(CloudFixture fixture, EnvironmentId id) {
        Answer.ResourcesSeen seen = (Answer.ResourcesSeen) fixture.world.perform(new Effect.LookAtResources(id));
        return ((Answer.TrafficSeen) fixture.world.perform(new Effect.LookAtTraffic(
                        seen.resources().loadBalancers().get(0), CloudFixture.START, fixture.cloud.now())))
                .perMinute();
    }

    private static List<Alarm> alarms(CloudFixture fixture) {
        return ((Answer.AlarmsSeen)
                        fixture.world.perform(new Effect.LookAtAlarms(List.of("live-5xx"), List.of("push-api-"))))
                .alarms();
    }

    private static Alarm alarm(CloudFixture fixture, String name) {
        return alarms(fixture).stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
