package dev.kirikae.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Probe;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After a switch a sample counts once it is known who answered it: 10.0.0.1 and 10.0.0.2 are ours, 10.9.9.9 is the former's. */
class ProvenSampleTest {

    private static final NameAddresses KNOWN =
            new NameAddresses(Set.of("10.0.0.1", "10.0.0.2", "fd00::1"), Set.of("10.9.9.9"), List.of());

    private static Probe.Http http(@Nullable String body) {
        return new Probe.Http("/", 0, new Probe.Expect(List.of(200), Map.of(), body));
    }

    private static List<String> list(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }

    @ParameterizedTest(name = "name at {0}, answered by {1}, lagging {2}: {3} is {4}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    # the name leads to | who answered | names lag | sample | counts as
                    10.0.0.1            | 10.0.0.1 | true  | GOOD         | GOOD
                    10.0.0.1            | -        | true  | GOOD         | GOOD
                    10.0.0.1 fd00::1    | 10.0.0.1 | true  | BAD          | BAD
                    10.0.0.1 10.9.9.9   | 10.0.0.1 | true  | GOOD         | LAGGING
                    10.0.0.1            | 10.9.9.9 | true  | GOOD         | LAGGING
                    10.9.9.9            | 10.9.9.9 | true  | GOOD         | LAGGING
                    10.9.9.9            | 10.9.9.9 | true  | BAD          | LAGGING
                    10.9.9.9            | 10.9.9.9 | true  | INCONCLUSIVE | LAGGING
                    10.9.9.9            | -        | true  | ERROR        | ERROR
                    10.9.9.9            | -        | true  | MISSING      | MISSING
                    10.7.7.7            | -        | true  | GOOD         | LAGGING
                    -                   | -        | true  | GOOD         | LAGGING
                    -                   | 10.0.0.1 | true  | GOOD         | LAGGING
                    10.0.0.1 10.7.7.7   | -        | true  | GOOD         | LAGGING
                    10.9.9.9            | -        | false | GOOD         | INCONCLUSIVE
                    10.9.9.9            | -        | false | BAD          | INCONCLUSIVE
                    10.7.7.7            | -        | false | GOOD         | INCONCLUSIVE
                    10.7.7.7            | -        | false | BAD          | BAD
                    -                   | -        | false | GOOD         | INCONCLUSIVE
                    10.0.0.2            | -        | false | GOOD         | GOOD
                    """)
    void theTable(@Nullable String asked, @Nullable String peers, boolean lags, Sample.Kind kind, Sample.Kind counts) {
        NameAddresses addresses = new NameAddresses(KNOWN.subject(), KNOWN.former(), list(asked));
        Sample sample = ProvenSample.of(new Sample(kind, "status"), http(null), addresses, list(peers), lags);
        assertThat(sample.kind()).isEqualTo(counts);
    }

    @Test
    void theWordsSayWhereTheNameLeads() {
        Sample good = Sample.good("status 200");
        NameAddresses former = new NameAddresses(KNOWN.subject(), KNOWN.former(), List.of("10.0.0.1", "10.9.9.9"));
        assertThat(ProvenSample.of(good, http(null), former, List.of(), true).words())
                .isEqualTo("the name leads to 10.9.9.9, where the version before is; it said: status 200");
        NameAddresses other = new NameAddresses(KNOWN.subject(), KNOWN.former(), List.of("10.7.7.7"));
        assertThat(ProvenSample.of(good, http(null), other, List.of(), true).words())
                .isEqualTo("the name leads to 10.7.7.7, which is not known to be ours; it said: status 200");
        assertThat(ProvenSample.of(good, http(null), KNOWN, List.of(), true).words())
                .isEqualTo("where the name leads is not known; it said: status 200");
    }

    /** What names the version, the environment or the release proves who gave it, wherever the name leads. */
    @Test
    void anEchoIsAProof() {
        NameAddresses former = new NameAddresses(KNOWN.subject(), KNOWN.former(), List.of("10.9.9.9"));
        for (Probe.Check echo : List.of(
                http("${version}"),
                http("at ${environment}"),
                new Probe.Version("/version", 0, "$.version"),
                new Probe.Http("/", 0, new Probe.Expect(List.of(200), Map.of("X-Release", "${release}"), null)))) {
            assertThat(ProvenSample.of(Sample.good("ok"), echo, former, List.of(), false)
                            .kind())
                    .isEqualTo(Sample.Kind.GOOD);
            assertThat(ProvenSample.of(Sample.bad("v1"), echo, former, List.of(), true)
                            .kind())
                    .isEqualTo(Sample.Kind.LAGGING);
        }
        assertThat(ProvenSample.of(Sample.good("ok"), http("${commit}"), former, List.of(), true)
                        .kind())
                .as("several environments may be of one commit")
                .isEqualTo(Sample.Kind.LAGGING);
    }

    /** It is not behind the name. */
    @Test
    void whatTheApplicationNeedsIsAskedDirectly() {
        Probe.Tcp redis = new Probe.Tcp("redis.internal", 6379, false, "PING", "PONG");
        assertThat(ProvenSample.of(Sample.good("ok"), redis, NameAddresses.NONE, List.of("10.5.5.5"), true)
                        .kind())
                .isEqualTo(Sample.Kind.GOOD);
    }

    @Test
    void anAddressStaysAnEnvironmentsOwn() {
        NameAddresses seen = NameAddresses.NONE
                .and(List.of("10.9.9.9"), List.of("10.0.0.1"), List.of("10.9.9.9"))
                .and(List.of("10.0.0.1"), List.of("10.0.0.2"), List.of());
        assertThat(seen.origin(List.of("10.0.0.2"))).isEqualTo(NameAddresses.Origin.SUBJECT);
        assertThat(seen.origin(List.of("10.9.9.9"))).isEqualTo(NameAddresses.Origin.FORMER);
        assertThat(NameAddresses.NONE.origin(List.of("10.0.0.2"))).isEqualTo(NameAddresses.Origin.UNKNOWN);
    }
}
