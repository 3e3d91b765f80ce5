package dev.kirikae.cloud;

import static dev.kirikae.cloud.CloudFixture.BLUE;
import static dev.kirikae.cloud.CloudFixture.GREEN;
import static dev.kirikae.cloud.CloudFixture.LIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwapTest {

    @Test
    void both_are_busy_for_five_seconds_and_then_the_names_have_changed_places() {
        CloudFixture fixture = new CloudFixture();

        assertThat(fixture.swap(BLUE, GREEN)).isInstanceOf(Answer.Done.class);

        assertThat(fixture.seen(BLUE).status()).isEqualTo(Status.UPDATING);
        assertThat(fixture.seen(GREEN).status()).isEqualTo(Status.UPDATING);
        assertThat(fixture.seen(GREEN).health()).isEqualTo(HealthStatus.INFO);
        assertThat(fixture.seen(GREEN).colour()).isEqualTo(HealthColour.GREEN);
        assertThat(LIVE.isOwnedBy(fixture.seen(BLUE))).isTrue();
        fixture.wait(Duration.ofSeconds(5));
        assertThat(fixture.seen(GREEN).isReady()).isTrue();
        assertThat(fixture.seen(BLUE).isReady()).isTrue();
        assertThat(LIVE.isOwnedBy(fixture.seen(GREEN))).isTrue();
        assertThat(fixture.cloud.ownerOf(LIVE)).isEqualTo(GREEN);
    }

    @Test
    void a_second_swap_undoes_the_first() {
        CloudFixture fixture = new CloudFixture();
        fixture.swap(BLUE, GREEN);
        fixture.wait(Duration.ofSeconds(5));
        fixture.swap(BLUE, GREEN);
        fixture.wait(Duration.ofSeconds(5));

        assertThat(fixture.cloud.ownerOf(LIVE)).isEqualTo(BLUE);
        assertThat(fixture.cloud.executionLog().mutations()).hasSize(2);
    }

    @Test
    void the_events_carry_the_request_and_come_in_order() {
        CloudFixture fixture = new CloudFixture();
        Answer.Done done = (Answer.Done) fixture.swap(BLUE, GREEN);
        fixture.wait(Duration.ofSeconds(6));

        Answer.EventsSeen seen =
                (Answer.EventsSeen) fixture.world.perform(new Effect.LookAtEvents(BLUE, CloudFixture.START));
        assertThat(seen.events()).extracting(e -> e.message()).startsWith("swapEnvironmentCNAMEs is starting.");
        assertThat(seen.events())
                .extracting(e -> e.message())
                .last()
                .isEqualTo("Completed swapping CNAMEs for environments 'push-api-1' and 'push-api-2'.");
        assertThat(seen.events()).allSatisfy(e -> assertThat(e.requestId()).isEqualTo(done.requestId()));
    }

    @Test
    void an_environment_that_is_not_ready_refuses() {
        CloudFixture fixture = new CloudFixture();
        EnvironmentId fresh = fixture.created("push-api-3");

        assertThat(CloudFixture.message(fixture.swap(BLUE, fresh)))
                .isEqualTo(
                        "InvalidParameterValue: Environment named push-api-3 is in an invalid state for this operation."
                                + " Must be Ready.");
        assertThat(CloudFixture.message(fixture.swap(BLUE, new EnvironmentId("e-nobody0000"))))
                .isEqualTo("InvalidParameterValue: No Environment found for EnvironmentId = 'e-nobody0000'.");
        assertThat(CloudFixture.message(fixture.swap(BLUE, BLUE))).contains("must be different");
        assertThat(fixture.cloud.executionLog().mutations()).hasSize(1);
    }

    @Test
    void another_application_refuses_and_bad_health_does_not() {
        EnvironmentId other = new EnvironmentId("e-other00000");
        CloudFixture fixture = new CloudFixture(CloudFixture.blueAndGreen()
                .environment(other, "billing", "billing-1", "billing", "b1", 1)
                .incident(Incident.CANDIDATE_NEVER_HEALTHY));
        assertThat(CloudFixture.message(fixture.swap(BLUE, other))).contains("same application");

        EnvironmentId sick = fixture.created("push-api-3");
        fixture.wait(Duration.ofMinutes(10));
        assertThat(fixture.seen(sick).health()).isEqualTo(HealthStatus.SEVERE);
        assertThat(fixture.swap(BLUE, sick)).isInstanceOf(Answer.Done.class);
    }

    @Test
    void lost_before_lost_after_and_late_look_the_same_and_are_not() {
        CloudFixture lost = new CloudFixture().next("swap", 2);
        assertThat(lost.swap(BLUE, GREEN)).isInstanceOf(Answer.Unknown.class);
        lost.wait(Duration.ofMinutes(10));
        assertThat(lost.cloud.ownerOf(LIVE)).isEqualTo(BLUE);

        CloudFixture done = new CloudFixture().next("swap", 3);
        assertThat(done.swap(BLUE, GREEN)).isInstanceOf(Answer.Unknown.class);
        done.wait(Duration.ofSeconds(5));
        assertThat(done.cloud.ownerOf(LIVE)).isEqualTo(GREEN);

        CloudFixture late = new CloudFixture().next("swap", 4);
        assertThat(late.swap(BLUE, GREEN)).isInstanceOf(Answer.Unknown.class);
        late.wait(Duration.ofSeconds(15));
        assertThat(late.cloud.ownerOf(LIVE)).isEqualTo(BLUE);
        late.wait(Duration.ofSeconds(30));
        assertThat(late.cloud.ownerOf(LIVE)).isEqualTo(GREEN);
        assertThat(late.cloud.executionLog().latest()).matches(m -> m != null && m.late());
    }

    @Test
    void a_late_call_is_executed_until_its_signature_is_stale_and_never_after() {
        CloudFixture justInTime = new CloudFixture().next("swap", 4).next("late-by", 2);
        justInTime.swap(BLUE, GREEN);
        justInTime.wait(Duration.ofMinutes(6));
        assertThat(justInTime.cloud.ownerOf(LIVE)).isEqualTo(GREEN);
        assertThat(justInTime.cloud.executionLog().latest().at())
                .isEqualTo(CloudFixture.START.plus(Duration.ofMinutes(5)));

        CloudFixture tooLate = new CloudFixture().next("swap", 4).next("late-by", 1);
        tooLate.world.perform(new ChangingCall.Swap(
                "op",
                BLUE,
                GREEN,
                CloudFixture.START.minus(Duration.ofMinutes(4)),
                CloudFixture.START.plusSeconds(60)));
        tooLate.wait(Duration.ofMinutes(10));
        assertThat(tooLate.cloud.executionLog().mutations()).isEmpty();
        assertThat(tooLate.cloud.ownerOf(LIVE)).isEqualTo(BLUE);
    }

    @Test
    void what_is_past_its_time_is_not_sent_and_a_stale_signature_is_refused() {
        CloudFixture fixture = new CloudFixture();
        fixture.wait(Duration.ofMinutes(6));
        assertThat(fixture.world.perform(new ChangingCall.Swap(
                        "op", BLUE, GREEN, CloudFixture.START, CloudFixture.START.plusSeconds(60))))
                .isInstanceOf(Answer.NotSent.class);
        assertThat(fixture.world.perform(new ChangingCall.Swap("op", BLUE, GREEN, CloudFixture.START, fixture.soon())))
                .isInstanceOfSatisfying(
                        Answer.Refused.class, r -> assertThat(r.trouble()).isEqualTo(Answer.Trouble.CLOCK));
        assertThat(fixture.cloud.executionLog().mutations()).isEmpty();
    }

    @Test
    void a_process_may_die_before_or_after() {
        CloudFixture before = new CloudFixture().next("swap", 5);
        assertThat(catchThrowable(() -> before.swap(BLUE, GREEN)))
                .isInstanceOfSatisfying(
                        Crash.class, c -> assertThat(c.wasDone()).isFalse());
        assertThat(before.cloud.executionLog().mutations()).isEmpty();

        CloudFixture after = new CloudFixture().next("swap", 6);
        assertThat(catchThrowable(() -> after.swap(BLUE, GREEN)))
                .isInstanceOfSatisfying(
                        Crash.class, c -> assertThat(c.wasDone()).isTrue());
        assertThat(after.cloud.executionLog().executionsOf("op-1")).isEqualTo(1);
    }

    @Test
    void invariants_are_asked_at_the_instant_of_execution() {
        CloudFixture fixture = new CloudFixture().next("swap", 4);
        List<String> heard = new ArrayList<>();
        fixture.cloud
                .executionLog()
                .listen(c -> heard.add(c.now() + " " + c.ownerOf(LIVE) + " "
                        + c.environment(GREEN).status().word()));
        fixture.swap(BLUE, GREEN);
        fixture.wait(Duration.ofMinutes(1));
        assertThat(heard).containsExactly("2026-11-22T09:00:30.250Z e-blue000000 Updating");
    }

    @Test
    void dns_lags_behind_for_a_minute() {
        CloudFixture fixture = new CloudFixture();
        String host = LIVE.fullName();
        assertThat(fixture.bodyOf(host)).isEqualTo("200 {\"version\": \"v1\"}");
        fixture.swap(BLUE, GREEN);
        fixture.wait(Duration.ofSeconds(5));
        assertThat(fixture.cloud.dnsOwner(host)).isEqualTo(GREEN);
        assertThat(fixture.bodyOf(host)).isEqualTo("200 {\"version\": \"v1\"}");
        fixture.wait(Duration.ofSeconds(60));
        assertThat(fixture.bodyOf(host)).isEqualTo("200 {\"version\": \"v2\"}");
        assertThat(fixture.bodyOf(fixture.seen(BLUE).endpoint())).isEqualTo("200 {\"version\": \"v1\"}");
    }
}
