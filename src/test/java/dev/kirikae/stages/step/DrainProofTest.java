package dev.kirikae.stages.step;

import static dev.kirikae.stages.ReleaseRun.BLUE;
import static dev.kirikae.stages.ReleaseRun.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Datapoint;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Resources;
import dev.kirikae.stages.ReleaseRun;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether nobody calls blue any more, from which the live name moved to green a while ago. */
class DrainProofTest {

    private static final String POLICY = "{keep: 0s, drain: {requests-per-minute: 2, for: 5m}}";
    private static final String BLUE_NAME = "push-api-20261020-aaaaaaa";
    private static final String SILENT = "the load balancer of " + BLUE_NAME + " says nothing, and ";

    private final List<Effect.LookAtTraffic> asked = new ArrayList<>();

    private static ReleaseRun released(String standby) {
        ReleaseRun run =
                new ReleaseRun(standby, "{candidate: {probes: [{name: health, http: {path: /health}}]}}", cloud -> {});
        run.release();
        run.waits(Duration.ofMinutes(45));
        return run;
    }

    private static String notDrained(ReleaseRun run) {
        return run.asked((context, order) -> {
            EnvironmentSnapshot snapshot = new Steps(context, order).look().now();
            var blue = snapshot.find(BLUE);
            var green = snapshot.find(GREEN);
            if (blue == null || green == null) {
                throw new AssertionError("they are not listed");
            }
            DrainProof.Undrained why = new Steps(context, order).drainProof().notDrained(blue, green);
            return why == null ? "drained" : why.why();
        });
    }

    private Function<Effect, @Nullable Answer> balancers(Function<Effect.LookAtTraffic, List<Datapoint>> traffic) {
        return effect -> {
            if (effect instanceof Effect.LookAtResources look) {
                return resources(List.of("lb-of-" + look.environment()));
            }
            if (effect instanceof Effect.LookAtTraffic look) {
                asked.add(look);
                return new Answer.TrafficSeen(traffic.apply(look));
            }
            if (effect instanceof Effect.LookAtConnections) {
                return new Answer.TrafficSeen(List.of());
            }
            return null;
        };
    }

    private static Answer resources(List<String> balancers) {
        return new Answer.ResourcesSeen(new Resources(balancers, List.of(), List.of(), List.of()));
    }

    private static List<Datapoint> points(Effect.LookAtTraffic look, double... values) {
        List<Datapoint> points = new ArrayList<>();
        for (double value : values) {
            points.add(new Datapoint(look.from().plusSeconds(60L * points.size()), value));
        }
        return points;
    }

    private static boolean isOf(Effect.LookAtTraffic look, EnvironmentId id) {
        return look.loadBalancer().equals("lb-of-" + id);
    }

    @Test
    void withoutAPolicyNothingIsAsked() {
        ReleaseRun run = released("{keep: 0s, drain: none}").answering(balancers(look -> List.of()));
        assertThat(notDrained(run)).isEqualTo("drained");
        assertThat(asked).isEmpty();
    }

    @Test
    void aPointInEveryMinuteThatIsNoHigherThanAllowedIsTheProof() {
        ReleaseRun run = released(POLICY).answering(balancers(look -> points(look, 0, 2, 1, 0, 2)));
        assertThat(notDrained(run)).isEqualTo("drained");
        assertThat(asked).hasSize(1);
        Effect.LookAtTraffic look = asked.get(0);
        assertThat(Duration.between(look.from(), look.to())).isEqualTo(Duration.ofMinutes(5));
        Duration lag = Duration.between(look.to(), run.now());
        assertThat(lag).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
        assertThat(look.to()).as("whole minutes").isEqualTo(look.to().truncatedTo(ChronoUnit.MINUTES));
    }

    @Test
    void oneMinuteWithMoreIsEnoughToBeCalled() {
        ReleaseRun run = released(POLICY).answering(balancers(look -> points(look, 0, 0, 2.6, 0, 0)));
        String why = notDrained(run);
        Instant minute = asked.get(0).from().plusSeconds(120);
        assertThat(why)
                .isEqualTo(BLUE_NAME + " had 3 requests in the minute of " + minute + ", at most 2 count as drained");
    }

