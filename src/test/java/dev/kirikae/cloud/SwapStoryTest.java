package dev.kirikae.cloud;

import static dev.kirikae.cloud.Town.BLUE;
import static dev.kirikae.cloud.Town.GREEN;
import static dev.kirikae.cloud.Town.LIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Status;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwapStoryTest {

    @Test
    void both_are_busy_for_five_seconds_and_then_the_names_have_changed_places() {
        Town town = new Town();

        assertThat(town.swap(BLUE, GREEN)).isInstanceOf(Answer.Done.class);

        assertThat(town.seen(BLUE).status()).isEqualTo(Status.UPDATING);
        assertThat(town.seen(GREEN).status()).isEqualTo(Status.UPDATING);
        assertThat(town.seen(GREEN).health()).isEqualTo(HealthStatus.INFO);
        assertThat(town.seen(GREEN).colour()).isEqualTo(HealthColour.GREEN);
        assertThat(LIVE.isOwnedBy(town.seen(BLUE))).isTrue();
        town.wait(Duration.ofSeconds(5));
        assertThat(town.seen(GREEN).isReady()).isTrue();
        assertThat(town.seen(BLUE).isReady()).isTrue();
        assertThat(LIVE.isOwnedBy(town.seen(GREEN))).isTrue();
        assertThat(town.cloud.ownerOf(LIVE)).isEqualTo(GREEN);
    }

    @Test
    void a_second_swap_undoes_the_first() {
        Town town = new Town();
        town.swap(BLUE, GREEN);
        town.wait(Duration.ofSeconds(5));
        town.swap(BLUE, GREEN);
        town.wait(Duration.ofSeconds(5));

        assertThat(town.cloud.ownerOf(LIVE)).isEqualTo(BLUE);
        assertThat(town.cloud.truth().mutations()).hasSize(2);
    }

    @Test
    void the_events_carry_the_request_and_come_in_order() {
        Town town = new Town();
        Answer.Done done = (Answer.Done) town.swap(BLUE, GREEN);
        town.wait(Duration.ofSeconds(6));

        Answer.EventsSeen seen = (Answer.EventsSeen) town.world.perform(new Effect.LookAtEvents(BLUE, Town.START));
        assertThat(seen.events()).extracting(e -> e.message()).startsWith("swapEnvironmentCNAMEs is starting.");
        assertThat(seen.events())
                .extracting(e -> e.message())
                .last()
                .isEqualTo("Completed swapping CNAMEs for environments 'push-api-1' and 'push-api-2'.");
        assertThat(seen.events()).allSatisfy(e -> assertThat(e.requestId()).isEqualTo(done.requestId()));
    }

    @Test
    void an_environment_that_is_not_ready_refuses() {
        Town town = new Town();
        EnvironmentId fresh = town.created("push-api-3");

        assertThat(Town.message(town.swap(BLUE, fresh)))
                .isEqualTo(
                        "InvalidParameterValue: Environment named push-api-3 is in an invalid state for this operation."
                                + " Must be Ready.");
        assertThat(Town.message(town.swap(BLUE, new EnvironmentId("e-nobody0000"))))
                .isEqualTo("InvalidParameterValue: No Environment found for EnvironmentId = 'e-nobody0000'.");
        assertThat(Town.message(town.swap(BLUE, BLUE))).contains("must be different");
        assertThat(town.cloud.truth().mutations()).hasSize(1);
    }

    @Test
    void another_application_refuses_and_bad_health_does_not() {
        EnvironmentId other = new EnvironmentId("e-other00000");
        Town town = new Town(Town.blueAndGreen()
                .environment(other, "billing", "billing-1", "billing", "b1", 1)
                .incident(Incident.CANDIDATE_NEVER_HEALTHY));
        assertThat(Town.message(town.swap(BLUE, other))).contains("same application");

        EnvironmentId sick = town.created("push-api-3");
        town.wait(Duration.ofMinutes(10));
        assertThat(town.seen(sick).health()).isEqualTo(HealthStatus.SEVERE);
        assertThat(town.swap(BLUE, sick)).isInstanceOf(Answer.Done.class);
    }

    @Test
    void lost_before_lost_after_and_late_look_the_same_and_are_not() {
        Town lost = new Town().next("swap", 2);
        assertThat(lost.swap(BLUE, GREEN)).isInstanceOf(Answer.Unknown.class);
        lost.wait(Duration.ofMinutes(10));
        assertThat(lost.cloud.ownerOf(LIVE)).isEqualTo(BLUE);

        Town done = new Town().next("swap", 3);
        assertThat(done.swap(BLUE, GREEN)).isInstanceOf(Answer.Unknown.class);
        done.wait(Duration.ofSeconds(5));
        assertThat(done.cloud.ownerOf(LIVE)).isEqualTo(GREEN);

        Town late = new Town().next("swap", 4);
        assertThat(late.swap(BLUE, GREEN)).isInstanceOf(Answer.Unknown.class);
        late.wait(Duration.ofSeconds(15));
        assertThat(late.cloud.ownerOf(LIVE)).isEqualTo(BLUE);
        late.wait(Duration.ofSeconds(30));
        assertThat(late.cloud.ownerOf(LIVE)).isEqualTo(GREEN);
        assertThat(late.cloud.truth().latest()).matches(m -> m != null && m.late());
    }

    @Test
    void a_late_call_is_executed_until_its_signature_is_stale_and_never_after() {
        Town justInTime = new Town().next("swap", 4).next("late-by", 2);
        justInTime.swap(BLUE, GREEN);
        justInTime.wait(Duration.ofMinutes(6));
        assertThat(justInTime.cloud.ownerOf(LIVE)).isEqualTo(GREEN);
        assertThat(justInTime.cloud.truth().latest().at()).isEqualTo(Town.START.plus(Duration.ofMinutes(5)));

        Town tooLate = new Town().next("swap", 4).next("late-by", 1);
        tooLate.world.perform(new Effect.Swap(
                "op", BLUE, GREEN, Town.START.minus(Duration.ofMinutes(4)), Town.START.plusSeconds(60)));
        tooLate.wait(Duration.ofMinutes(10));
        assertThat(tooLate.cloud.truth().mutations()).isEmpty();
        assertThat(tooLate.cloud.ownerOf(LIVE)).isEqualTo(BLUE);
    }

    @Test
    void what_is_past_its_time_is_not_sent_and_a_stale_signature_is_refused() {
        Town town = new Town();
        town.wait(Duration.ofMinutes(6));
        assertThat(town.world.perform(new Effect.Swap("op", BLUE, GREEN, Town.START, Town.START.plusSeconds(60))))
                .isInstanceOf(Answer.NotSent.class);
        assertThat(town.world.perform(new Effect.Swap("op", BLUE, GREEN, Town.START, town.soon())))
                .isInstanceOfSatisfying(
                        Answer.Refused.class, r -> assertThat(r.trouble()).isEqualTo(Answer.Trouble.CLOCK));
        assertThat(town.cloud.truth().mutations()).isEmpty();
    }

    @Test
    void a_process_may_die_before_or_after() {
        Town before = new Town().next("swap", 5);
        assertThat(catchThrowable(() -> before.swap(BLUE, GREEN)))
                .isInstanceOfSatisfying(
                        Crash.class, c -> assertThat(c.wasDone()).isFalse());
        assertThat(before.cloud.truth().mutations()).isEmpty();

        Town after = new Town().next("swap", 6);
        assertThat(catchThrowable(() -> after.swap(BLUE, GREEN)))
                .isInstanceOfSatisfying(
                        Crash.class, c -> assertThat(c.wasDone()).isTrue());
        assertThat(after.cloud.truth().executionsOf("op-1")).isEqualTo(1);
    }

    @Test
    void invariants_are_asked_at_the_instant_of_execution() {
        Town town = new Town().next("swap", 4);
        List<String> heard = new ArrayList<>();
        town.cloud
                .truth()
                .listen(c -> heard.add(c.now() + " " + c.ownerOf(LIVE) + " "
                        + c.environment(GREEN).status().word()));
        town.swap(BLUE, GREEN);
        town.wait(Duration.ofMinutes(1));
        assertThat(heard).containsExactly("2026-11-22T09:00:30.250Z e-blue000000 Updating");
    }

    @Test
    void dns_lags_behind_for_a_minute() {
        Town town = new Town();
        String host = LIVE.fullName();
        assertThat(town.bodyOf(host)).isEqualTo("200 {\"version\": \"v1\"}");
        town.swap(BLUE, GREEN);
        town.wait(Duration.ofSeconds(5));
        assertThat(town.cloud.dnsOwner(host)).isEqualTo(GREEN);
        assertThat(town.bodyOf(host)).isEqualTo("200 {\"version\": \"v1\"}");
        town.wait(Duration.ofSeconds(60));
        assertThat(town.bodyOf(host)).isEqualTo("200 {\"version\": \"v2\"}");
        assertThat(town.bodyOf(town.seen(BLUE).endpoint())).isEqualTo("200 {\"version\": \"v1\"}");
    }
}
