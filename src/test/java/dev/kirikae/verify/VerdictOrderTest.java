package dev.kirikae.verify;

import static dev.kirikae.verify.WatchRun.environment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Verify;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.Environment;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One order for all that is known at an instant: failed before inconclusive before verified, whichever check says so. */
class VerdictOrderTest {

    private static final Duration END = WatchRun.WATCH;

    private static Sample probe(Verdict verdict, Duration t) {
        return switch (verdict) {
            case FAILED -> t.equals(END) ? Sample.bad("500") : Sample.good("200");
            case INCONCLUSIVE -> t.compareTo(END.minusSeconds(20)) >= 0 ? Sample.error("no route") : Sample.good("200");
            case VERIFIED, UNVERIFIED -> Sample.good("200");
        };
    }

    private static @Nullable Environment health(Verdict verdict, Duration t) {
        boolean late = t.compareTo(END.minusMinutes(2)) >= 0;
        return switch (verdict) {
            case FAILED -> environment(late ? HealthStatus.WARNING : HealthStatus.OK);
            case INCONCLUSIVE -> late ? null : environment(HealthStatus.OK);
            case VERIFIED, UNVERIFIED -> environment(HealthStatus.OK);
        };
    }

    private static List<Alarm> alarms(Verdict verdict, Duration t) {
        boolean late = t.compareTo(END) >= 0;
        return List.of(WatchRun.alarm(
                !late || verdict == Verdict.VERIFIED
                        ? Alarm.State.OK
                        : verdict == Verdict.FAILED ? Alarm.State.ALARM : Alarm.State.INSUFFICIENT_DATA));
    }

    /** All three decide at the watch's end. */
    @Test
    void theWorstOfAllCounts() {
        List<Verdict> each = List.of(Verdict.FAILED, Verdict.INCONCLUSIVE, Verdict.VERIFIED);
        for (Verdict probe : each) {
            for (Verdict health : each) {
                for (Verdict alarm : each) {
                    WatchRun run = new WatchRun();
                    run.alarms = List.of(AlarmProof.atStart(
                            WatchRun.policy(Verify.RedAtStart.BLOCK, Verify.NoData.INCONCLUSIVE),
                            WatchRun.alarm(Alarm.State.OK)));
                    run.probe = t -> probe(probe, t);
                    run.health = t -> health(health, t);
                    run.seen = t -> alarms(alarm, t);
                    List<Verdict> all = List.of(probe, health, alarm);
                    Verdict worst =
                            each.stream().filter(all::contains).findFirst().orElseThrow();

                    assertThat(run.verdict()).as(all.toString()).isEqualTo(worst);
                }
            }
        }
    }
}
