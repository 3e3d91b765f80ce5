package dev.kirikae.cloud;

import static dev.kirikae.cloud.CloudFixture.BLUE;
import static dev.kirikae.cloud.CloudFixture.LIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IncidentTest {

    private EnvironmentId candidate = BLUE;

    private CloudFixture with(Incident incident) {
        CloudFixture fixture = new CloudFixture(CloudFixture.blueAndGreen().incident(incident));
        candidate = fixture.created("push-api-3");
        fixture.wait(Duration.ofMinutes(6));
        return fixture;
    }

    @Test
    void candidate_never_healthy() {
        CloudFixture fixture = with(Incident.CANDIDATE_NEVER_HEALTHY);
        assertThat(fixture.seen(candidate).isReady()).isTrue();
        assertThat(fixture.seen(candidate).health()).isEqualTo(HealthStatus.SEVERE);
        assertThat(fixture.seen(BLUE).health()).isEqualTo(HealthStatus.OK);
    }

    @Test
    void launch_fails() {
        CloudFixture fixture = with(Incident.LAUNCH_FAILS);
        assertThat(fixture.seen(candidate).status()).isEqualTo(Status.TERMINATED);
    }

    @Test
    void probe_fails_before_switch() {
        CloudFixture fixture = with(Incident.PROBE_FAILS_BEFORE_SWITCH);
        assertThat(fixture.bodyOf(fixture.seen(candidate).cname())).startsWith("500");
        assertThat(fixture.bodyOf(LIVE.fullName())).startsWith("200");
    }

    @Test
    void probe_fails_after_switch() {
        CloudFixture fixture = with(Incident.PROBE_FAILS_AFTER_SWITCH);
        assertThat(fixture.bodyOf(fixture.seen(candidate).cname())).startsWith("200");
        fixture.swap(BLUE, candidate);
        fixture.wait(Duration.ofSeconds(5));
        assertThat(fixture.bodyOf(LIVE.fullName())).startsWith("500");
        fixture.swap(candidate, BLUE);
        fixture.wait(Duration.ofSeconds(70));
        assertThat(fixture.bodyOf(LIVE.fullName())).isEqualTo("200 {\"version\": \"v1\"}");
    }

    @Test
    void swap_answer_lost_once() {
        CloudFixture fixture = with(Incident.SWAP_ANSWER_LOST);
        assertThat(fixture.swap(BLUE, candidate)).isInstanceOf(Answer.Unknown.class);
        assertThat(fixture.cloud.ownerOf(LIVE)).isEqualTo(candidate);
        assertThat(fixture.swap(BLUE, candidate)).isInstanceOf(Answer.Done.class);
    }

    @Test
    void swap_arrives_late() {
        CloudFixture fixture = with(Incident.SWAP_ARRIVES_LATE);
        assertThat(fixture.swap(BLUE, candidate)).isInstanceOf(Answer.Unknown.class);
        assertThat(fixture.cloud.ownerOf(LIVE)).isEqualTo(BLUE);
        fixture.wait(Duration.ofMinutes(1));
        assertThat(fixture.cloud.ownerOf(LIVE)).isEqualTo(candidate);
    }

    @Test
    void killed_after_switch() {
        CloudFixture fixture = with(Incident.KILLED_AFTER_SWITCH);
        assertThatThrownBy(() -> fixture.swap(BLUE, candidate)).isInstanceOf(Crash.class);
        fixture.wait(Duration.ofSeconds(5));
        assertThat(fixture.cloud.ownerOf(LIVE)).isEqualTo(candidate);
        assertThat(fixture.seen(candidate).isReady()).isTrue();
    }

    @Test
    void throttled() {
        CloudFixture fixture = with(Incident.THROTTLED);
        Effect look = new Effect.LookAtEnvironments(CloudFixture.APPLICATION);
        assertThat(fixture.world.perform(look)).isInstanceOf(Answer.EnvironmentsSeen.class);
        fixture.swap(BLUE, candidate);
        assertThat(fixture.world.perform(look))
                .isEqualTo(new Answer.Missing(Answer.Trouble.THROTTLED, "Rate exceeded"));
        fixture.wait(Duration.ofMinutes(1));
        assertThat(fixture.world.perform(look)).isInstanceOf(Answer.EnvironmentsSeen.class);
    }

    @Test
    void stale_looks() {
        CloudFixture fixture = with(Incident.STALE_LOOKS);
        fixture.swap(BLUE, candidate);
        assertThat(fixture.seen(candidate).isReady()).isTrue();
        fixture.wait(Duration.ofSeconds(11));
        assertThat(fixture.seen(candidate).status()).isEqualTo(Status.UPDATING);
        assertThat(LIVE.isOwnedBy(fixture.seen(BLUE))).isTrue();
        fixture.wait(Duration.ofSeconds(10));
        assertThat(LIVE.isOwnedBy(fixture.seen(candidate))).isTrue();
    }

    @Test
    void moved_by_hand() {
        CloudFixture fixture = with(Incident.MOVED_BY_HAND);
        fixture.swap(BLUE, candidate);
        fixture.wait(Duration.ofMinutes(1));
        assertThat(fixture.cloud.ownerOf(LIVE)).isEqualTo(candidate);
        fixture.wait(Duration.ofMinutes(2));
        assertThat(fixture.cloud.ownerOf(LIVE)).isEqualTo(BLUE);
        assertThat(fixture.cloud.executionLog().latest()).matches(m -> m != null && m.isByHand());
    }

    @Test
    void standby_terminated_by_hand() {
        CloudFixture fixture = with(Incident.STANDBY_TERMINATED_BY_HAND);
        fixture.swap(BLUE, candidate);
        fixture.wait(Duration.ofMinutes(3));
        assertThat(fixture.seen(BLUE).status()).isEqualTo(Status.TERMINATING);
    }

    @Test
    void one_wrong_instance_and_a_termination_that_fails_once() {
        CloudFixture fixture = with(Incident.ONE_WRONG_INSTANCE);
        Answer.InstancesSeen seen = (Answer.InstancesSeen) fixture.world.perform(new Effect.LookAtInstances(candidate));
        assertThat(seen.instances()).filteredOn(i -> !i.runs("v2")).hasSize(1);

        CloudFixture stubborn = with(Incident.TERMINATION_FAILS_ONCE);
        stubborn.terminate(candidate);
        stubborn.wait(Duration.ofMinutes(5));
        assertThat(stubborn.seen(candidate).isReady()).isTrue();
        stubborn.terminate(candidate);
        stubborn.wait(Duration.ofMinutes(5));
        assertThat(stubborn.seen(candidate).status()).isEqualTo(Status.TERMINATED);
    }
}
