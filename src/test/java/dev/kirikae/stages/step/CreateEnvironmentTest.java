package dev.kirikae.stages.step;

import static dev.kirikae.stages.ServiceLife.all;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.ApplicationVersion;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Instance;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.stages.ServiceLife;
import dev.kirikae.stages.StageSimulation;
import dev.kirikae.stages.StartingWorld;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a fresh version and environment are made of, and what becomes of an upload where AWS does not make them. */
class CreateEnvironmentTest {

    private static final String ASG = "aws:autoscaling:asg";
    private static final String PROPERTIES = "aws:elasticbeanstalk:application:environment";
    private static final String OWN = "64bit Amazon Linux 2023 v6.1.0 running Node.js 22";
    private static final String OTHER = "64bit Amazon Linux 2023 v6.2.0 running Node.js 22";

    private static Answer invalid(String message) {
        return new Answer.Refused(Answer.Trouble.UNSUPPORTED, "InvalidParameterValue", message);
    }

    private static ChangingCall.CreateEnvironment creation(ServiceLife life) {
        List<ChangingCall.CreateEnvironment> calls = all(ChangingCall.CreateEnvironment.class, life.performed());
        assertThat(calls).hasSize(1);
        return calls.get(0);
    }

    private static @Nullable String given(ChangingCall.CreateEnvironment call, String namespace, String name) {
        return call.settings().stream()
                .filter(s -> s.isFor(namespace, name))
                .map(OptionSetting::value)
                .findFirst()
                .orElse(null);
    }

    private static Answer platform(boolean other) {
        return new Answer.PlatformsSeen(List.of(other ? OTHER : OWN));
    }

    /** Input 1 is live on the older one of two platforms. */
    private static ServiceLife onItsPlatform() {
        ServiceLife life = new ServiceLife(ServiceLife.USUAL, cloud -> cloud.platforms(List.of(OWN, OTHER)));
        life.answering(effect -> effect instanceof Effect.LookAtPlatforms ? platform(false) : null);
        return life.released();
    }

    /** What was saved of live. */
    private static @Nullable Answer saved(Effect effect) {
        return effect instanceof Effect.LookAtSettings look && look.environmentName() == null
                ? new Answer.SettingsSeen(List.of(
                        new OptionSetting(ASG, "MaxSize", "6"),
                        new OptionSetting(PROPERTIES, "LOG_LEVEL", "info"),
                        new OptionSetting("aws:autoscaling:launchconfiguration", "ImageId", "ami-1"),
                        new OptionSetting("aws:rds:dbinstance", "DBPassword", "secret")))
                : null;
    }

    /** On its own platform the saved configuration goes along as it is; else what fits, or what is listed. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
                    inherit: live                                  | false | saved | - | -    | -
                    inherit: live                                  | true  | -     | 6 | info | -
                    inherit: [aws:autoscaling:asg:MaxSize]         | false | -     | 6 | -    | -
                    inherit: [aws:autoscaling:asg:MaxSize]         | true  | -     | 6 | -    | -
                    inherit: none                                  | false | -     | - | -    | -
                    """)
    void whatGoesAlong(
            String inherit,
            boolean otherPlatform,
            @Nullable String template,
            @Nullable String size,
            @Nullable String level,
            @Nullable String image) {
        ServiceLife life = onItsPlatform().environment(inherit);
        life.answering(effect -> effect instanceof Effect.LookAtPlatforms ? platform(otherPlatform) : saved(effect));
        life.performed();

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        ChangingCall.CreateEnvironment call = creation(life);
        assertThat(call.template() == null ? null : "saved").isEqualTo(template);
        assertThat(call.platform() == null).isEqualTo(template != null);
        assertThat(given(call, ASG, "MaxSize")).isEqualTo(size);
        assertThat(given(call, PROPERTIES, "LOG_LEVEL")).isEqualTo(level);
        assertThat(given(call, "aws:autoscaling:launchconfiguration", "ImageId"))
                .isEqualTo(image);
        assertThat(given(call, "aws:rds:dbinstance", "DBPassword")).isNull();
        assertThat(given(call, PROPERTIES, "KIRIKAE_VERSION")).isEqualTo(call.version());
    }

    /** What live was raised to for the switch is no setting of it. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void whatLiveWasRaisedToIsNotHandedOn(boolean otherPlatform) {
        ServiceLife life = onItsPlatform();
        life.upload(2);
        boolean[] raised = {false};
        life.answering(effect -> {
            raised[0] |= effect instanceof ChangingCall.SetCapacity;
            if (effect instanceof Effect.LookAtPlatforms) {
                return platform(false);
            }
            return effect instanceof Effect.LookAtInstances look
                            && look.environment().equals(life.of(1))
                    ? instances(3, "push-api-c0ffee1-dddddddddddd")
                    : null;
        });
        StageResult released = life.release();
        assertThat(released.exit()).as(released.sentence()).isEqualTo(ExitCode.OK);
        assertThat(raised[0]).isTrue();
        life.answering(effect -> effect instanceof Effect.LookAtPlatforms ? platform(otherPlatform) : null);
        life.performed();

        assertThat(life.upload(3).exit()).isEqualTo(ExitCode.OK);

        assertThat(life.entries())
                .filteredOn(JournalEntry.Raised.class::isInstance)
                .extracting(entry -> ((JournalEntry.Raised) entry).to())
                .containsExactly(3);
        assertThat(given(creation(life), ASG, "MinSize")).isNotEqualTo("3");
    }

    /** An older program raised the least number itself, which would be handed on. */
    @Test
    void aLeastNumberThatAnOlderProgramRaisedIsNotHandedOn() {
        ServiceLife life = onItsPlatform();
        JournalEntry raised = new JournalEntry.Raised(life.of(1), null, 1, 3, life.now());
        life.answering(effect -> {
            if (effect instanceof Effect.ReadJournal) {
                Answer.JournalSeen seen = (Answer.JournalSeen) life.truly(effect);
                return new Answer.JournalSeen(
                        seen.length(), seen.head(), seen.journal().and(raised), seen.last());
            }
            return effect instanceof Effect.LookAtPlatforms ? platform(false) : null;
        });
        life.performed();

        assertThat(life.upload(2).exit()).isEqualTo(ExitCode.OK);

        assertThat(given(creation(life), ASG, "MinSize")).isEqualTo("1");
    }

