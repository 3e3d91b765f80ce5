package dev.kirikae.verify;

import static dev.kirikae.verify.WatchRun.environment;
import static dev.kirikae.verify.WatchRun.verify;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Probe;
import dev.kirikae.config.Verify;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.Environment;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Status;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a watch lasts, and what is forgiven in it. */
class WatchProofTest {

    private static final Duration END = WatchRun.WATCH;
    private static final Environment WARNING = environment(Status.READY, HealthColour.YELLOW, HealthStatus.WARNING);
    private static final Environment BUSY = environment(Status.UPDATING, HealthColour.GREY, HealthStatus.INFO);

    @Test
    void whereNothingIsUnusualItLastsAsConfigured() {
        WatchRun run = new WatchRun();
        assertThat(run.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(run.took()).isEqualTo(END);
        assertThat(run.evidence())
                .containsExactly(
                        "probe root: 61 good, 0 bad; last: status 200",
                        "environment: Ready, health Ok, accepted for 10m",
                        "watched for 10m");
    }

    /** The last sample of each kind, lost or bad for a moment, in every combination: a sound release settles. */
    @ParameterizedTest(name = "probe {0}, health {1}, alarms {2}")
    @CsvSource({
        "ERROR, OK,      seen", "GOOD,  LOST,    seen", "GOOD,  OK,      lost", "GOOD,  WARNING, seen",
        "ERROR, LOST,    seen", "ERROR, OK,      lost", "GOOD,  LOST,    lost", "ERROR, LOST,    lost",
        "ERROR, WARNING, lost", "GOOD,  BUSY,    seen", "ERROR, BUSY,    lost"
    })
    void whatIsForgivenInTheMiddleIsForgivenAtTheEnd(String probe, String health, String alarms) {
        for (Duration moment : List.of(END.dividedBy(2), END.minus(WatchRun.TURN), END)) {
            WatchRun run = new WatchRun();
            run.alarms = List.of(AlarmProof.atStart(
                    WatchRun.policy(Verify.RedAtStart.BLOCK, Verify.NoData.INCONCLUSIVE),
                    WatchRun.alarm(Alarm.State.OK)));
            run.probe = t -> t.equals(moment) && probe.equals("ERROR") ? Sample.error("no route") : Sample.good("200");
            run.health = t -> t.equals(moment) ? seen(health) : environment(HealthStatus.OK);
            run.seen = t -> t.equals(moment) && alarms.equals("lost") ? null : List.of(WatchRun.alarm(Alarm.State.OK));
            assertThat(run.verdict()).as("at " + moment).isEqualTo(Verdict.VERIFIED);
            assertThat(run.took()).isBetween(END, END.plusMinutes(3));
        }
    }

    private static @Nullable Environment seen(String health) {
        return switch (health) {
            case "LOST" -> null;
            case "WARNING" -> WARNING;
            case "BUSY" -> BUSY;
            default -> environment(HealthStatus.OK);
        };
    }

    @Test
    void itIsLengthenedByTheLongestNeedAndEndsAsSoonAsNothingIsOpen() {
        WatchRun run = new WatchRun();
        run.probe = t -> t.equals(END) ? Sample.error("no route") : Sample.good("status 200");
        assertThat(run.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(run.took()).as("three good samples more").isEqualTo(END.plusSeconds(30));
        assertThat(run.evidence())
                .contains("watched for 10m 30s, lengthened after 10m, when something was still open, by up to 1m 30s");

        run.health = t -> t.equals(END) ? WARNING : environment(HealthStatus.OK);
        assertThat(run.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(run.took())
                .as("two minutes of health more")
                .isEqualTo(END.plusSeconds(10).plusMinutes(2));
    }

    @Test
    void itIsLengthenedOnceAndUnsureAtItsEndIsInconclusive() {
        WatchRun run = new WatchRun();
        run.health = t -> t.toSeconds() % 60 == 0 && t.compareTo(END) >= 0 ? WARNING : environment(HealthStatus.OK);
        assertThat(run.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.took()).isEqualTo(END.plusMinutes(3));
    }

    @Test
    void atMostByTheLongerOfFiveMinutesAndHalfOfIt() {
        WatchRun run = new WatchRun();
        run.policy = verify("  health: {stable-for: 1h}\n").health();
        run.health = t -> t.compareTo(Duration.ofMinutes(1)) < 0 ? WARNING : environment(HealthStatus.OK);
        assertThat(run.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.took()).isEqualTo(Duration.ofMinutes(15));

        run.watch = Duration.ofMinutes(40);
        assertThat(run.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.took()).isEqualTo(Duration.ofMinutes(60));

        run.watch = Duration.ofMinutes(41);
        assertThat(run.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(run.took()).isEqualTo(Duration.ofMinutes(61));
    }

    @Test
    void failuresAndErrorsAreNotRenewed() {
        WatchRun run = new WatchRun();
        run.probes = verify("""
                  candidate:
                    probes: [{name: health, http: {}, failures: 1, errors: 2}]
                """).candidate().probes();
        Sample bad = Sample.bad("status 500");
        run.probe = t -> t.equals(Duration.ofMinutes(1)) || t.equals(END.plusSeconds(10)) ? bad : good(t);
        run.health = t -> t.equals(END) ? WARNING : environment(HealthStatus.OK);
        assertThat(run.verdict()).isEqualTo(Verdict.FAILED);

        run.probe = t -> t.compareTo(END) >= 0 ? Sample.error("no route") : good(t);
        assertThat(run.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.took()).isEqualTo(END.plusSeconds(10));
    }

    private static Sample good(Duration t) {
        return Sample.good("status 200 after " + t);
    }

    @Test
    void allChecksCountWhileItIsLengthened() {
        WatchRun run = new WatchRun();
        run.alarms = List.of(AlarmProof.atStart(
                WatchRun.policy(Verify.RedAtStart.BLOCK, Verify.NoData.INCONCLUSIVE), WatchRun.alarm(Alarm.State.OK)));
        run.health = t -> t.equals(END) ? WARNING : environment(HealthStatus.OK);
        run.seen =
                t -> List.of(WatchRun.alarm(t.compareTo(END.plusSeconds(60)) < 0 ? Alarm.State.OK : Alarm.State.ALARM));
        assertThat(run.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(run.took()).isEqualTo(END.plusSeconds(60));
    }

    @Test
    void timeInWhichANameStillLeadsToTheVersionBeforeDoesNotCount() {
        WatchRun run = new WatchRun();
        run.probe = t -> t.toSeconds() < 60 ? Sample.lagging("the name still leads to v1") : Sample.good("status 200");
        assertThat(run.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(run.took()).isEqualTo(END);
        assertThat(run.evidence().get(0)).startsWith("probe root: 60 good");
    }

    @Test
    void whereNothingCouldFailNothingIsVerified() {
        WatchRun run = new WatchRun();
        run.probes = List.<Probe>of();
        assertThat(run.verdict()).isEqualTo(Verdict.VERIFIED);

        Environment basic = environment(Status.READY, HealthColour.GREEN, HealthStatus.NONE);
        run.health = t -> basic;
        assertThat(run.verdict()).isEqualTo(Verdict.UNVERIFIED);
        assertThat(run.evidence()).endsWith("watched for 10m", "nothing was asked that could have failed");

        run.health = t -> environment(HealthStatus.OK);
        run.policy =
                verify("  health: {accept: [Ok, Info, Warning, Degraded]}\n").health();
        assertThat(run.verdict()).isEqualTo(Verdict.UNVERIFIED);

        run.health = t -> environment(Status.READY, HealthColour.RED, HealthStatus.SEVERE);
        assertThat(run.verdict())
                .as("what could not fail may be bad all the same")
                .isEqualTo(Verdict.FAILED);
    }

    /** Health that is silent from an instant on, beside an alarm that must not be: what comes first ends the watch. */
    @ParameterizedTest
    @CsvSource({"710, INCONCLUSIVE, 830", "720, FAILED, 840", "900, FAILED, 840"})
    void silenceThatEndsWithTheWatchIsJudgedByTheAlarmsPolicy(int from, Verdict verdict, int took) {
        WatchRun run = new WatchRun();
        run.alarms = List.of(AlarmProof.atStart(
                WatchRun.policy(Verify.RedAtStart.BLOCK, Verify.NoData.FAIL), WatchRun.alarm(Alarm.State.OK)));
        run.seen = t -> List.of(WatchRun.alarm(Alarm.State.INSUFFICIENT_DATA));
        run.health = t -> t.toSeconds() < from ? WatchRun.environment(HealthStatus.OK) : null;

        assertThat(run.verdict()).isEqualTo(verdict);
        assertThat(run.took()).isEqualTo(Duration.ofSeconds(took));
    }
}
