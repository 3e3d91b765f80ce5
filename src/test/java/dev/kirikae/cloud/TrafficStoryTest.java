package dev.kirikae.cloud;

import static dev.kirikae.cloud.Town.BLUE;
import static dev.kirikae.cloud.Town.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.Datapoint;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficStoryTest {

    @Test
    void traffic_follows_the_name_and_some_clients_are_stubborn() {
        Town town = new Town();
        town.wait(Duration.ofMinutes(10));
        assertThat(traffic(town, BLUE)).hasSize(9).allMatch(p -> p.value() == 600);
        assertThat(traffic(town, GREEN)).isEmpty();

        town.swap(BLUE, GREEN);
        town.wait(Duration.ofMinutes(10));
        assertThat(traffic(town, GREEN)).last().matches(p -> p.value() == 600);
        assertThat(traffic(town, BLUE)).last().matches(p -> p.value() == 12);

        town.wait(Duration.ofMinutes(30));
        Instant quiet = town.cloud.now().minus(Duration.ofMinutes(15));
        assertThat(traffic(town, BLUE)).isNotEmpty().allMatch(p -> p.at().isBefore(quiet));
        Answer.TrafficSeen now = (Answer.TrafficSeen) town.world.perform(new Effect.LookAtRequests(BLUE));
        assertThat(now.perMinute()).singleElement().matches(p -> p.value() == 0);
    }

    @Test
    void alarms_are_green_until_what_they_measure_goes_wrong() {
        Town town = new Town(Town.blueAndGreen()
                .alarm("live-5xx")
                .alarm("${environment}-5xx")
                .incident(Incident.ALARM_AFTER_SWITCH));
        EnvironmentId fresh = town.created("push-api-3");
        assertThat(alarms(town))
                .extracting(Alarm::name)
                .containsExactly("live-5xx", "push-api-1-5xx", "push-api-2-5xx");
        town.wait(Duration.ofSeconds(110));
        assertThat(alarm(town, "push-api-3-5xx").state()).isEqualTo(Alarm.State.INSUFFICIENT_DATA);
        town.wait(Duration.ofMinutes(4));
        assertThat(alarms(town)).hasSize(4).allMatch(a -> a.state() == Alarm.State.OK);

        town.swap(BLUE, fresh);
        Instant switched = town.cloud.now();
        town.wait(Duration.ofSeconds(30));
        assertThat(alarms(town)).allMatch(a -> a.state() == Alarm.State.OK);
        assertThat(town.bodyOf(Town.LIVE.fullName())).startsWith("200");
        town.wait(Duration.ofMinutes(3));
        assertThat(alarm(town, "push-api-3-5xx")).satisfies(a -> {
            assertThat(a.state()).isEqualTo(Alarm.State.ALARM);
            assertThat(a.since()).isBetween(switched, switched.plus(Duration.ofMinutes(4)));
            assertThat(a.dimensions().get("LoadBalancer")).startsWith("app/awseb--AWSEB-");
        });
        assertThat(alarm(town, "live-5xx").state()).isEqualTo(Alarm.State.ALARM);
        assertThat(alarm(town, "push-api-1-5xx").state()).isEqualTo(Alarm.State.OK);

        town.swap(BLUE, fresh);
        town.wait(Duration.ofMinutes(6));
        assertThat(alarm(town, "live-5xx").state()).isEqualTo(Alarm.State.OK);
    }

    @Test
    void an_unknown_alarm_is_silently_absent_and_one_goes_with_its_environment() {
        Town town = new Town(Town.blueAndGreen().alarm("${environment}-5xx"));
        assertThat(((Answer.AlarmsSeen) town.world.perform(
                                new Effect.LookAtAlarms(List.of("nobody", "push-api-2-5xx"), List.of())))
                        .alarms())
                .extracting(Alarm::name)
                .containsExactly("push-api-2-5xx");
        town.terminate(GREEN);
        town.wait(Duration.ofMinutes(5));
        assertThat(alarms(town)).extracting(Alarm::name).containsExactly("push-api-1-5xx");
    }

    private static List<Datapoint> traffic(Town town, EnvironmentId id) {
        Answer.ResourcesSeen seen = (Answer.ResourcesSeen) town.world.perform(new Effect.LookAtResources(id));
        return ((Answer.TrafficSeen) town.world.perform(new Effect.LookAtTraffic(
                        seen.resources().loadBalancers().get(0), Town.START, town.cloud.now())))
                .perMinute();
    }

    private static List<Alarm> alarms(Town town) {
        return ((Answer.AlarmsSeen)
                        town.world.perform(new Effect.LookAtAlarms(List.of("live-5xx"), List.of("push-api-"))))
                .alarms();
    }

    private static Alarm alarm(Town town, String name) {
        return alarms(town).stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
