package dev.kirikae.stages;

import static dev.kirikae.stages.ReleaseRun.BLUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.FeedMessage;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * From an alarm to the request that moves the name back, as docs/performance.md says. No test: its name keeps it out of the build,
 * and it asserts that the name was moved, never how long that took.
 */
class AlarmToSwapBenchmark {

    private static final int RUNS = 50;

    /**
     * One release whose alarm rings.
     *
     * @param own what this program computed from the first word of the alarm to the request, with calls that take no time
     * @param calls how many effects were performed in between, one after the other
     * @param waited virtual time from the alarm's change to the request
     */
    private record Measured(Duration own, int calls, Duration waited) {}

    @Test
    void measures() {
        for (boolean feed : new boolean[] {true, false}) {
            List<Measured> all = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                all.add(measured(feed, Duration.ofMillis(121_000 + 30_000L * i / RUNS)));
            }
            List<Measured> warm = all.subList(RUNS / 2, RUNS);
            List<Long> own = new ArrayList<>(
                    warm.stream().map(m -> m.own().toNanos() / 1000).toList());
            Collections.sort(own);
            System.out.printf(
                    "%s: own time median %.1f ms, longest %.1f ms, first run %d ms; %d calls%n",
                    feed ? "with the feed" : "without",
                    own.get(own.size() / 2) / 1000.0,
                    own.get(own.size() - 1) / 1000.0,
                    all.get(0).own().toMillis(),
                    warm.get(0).calls());
            if (!feed) {
                Duration longest = all.stream()
                        .map(Measured::waited)
                        .max(Duration::compareTo)
                        .orElseThrow();
                System.out.printf("without: alarm to request at most %.1f s%n", longest.toMillis() / 1000.0);
            }
        }
    }

    /** @param fires how long after the watch began the alarm turns red */
    private static Measured measured(boolean feed, Duration fires) {
        ReleaseRun run = new ReleaseRun(
                "{live: {watch: 10m, alarms: [{name: red}]}}",
                cloud -> cloud.alarm("red").alarmFeed("alarms"),
                feed ? "alarm-feed: alarms" : "");
        long[] heard = new long[1];
        long[] requested = new long[1];
        int[] before = new int[2];
        Instant[] at = new Instant[2];
        boolean[] sent = {false};
        run.changing((look, given) -> {
            if (at[0] == null && run.watched().compareTo(fires) >= 0) {
                at[0] = run.now().minus(run.watched().minus(fires));
            }
            Answer answer = at[0] == null ? given : ringing(given, at[0], sent);
            boolean announced =
                    answer instanceof Answer.FeedSeen seen && !seen.messages().isEmpty();
            boolean seen = answer instanceof Answer.AlarmsSeen alarms
                    && alarms.alarms().stream().anyMatch(a -> a.state() == Alarm.State.ALARM);
            if (heard[0] == 0 && (announced || seen)) {
                heard[0] = System.nanoTime();
                before[0] = run.performed().size();
            }
            return answer;
        });
        run.answering(effect -> {
            if (effect instanceof ChangingCall.Swap && heard[0] != 0 && requested[0] == 0) {
                requested[0] = System.nanoTime();
                before[1] = run.performed().size();
                at[1] = run.now();
            }
            return null;
        });
        StageResult ending = Objects.requireNonNull(run.release());
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(run.owner()).isEqualTo(BLUE);
        long calls = run.performed().subList(before[0], before[1]).stream()
                .filter(effect -> !(effect instanceof Effect.Wait))
                .count();
        return new Measured(
                Duration.ofNanos(requested[0] - heard[0]),
                (int) calls,
                Duration.between(Objects.requireNonNull(at[0]), Objects.requireNonNull(at[1])));
    }

    private static Answer ringing(Answer given, Instant since, boolean[] sent) {
        if (given instanceof Answer.FeedSeen && !sent[0]) {
            sent[0] = true;
            String body = "{\"AlarmName\":\"red\",\"NewStateValue\":\"ALARM\"}";
            return new Answer.FeedSeen(List.of(new FeedMessage("r1", body)));
        }
        return given instanceof Answer.AlarmsSeen seen
                ? new Answer.AlarmsSeen(seen.alarms().stream()
                        .map(a -> new Alarm(
                                a.name(),
                                a.kind(),
                                Alarm.State.ALARM,
                                since,
                                "as the benchmark says",
                                "",
                                null,
                                true,
                                a.window(),
                                a.dimensions(),
                                a.metric()))
                        .toList())
                : given;
    }
}