    private static Answer instances(int count, String version) {
        List<Instance> instances = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            instances.add(new Instance("i-" + i, HealthStatus.OK, version, "Deployed", List.of()));
        }
        return new Answer.InstancesSeen(instances);
    }

    @Test
    void withNothingLiveAPlatformMustBeNamed() {
        StageSimulation run = new StageSimulation(
                StartingWorld.EMPTY,
                "verify: {candidate: {probes: [{name: health, http: {path: /health}}]}}\n",
                2,
                cloud -> {});

        StageResult ending = run.upload(run.bundle());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ending.sentence()).startsWith("environment.platform: nothing is live to take the platform from");
        assertThat(run.executed(ChangingCall.class)).isZero();
    }

    @Test
    void aPlatformThatNothingMatchesIsNamedWithItsNeighbours() {
        ServiceLife life = new ServiceLife();
        life.answering(effect -> effect instanceof Effect.LookAtPlatforms
                ? new Answer.PlatformsSeen(List.of("64bit Amazon Linux 2 v5.9.0 running Docker"))
                : null);

        StageResult ending = life.upload(1);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ending.sentence())
                .contains("no platform matches")
                .endsWith("near it: 64bit Amazon Linux 2 v5.9.0 running Docker");
    }

    /** A version of this label was made by somebody: its bundle is ours, another one, or cannot be seen. */
    @ParameterizedTest
    @CsvSource({
        "ours, OK, is settled",
        "another-bucket, INTEGRITY, exists already with another bundle: somebody else made it",
        "another-key, INTEGRITY, exists already with another bundle: somebody else made it",
        "unseen, PERSON, exists already and is not shown: these credentials may not see it"
    })
    void aVersionThatExistsAlready(String what, ExitCode exit, String words) {
        ServiceLife life = new ServiceLife().released();
        String[] stored = new String[2];
        boolean[] refused = {false};
        life.answering(effect -> {
            if (effect instanceof ChangingCall.CreateVersion call && !refused[0]) {
                refused[0] = true;
                stored[0] = call.bucket();
                stored[1] = call.key();
                life.truly(call);
                return invalid("Application Version " + call.label() + " already exists.");
            }
            if (!refused[0] || !(effect instanceof Effect.LookAtVersions look) || look.label() == null) {
                return null;
            }
            String bucket = what.equals("another-bucket") ? "elsewhere" : stored[0];
            String key = what.equals("another-key") ? "other.zip" : stored[1];
            return new Answer.VersionsSeen(
                    what.equals("unseen")
                            ? List.of()
                            : List.of(
                                    new ApplicationVersion(look.label(), "Processed", bucket, key, life.now(), null)));
        });

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        if (exit == ExitCode.OK) {
            assertThat(life.isThere(life.of(2))).isTrue();
        } else {
            assertThat(ending.sentence()).endsWith(words);
            assertThat(life.cloud().environments()).hasSize(1);
        }
    }

    /** A name that somebody took first is tried thrice, and each time it is another one. */
    @ParameterizedTest
    @CsvSource({"1, OK, 2", "2, OK, 3", "3, FAILED, 3"})
    void aTemporaryNameThatIsTakenIsMadeAnew(int taken, ExitCode exit, int calls) {
        ServiceLife life = new ServiceLife().released();
        int[] refused = {0};
        life.answering(effect -> effect instanceof ChangingCall.CreateEnvironment call && refused[0]++ < taken
                ? invalid("DNS name (" + call.prefix() + ".elasticbeanstalk.com) is not available.")
                : null);
        life.performed();

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        assertThat(all(ChangingCall.CreateEnvironment.class, life.performed()).stream()
                        .map(ChangingCall.CreateEnvironment::prefix)
                        .distinct())
                .hasSize(calls);
    }

    @Test
    void theLiveNameItselfIsNotTriedAgain() {
        ServiceLife life = new ServiceLife();
        life.answering(effect -> effect instanceof ChangingCall.CreateEnvironment
                ? invalid("DNS name (push-api.elasticbeanstalk.com) is not available.")
                : null);

        StageResult ending = life.upload(1);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(ending.sentence()).contains("could not be made").contains("is not available");
        assertThat(all(ChangingCall.CreateEnvironment.class, life.performed())).hasSize(1);
        assertThat(life.entries()).anyMatch(JournalEntry.LaunchFailed.class::isInstance);
    }

    /** The first call was taken for lost; the second one finds its name in use by what nobody shows. */
    @Test
    void whatWasMadeAfterAllAndIsNotShownIsLeftToAPerson() {
        ServiceLife life = new ServiceLife().released();
        int[] calls = {0};
        life.answering(effect -> {
            if (!(effect instanceof ChangingCall.CreateEnvironment call)) {
                return null;
            }
            return ++calls[0] == 1
                    ? new Answer.Unknown("connection reset")
                    : invalid("Environment " + call.name() + " already exists.");
        });

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence())
                .isEqualTo("environment push-api-20261122-c0ffee2 was made and is not shown: these credentials may not"
                        + " see it");
    }

    @Test
    void aNameThatSomebodyElsesEnvironmentHasIsCountedUp() {
        ServiceLife life = new ServiceLife(
                ServiceLife.USUAL,
                cloud -> cloud.environment(
                        new EnvironmentId("e-red0000001"),
                        "push-api",
                        "push-api-20261122-c0ffee1",
                        "away-2",
                        "red",
                        2));

        assertThat(life.upload(1).exit()).isEqualTo(ExitCode.OK);

        assertThat(life.journal().releases().get(0).id()).isEqualTo("20261122-c0ffee1-2");
    }

    @Test
    void aReleaseThatNeverGotAnEnvironmentEndsWhereAnotherIsMade() {
        ServiceLife life = new ServiceLife().released();
        life.killedBefore(ChangingCall.CreateEnvironment.class::isInstance).uploadKilled(2);
        life.waits(Duration.ofMinutes(10));

        StageResult ending = life.upload(3);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        var left = life.journal().releases().get(1);
        assertThat(left.state()).isEqualTo(State.ABANDONED);
        assertThat(left.why()).isEqualTo("left for another, before it had an environment");
        assertThat(Objects.requireNonNull(life.journal().newestRelease()).state())
                .isEqualTo(State.PREPARED);
    }

    @Test
    void aLongSubjectIsCutInTheVersionsDescription() {
        StageSimulation run = new StageSimulation(StartingWorld.BLUE_LIVE);
        UploadInput plain = run.bundle();
        UploadInput wordy = new UploadInput(
                plain.commit(),
                plain.shortCommit(),
                "x".repeat(500),
                plain.label(),
                plain.digest(),
                plain.sha256(),
                plain.size(),
                true,
                plain.record(),
                null);

        assertThat(run.upload(wordy).exit()).isEqualTo(ExitCode.OK);

        assertThat(run.steps().stream()
                        .map(StageSimulation.Step::effect)
                        .filter(ChangingCall.CreateVersion.class::isInstance)
                        .map(e -> ((ChangingCall.CreateVersion) e).description()))
                .singleElement()
                .satisfies(d ->
                        assertThat(d).hasSize(200).startsWith("1111111 xxx").endsWith("…"));
    }
}
