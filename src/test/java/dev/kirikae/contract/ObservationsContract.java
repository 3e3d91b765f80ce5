package dev.kirikae.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.Datapoint;
import dev.kirikae.model.EnvironmentEvent;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Instance;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is observed of an environment, in any world. */
abstract class ObservationsContract {

    /** @param start when its launch began */
    record Arranged(Scene scene, EnvironmentId id, Instant start) {}

    /** An environment with two instances, launched on version {@code v1}. */
    protected abstract Arranged launched();

    /** Alarms {@code shop-5xx} (OK) and {@code shop-slow} exist, {@code shop-gone} does not. */
    protected abstract Scene alarms();

    protected abstract Alarm.State slow();

    /**
     * A load balancer with some requests in each of five minutes.
     *
     * @param from when these minutes begin
     */
    record Flow(Scene scene, String loadBalancer, Instant from) {}

    protected abstract Flow traffic();

    /** The prefix {@code shop} is taken, {@code shop-free} is not. */
    protected abstract Scene names();

    @Test
    void everyInstanceHasItsVersion() {
        Arranged arranged = launched();
        try (Scene scene = arranged.scene()) {
            List<Instance> seen =
                    ((Answer.InstancesSeen) scene.perform(new Effect.LookAtInstances(arranged.id()))).instances();
            assertThat(seen).hasSize(2).allMatch(i -> i.runs("v1")).noneMatch(i -> i.runs("v2"));
            assertThat(seen.stream().map(Instance::id).distinct()).hasSize(2);

            List<EnvironmentEvent> events = ((Answer.EventsSeen)
                            scene.perform(new Effect.LookAtEvents(arranged.id(), arranged.start())))
                    .events();
            assertThat(events).hasSizeGreaterThanOrEqualTo(2);
            assertThat(events).isSortedAccordingTo(java.util.Comparator.comparing(EnvironmentEvent::at));
            assertThat(events.get(0).message()).isEqualTo("createEnvironment is starting.");
            assertThat(events.get(0).requestId()).isNotEmpty();
            assertThat(events).anyMatch(e -> e.message().startsWith("Successfully launched environment:"));
        }
    }

    @Test
    void alarmsAreFoundByNameAndByPrefix() {
        try (Scene scene = alarms()) {
            List<Alarm> named = alarms(scene, new Effect.LookAtAlarms(List.of("shop-5xx", "shop-gone"), List.of()));
            assertThat(named).extracting(Alarm::name).containsExactly("shop-5xx");
            assertThat(named.get(0).state()).isEqualTo(Alarm.State.OK);
            assertThat(named.get(0).trustworthy()).isTrue();

            List<Alarm> all = alarms(scene, new Effect.LookAtAlarms(List.of("shop-5xx"), List.of("shop-")));
            assertThat(all).extracting(Alarm::name).containsExactlyInAnyOrder("shop-5xx", "shop-slow");
            assertThat(all)
                    .filteredOn(a -> a.name().equals("shop-slow"))
                    .extracting(Alarm::state)
                    .containsExactly(slow());
        }
    }

    @Test
    void requestsAreCountedByTheMinute() {
        Flow flow = traffic();
        try (Scene scene = flow.scene()) {
            Instant from = flow.from();
            List<Datapoint> seen = ((Answer.TrafficSeen)
                            scene.perform(new Effect.LookAtTraffic(flow.loadBalancer(), from, from.plusSeconds(300))))
                    .perMinute();
            assertThat(seen).hasSize(5).allMatch(p -> p.value() > 0);
            assertThat(seen).extracting(Datapoint::at).isSorted().allMatch(at -> !at.isBefore(from));
        }
    }

    @Test
    void aFreeNameIsDistinguishedFromATakenOne() {
        try (Scene scene = names()) {
            assertThat(scene.perform(new Effect.LookAtName("shop")))
                    .isInstanceOfSatisfying(
                            Answer.NameSeen.class,
                            seen -> assertThat(seen.available()).isFalse());
            assertThat(scene.perform(new Effect.LookAtName("shop-free")))
                    .isEqualTo(new Answer.NameSeen(true, "shop-free.ap-northeast-1.elasticbeanstalk.com"));
        }
    }

    private static List<Alarm> alarms(Scene scene, Effect.LookAtAlarms look) {
        return ((Answer.AlarmsSeen) scene.perform(look)).alarms();
    }
}
