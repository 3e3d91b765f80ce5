package dev.kirikae.cloud;

import static dev.kirikae.cloud.Town.BLUE;
import static dev.kirikae.cloud.Town.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.ManagedAction;
import dev.kirikae.model.Status;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifeStoryTest {

    @Test
    void a_launch_goes_from_grey_to_ready_to_ok() {
        Town town = new Town();
        EnvironmentId fresh = town.created("push-api-3");

        Environment first = town.seen(fresh);
        assertThat(first.status()).isEqualTo(Status.LAUNCHING);
        assertThat(first.health()).isEqualTo(HealthStatus.PENDING);
        assertThat(first.endpoint()).isNull();
        assertThat(town.get(first.cname())).isInstanceOf(Answer.Missing.class);

        town.wait(Duration.ofSeconds(120));
        assertThat(town.seen(fresh).endpoint()).isNotNull();
        assertThat(town.bodyOf(first.cname())).startsWith("503");

        town.wait(Duration.ofSeconds(150));
        assertThat(town.seen(fresh).status()).isEqualTo(Status.READY);
        assertThat(town.seen(fresh).health()).isEqualTo(HealthStatus.PENDING);
        assertThat(town.bodyOf(first.cname())).isEqualTo("200 {\"version\": \"v2\"}");

        town.wait(Duration.ofSeconds(60));
        assertThat(town.seen(fresh).health()).isEqualTo(HealthStatus.OK);
        assertThat(town.eventsOf(fresh))
                .startsWith("createEnvironment is starting.")
                .contains("Successfully launched environment: push-api-3")
                .anyMatch(m -> m.startsWith("Environment health has transitioned from Pending to Ok."));
        Answer.InstancesSeen instances = (Answer.InstancesSeen) town.world.perform(new Effect.LookAtInstances(fresh));
        assertThat(instances.instances()).hasSize(2).allMatch(i -> i.runs("v2"));
    }

    @Test
    void terminate_is_refused_during_launch_and_during_an_update() {
        Town town = new Town();
        EnvironmentId fresh = town.created("push-api-3");
        assertThat(Town.message(town.terminate(fresh)))
                .isEqualTo(
                        "InvalidParameterValue: Cannot terminate environment named push-api-3. It is currently pending"
                                + " creation.");
        town.capacity(GREEN, 3);
        assertThat(Town.message(town.terminate(GREEN))).endsWith("It is currently pending deployment.");
    }

    @Test
    void a_termination_takes_its_time_frees_names_and_stays_listed_for_an_hour() {
        Town town = new Town();
        assertThat(town.terminate(GREEN)).isInstanceOf(Answer.Done.class);
        assertThat(town.seen(GREEN).status()).isEqualTo(Status.TERMINATING);
        assertThat(Town.message(town.create("push-api-2", "elsewhere", "v2")))
                .isEqualTo("InvalidParameterValue: Environment push-api-2 already exists.");
        assertThat(Town.message(town.terminate(GREEN))).contains("Must be Ready");

        town.wait(Duration.ofSeconds(287));
        assertThat(town.seen(GREEN).status()).isEqualTo(Status.TERMINATED);
        assertThat(Town.message(town.terminate(GREEN)))
                .isEqualTo("InvalidParameterValue: No Environment found for EnvironmentId = 'e-green00000'.");
        assertThat(town.world.perform(new Effect.LookAtResources(GREEN))).isInstanceOf(Answer.Missing.class);
        assertThat(town.eventsOf(GREEN)).last().isEqualTo("terminateEnvironment completed successfully.");

        Answer again = town.create("push-api-2", "push-api-tmp", "v2");
        assertThat(again).isInstanceOf(Answer.Done.class);
        assertThat(town.listing()).extracting(Environment::name).containsOnlyOnce("push-api-1");
        assertThat(town.listing())
                .filteredOn(e -> e.name().equals("push-api-2"))
                .hasSize(2);
        town.wait(Duration.ofMinutes(61));
        assertThat(town.listing())
                .filteredOn(e -> e.name().equals("push-api-2"))
                .hasSize(1);
    }

    @Test
    void failed_launches_end_in_very_different_states() {
        Town early = new Town().next("launch", 1);
        EnvironmentId gone = early.created("push-api-3");
        early.wait(Duration.ofSeconds(25));
        assertThat(early.seen(gone).status()).isEqualTo(Status.TERMINATED);
        assertThat(early.eventsOf(gone)).contains("Failed to launch environment.");

        Town red = new Town().next("launch", 2);
        EnvironmentId sick = red.created("push-api-3");
        red.wait(Duration.ofMinutes(5));
        assertThat(red.seen(sick).status()).isEqualTo(Status.READY);
        assertThat(red.seen(sick).health()).isEqualTo(HealthStatus.SEVERE);

        Town stuck = new Town().next("launch", 3);
        EnvironmentId stays = stuck.created("push-api-3");
        stuck.wait(Duration.ofMinutes(25));
        assertThat(stuck.seen(stays).status()).isEqualTo(Status.LAUNCHING);
        stuck.wait(Duration.ofMinutes(6));
        assertThat(stuck.seen(stays).isReady()).isTrue();
        assertThat(stuck.terminate(stays)).isInstanceOf(Answer.Done.class);

        Town partly = new Town().next("launch", 4);
        EnvironmentId partial = partly.created("push-api-3");
        partly.wait(Duration.ofMinutes(6));
        assertThat(partly.seen(partial).health()).isEqualTo(HealthStatus.OK);
        Answer.InstancesSeen seen = (Answer.InstancesSeen) partly.world.perform(new Effect.LookAtInstances(partial));
        assertThat(seen.instances()).filteredOn(i -> i.runs("v2")).hasSize(1);
    }

    @Test
    void a_termination_may_fail_once_or_for_ever() {
        Town once = new Town().next("terminating", 1);
        once.terminate(GREEN);
        once.wait(Duration.ofMinutes(5));
        assertThat(once.seen(GREEN).health()).isEqualTo(HealthStatus.NO_DATA);
        assertThat(Town.message(once.swap(BLUE, GREEN))).endsWith("is in DELETE_FAILED state.");
        once.terminate(GREEN);
        once.wait(Duration.ofMinutes(5));
        assertThat(once.seen(GREEN).status()).isEqualTo(Status.TERMINATED);

        Town never = new Town().next("terminating", 2);
        for (int i = 0; i < 3; i++) {
            assertThat(never.terminate(GREEN)).isInstanceOf(Answer.Done.class);
            never.wait(Duration.ofMinutes(5));
            assertThat(never.seen(GREEN).isReady()).isTrue();
        }
    }

    @Test
    void capacity_is_raised_by_an_update_that_keeps_the_environment_busy() {
        Town town = new Town();
        assertThat(town.capacity(GREEN, 4)).isInstanceOf(Answer.Done.class);
        assertThat(town.seen(GREEN).status()).isEqualTo(Status.UPDATING);
        assertThat(town.seen(GREEN).abortable()).isTrue();
        assertThat(town.cloud.instancesOf(GREEN)).isEqualTo(2);
        town.wait(Duration.ofSeconds(90));
        assertThat(town.seen(GREEN).isReady()).isTrue();
        assertThat(town.cloud.instancesOf(GREEN)).isEqualTo(4);
        assertThat(Town.message(town.capacity(GREEN, 9))).startsWith("ConfigurationValidationException");
    }

    @Test
    void creation_refuses_in_beanstalks_words() {
        Town town = new Town(Town.blueAndGreen().foreignName("coveted").quotas(3, 1000));
        assertThat(Town.message(town.create("push-api-1", "some-name", "v1")))
                .isEqualTo("InvalidParameterValue: Environment push-api-1 already exists.");
        assertThat(Town.message(town.create("push-api-3", "coveted", "v1")))
                .isEqualTo("InvalidParameterValue: DNS name (coveted.elasticbeanstalk.com) is not available.");
        assertThat(Town.message(town.create("push-api-3", "push-api", "v1"))).contains("is not available");
        assertThat(Town.message(town.create("push-api-3", "some-name", "v9")))
                .isEqualTo("InvalidParameterValue: No Application Version named 'v9' found.");
        assertThat(Town.message(town.create("push-api-3", "some-name", "v1", null, null)))
                .contains("Unable to determine base for template pack (no solution stack)");
        assertThat(Town.message(town.create("push-api-3", "some-name", "v1", null, "saved")))
                .contains("No Configuration Template named 'saved' found.");
        assertThat(Town.message(town.create("push-api-3", "some-name", "v1", "64bit Amiga", null)))
                .contains("64bit Amiga");
        assertThat(Town.message(town.create("abc", "some-name", "v1"))).startsWith("ValidationError");
        assertThat(town.create("push-api-3", "some-name", "v1")).isInstanceOf(Answer.Done.class);
        assertThat(Town.message(town.create("push-api-4", "next-name", "v1")))
                .startsWith("TooManyEnvironmentsException");
        assertThat(town.cloud.truth().mutations()).hasSize(1);
    }

    @Test
    void without_a_prefix_there_is_no_name_until_the_load_balancer_is_there() {
        Town town = new Town();
        Answer.Done done = (Answer.Done) town.create("push-api-3", "", "v1");
        assertThat(done.environment().cname()).isNull();
        town.wait(Duration.ofMinutes(5));
        assertThat(town.seen(done.environment().id()).cname())
                .matches("push-api-3\\.eba-[a-z0-9]{8}\\.ap-northeast-1\\.elasticbeanstalk\\.com");
    }

    @Test
    void a_clone_goes_by_a_saved_configuration() {
        Town town = new Town();
        town.capacity(BLUE, 3);
        town.wait(Duration.ofMinutes(2));
        Effect save = new Effect.SaveConfiguration("op", Town.APPLICATION, "tmp", BLUE, town.cloud.now(), town.soon());
        assertThat(town.world.perform(save)).isInstanceOf(Answer.Done.class);
        assertThat(Town.message(town.world.perform(save)))
                .isEqualTo("InvalidParameterValue: Configuration Template tmp already exists.");
        town.create("push-api-3", "some-name", "v2", null, "tmp");
        assertThat(((Answer.SettingsSeen) town.world.perform(new Effect.LookAtSettings(Town.APPLICATION, null, "tmp")))
                        .settings())
                .hasSize(1);
        List<String> effective = ((Answer.SettingsSeen)
                        town.world.perform(new Effect.LookAtSettings(Town.APPLICATION, "push-api-3", null)))
                .settings().stream()
                        .map(s -> s.namespace() + "/" + s.name() + "=" + s.value())
                        .toList();
        assertThat(effective)
                .contains("aws:autoscaling:asg/MinSize=2", "aws:elasticbeanstalk:command/Timeout=600")
                .anyMatch(s -> s.startsWith("aws:cloudformation:template:parameter/"));
    }

    @Test
    void a_managed_update_starts_by_itself() {
        Town town = new Town(Town.blueAndGreen().managedUpdate(BLUE, Town.START.plus(Duration.ofHours(1))));
        assertThat(actions(town)).singleElement().matches(ManagedAction::isScheduled);
        town.wait(Duration.ofMinutes(61));
        assertThat(actions(town)).singleElement().matches(a -> !a.isScheduled());
        assertThat(Town.message(town.swap(BLUE, GREEN))).contains("Must be Ready");
        town.wait(Duration.ofMinutes(10));
        assertThat(actions(town)).isEmpty();
        assertThat(town.seen(BLUE).isReady()).isTrue();
    }

    @Test
    void a_first_environment_may_take_the_live_name_itself() {
        Town town = new Town(Town.empty().version("v1"));
        assertThat(town.cloud.ownerOf(Town.LIVE)).isNull();
        town.create("push-api-1", "push-api", "v1");
        town.wait(Duration.ofMinutes(6));
        assertThat(town.cloud.ownerOf(new LiveName("push-api", "ap-northeast-1")))
                .isNotNull();
        assertThat(town.bodyOf("push-api.ap-northeast-1.elasticbeanstalk.com")).contains("v1");
    }

    @Test
    void a_world_may_begin_in_the_middle_of_something() {
        Town before = new Town();
        before.terminate(GREEN);
        before.capacity(BLUE, 3);
        EnvironmentId fresh = before.created("push-api-3");
        CloudBuilder builder = Town.empty().alarm("red", dev.kirikae.model.Alarm.State.ALARM, Town.START);
        before.listing().forEach(e -> builder.environment(e, List.of(), java.util.Map.of(), 2));
        MemoryLedger ledger = MemoryLedger.after(
                (Answer.JournalSeen) before.world.perform(new Effect.ReadJournal()),
                (Answer.LockSeen) before.world.perform(new Effect.ReadLock()));
        Town town = new Town(builder.ledger(ledger));
        assertThat(town.listing()).hasSize(3);
        assertThat(town.cloud.ownerOf(Town.LIVE)).isEqualTo(BLUE);
        town.wait(Duration.ofMinutes(6));
        assertThat(town.seen(GREEN).status()).isEqualTo(Status.TERMINATED);
        assertThat(town.seen(BLUE).isReady()).isTrue();
        assertThat(town.seen(fresh).health()).isEqualTo(HealthStatus.OK);
        assertThat(((Answer.AlarmsSeen) town.world.perform(new Effect.LookAtAlarms(List.of("red"), List.of())))
                        .alarms())
                .singleElement()
                .matches(a -> a.state() == dev.kirikae.model.Alarm.State.ALARM);
    }

    private static List<ManagedAction> actions(Town town) {
        return ((Answer.ManagedActionsSeen) town.world.perform(new Effect.LookAtManagedActions(BLUE))).actions();
    }
}
