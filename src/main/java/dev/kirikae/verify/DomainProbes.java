package dev.kirikae.verify;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.Probe;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether own names follow the live name: by what answers through them, where a probe tells who answers, else by their
 * addresses. After a move they have their time to live, and half a minute; what they say until then is no sample.
 */
public final class DomainProbes {

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final int PASSES = 3;

    /** A resolver that is late for a moment takes nothing back. */
    private static final int FORGIVEN = 2;

    private static final int ERRORS = 3;

    private DomainProbes() {}

    /** One more probe for each own name. */
    public static List<Probe> probes(Configuration.Live live, List<Probe> asked) {
        Probe echo = echo(asked);
        return live.domains().stream().map(domain -> probe(domain, echo)).toList();
    }

    /** What is asked in a watch: the live probes, and whether own names follow. */
    public static List<Probe> watched(Configuration configuration) {
        List<Probe> asked = configuration.verify().liveProbes();
        return Stream.concat(asked.stream(), probes(configuration.live(), asked).stream())
                .toList();
    }

    private static Probe probe(Configuration.Domain domain, @Nullable Probe echo) {
        String name = "through " + domain.name();
        return echo == null
                ? new Probe(name, new Probe.OwnName(domain, null), EVERY, TIMEOUT, PASSES, FORGIVEN, ERRORS, WITHIN)
                : new Probe(
                        name,
                        new Probe.OwnName(domain, echo.check()),
                        echo.every(),
                        echo.timeout(),
                        echo.passes(),
                        Math.max(FORGIVEN, echo.failures()),
                        echo.errors(),
                        echo.within());
    }

    /** The first probe that tells the version, else the first whose good answer tells who gave it; null for none. */
    public static @Nullable Probe echo(List<Probe> asked) {
        return asked.stream()
                .filter(p -> p.check() instanceof Probe.Version
                        || (p.check() instanceof Probe.Http || p.check() instanceof Probe.Json)
                                && ProvenSample.isEcho(p.check()))
                .min(Comparator.comparing(p -> p.check() instanceof Probe.Version ? 0 : 1))
                .orElse(null);
    }

    /** Whether it tells two versions apart: the same label twice is told apart by nothing but the environment. */
    public static boolean distinguishes(Probe.Check echo, String version, @Nullable String former) {
        return !version.isEmpty()
                && (!version.equals(former)
                        || echo.texts().stream()
                                .anyMatch(t -> Stream.of("${environment}", "${release}")
                                        .anyMatch(t::contains)));
    }

    /**
     * By its addresses.
     *
     * @param known whose addresses are whose, and as asked those of the own name
     * @param liveName those that the live name leads to
     * @param lags it may still lead to where the live name was
     */
    public static Sample byAddresses(
            Configuration.Domain domain, NameAddresses known, List<String> liveName, boolean lags) {
        List<String> seen = known.asked();
        if (seen.isEmpty()) {
            return Sample.error(domain.name() + " leads nowhere");
        }
        String leads = domain.name() + " leads to " + String.join(", ", seen);
        NameAddresses.Origin origin = known.origin(List.of());
        if (origin == NameAddresses.Origin.SUBJECT) {
            return Sample.good(leads);
        }
        if (lags) {
            return Sample.lagging(leads + ", which is not known to be ours");
        }
        if (origin == NameAddresses.Origin.FORMER) {
            return Sample.bad(domain.name() + " does not follow the live name: it leads to " + String.join(", ", seen)
                    + ", where another environment of ours is");
        }
        return liveName.containsAll(seen)
                ? Sample.good(leads + ", as the live name does")
                : Sample.inconclusive(leads
                        + ", which is neither the live name's nor another environment's: only an answer would tell who is"
                        + " there; add a version probe");
    }

    /** By what answered through it. @param lags it may still lead to where the live name was */
    public static Sample byAnswer(Configuration.Domain domain, Sample sample, boolean lags) {
        if (sample.kind() != Sample.Kind.BAD) {
            return sample;
        }
        return lags
                ? Sample.lagging(sample.words())
                : Sample.bad(domain.name() + " does not follow the live name: " + sample.words());
    }
}
