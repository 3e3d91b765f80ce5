package dev.kirikae.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What proves a release.
 *
 * @param acceptUnverified why a release that nothing could fail may go on; null: it may not
 */
public record Verify(
        Address address,
        Health health,
        Candidate candidate,
        Live live,
        OnFailure onFailure,
        OnInconclusive onInconclusive,
        @Nullable String acceptUnverified) {

    private static final Duration LENGTHENING = Duration.ofMinutes(5);

    /** By how much a watch of this length may be lengthened: the longer of five minutes and half of it. */
    public static Duration mostLengthening(Duration watch) {
        Duration half = watch.dividedBy(2);
        return half.compareTo(LENGTHENING) > 0 ? half : LENGTHENING;
    }

    /** What is asked through the live name: its own probes, or the candidate's again. */
    public List<Probe> liveProbes() {
        List<Probe> own = live.probes();
        return own == null ? candidate.probes() : own;
    }

    /**
     * How both sides are called.
     *
     * @param host another Host header, which may hold variables of a release; null: the name that is called
     * @param ca PEM file to trust besides the JDK's; null: none
     */
    public record Address(
            Scheme scheme,
            int port,
            @Nullable String host,
            @Nullable String ca) {}

    /** The protocol of probes. */
    public enum Scheme {
        HTTP,
        HTTPS
    }

    /**
     * What Beanstalk must say.
     *
     * @param stableFor for how long without a break
     */
    public record Health(List<HealthStatus> accept, Duration stableFor) {
        public Health {
            accept = List.copyOf(accept);
        }
    }

    /** The enhanced health statuses that can be accepted; what is Severe, or not known, never is. */
    public enum HealthStatus {
        OK,
        INFO,
        WARNING,
        DEGRADED;

        /** The word as Beanstalk spells it. */
        public String word() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    /** The checks before the switch. */
    public record Candidate(List<Probe> probes) {
        public Candidate {
            probes = List.copyOf(probes);
        }
    }

    /**
     * The checks after the switch.
     *
     * @param watch how long; only time with samples counts
     * @param probes null: the candidate's again
     */
    public record Live(Duration watch, @Nullable List<Probe> probes, List<Alarm> alarms) {
        public Live {
            probes = probes == null ? null : List.copyOf(probes);
            alarms = List.copyOf(alarms);
        }
    }

    /**
     * CloudWatch alarms that must be quiet; exactly one of name and prefix is there.
     *
     * @param name one alarm, which may hold variables of a release
     * @param prefix all alarms that begin so
     */
    public record Alarm(@Nullable String name, @Nullable String prefix, RedAtStart redAtStart, NoData noData) {}

    /** What an alarm that is red before the release means. */
    public enum RedAtStart {
        BLOCK,
        MUST_RECOVER,
        EXCLUDE_WHILE_RED,
        IGNORE
    }

    /** What an alarm without data means, once there was time for data. */
    public enum NoData {
        INCONCLUSIVE,
        FAIL,
        IGNORE
    }

    /** What a failed watch does. */
    public enum OnFailure {
        ROLLBACK,
        HOLD
    }

    /** What a watch without proof does. */
    public enum OnInconclusive {
        ROLLBACK,
        HOLD,
        ACCEPT
    }
}
