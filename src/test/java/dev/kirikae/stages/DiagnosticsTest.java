package dev.kirikae.stages;

import static dev.kirikae.stages.ServiceLife.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.Incident;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentEvent;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Instance;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a bad verdict, of whatever check, the stage tells what Beanstalk and the instances say of it. */
class DiagnosticsTest {

    private static final String CAUSE = "62.5 % of the requests are failing with HTTP 4xx.";
    private static final Answer SICK = new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3));

    private static ServiceLife waiting(String policy) {
        ServiceLife life = new ServiceLife(policy).released();
        life.upload(2);
        life.performed();
        return life;
    }

    /** Input 2 is Severe while it has the live name, and Beanstalk says why only as long as users call it. */
    private static ServiceLife severeOnceItServes() {
        ServiceLife life = waiting(ServiceLife.USUAL);
        life.answering(effect -> {
            boolean serves = life.of(2).equals(life.owner());
            if (effect instanceof Effect.LookAtEnvironments && serves) {
                Answer.EnvironmentsSeen seen = (Answer.EnvironmentsSeen) life.truly(effect);
                return new Answer.EnvironmentsSeen(seen.environments().stream()
                        .map(e -> e.id().equals(life.of(2)) ? severe(e) : e)
                        .toList());
            }
            if (effect instanceof Effect.LookAtCauses look && look.environment().equals(life.of(2))) {
                return new Answer.CausesSeen(serves ? List.of(CAUSE) : List.of());
            }
            return null;
        });
        return life;
    }

    private static Environment severe(Environment environment) {
        return Looks.with(environment, HealthColour.RED, HealthStatus.SEVERE);
    }

    /** The looks that collect, rounds taken apart. */
    private static <E extends Effect> List<E> looks(Class<E> kind, List<Effect> performed) {
        return performed.stream()
                .flatMap(effect -> effect instanceof Effect.Round round ? round.parts().stream() : Stream.of(effect))
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static int place(Class<? extends Effect> kind, List<Effect> performed, boolean last) {
        int found = -1;
        for (int i = 0; i < performed.size(); i++) {
            if (!looks(kind, List.of(performed.get(i))).isEmpty() && (last || found < 0)) {
                found = i;
            }
        }
        return found;
    }

    private static boolean isDiagnosed(JournalEntry entry, String evidence) {
        return entry instanceof JournalEntry.Diagnosed e
                && e.evidence().stream().anyMatch(line -> line.contains(evidence));
    }

    @Test
    void theCauseOfBadHealthInTheWatchIsShownAlthoughItIsGoneWithTheName() {
        ServiceLife life = severeOnceItServes();

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(ending.evidence()).contains("cause: " + CAUSE);
        assertThat(ending.sentence()).doesNotContain(CAUSE, "\n");
        assertThat(life.entries())
                .anyMatch(e -> e instanceof JournalEntry.Judged judged
                        && judged.evidence().contains("cause: " + CAUSE));
    }

    @Test
    void theNameGoesBackBeforeLogsAreAskedFor() {
        ServiceLife life = severeOnceItServes();

        StageResult ending = life.release();

        List<Effect> performed = life.performed();
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(place(Effect.AskForLogs.class, performed, false))
                .isGreaterThan(place(ChangingCall.Swap.class, performed, true));
        assertThat(looks(Effect.AskForLogs.class, performed)).hasSize(1);
        assertThat(ending.evidence()).anyMatch(line -> line.startsWith("log of i-"));
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    @Test
    void aCandidateThatAnswersBadlyShowsCausesAndLogs() {
        ServiceLife life = new ServiceLife().released();
        CloudControl.begin(life.cloud(), Incident.PROBE_FAILS_BEFORE_SWITCH);

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(ending.evidence())
                .contains("cause: 100.0 % of the requests are failing with HTTP 5xx.")
                .anyMatch(line -> line.endsWith("error: cannot serve requests"));
        assertThat(life.entries()).anyMatch(e -> isDiagnosed(e, "failing with HTTP 5xx"));
        assertThat(life.entries().toString())
                .as("logs are not for the journal")
                .doesNotContain("cannot serve requests");
    }

    @Test
    void anAlarmThatTurnsRedInTheWatchIsExplainedToo() {
        ServiceLife life = new ServiceLife(
                        verifying("watch: 10m, alarms: [{name: push-5xx}]", ""), cloud -> cloud.alarm("push-5xx"))
                .released();
        life.upload(2);
        life.answering(effect -> {
            if (effect instanceof ChangingCall.Swap) {
                CloudControl.alarm(life.cloud(), "push-5xx", Alarm.State.ALARM);
            }
            if (effect instanceof Effect.LookAtEvents look && look.environment().equals(life.of(2))) {
                return new Answer.EventsSeen(List.of(
                        new EnvironmentEvent(life.now(), "WARN", "one request in ten fails", null, null),
                        new EnvironmentEvent(life.now(), "INFO", "nothing of interest", null, null)));
            }
            return null;
        });

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(ending.evidence())
                .anyMatch(line -> line.startsWith("alarm push-5xx"))
                .anyMatch(line -> line.endsWith("WARN: one request in ten fails"))
                .noneMatch(line -> line.contains("nothing of interest"));
    }

    @Test
    void aRequestToStopEndsItAtOnceAndChangesNothingOfTheEnding() {
        ServiceLife life = severeOnceItServes();
        life.stoppedBefore(
                effect -> !looks(Effect.AskForLogs.class, List.of(effect)).isEmpty());

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(looks(Effect.LookAtLogs.class, life.performed())).isEmpty();
        assertThat(life.journal().moved()).isNull();
    }

    @Test
    void aWatchThatIsInterruptedIsNotExplained() {
        ServiceLife life = waiting(ServiceLife.USUAL);
        life.stoppedBefore(
                effect -> effect instanceof Effect.Wait wait && wait.what().startsWith("the watch over"));

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.UNCLEAR);
        assertThat(looks(Effect.AskForLogs.class, life.performed())).isEmpty();
    }

    @Test
    void aMissingRightIsNamedAndMakesNothingWorse() {
        String action = "elasticbeanstalk:RequestEnvironmentInfo: not authorized";
        ServiceLife life = waiting(ServiceLife.USUAL);
        life.answering(effect -> {
            if (Looks.asksLive(effect) && life.of(2).equals(life.owner())) {
                return SICK;
            }
            return effect instanceof Effect.AskForLogs
                    ? new Answer.Missing(Answer.Trouble.DENIED, action)
                    : effect instanceof Effect.LookAtCauses
                            ? new Answer.Missing(
                                    Answer.Trouble.DENIED, "elasticbeanstalk:DescribeEnvironmentHealth: no")
                            : null;
        });

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(ending.evidence())
                .contains("no logs: " + action, "no causes: elasticbeanstalk:DescribeEnvironmentHealth: no");
    }

    @Test
    void onlyTheLogsOfBadInstancesAreRead() {
        ServiceLife life = new ServiceLife().released();
        CloudControl.begin(life.cloud(), Incident.ONE_WRONG_INSTANCE);

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        List<Instance> instances =
                ((Answer.InstancesSeen) life.truly(new Effect.LookAtInstances(life.of(2)))).instances();
        List<String> bad = instances.stream()
                .filter(i -> i.deployment().equals("Failed"))
                .map(Instance::id)
                .toList();
        assertThat(bad).hasSize(1);
        assertThat(looks(Effect.LookAtLogs.class, life.performed()))
                .isNotEmpty()
                .allMatch(look -> look.instances().equals(bad));
        assertThat(ending.evidence())
                .anyMatch(line -> line.startsWith("instance " + bad.get(0) + " is ")
                        && line.contains(", runs Sample Application (Failed)"));
    }

    @Test
    void aLongOrHostileLogStaysWithinItsBounds() {
        ServiceLife life = new ServiceLife().released();
        String line = "x".repeat(1 << 20) + "\u001b[2J";
        life.answering(effect -> effect instanceof Effect.Probe
                ? SICK
                : effect instanceof Effect.LookAtLogs
                        ? new Answer.LogsSeen(Map.of("i-1", (line + "\n").repeat(30), "i-2", "a", "i-3", "b\nc"))
                        : null);

        StageResult ending = life.upload(2);

        assertThat(ending.evidence()).allMatch(item -> item.length() <= 300 && !item.contains("\n"));
        assertThat(ending.evidence()).hasSizeLessThan(60);
        assertThat(ending.evidence())
                .anyMatch(item -> item.startsWith("log of i-1") && item.contains("its last 20 of 30 lines"))
                .anyMatch(item -> item.startsWith("log of i-3") && item.endsWith(": in the report"));
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 40})
    void ofManyEventsTheFirstAndTheLastAreShown(int count) {
        ServiceLife life = new ServiceLife().released();
        List<EnvironmentEvent> events = Stream.iterate(1, i -> i + 1)
                .limit(count)
                .map(i -> new EnvironmentEvent(life.now(), "ERROR", "trouble " + i + ".", null, null))
                .toList();
        life.answering(effect -> effect instanceof Effect.Probe
                ? SICK
                : effect instanceof Effect.LookAtEvents ? new Answer.EventsSeen(events) : null);

        List<String> shown = life.upload(2).evidence();

        assertThat(shown)
                .anyMatch(item -> item.endsWith(" trouble 1."))
                .anyMatch(item -> item.endsWith(" trouble " + count + "."))
                .contains("(" + (count - 10) + " more events of this kind in between)")
                .noneMatch(item -> item.endsWith(" trouble 4."));
    }

    @Test
    void aSickStandbyIsExplainedInARefusalThatComesSoon() {
        ServiceLife life = new ServiceLife().released().releases(2);
        life.answering(effect -> effect instanceof Effect.Probe
                ? SICK
                : effect instanceof Effect.LookAtLogs ? new Answer.LogsSeen(Map.of()) : null);
        life.performed();
        java.time.Instant typed = life.now();

        StageResult ending = life.rollback();

        assertThat(ending.guard()).isEqualTo(Guard.STANDBY_SICK);
        assertThat(ending.evidence()).contains("no logs: Beanstalk has not collected them in time");
        assertThat(life.now()).isBefore(typed.plusSeconds(40));
        assertThat(looks(Effect.AskForLogs.class, life.performed()))
                .extracting(Effect.AskForLogs::environment)
                .containsExactly(life.of(1));
    }

    @Test
    void aVerificationThatIsRunOnceExplainsItsVerdictAndWritesNothing() {
        ServiceLife life = waiting(ServiceLife.USUAL);
        int entries = life.entries().size();
        life.answering(effect -> effect instanceof Effect.Probe ? SICK : null);

        for (boolean live : new boolean[] {false, true}) {
            StageResult ending = life.stage("verify", (request, policy) -> VerifyStage.workflow(request, policy, live));

            assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
            assertThat(ending.evidence()).anyMatch(line -> line.startsWith("log of i-"));
        }
        assertThat(life.entries()).hasSize(entries);
    }

    @Test
    void aLaunchThatFailedIsExplainedBeforeItIsTerminated() {
        ServiceLife life = new ServiceLife().released();
        life.killedBefore(effect ->
                        effect instanceof Effect.Wait wait && wait.what().endsWith("to be Ready"))
                .uploadKilled(2);
        life.performed();
        boolean[] explained = {false};
        life.answering(effect -> {
            explained[0] |= effect instanceof Effect.LookAtLogs;
            return effect instanceof Effect.LookAtEnvironments && !explained[0]
                    ? Looks.updating((Answer.EnvironmentsSeen) life.truly(effect), life.of(2))
                    : null;
        });

        StageResult ending = life.recover();

        List<Effect> performed = life.performed();
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(place(Effect.AskForLogs.class, performed, false))
                .as(ending.sentence())
                .isNotNegative()
                .isLessThan(place(ChangingCall.Terminate.class, performed, false));
        assertThat(ending.evidence()).anyMatch(line -> line.startsWith("log of i-"));
    }

    @Test
    void aTargetThatDoesNotReachItsCapacityIsExplained() {
        ReleaseRun run = new ReleaseRun("{candidate: {probes: [{name: health, http: {path: /health}}]}}");
        run.changing(Looks.instances(ReleaseRun.GREEN, 1));
        run.answering(effect -> effect instanceof ChangingCall.SetCapacity ? new Answer.Done("r-1", null) : null);

        StageResult ending = Objects.requireNonNull(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(ending.evidence()).anyMatch(line -> line.startsWith("log of i-"));
    }
}
