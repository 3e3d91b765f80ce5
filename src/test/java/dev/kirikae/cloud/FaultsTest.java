package dev.kirikae.cloud;

import static dev.kirikae.cloud.CloudFixture.BLUE;
import static dev.kirikae.cloud.CloudFixture.GREEN;
import static dev.kirikae.cloud.CloudFixture.LIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FaultsTest {

    @Test
    void a_stale_look_is_offered_only_where_something_has_just_changed() {
        CloudFixture fixture = new CloudFixture();
        fixture.listing();
        assertThat(fixture.sites()).noneMatch(s -> s.startsWith("stale-environments"));
        fixture.swap(BLUE, GREEN);
        fixture.next("stale-environments", 1);
        assertThat(fixture.seen(BLUE).status()).isEqualTo(Status.READY);
        assertThat(fixture.sites()).contains("stale-environments/2");
        fixture.wait(Duration.ofSeconds(5));
        fixture.next("stale-environments", 2);
        assertThat(LIVE.isOwnedBy(fixture.seen(BLUE))).isTrue();
        assertThat(fixture.seen(BLUE).isReady()).isTrue();
        assertThat(LIVE.isOwnedBy(fixture.seen(GREEN))).isTrue();
        fixture.wait(Duration.ofSeconds(11));
        int asked = fixture.sites().size();
        fixture.listing();
        assertThat(fixture.sites().subList(asked, fixture.sites().size())).containsExactly("look-at-environments/3");
    }

    @Test
    void a_fresh_environment_may_be_missing_from_the_listing() {
        CloudFixture fixture = new CloudFixture();
        EnvironmentId fresh = fixture.created("push-api-3");
        fixture.next("unseen-environment", 1);
        assertThat(fixture.listing()).extracting(e -> e.id()).doesNotContain(fresh);
        assertThat(fixture.listing()).extracting(e -> e.id()).contains(fresh);
    }

    @Test
    void looks_may_be_throttled_or_lost_and_the_budget_is_shared() {
        CloudFixture fixture = new CloudFixture(CloudFixture.blueAndGreen())
                .next("look-at-environments", 1)
                .next("look-at-environments", 2);
        Effect look = new Effect.LookAtEnvironments(CloudFixture.APPLICATION);
        assertThat(fixture.world.perform(look))
                .isEqualTo(new Answer.Missing(Answer.Trouble.THROTTLED, "Rate exceeded"));
        assertThat(fixture.world.perform(look)).isInstanceOf(Answer.Missing.class);

        CloudFixture busy = new CloudFixture(EmbeddedCloud.calm("123456789012", LIVE, CloudFixture.START)
                .profile(Profile.USUAL.answering(3))
                .environment(BLUE, CloudFixture.APPLICATION, "push-api-1", "push-api", "v1", 2));
        busy.world.perform(look);
        busy.world.perform(new Effect.LookAtEvents(BLUE, CloudFixture.START));
        busy.world.perform(new Effect.LookAtTags(CloudFixture.APPLICATION, "push-api-1"));
        assertThat(busy.world.perform(look)).isInstanceOf(Answer.Missing.class);
        assertThat(busy.world.perform(new Effect.LookAtResources(BLUE))).isInstanceOf(Answer.ResourcesSeen.class);
        busy.wait(Duration.ofMinutes(1));
        assertThat(busy.world.perform(look)).isInstanceOf(Answer.EnvironmentsSeen.class);
    }

    @Test
    void a_round_is_cut_off_at_its_end() {
        CloudFixture fixture = new CloudFixture().next("look-at-resources", 2);
        Effect.Look slow = new Effect.LookAtResources(BLUE);
        Effect.Look quick = new Effect.LookAtEnvironments(CloudFixture.APPLICATION);
        Answer.RoundSeen seen = (Answer.RoundSeen) fixture.world.perform(new Effect.Round(
                List.of(quick, slow, quick), fixture.cloud.now().plusSeconds(5)));
        assertThat(seen.answers().get(0)).isInstanceOf(Answer.EnvironmentsSeen.class);
        assertThat(seen.answers().subList(1, 3)).allMatch(a -> a instanceof Answer.Missing);
        assertThat(fixture.cloud.executionLog().calls()).containsEntry("look-at-environments", 1);
    }

    @Test
    void a_wait_is_not_for_the_cloud() {
        CloudFixture fixture = new CloudFixture();
        assertThatThrownBy(() -> fixture.world.perform(new Effect.Wait(fixture.soon(), "nothing")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_same_choices_give_the_same_trace() {
        for (int seed = 0; seed < 200; seed++) {
            List<String> once = trace(seed);
            assertThat(trace(seed)).isEqualTo(once);
        }
        assertThat(trace(1)).isNotEqualTo(trace(2));
    }

    @Test
    void calls_are_counted_by_kind() {
        CloudFixture fixture = new CloudFixture();
        fixture.listing();
        fixture.listing();
        fixture.get(LIVE.fullName());
        fixture.world.perform(new Effect.ReadJournal());
        assertThat(fixture.cloud.executionLog().calls())
                .containsEntry("look-at-environments", 2)
                .containsEntry("probe", 1)
                .containsEntry("read-journal", 1);
        assertThat(fixture.cloud.executionLog().beanstalkCalls()).isEqualTo(2);
    }

    @Test
    void every_incident_has_a_name_and_a_sentence() {
        for (Incident incident : Incident.values()) {
            assertThat(incident.word()).matches("[a-z]+(-[a-z]+)*");
            assertThat(incident.sentence()).endsWith(".");
            assertThat(Incident.of(incident.word())).isEqualTo(incident);
        }
        assertThat(Incident.of("nonsense")).isNull();
    }

    /** What one run of arbitrary effects with arbitrary faults looks like. */
    private static List<String> trace(int seed) {
        Random dice = new Random(seed);
        Chooser chooser = (site, n) -> dice.nextInt(4) == 0 ? dice.nextInt(n) : 0;
        EmbeddedCloud cloud =
                CloudFixture.blueAndGreen().alarm("${environment}-5xx").build();
        World world = cloud.client("job", chooser);
        List<String> trace = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Effect effect = switch (dice.nextInt(5)) {
                case 0 ->
                    new ChangingCall.Swap(
                            "op" + i, BLUE, GREEN, cloud.now(), cloud.now().plusSeconds(60));
                case 1 ->
                    new Effect.Probe(
                            "health",
                            new dev.kirikae.model.ProbeRequest.Http(
                                    new dev.kirikae.model.Endpoint("http", LIVE.fullName(), 80, null, null),
                                    "/",
                                    Duration.ofSeconds(5)));
                case 2 ->
                    new ChangingCall.CreateEnvironment(
                            "op" + i,
                            CloudFixture.APPLICATION,
                            "push-api-x" + i,
                            "name-" + i,
                            "v1",
                            CloudFixture.PLATFORM,
                            null,
                            List.of(),
                            java.util.Map.of(),
                            "",
                            cloud.now(),
                            cloud.now().plusSeconds(60));
                default -> new Effect.LookAtEnvironments(CloudFixture.APPLICATION);
            };
            try {
                trace.add(cloud.now() + " " + effect + " " + world.perform(effect));
            } catch (Crash crash) {
                trace.add(cloud.now() + " " + effect + " " + crash.getMessage());
            }
            cloud.advanceTo(cloud.now().plusSeconds(dice.nextInt(200)));
        }
        cloud.executionLog().mutations().forEach(m -> trace.add(m.toString()));
        return trace;
    }
}
