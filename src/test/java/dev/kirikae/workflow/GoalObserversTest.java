package dev.kirikae.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.SampleJournal;
import dev.kirikae.model.ApplicationVersion;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Instance;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.Status;
import dev.kirikae.model.Tier;
import dev.kirikae.workflow.GoalObserver.GoalStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How each kind of goal is seen. */
class GoalObserversTest {

    private static final LiveName NAME = new LiveName("push-api", "ap-northeast-1");
    private static final EnvironmentId BLUE = new EnvironmentId("e-blue000001");
    private static final EnvironmentId GREEN = new EnvironmentId("e-green00001");
    private static final Answer MISSING = new Answer.Missing(Answer.Trouble.UNREACHABLE, "no answer");
    private static final Answer ABSENT = new Answer.Missing(Answer.Trouble.ABSENT, "no such thing");

    private static GoalStatus status(Goal goal, Answer answer) {
        return ContextRun.OBSERVERS.observer(goal).read().apply(answer).status();
    }

    private static Environment environment(EnvironmentId id, String status, boolean owner) {
        return SampleJournal.environment(id, "push-api-" + id, Status.valueOf(status), owner);
    }

    /** From blue to green; nothing: it is not listed; a star: it owns the name. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            READY*,       READY,        BEFORE
            READY,        READY*,       HOLDS
            UPDATING*,    UPDATING,     BUSY
            READY*,       UPDATING,     BUSY
            UPDATING*,    READY,        BUSY
            READY,        UPDATING*,    BUSY
            UPDATING,     READY*,       BUSY
            READY,        READY,        ASTRAY
            UPDATING,     READY,        BUSY
            READY*,       READY*,       BUSY
            -,            READY*,       HOLDS
            TERMINATED,   READY*,       HOLDS
            -,            READY,        ASTRAY
            READY*,       -,            NOT_SHOWN
            READY*,       TERMINATED,   GONE
            UPDATING*,    TERMINATING,  ASTRAY
            -,            TERMINATED,   ASTRAY
            UPDATING*,    -,            BUSY
            READY,        -,            HIDDEN
            READY,        TERMINATED,   ASTRAY
            -,            -,            HIDDEN
            """)
    void theOwnerOfTheName(String blue, String green, GoalStatus expected) {
        List<Environment> listed = new ArrayList<>();
        add(listed, BLUE, blue);
        add(listed, GREEN, green);
        Goal goal = new Goal.NameBelongsTo(Goal.Purpose.SWITCH, NAME, BLUE, GREEN);

        assertThat(status(goal, new Answer.EnvironmentsSeen(listed))).isEqualTo(expected);
        assertThat(status(goal, MISSING)).isEqualTo(GoalStatus.UNSEEN);
    }

    private static void add(List<Environment> to, EnvironmentId id, String word) {
        if (!word.equals("-")) {
            to.add(environment(id, word.replace("*", ""), word.endsWith("*")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-, HOLDS",
        "TERMINATED, HOLDS",
        "TERMINATING, HOLDS",
        "READY, BEFORE",
        "UPDATING, BUSY",
        "LAUNCHING, BUSY",
        "UNKNOWN, BUSY"
    })
    void anEnvironmentThatIsToGo(String status, GoalStatus expected) {
        List<Environment> listed = new ArrayList<>();
        add(listed, BLUE, status);

        assertThat(status(new Goal.EnvironmentGone(BLUE), new Answer.EnvironmentsSeen(listed)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"green, HOLDS", "other, ASTRAY", "-, BEFORE"})
    void anEnvironmentThatIsToBeMade(String version, GoalStatus expected) {
        Goal goal = new Goal.EnvironmentExists("r", "push-api-" + GREEN, "away", version, "a platform", null);
        List<Environment> listed = version.equals("-") ? List.of() : List.of(environment(GREEN, "LAUNCHING", false));

        assertThat(status(goal, new Answer.EnvironmentsSeen(listed))).isEqualTo(expected);
    }

    @Test
    void aVersionThatIsToBeMadeHasItsOwnBundle() {
        Goal goal = new Goal.VersionExists("one", "bucket", "key");

        assertThat(status(goal, versions("bucket", "key"))).isEqualTo(GoalStatus.HOLDS);
        assertThat(status(goal, versions("bucket", "other"))).isEqualTo(GoalStatus.ASTRAY);
        assertThat(status(goal, versions("other", "key"))).isEqualTo(GoalStatus.ASTRAY);
        assertThat(status(goal, new Answer.VersionsSeen(List.of()))).isEqualTo(GoalStatus.BEFORE);
        assertThat(status(goal, MISSING)).isEqualTo(GoalStatus.UNSEEN);
    }

    private static Answer versions(String bucket, String key) {
        return new Answer.VersionsSeen(
                List.of(new ApplicationVersion("one", "UNPROCESSED", bucket, key, Instant.EPOCH, null)));
    }

    @Test
    void whatIsToBeThereOrGoneIsSeenByItsOwnLook() {
        Answer settings = new Answer.SettingsSeen(List.of());

        assertThat(status(new Goal.VersionGone("one"), versions("b", "k"))).isEqualTo(GoalStatus.BEFORE);
        assertThat(status(new Goal.VersionGone("one"), new Answer.VersionsSeen(List.of())))
                .isEqualTo(GoalStatus.HOLDS);
        assertThat(status(new Goal.VersionGone("one"), MISSING)).isEqualTo(GoalStatus.UNSEEN);
        assertThat(status(new Goal.VersionGone("one"), new Answer.Waited())).isEqualTo(GoalStatus.UNSEEN);
        assertThat(status(new Goal.ConfigurationSaved("t", BLUE), settings)).isEqualTo(GoalStatus.HOLDS);
        assertThat(status(new Goal.ConfigurationSaved("t", BLUE), ABSENT)).isEqualTo(GoalStatus.BEFORE);
        assertThat(status(new Goal.ConfigurationSaved("t", BLUE), MISSING)).isEqualTo(GoalStatus.UNSEEN);
        assertThat(status(new Goal.ConfigurationGone("t"), settings)).isEqualTo(GoalStatus.BEFORE);
        assertThat(status(new Goal.ConfigurationGone("t"), ABSENT)).isEqualTo(GoalStatus.HOLDS);
        assertThat(status(new Goal.ConfigurationGone("t"), MISSING)).isEqualTo(GoalStatus.UNSEEN);
    }

    private static GoalStatus capacity(String status, int instances) {
        List<Instance> there =
                Collections.nCopies(instances, new Instance("i-1", HealthStatus.OK, "one", "Deployed", List.of()));
        return capacity(status, new Answer.InstancesSeen(there));
    }

    private static GoalStatus capacity(String status, Answer counted) {
        List<Environment> listed = new ArrayList<>();
        add(listed, BLUE, status);
        Answer round = new Answer.RoundSeen(List.of(counted, new Answer.EnvironmentsSeen(listed)));
        return status(new Goal.CapacityIs(BLUE, null, 2), round);
    }

    /** Of two that are asked for. */
    @ParameterizedTest
    @CsvSource({
        "READY, 2, HOLDS",
        "READY, 3, HOLDS",
        "READY, 1, BEFORE",
        "UPDATING, 1, BUSY",
        "UPDATING, 2, HOLDS",
        "TERMINATING, 2, GONE",
        "-, 1, BEFORE",
        "-, 2, HOLDS"
    })
    void howManyInstancesThereAre(String status, int instances, GoalStatus expected) {
        assertThat(capacity(status, instances)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"READY, UNSEEN, UNSEEN", "-, GONE, UNSEEN", "TERMINATED, GONE, GONE"})
    void instancesThatAreNotListed(String status, GoalStatus absent, GoalStatus missing) {
        assertThat(capacity(status, ABSENT)).isEqualTo(absent);
        assertThat(capacity(status, MISSING)).isEqualTo(missing);
    }

