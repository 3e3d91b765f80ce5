package dev.kirikae.stages;

import static dev.kirikae.stages.ReleaseRun.BLUE;
import static dev.kirikae.stages.ReleaseRun.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Datapoint;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.model.Resources;
import dev.kirikae.model.Verdict;
import dev.kirikae.stages.step.EnvironmentSnapshot;
import dev.kirikae.stages.step.NeverTheOwner;
import dev.kirikae.stages.step.NotShown;
import dev.kirikae.stages.step.ReleaseSelector;
import dev.kirikae.stages.step.SameInput;
import dev.kirikae.stages.step.Steps;
import dev.kirikae.stages.step.UploadInput;
import dev.kirikae.stages.step.WayBack;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.GoalObserver;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Doubts that end in a no unless a person says yes, and the words for what is not shown. */
class DoubtsTest {

    private static final String PLAIN = "{candidate: {probes: [{name: health, http: {path: /health}}]}}";
    private static final Answer SICK = new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3));
    private static final Answer SILENT = new Answer.Missing(Answer.Trouble.UNREACHABLE, "no route");

    private static ReleaseRun released(String standby) {
        ReleaseRun run = new ReleaseRun(standby, PLAIN, cloud -> {});
        run.release();
        run.waits(Duration.ofMinutes(45));
        return run;
    }

    /** Allowed by name, the move rests on a verdict that says what was seen. */
    @Test
    void aSickStandbyServesAgainWhereAPersonSaysSo() {
        ReleaseRun run = released("{keep: 0s, drain: none}");
        run.changing((look, answer) -> look instanceof Effect.Probe ? SICK : answer);

        StageResult ending =
                Objects.requireNonNull(run.rollback(Allowances.NONE.with(Guard.STANDBY_SICK, BLUE.value())));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(run.owner()).isEqualTo(BLUE);
        assertThat(run.entries())
                .anyMatch(e -> e instanceof JournalEntry.Judged judged
                        && judged.phase() == JournalEntry.Phase.TARGET
                        && judged.verdict() == Verdict.FAILED);
    }

    @Test
    void aStandbyThatSaysNothingServesAgainWhereAPersonSaysSo() {
        ReleaseRun run = released("{keep: 0s, drain: none}");
        run.changing(Looks.both(
                Looks.environment(BLUE, e -> Looks.with(e, HealthColour.GREY, HealthStatus.of("No Data"))),
                (look, answer) -> look instanceof Effect.Probe ? SILENT : answer));

        assertThat(Objects.requireNonNull(run.rollback(Allowances.NONE)).sentence())
                .endsWith("and no probe could be sent");
        StageResult ending =
                Objects.requireNonNull(run.rollback(Allowances.NONE.with(Guard.STANDBY_SICK, BLUE.value())));

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(run.owner()).isEqualTo(BLUE);
    }

    /** Two minutes old is as good as not told. */
    @ParameterizedTest
    @CsvSource({"119, drained", "121, push-api-20261020-aaaaaaa has not told its requests since"})
    void countsThatAreOldProveNothing(int secondsOld, String words) {
        ReleaseRun run = released("{keep: 0s, drain: {requests-per-minute: 2, for: 5m}}");
        run.answering(effect -> effect instanceof Effect.LookAtResources
                ? new Answer.ResourcesSeen(new Resources(List.of(), List.of(), List.of(), List.of()))
                : effect instanceof Effect.LookAtRequests
                        ? new Answer.TrafficSeen(List.of(new Datapoint(run.now().minusSeconds(secondsOld), 0)))
                        : null);

        String why = run.asked((context, order) -> {
            EnvironmentSnapshot snapshot = new Steps(context, order).look().now();
            var not = new Steps(context, order)
                    .drainProof()
                    .notDrained(
                            Objects.requireNonNull(snapshot.find(BLUE)), Objects.requireNonNull(snapshot.find(GREEN)));
            return not == null ? "drained" : not.why();
        });

        assertThat(why).startsWith(words);
    }

    /** The capacity is taken, and no instance comes. */
    @Test
    void instancesThatDoNotComeInTimeEndTheRelease() {
        ReleaseRun run = new ReleaseRun(PLAIN);
        run.changing(Looks.instances(GREEN, 1));
        run.answering(effect -> effect instanceof ChangingCall.SetCapacity ? new Answer.Done("r-1", null) : null);

        StageResult ending = Objects.requireNonNull(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(ending.sentence()).contains("push-api-20261122-bbbbbbb has 1 instances, 2 serve now");
        assertThat(run.owner()).isEqualTo(BLUE);
        assertThat(run.swaps()).isZero();
    }

    @ParameterizedTest
    @EnumSource(NotShown.Role.class)
    void howWhatIsNotShownIsCalled(NotShown.Role role) {
        EnvironmentId id = new EnvironmentId("e-blue000001");
        String kind = switch (role) {
            case LIVE -> "live environment ";
            case CANDIDATE -> "candidate ";
            case STANDBY -> "standby ";
            case SUPERSEDED -> "superseded environment ";
            case REJECTED -> "rejected environment ";
            case ABANDONED -> "abandoned environment ";
        };
        assertThat(new NotShown(id, "shop-1", role, true).words()).isEqualTo(kind + "shop-1 (e-blue000001)");
        assertThat(new NotShown(id, "e-blue000001", role, true).words())
                .as("not made by Kirikae")
                .isEqualTo(kind + "e-blue000001");
    }

    @Test
    void theWayBackThatIsNotShownIsCalledUnclear() {
        NotShown unshown = new NotShown(BLUE, "shop-1", NotShown.Role.STANDBY, true);
        WayBack back = new WayBack(WayBack.Kind.NOT_SHOWN, null, null, null, unshown);
        assertThat(back.words())
                .isEqualTo("the way back is unclear: the standby shop-1 (e-blue000001) is not shown to us");
    }

    /** Whatever was seen before: a look in which it owns the live name forbids its termination. */
    @ParameterizedTest
    @CsvSource({"e-blue000001, false, ASTRAY", "e-blue000001, true, AWAY", "e-green00001, false, AWAY"})
    void theOwnerOfTheLiveNameIsNeverTerminated(String target, boolean first, String state) {
        ReleaseRun run = new ReleaseRun(PLAIN);
        String seen = run.asked((context, order) -> {
            EnvironmentSnapshot snapshot = new Steps(context, order).look().now();
            LiveName name = order.liveName();
            GoalObserver plain = order.observers().observer(new Goal.EnvironmentGone(new EnvironmentId(target)));
            GoalObserver.Observation view =
                    NeverTheOwner.never(plain, name, first).read().apply(snapshot.answer());
            GoalObserver.Observation unguarded = plain.read().apply(snapshot.answer());
            return view.status() + " " + unguarded.status() + " " + view.words();
        });

        if (state.equals("ASTRAY")) {
            assertThat(seen).startsWith("ASTRAY ").endsWith(target + " owns the live name");
        } else {
            String[] words = seen.split(" ");
            assertThat(words[0]).as(seen).isEqualTo(words[1]);
        }
    }

    private static ReleaseRecord facts(String version, String record) {
        JournalEntry.Opened opened =
                new JournalEntry.Opened("20261122-a", "", version, "d1", "shop-1", record, null, ReleaseRun.NOON);
        return Objects.requireNonNull(JournalState.EMPTY.and(opened).release("20261122-a"));
    }

    /** Where the record cannot be compared the label alone counts. */
    @ParameterizedTest
    @CsvSource({
        "green, same, true",
        "green, '', true",
        "green, no JSON, true",
        "green, other environment, false",
        "green, other policy, true",
        "blue, same, false"
    })
    void whetherTwoInputsAreTheSame(String version, String recorded, boolean same) {
        ReleaseRun run = new ReleaseRun(PLAIN);
        Configuration configuration = ConfigurationJson.read(run.record());
        String record = switch (recorded) {
            case "same" -> run.record();
            case "other environment" -> new ReleaseRun(PLAIN, cloud -> {}, "environment: {tags: {team: web}}").record();
            case "other policy" -> new ReleaseRun("{live: {watch: 3m}}").record();
            default -> recorded;
        };
        UploadInput bundle = new UploadInput("", "1234567", "", "green", "d1", "", 1, true, run.record(), null);

        assertThat(SameInput.areSame(facts(version, record), bundle, configuration))
                .isEqualTo(same);
    }

    @Test
    void aReleaseWithoutACommitIsCalledByItsVersion() {
        assertThat(ReleaseSelector.shortCommit(facts("green", ""))).isEqualTo("green");
        Predicate<String> is = name -> ReleaseSelector.is(facts("green", ""), name);
        assertThat(is.test("green")).isTrue();
        assertThat(is.test("20261122-a")).isTrue();
        assertThat(is.test("ggggggg")).isFalse();
    }
}
