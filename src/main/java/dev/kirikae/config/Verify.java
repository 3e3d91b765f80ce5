package dev.kirikae.config;

import dev.kirikae.model.ErrorClass;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What proves a release.
 *
 * @param health what Beanstalk must say of the candidate, before the switch and after it
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
     * @param port where the file names none, 80, or 443 with HTTPS
     * @param host another Host header, which may hold variables of a release; null: the name that is called
     * @param ca PEM file to trust besides the JDK's, relative to the folder of the configuration; null: none, as
     *     always with HTTP
     */
    public record Address(
            Scheme scheme,
            int port,
            @Nullable String host,
            @Nullable String ca) {

        /** The same with that Host header; null for the name that is called. */
        public Address with(@Nullable String header) {
            return new Address(scheme, port, header, ca);
        }
    }

    /** The protocol of probes. */
    public enum Scheme {
        HTTP,
        HTTPS
    }

    /**
     * What Beanstalk must say.
     *
     * @param accept at least one
     * @param stableFor for how long without a break, at most two hours; zero: one look is enough
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

    /**
     * The checks before the switch.
     *
     * @param warmUp requests before them; null: none
     * @param assets whether pages of each side find on the other one what they name
     * @param probes asked at the candidate's own address; empty: none
     */
    public record Candidate(@Nullable WarmUp warmUp, Assets assets, List<Probe> probes) {
        public Candidate {
            probes = List.copyOf(probes);
        }
    }

    /**
     * What the entry pages of each side name (scripts, style sheets, images) is asked of the other side too.
     *
     * @param paths the entry pages, which may hold variables of a release; at least one
     */
    public record Assets(OnMissing policy, List<String> paths) {
        public Assets {
            paths = List.copyOf(paths);
        }
    }

    /** What it means that the candidate lacks what pages of live name. */
    public enum OnMissing {
        /** Nothing is asked. */
        OFF,
        /** It is said in the evidence. */
        WARN,
        /** The candidate's verification has failed. */
        REFUSE
    }

    /**
     * Requests to the candidate before its proof, ended by evidence: a percentile over the latest of them.
     *
     * @param paths asked in turn, which may hold variables of a release; at least one
     * @param percentile 50, 90, 95 or 99
     * @param limit what it must not exceed, from one millisecond to ten seconds
     * @param over so many of the latest requests, from 10 to 1000
     * @param atMost how long it may take, from one second to 30 minutes
     */
    public record WarmUp(List<String> paths, int percentile, Duration limit, int over, Duration atMost) {

        /** So many requests side by side, then none until a second is over. */
        public static final int REQUESTS_A_SECOND = 4;

        public WarmUp {
            paths = List.copyOf(paths);
        }

        /** How long it takes where every request is answered at once. */
        public Duration shortest() {
            return Duration.ofSeconds((over - 1) / REQUESTS_A_SECOND);
        }
    }

    /**
     * The checks after the switch.
     *
     * @param watch how long, from one second to 24 hours; only time with samples counts
     * @param probes asked through the live name; null: the candidate's again; empty: none
     * @param alarms CloudWatch alarms that must be quiet
     * @param queues SQS queues that must not fill
     * @param compare errors of the candidate against those of the former live; at most one for each kind of errors
     */
    public record Live(
            Duration watch,
            @Nullable List<Probe> probes,
            List<Alarm> alarms,
            List<Queue> queues,
            List<Compare> compare) {
        public Live {
            probes = probes == null ? null : List.copyOf(probes);
            alarms = List.copyOf(alarms);
            queues = List.copyOf(queues);
            compare = List.copyOf(compare);
        }
    }

    /**
     * A queue of SQS that must not fill; exactly one of name and URL is there, the other is null. At least one limit is
     * there, or it may not grow. What was over a limit before the switch already may stay as it was, and not become more.
     *
     * @param name may hold variables of a release
     * @param maxVisible how many messages may wait; null: any number, as for the other limits
     * @param maxAge how old the oldest message may be
     * @param deadLetters how many messages may be where its dead letters go
     * @param growing whether more messages may wait, and be dead, than before the switch
     */
    public record Queue(
            @Nullable String name,
            @Nullable String url,
            @Nullable Integer maxVisible,
            @Nullable Integer maxInFlight,
            @Nullable Integer maxDelayed,
            @Nullable Duration maxAge,
            @Nullable Integer deadLetters,
            Growing growing,
            NoData noData) {

        /** Its name or its URL, as written. */
        public String written() {
            return name == null ? "" + url : name;
        }
    }

    /** What it means that a queue holds more than before the switch. */
    public enum Growing {
        /** Nothing, within its limits. */
        ALLOW,
        /** The release has failed. */
        FAIL
    }

    /**
     * The candidate's errors against those of the environment that was live before, as their load balancers count them.
     *
     * @param step the rise of the error rate that must be found, in per cent of the requests
     * @param falseAlarms the chance that the watch of a sound release fails, in per cent, at most
     * @param power the chance that such a rise is found once there were enough requests, in per cent
     * @param before how far back from the switch the former live's requests count, from five minutes to 24 hours
     */
    public record Compare(
            ErrorClass errors,
            BigDecimal step,
            BigDecimal falseAlarms,
            BigDecimal power,
            Duration before,
            Undecided undecided) {}

    /** What a comparison means for which there were too few requests. */
    public enum Undecided {
        /** The proof is not reached. */
        INCONCLUSIVE,
        /** Nothing: the comparison does not count as something that could have failed. */
        IGNORE
    }

    /**
     * CloudWatch alarms that must be quiet; exactly one of name, prefix and tag is there, the others are null. Where no
     * such alarm exists, the release does not begin. All three may hold variables of a release.
     *
     * @param name one alarm
     * @param prefix all alarms that begin so
     * @param tag all alarms that carry it, as {@code key=value}; the key ends at the first {@code =}
     */
    public record Alarm(
            @Nullable String name,
            @Nullable String prefix,
            @Nullable String tag,
            RedAtStart redAtStart,
            NoData noData) {

        /** One by its name, or all that begin so. */
        public Alarm(@Nullable String name, @Nullable String prefix, RedAtStart redAtStart, NoData noData) {
            this(name, prefix, null, redAtStart, noData);
        }

        /** Name, prefix or tag, as the file has it. */
        public String written() {
            return name != null ? name : prefix != null ? prefix : "" + tag;
        }
    }

    /** What an alarm that is red before the release means; one that is not red then always counts. */
    public enum RedAtStart {
        /** The release does not begin, unless a person allows it for this alarm; then as {@link #MUST_RECOVER}. */
        BLOCK,
        /**
         * Red is no fault until it has been OK for its whole window; red still at the end of the watch fails the
         * release.
         */
        MUST_RECOVER,
        /** Red is no fault until it has been OK for its whole window, not at the end either. */
        EXCLUDE_WHILE_RED,
        /** It does not count in this release at all. */
        IGNORE
    }

    /** What an alarm without data means, once there was time for data. */
    public enum NoData {
        /** The proof is not reached. */
        INCONCLUSIVE,
        /** The release has failed, once the watch cannot be lengthened any more. */
        FAIL,
        /**
         * Nothing: data are not waited for, and the alarm does not count as something that could have failed. One that
         * must recover has to be seen OK all the same.
         */
        IGNORE
    }

    /** What a failed watch does. */
    public enum OnFailure {
        /** The live name goes back to the environment that had it before, where there is one. */
        ROLLBACK,
        /** The live name stays where it is, and a person decides. */
        HOLD
    }

    /**
     * What a watch without proof does. Where nothing in it could have failed, {@link #ACCEPT} does not speak of it:
     * then {@link Verify#acceptUnverified} lets it pass, or it is held.
     */
    public enum OnInconclusive {
        /** The live name goes back to the environment that had it before, where there is one. */
        ROLLBACK,
        /** The live name stays where it is, and a person decides. */
        HOLD,
        /** The release settles as if it were proved. */
        ACCEPT
    }
}
