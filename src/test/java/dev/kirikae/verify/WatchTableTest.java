package dev.kirikae.verify;

import static dev.kirikae.verify.WatchRun.environment;
import static dev.kirikae.verify.WatchRun.verify;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Status;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A watch of ten minutes in which something is not well for a while: its verdict, and how long it took to tell. */
class WatchTableTest {

    private static boolean isIn(Duration t, Duration from, @Nullable Duration until) {
        return t.compareTo(from) >= 0 && (until == null || t.compareTo(until) < 0);
    }

    /** Three passes, a sample every ten seconds. */
    @ParameterizedTest(name = "{0} from {1} until {2}, {3} forgiven, {4} errors: {5} after {6}")
    @CsvSource(nullValues = "-", textBlock = """
                    # sample, from,    until,   failures, errors, verdict,      took
                    ERROR,    PT0S,    PT20S,   0,        3,      VERIFIED,     PT10M
                    ERROR,    PT0S,    PT30S,   0,        3,      INCONCLUSIVE, PT20S
                    ERROR,    PT5M,    PT5M20S, 0,        3,      VERIFIED,     PT10M
                    ERROR,    PT5M,    PT5M30S, 0,        3,      INCONCLUSIVE, PT5M20S
                    ERROR,    PT9M40S, PT9M50S, 0,        3,      VERIFIED,     PT10M10S
                    ERROR,    PT9M40S, PT10M,   0,        3,      VERIFIED,     PT10M20S
                    ERROR,    PT10M,   PT10M10S,0,        3,      VERIFIED,     PT10M30S
                    ERROR,    PT10M,   PT10M20S,0,        3,      VERIFIED,     PT10M40S
                    ERROR,    PT10M,   PT10M30S,0,        3,      INCONCLUSIVE, PT10M20S
                    ERROR,    PT10M,   -,       0,        99,     INCONCLUSIVE, PT11M30S
                    BAD,      PT0S,    PT10S,   0,        3,      FAILED,       PT0S
                    BAD,      PT0S,    PT10S,   1,        3,      VERIFIED,     PT10M
                    BAD,      PT5M,    PT5M10S, 0,        3,      FAILED,       PT5M
                    BAD,      PT5M,    PT5M20S, 1,        3,      FAILED,       PT5M10S
                    BAD,      PT10M,   PT10M10S,0,        3,      FAILED,       PT10M
                    BAD,      PT10M,   PT10M10S,1,        3,      VERIFIED,     PT10M30S
                    BAD,      PT10M,   PT10M20S,1,        3,      FAILED,       PT10M10S
                    BAD,      PT10M,   -,       99,       3,      INCONCLUSIVE, PT11M30S
                    LAGGING,  PT0S,    PT1M,    0,        3,      VERIFIED,     PT10M
                    LAGGING,  PT5M,    PT6M,    0,        3,      VERIFIED,     PT10M
                    """)
    void probes(
            Sample.Kind kind,
            Duration from,
            @Nullable Duration until,
            int failures,
            int errors,
            Verdict verdict,
            Duration took) {
        WatchRun run = new WatchRun();
        run.probes = verify(("  candidate: {probes: [{name: root, http: {}, passes: 3, every: 10s, failures: %d,"
                                + " errors: %d}]}\n")
                        .formatted(failures, errors))
                .candidate()
                .probes();
        run.probe = t -> isIn(t, from, until) ? new Sample(kind, "as the test says") : Sample.good("status 200");
        assertThat(run.verdict()).isEqualTo(verdict);
        assertThat(run.took()).isEqualTo(took);
    }