    /** Where minutes are missing: has live's load balancer points in the window, and had blue's while it was live? */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    true  | true  | drained
                    false | true  | and that of live push-api-20261122-bbbbbbb neither: silence proves nothing
                    true  | false | and said nothing while it was live: silence proves nothing
                    false | false | and that of live push-api-20261122-bbbbbbb neither: silence proves nothing
                    """)
    void silenceIsZeroOnlyWithAControl(boolean liveSpeaks, boolean spokeBefore, String verdict) {
        ReleaseRun run = released(POLICY);
        run.answering(balancers(look -> {
            if (isOf(look, GREEN)) {
                return liveSpeaks ? points(look, 500) : List.of();
            }
            boolean before = look.to().isBefore(run.now().minus(Duration.ofMinutes(30)));
            return before ? (spokeBefore ? points(look, 400) : List.of()) : points(look, 0, 0, 0, 0);
        }));
        String why = notDrained(run);
        assertThat(why).endsWith(verdict);
        assertThat(why.equals("drained") || why.startsWith(SILENT.substring(0, SILENT.length() - 4)))
                .isTrue();
    }

    @Test
    void theControlIsTheHalfHourBeforeTheNameLeft() {
        ReleaseRun run = released(POLICY);
        run.answering(balancers(look ->
                isOf(look, GREEN) || look.to().isBefore(run.now().minus(Duration.ofMinutes(30)))
                        ? points(look, 400)
                        : List.of()));
        assertThat(notDrained(run)).isEqualTo("drained");
        Effect.LookAtTraffic control = asked.get(2);
        assertThat(isOf(control, BLUE)).isTrue();
        assertThat(Duration.between(control.from(), control.to())).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void aLiveOneWithoutALoadBalancerIsNoControl() {
        ReleaseRun run = released(POLICY);
        run.answering(effect -> effect instanceof Effect.LookAtResources look
                ? resources(look.environment().equals(BLUE) ? List.of("lb-of-" + BLUE) : List.of())
                : effect instanceof Effect.LookAtTraffic || effect instanceof Effect.LookAtConnections
                        ? new Answer.TrafficSeen(List.of())
                        : null);
        assertThat(notDrained(run)).endsWith("neither: silence proves nothing");
    }

    /** Without a load balancer its health is asked once a minute for the whole window; a dash: it does not tell. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 0 0 0 0   | drained                                         | 5
                    2 2 2 2 2   | drained                                         | 5
                    0 0 2.6 0 0 | push-api-20261020-aaaaaaa has 3 requests a minute   | 3
                    9 0 0 0 0   | push-api-20261020-aaaaaaa has 9 requests a minute   | 1
                    0 - 0 0 0   | push-api-20261020-aaaaaaa does not tell its requests | 2
                    """)
    void withoutALoadBalancerHealthDecidesForTheWholeWindow(String minutes, String verdict, int looks) {
        String[] values = minutes.split(" ");
        int[] count = {0};
        ReleaseRun run = released(POLICY);
        run.answering(effect -> {
            if (effect instanceof Effect.LookAtResources) {
                return resources(List.of());
            }
            if (!(effect instanceof Effect.LookAtRequests)) {
                return null;
            }
            String value = values[count[0]++];
            return value.equals("-")
                    ? new Answer.Missing(Answer.Trouble.UNSUPPORTED, "basic health")
                    : new Answer.TrafficSeen(List.of(
                            new Datapoint(run.now().minusSeconds(60), 99),
                            new Datapoint(run.now(), Double.parseDouble(value))));
        });
        assertThat(notDrained(run)).isEqualTo(verdict);
        assertThat(count[0]).isEqualTo(looks);
    }

    @Test
    void noPointAtAllIsNotZero() {
        ReleaseRun run = released(POLICY);
        run.answering(effect -> effect instanceof Effect.LookAtResources
                ? resources(List.of())
                : effect instanceof Effect.LookAtRequests ? new Answer.TrafficSeen(List.of()) : null);
        assertThat(notDrained(run)).isEqualTo(BLUE_NAME + " does not tell its requests");
    }

    /** What stays open shows in every minute; a request explains a client's connection and one to the target. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 | 3 3 3 3 3 | 0 0 0 0 0 | 3 connections open
                    0 | 3 3 0 3 3 | 0 0 0 0 0 | drained
                    0 | 2 4 2 2 2 | 1 2 1 1 1 | drained
                    0 | 3 4 3 3 3 | 1 1 1 1 1 | 1 connections open
                    4 | 4 9 4 9 4 | 0 0 0 0 0 | drained
                    4 | 5 9 5 9 5 | 0 0 0 0 0 | 5 connections open
                    """)
    void whoStaysConnectedIsNotDrained(int allowed, String open, String requests, String verdict) {
        ReleaseRun run = released("{keep: 0s, drain: {requests-per-minute: 2, connections: " + allowed + ", for: 5m}}");
        Function<Effect, @Nullable Answer> usual = balancers(look -> points(look, numbers(requests)));
        run.answering(effect -> effect instanceof Effect.LookAtConnections look
                ? new Answer.TrafficSeen(
                        points(new Effect.LookAtTraffic(look.loadBalancer(), look.from(), look.to()), numbers(open)))
                : usual.apply(effect));

        assertThat(notDrained(run)).contains(verdict);
    }

    private static double[] numbers(String words) {
        return java.util.Arrays.stream(words.strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** A classic one does not count them: that is said, and stops nothing. */
    @Test
    void whatCannotBeCountedIsSaid() {
        ReleaseRun run = released(POLICY);
        Function<Effect, @Nullable Answer> usual = balancers(look -> points(look, 0, 2, 1, 0, 2));
        run.answering(effect -> effect instanceof Effect.LookAtConnections
                ? new Answer.Missing(Answer.Trouble.UNSUPPORTED, "a classic load balancer does not count them")
                : usual.apply(effect));

        assertThat(notDrained(run)).isEqualTo("drained");
    }
}
