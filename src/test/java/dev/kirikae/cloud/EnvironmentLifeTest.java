package dev.kirikae.cloud;

import static dev.kirikae.cloud.CloudFixture.BLUE;
import static dev.kirikae.cloud.CloudFixture.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.ManagedAction;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentLifeTest {

    @Test
    void a_launch_goes_from_grey_to_ready_to_ok() {
        CloudFixture fixture = new CloudFixture();
        EnvironmentId fresh = fixture.created("push-api-3");

        Environment first = fixture.seen(fresh);
        assertThat(first.status()).isEqualTo(Status.LAUNCHING);
        assertThat(first.health()).isEqualTo(HealthStatus.PENDING);
        assertThat(first.endpoint()).isNull();
        assertThat(fixture.get(first.cname())).isInstanceOf(Answer.Missing.class);

        fixture.wait(Duration.ofSeconds(120));
        assertThat(fixture.seen(fresh).endpoint()).isNotNull();
        assertThat(fixture.bodyOf(first.cname())).startsWith("503");

        fixture.wait(Duration.ofSeconds(150));
        assertThat(fixture.seen(fresh).status()).isEqualTo(Status.READY);
        assertThat(fixture.seen(fresh).health()).isEqualTo(HealthStatus.PENDING);
        assertThat(fixture.bodyOf(first.cname())).isEqualTo("200 {\"version\": \"v2\"}");

        fixture.wait(Duration.ofSeconds(60));
        assertThat(fixture.seen(fresh).health()).isEqualTo(HealthStatus.OK);
        assertThat(fixture.eventsOf(fresh))
                .startsWith("createEnvironment is starting.")
                .contains("Successfully launched environment: push-api-3")
                .anyMatch(m -> m.startsWith("Environment health has transitioned from Pending to Ok."));
        Answer.InstancesSeen instances =
                (Answer.InstancesSeen) fixture.world.perform(new Effect.LookAtInstances(fresh));
        assertThat(instances.instances()).hasSize(2).allMatch(i -> i.runs("v2"));
    }

    @Test
    void terminate_is_refused_during_launch_and_during_an_update() {
        CloudFixture fixture = new CloudFixture();
        EnvironmentId fresh = fixture.created("push-api-3");
        assertThat(CloudFixture.message(fixture.terminate(fresh)))
                .isEqualTo(
                        "InvalidParameterValue: Cannot terminate environment named push-api-3. It is currently pending"
                                + " creation.");
        CloudControl.updateByHand(fixture.cloud, GREEN);
        assertThat(CloudFixture.message(fixture.terminate(GREEN))).endsWith("It is currently pending deployment.");
    }

    @Test
    void a_termination_takes_its_time_frees_names_and_stays_listed_for_an_hour() {
        CloudFixture fixture = new CloudFixture();
        assertThat(fixture.terminate(GREEN)).isInstanceOf(Answer.Done.class);
        assertThat(fixture.seen(GREEN).status()).isEqualTo(Status.TERMINATING);
        assertThat(CloudFixture.message(fixture.create("push-api-2", "elsewhere", "v2")))
                .isEqualTo("InvalidParameterValue: Environment push-api-2 already exists.");
        assertThat(CloudFixture.message(fixture.terminate(GREEN))).contains("Must be Ready");

        fixture.wait(Duration.ofSeconds(287));
        assertThat(fixture.seen(GREEN).status()).isEqualTo(Status.TERMINATED);
        assertThat(CloudFixture.message(fixture.terminate(GREEN)))
                .isEqualTo("InvalidParameterValue: No Environment found for EnvironmentId = 'e-green00000'.");
        assertThat(fixture.world.perform(new Effect.LookAtResources(GREEN))).isInstanceOf(Answer.Missing.class);
        assertThat(fixture.eventsOf(GREEN)).last().isEqualTo("terminateEnvironment completed successfully.");

        Answer again = fixture.create("push-api-2", "push-api-tmp", "v2");
        assertThat(again).isInstanceOf(Answer.Done.class);
        assertThat(fixture.listing()).extracting(Environment::name).containsOnlyOnce("push-api-1");
        assertThat(fixture.listing())
                .filteredOn(e -> e.name().equals("push-api-2"))
                .hasSize(2);
        fixture.wait(Duration.ofMinutes(61));
        assertThat(fixture.listing())
                .filteredOn(e -> e.name().equals("push-api-2"))
                .hasSize(1);
    }

    @Test
    void failed_launches_end_in_very_different_states() {
        CloudFixture early = new CloudFixture().next("launch", 1);
        EnvironmentId gone = early.created("push-api-3");
        early.wait(Duration.ofSeconds(25));
        assertThat(early.seen(gone).status()).isEqualTo(Status.TERMINATED);
        assertThat(early.eventsOf(gone)).contains("Failed to launch environment.");

        CloudFixture red = new CloudFixture().next("launch", 2);
        EnvironmentId sick = red.created("push-api-3");
        red.wait(Duration.ofMinutes(5));
        assertThat(red.seen(sick).status()).isEqualTo(Status.READY);
        assertThat(red.seen(sick).health()).isEqualTo(HealthStatus.SEVERE);

        CloudFixture stuck = new CloudFixture().next("launch", 3);
        EnvironmentId stays = stuck.created("push-api-3");
        stuck.wait(Duration.ofMinutes(25));
        assertThat(stuck.seen(stays).status()).isEqualTo(Status.LAUNCHING);
        stuck.wait(Duration.ofMinutes(6));
        assertThat(stuck.seen(stays).isReady()).isTrue();
        assertThat(stuck.terminate(stays)).isInstanceOf(Answer.Done.class);

        CloudFixture partly = new CloudFixture().next("launch", 4);
        EnvironmentId partial = partly.created("push-api-3");
        partly.wait(Duration.ofMinutes(6));
        assertThat(partly.seen(partial).health()).isEqualTo(HealthStatus.OK);
        Answer.InstancesSeen seen = (Answer.InstancesSeen) partly.world.perform(new Effect.LookAtInstances(partial));
        assertThat(seen.instances()).filteredOn(i -> i.runs("v2")).hasSize(1);
    }

    @Test
    void a_termination_may_fail_once_or_for_ever() {
        CloudFixture once = new CloudFixture().next("terminating", 1);
        once.terminate(GREEN);
        once.wait(Duration.ofMinutes(5));
        assertThat(once.seen(GREEN).health()).isEqualTo(HealthStatus.NO_DATA);
        assertThat(CloudFixture.message(once.swap(BLUE, GREEN))).endsWith("is in DELETE_FAILED state.");
        once.terminate(GREEN);
        once.wait(Duration.ofMinutes(5));
        assertThat(once.seen(GREEN).status()).isEqualTo(Status.TERMINATED);

        CloudFixture never = new CloudFixture().next("terminating", 2);
        for (int i = 0; i < 3; i++) {
            assertThat(never.terminate(GREEN)).isInstanceOf(Answer.Done.class);
            never.wait(Duration.ofMinutes(5));
            assertThat(never.seen(GREEN).isReady()).isTrue();
        }
    }

    @Test
    void capacity_is_raised_by_the_group_and_the_environment_stays_ready() {
        CloudFixture fixture = new CloudFixture();
        assertThat(fixture.capacity(GREEN, 4)).isInstanceOf(Answer.Done.class);
        assertThat(fixture.seen(GREEN).isReady()).isTrue();
        assertThat(fixture.cloud.instancesOf(GREEN)).isEqualTo(2);
        fixture.wait(Duration.ofSeconds(90));
        assertThat(fixture.seen(GREEN).isReady()).isTrue();
        assertThat(fixture.cloud.instancesOf(GREEN)).isEqualTo(4);
        assertThat(CloudFixture.message(fixture.capacity(GREEN, 9))).startsWith("ValidationError");
    }

    @Test
    void creation_refuses_in_beanstalks_words() {
        CloudFixture fixture = new CloudFixture(
                CloudFixture.blueAndGreen().foreignName("coveted").quotas(3, 1000));
        assertThat(CloudFixture.message(fixture.create("push-api-1", "some-name", "v1")))
                .isEqualTo("InvalidParameterValue: Environment push-api-1 already exists.");
        assertThat(CloudFixture.message(fixture.create("push-api-3", "coveted", "v1")))
                .isEqualTo("InvalidParameterValue: DNS name (coveted.elasticbeanstalk.com) is not available.");
        assertThat(CloudFixture.message(fixture.create("push-api-3", "push-api", "v1")))
                .contains("is not available");
        assertThat(CloudFixture.message(fixture.create("push-api-3", "some-name", "v9")))
                .isEqualTo("InvalidParameterValue: No Application Version named 'v9' found.");
        assertThat(CloudFixture.message(fixture.create("push-api-3", "some-name", "v1", null, null)))
                .contains("Unable to determine base for template pack (no solution stack)");
        assertThat(CloudFixture.message(fixture.create("push-api-3", "some-name", "v1", null, "saved")))
                .contains("No Configuration Template named 'saved' found.");
        assertThat(CloudFixture.message(fixture.create("push-api-3", "some-name", "v1", "64bit Amiga", null)))
                .contains("64bit Amiga");
        assertThat(CloudFixture.message(fixture.create("abc", "some-name", "v1")))
                .startsWith("ValidationError");
        assertThat(fixture.create("push-api-3", "some-name", "v1")).isInstanceOf(Answer.Done.class);
        assertThat(CloudFixture.message(fixture.create("push-api-4", "next-name", "v1")))
                .startsWith("TooManyEnvironmentsException");
        assertThat(fixture.cloud.executionLog().mutations()).hasSize(1);
    }

    @Test
    void without_a_prefix_there_is_no_name_until_the_load_balancer_is_there() {
        CloudFixture fixture = new CloudFixture();
        Answer.Done done = (Answer.Done) fixture.create("push-api-3", "", "v1");
        assertThat(done.environment().cname()).isNull();
        fixture.wait(Duration.ofMinutes(5));
        assertThat(fixture.seen(done.environment().id()).cname())
                .matches("push-api-3\\.eba-[a-z0-9]{8}\\.ap-northeast-1\\.elasticbeanstalk\\.com");
    }

    @Test
    void a_clone_goes_by_a_saved_configuration() {
        CloudFixture fixture = new CloudFixture();
        fixture.capacity(BLUE, 3);
        fixture.wait(Duration.ofMinutes(2));
        Effect save = new ChangingCall.SaveConfiguration(
                "op", CloudFixture.APPLICATION, "tmp", BLUE, fixture.cloud.now(), fixture.soon());
        assertThat(fixture.world.perform(save)).isInstanceOf(Answer.Done.class);
        assertThat(CloudFixture.message(fixture.world.perform(save)))
                .isEqualTo("InvalidParameterValue: Configuration Template tmp already exists.");
        fixture.create("push-api-3", "some-name", "v2", null, "tmp");
        assertThat(((Answer.SettingsSeen)
                                fixture.world.perform(new Effect.LookAtSettings(CloudFixture.APPLICATION, null, "tmp")))
                        .settings())
                .hasSize(1);
        List<String> effective = ((Answer.SettingsSeen)
                        fixture.world.perform(new Effect.LookAtSettings(CloudFixture.APPLICATION, "push-api-3", null)))
                .settings().stream()
                        .map(s -> s.namespace() + "/" + s.name() + "=" + s.value())
                        .toList();
        assertThat(effective)
                .contains("aws:autoscaling:asg/MinSize=2", "aws:elasticbeanstalk:command/Timeout=600")
                .anyMatch(s -> s.startsWith("aws:cloudformation:template:parameter/"));
    }

    @Test
    void a_managed_update_starts_by_itself() {
        CloudFixture fixture = new CloudFixture(
                CloudFixture.blueAndGreen().managedUpdate(BLUE, CloudFixture.START.plus(Duration.ofHours(1))));
        assertThat(actions(fixture)).singleElement().matches(ManagedAction::isScheduled);
        fixture.wait(Duration.ofMinutes(61));
        assertThat(actions(fixture)).singleElement().matches(a -> !a.isScheduled());
        assertThat(CloudFixture.message(fixture.swap(BLUE, GREEN))).contains("Must be Ready");
        fixture.wait(Duration.ofMinutes(10));
        assertThat(actions(fixture)).isEmpty();
        assertThat(fixture.seen(BLUE).isReady()).isTrue();
    }

    @Test
    void a_first_environment_may_take_the_live_name_itself() {
        CloudFixture fixture = new CloudFixture(CloudFixture.empty().version("v1"));
        assertThat(fixture.cloud.ownerOf(CloudFixture.LIVE)).isNull();
        fixture.create("push-api-1", "push-api", "v1");
        fixture.wait(Duration.ofMinutes(6));
        assertThat(fixture.cloud.ownerOf(new LiveName("push-api", "ap-northeast-1")))
                .isNotNull();
        assertThat(fixture.bodyOf("push-api.ap-northeast-1.elasticbeanstalk.com"))
                .contains("v1");
    }

    @Test
    void a_world_may_begin_in_the_middle_of_something() {
        CloudFixture before = new CloudFixture();
        before.terminate(GREEN);
        before.capacity(BLUE, 3);
        EnvironmentId fresh = before.created("push-api-3");
        CloudBuilder builder =
                CloudFixture.empty().alarm("red", dev.kirikae.model.Alarm.State.ALARM, CloudFixture.START);
        before.listing().forEach(e -> builder.environment(e, List.of(), java.util.Map.of(), 2));
        MemoryLedger ledger = MemoryLedger.after(
                (Answer.JournalSeen) before.world.perform(new Effect.ReadJournal()),
                (Answer.LockSeen) before.world.perform(new Effect.ReadLock()));
        CloudFixture fixture = new CloudFixture(builder.ledger(ledger));
        assertThat(fixture.listing()).hasSize(3);
        assertThat(fixture.cloud.ownerOf(CloudFixture.LIVE)).isEqualTo(BLUE);
        fixture.wait(Duration.ofMinutes(6));
        assertThat(fixture.seen(GREEN).status()).isEqualTo(Status.TERMINATED);
        assertThat(fixture.seen(BLUE).isReady()).isTrue();
        assertThat(fixture.seen(fresh).health()).isEqualTo(HealthStatus.OK);
        assertThat(((Answer.AlarmsSeen) fixture.world.perform(new Effect.LookAtAlarms(List.of("red"), List.of())))
                        .alarms())
                .singleElement()
                .matches(a -> a.state() == dev.kirikae.model.Alarm.State.ALARM);
    }

    private static List<ManagedAction> actions(CloudFixture fixture) {
        return ((Answer.ManagedActionsSeen) fixture.world.perform(new Effect.LookAtManagedActions(BLUE))).actions();
    }
}