    @Test
    void instancesSayWhatTheySayWhereTheEnvironmentsAreNotListed() {
        Goal goal = new Goal.CapacityIs(BLUE, null, 1);
        Answer none = new Answer.InstancesSeen(List.of());

        assertThat(status(goal, new Answer.RoundSeen(List.of(none, MISSING)))).isEqualTo(GoalStatus.BEFORE);
        assertThat(status(goal, new Answer.RoundSeen(List.of(ABSENT, MISSING)))).isEqualTo(GoalStatus.UNSEEN);
        assertThat(status(goal, none)).isEqualTo(GoalStatus.BEFORE);
        assertThat(status(goal, MISSING)).isEqualTo(GoalStatus.UNSEEN);
    }

    @Test
    void instancesAndEnvironmentsAreAskedForSideBySide() {
        assertThat(ContextRun.OBSERVERS
                        .observer(new Goal.CapacityIs(BLUE, null, 2))
                        .look(ContextRun.NOON))
                .isEqualTo(new Effect.Round(
                        List.of(new Effect.LookAtInstances(BLUE), new Effect.LookAtEnvironments("push-api")),
                        ContextRun.NOON.plusSeconds(20)));
    }

    @Test
    void anAnswerOfAnotherKindIsNoObservation() {
        GoalObserver.Observation view = ContextRun.OBSERVERS
                .observer(new Goal.VersionExists("one", "bucket", "key"))
                .read()
                .apply(new Answer.Waited());

        assertThat(view).isEqualTo(new GoalObserver.Observation(GoalStatus.UNSEEN, "an answer of another kind", null));
    }

    @Test
    void anEnvironmentThatIsMadeIsFoundAmongOthersAndBeforeItsVersionIsKnown() {
        Goal goal = new Goal.EnvironmentExists("r", "push-api-" + GREEN, "away", "one", "a platform", null);
        Environment other = environment(BLUE, "READY", true);
        Environment fresh = environment(GREEN, "LAUNCHING", false);
        Environment untold = new Environment(
                GREEN,
                fresh.name(),
                "push-api",
                null,
                Status.LAUNCHING,
                HealthColour.GREY,
                HealthStatus.NONE,
                null,
                null,
                "a platform",
                Tier.WEB,
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                "");

        assertThat(status(goal, new Answer.EnvironmentsSeen(List.of(other)))).isEqualTo(GoalStatus.BEFORE);
        assertThat(status(goal, new Answer.EnvironmentsSeen(List.of(other, untold))))
                .isEqualTo(GoalStatus.HOLDS);
        assertThat(status(goal, new Answer.EnvironmentsSeen(List.of(other, fresh))))
                .isEqualTo(GoalStatus.ASTRAY);
    }

    /** What is still at work is named, so that people know whom to wait for. */
    @ParameterizedTest
    @CsvSource({
        "READY*, UPDATING, e-green00001 is Updating",
        "UPDATING*, READY, e-blue000001 is Updating",
        "UPDATING*, LAUNCHING, e-green00001 is Launching"
    })
    void whoIsNotReadyIsNamed(String blue, String green, String words) {
        List<Environment> listed = new ArrayList<>();
        add(listed, BLUE, blue);
        add(listed, GREEN, green);
        Goal goal = new Goal.NameBelongsTo(Goal.Purpose.SWITCH, NAME, BLUE, GREEN);

        assertThat(ContextRun.OBSERVERS
                        .observer(goal)
                        .read()
                        .apply(new Answer.EnvironmentsSeen(listed))
                        .words())
                .isEqualTo(words);
    }
}
