package dev.kirikae.cloud;

import static dev.kirikae.cloud.Town.BLUE;
import static dev.kirikae.cloud.Town.LIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Status;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IncidentStoryTest {

    private EnvironmentId candidate = BLUE;

    private Town with(Incident incident) {
        Town town = new Town(Town.blueAndGreen().incident(incident));
        candidate = town.created("push-api-3");
        town.wait(Duration.ofMinutes(6));
        return town;
    }

    @Test
    void candidate_never_healthy() {
        Town town = with(Incident.CANDIDATE_NEVER_HEALTHY);
        assertThat(town.seen(candidate).isReady()).isTrue();
        assertThat(town.seen(candidate).health()).isEqualTo(HealthStatus.SEVERE);
        assertThat(town.seen(BLUE).health()).isEqualTo(HealthStatus.OK);
    }

    @Test
    void launch_fails() {
        Town town = with(Incident.LAUNCH_FAILS);
        assertThat(town.seen(candidate).status()).isEqualTo(Status.TERMINATED);
    }

    @Test
    void probe_fails_before_switch() {
        Town town = with(Incident.PROBE_FAILS_BEFORE_SWITCH);
        assertThat(town.bodyOf(town.seen(candidate).cname())).startsWith("500");
        assertThat(town.bodyOf(LIVE.fullName())).startsWith("200");
    }

    @Test
    void probe_fails_after_switch() {
        Town town = with(Incident.PROBE_FAILS_AFTER_SWITCH);
        assertThat(town.bodyOf(town.seen(candidate).cname())).startsWith("200");
        town.swap(BLUE, candidate);
        town.wait(Duration.ofSeconds(5));
        assertThat(town.bodyOf(LIVE.fullName())).startsWith("500");
        town.swap(candidate, BLUE);
        town.wait(Duration.ofSeconds(70));
        assertThat(town.bodyOf(LIVE.fullName())).isEqualTo("200 {\"version\": \"v1\"}");
    }

    @Test
    void swap_answer_lost_once() {
        Town town = with(Incident.SWAP_ANSWER_LOST);
        assertThat(town.swap(BLUE, candidate)).isInstanceOf(Answer.Unknown.class);
        assertThat(town.cloud.ownerOf(LIVE)).isEqualTo(candidate);
        assertThat(town.swap(BLUE, candidate)).isInstanceOf(Answer.Done.class);
    }

    @Test
    void swap_arrives_late() {
        Town town = with(Incident.SWAP_ARRIVES_LATE);
        assertThat(town.swap(BLUE, candidate)).isInstanceOf(Answer.Unknown.class);
        assertThat(town.cloud.ownerOf(LIVE)).isEqualTo(BLUE);
        town.wait(Duration.ofMinutes(1));
        assertThat(town.cloud.ownerOf(LIVE)).isEqualTo(candidate);
    }

    @Test
    void killed_after_switch() {
        Town town = with(Incident.KILLED_AFTER_SWITCH);
        assertThatThrownBy(() -> town.swap(BLUE, candidate)).isInstanceOf(Crash.class);
        town.wait(Duration.ofSeconds(5));
        assertThat(town.cloud.ownerOf(LIVE)).isEqualTo(candidate);
        assertThat(town.seen(candidate).isReady()).isTrue();
    }

    @Test
    void throttled() {
        Town town = with(Incident.THROTTLED);
        Effect look = new Effect.LookAtEnvironments(Town.APPLICATION);
        assertThat(town.world.perform(look)).isInstanceOf(Answer.EnvironmentsSeen.class);
        town.swap(BLUE, candidate);
        assertThat(town.world.perform(look)).isEqualTo(new Answer.Missing(Answer.Trouble.THROTTLED, "Rate exceeded"));
        town.wait(Duration.ofMinutes(1));
        assertThat(town.world.perform(look)).isInstanceOf(Answer.EnvironmentsSeen.class);
    }

    @Test
    void stale_looks() {
        Town town = with(Incident.STALE_LOOKS);
        town.swap(BLUE, candidate);
        assertThat(town.seen(candidate).isReady()).isTrue();
        town.wait(Duration.ofSeconds(11));
        assertThat(town.seen(candidate).status()).isEqualTo(Status.UPDATING);
        assertThat(LIVE.isOwnedBy(town.seen(BLUE))).isTrue();
        town.wait(Duration.ofSeconds(10));
        assertThat(LIVE.isOwnedBy(town.seen(candidate))).isTrue();
    }

    @Test
    void moved_by_hand() {
        Town town = with(Incident.MOVED_BY_HAND);
        town.swap(BLUE, candidate);
        town.wait(Duration.ofMinutes(1));
        assertThat(town.cloud.ownerOf(LIVE)).isEqualTo(candidate);
        town.wait(Duration.ofMinutes(2));
        assertThat(town.cloud.ownerOf(LIVE)).isEqualTo(BLUE);
        assertThat(town.cloud.truth().latest()).matches(m -> m != null && m.isByHand());
    }

    @Test
    void standby_terminated_by_hand() {
        Town town = with(Incident.STANDBY_TERMINATED_BY_HAND);
        town.swap(BLUE, candidate);
        town.wait(Duration.ofMinutes(3));
        assertThat(town.seen(BLUE).status()).isEqualTo(Status.TERMINATING);
    }

    @Test
    void one_wrong_instance_and_a_termination_that_fails_once() {
        Town town = with(Incident.ONE_WRONG_INSTANCE);
        Answer.InstancesSeen seen = (Answer.InstancesSeen) town.world.perform(new Effect.LookAtInstances(candidate));
        assertThat(seen.instances()).filteredOn(i -> !i.runs("v2")).hasSize(1);

        Town stubborn = with(Incident.TERMINATION_FAILS_ONCE);
        stubborn.terminate(candidate);
        stubborn.wait(Duration.ofMinutes(5));
        assertThat(stubborn.seen(candidate).isReady()).isTrue();
        stubborn.terminate(candidate);
        stubborn.wait(Duration.ofMinutes(5));
        assertThat(stubborn.seen(candidate).status()).isEqualTo(Status.TERMINATED);
    }
}