    /** A word that is accepted everywhere else; LOST is a look without an answer, UPDATING and UNREADABLE say nothing. */
    @ParameterizedTest(name = "stable for {0}, {1} from {2} until {3}: {4} after {5}")
    @CsvSource(nullValues = "-", textBlock = """
                    # stable, word,       from,    until,   verdict,      took
                    2m,       Warning,    PT0S,    PT1M50S, VERIFIED,     PT10M
                    2m,       Warning,    PT0S,    PT2M10S, FAILED,       PT2M
                    2m,       Warning,    PT5M,    PT6M50S, VERIFIED,     PT10M
                    2m,       Warning,    PT5M,    PT7M10S, FAILED,       PT7M
                    2m,       Warning,    PT8M10S, PT8M20S, VERIFIED,     PT10M20S
                    2m,       Warning,    PT10M,   PT10M10S,VERIFIED,     PT12M10S
                    2m,       Warning,    PT10M,   PT11M,   VERIFIED,     PT13M
                    2m,       Warning,    PT10M,   PT11M10S,INCONCLUSIVE, PT13M
                    2m,       Warning,    PT9M,    -,       FAILED,       PT11M
                    2m,       Severe,     PT10M,   -,       FAILED,       PT12M
                    2m,       LOST,       PT0S,    PT1M50S, VERIFIED,     PT10M
                    2m,       LOST,       PT0S,    PT2M10S, INCONCLUSIVE, PT2M
                    2m,       LOST,       PT5M,    PT6M50S, VERIFIED,     PT10M
                    2m,       LOST,       PT5M,    PT7M10S, INCONCLUSIVE, PT7M
                    2m,       LOST,       PT10M,   PT10M10S,VERIFIED,     PT10M10S
                    2m,       LOST,       PT10M,   -,       INCONCLUSIVE, PT12M
                    2m,       UPDATING,   PT9M,    PT9M10S, VERIFIED,     PT11M10S
                    2m,       UPDATING,   PT5M,    -,       INCONCLUSIVE, PT7M
                    2m,       UNREADABLE, PT9M50S, PT10M,   VERIFIED,     PT12M
                    2m,       UNREADABLE, PT0S,    -,       INCONCLUSIVE, PT2M
                    2m,       No Data,    PT5M,    -,       INCONCLUSIVE, PT7M
                    5s,       Warning,    PT5M,    PT5M10S, VERIFIED,     PT10M
                    5s,       Warning,    PT5M,    PT5M20S, FAILED,       PT5M10S
                    5s,       LOST,       PT5M,    PT5M50S, VERIFIED,     PT10M
                    5s,       LOST,       PT5M,    PT6M10S, INCONCLUSIVE, PT6M
                    5s,       Warning,    PT10M,   PT10M10S,VERIFIED,     PT10M20S
                    """)
    void health(String stable, String word, Duration from, @Nullable Duration until, Verdict verdict, Duration took) {
        WatchRun run = new WatchRun();
        run.policy = verify("  health: {stable-for: " + stable + "}\n").health();
        run.health = t -> {
            if (!isIn(t, from, until)) {
                return environment(HealthStatus.OK);
            }
            return switch (word) {
                case "LOST" -> null;
                case "UPDATING" -> environment(Status.UPDATING, HealthColour.GREY, HealthStatus.INFO);
                case "UNREADABLE" -> environment(Status.READY, HealthColour.GREEN, HealthStatus.UNRECOGNISED);
                case "No Data" -> environment(Status.READY, HealthColour.GREY, HealthStatus.NO_DATA);
                default -> environment(Status.READY, HealthColour.YELLOW, HealthStatus.of(word));
            };
        };
        assertThat(run.verdict()).isEqualTo(verdict);
        assertThat(run.took()).isEqualTo(took);
    }

    /** What is accepted is no more than what the file accepts. */
    @ParameterizedTest(name = "accept {0}: {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    [Ok]                          | Ok       | VERIFIED
                    [Ok]                          | Info     | FAILED
                    [Ok, Info]                    | Info     | VERIFIED
                    [Ok, Info]                    | Warning  | FAILED
                    [Ok, Info, Warning]           | Warning  | VERIFIED
                    [Ok, Info, Warning]           | Degraded | FAILED
                    [Ok, Info, Warning, Degraded] | Degraded | VERIFIED
                    [Ok, Info, Warning, Degraded] | Severe   | FAILED
                    """)
    void accepted(String accept, String word, Verdict verdict) {
        WatchRun run = new WatchRun();
        run.policy = verify("  health: {accept: " + accept + "}\n").health();
        run.health = t -> environment(Status.READY, HealthColour.YELLOW, HealthStatus.of(word));
        assertThat(run.verdict()).isEqualTo(verdict);
    }
}
