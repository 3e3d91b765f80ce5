package dev.kirikae.verify;

import dev.kirikae.config.Verify;
import dev.kirikae.model.Environment;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Beanstalk's own opinion of an environment, over time. It is judged by how long it lasts: a look outside
 * {@code accept} is forgiven until {@code stable-for} has passed without an accepted one. Each look makes a new proof
 * of the one before.
 *
 * @param policy what the configuration accepts, and for how long without a break
 * @param good the unbroken run of accepted looks; null where the latest look that said anything was not accepted
 * @param outside looks outside {@code accept} since the last accepted one; null where there is none
 * @param silent looks in a row that said nothing; null where the latest one said something
 * @param lost the latest look brought no answer
 * @param enhanced a look showed enhanced health: more than a colour
 * @param last the latest look in words
 */
public record HealthProof(
        Verify.Health policy,
        @Nullable LookRun good,
        @Nullable LookRun outside,
        @Nullable LookRun silent,
        boolean lost,
        boolean enhanced,
        String last) {

    /** Looks lie up to half a minute apart, so a shorter silence than this is no more than one lost look. */
    private static final Duration LEAST = Duration.ofMinutes(1);

    /** Before the first look, where nothing is known of the environment. */
    public static HealthProof of(Verify.Health policy) {
        return of(policy, false);
    }

    /**
     * Before the first look.
     *
     * @param enhanced whether it is known that the environment reports enhanced health: a look without it then says
     *     nothing
     */
    public static HealthProof of(Verify.Health policy, boolean enhanced) {
        return new HealthProof(policy, null, null, null, false, enhanced, "not looked at yet");
    }

    /**
     * With one more look. Once one has shown enhanced health, a look without it says nothing.
     *
     * @param at when it was taken
     */
    public HealthProof and(Environment environment, Instant at) {
        return and(HealthLook.of(environment), at);
    }

    /** The same with what that look says of its health. */
    public HealthProof and(HealthLook look, Instant at) {
        boolean missing = enhanced && !look.isEnhanced();
        Sample sample = sample(policy, look);
        HealthProof next = and(
                missing ? Sample.error(sample.words() + "; its health status, told before, is missing") : sample, at);
        return new HealthProof(
                policy, next.good, next.outside, next.silent, false, enhanced || look.isEnhanced(), next.last);
    }

    /** With one more look that was judged already. */
    public HealthProof and(Sample sample, Instant at) {
        return switch (sample.kind()) {
            case GOOD -> new HealthProof(policy, LookRun.on(good, at), null, null, false, enhanced, sample.words());
            case BAD -> new HealthProof(policy, null, LookRun.on(outside, at), null, false, enhanced, sample.words());
            case ERROR, MISSING, INCONCLUSIVE, LAGGING ->
                new HealthProof(policy, null, outside, LookRun.on(silent, at), false, enhanced, sample.words());
        };
    }

    /**
     * With a look that brought no answer: it says nothing about the environment, so no run of looks is broken by it.
     *
     * @param why for people
     */
    public HealthProof unanswered(String why, Instant at) {
        return new HealthProof(policy, good, outside, LookRun.on(silent, at), true, enhanced, "no answer: " + why);
    }

    /** Ready and accepted is good, known and not accepted is bad; grey, busy and unknown words say nothing. */
    public static Sample sample(Verify.Health policy, Environment environment) {
        return sample(policy, HealthLook.of(environment));
    }

    private static Sample sample(Verify.Health policy, HealthLook look) {
        String words = look.words().status() + ", health " + look.word();
        String unknown = unknown(look);
        if (unknown != null) {
            return Sample.error(words + "; " + unknown + " is a word that this version does not know");
        }
        if (!look.isReady()) {
            return Sample.error(words);
        }
        if (!look.isEnhanced()) {
            return switch (look.colour()) {
                case GREEN -> Sample.good(words);
                case YELLOW, RED -> Sample.bad(words);
                case GREY, UNRECOGNISED -> Sample.error(words);
            };
        }
        boolean accepted = policy.accept().stream()
                .anyMatch(a -> a.word().equals(look.health().word()));
        if (accepted) {
            return Sample.good(words);
        }
        return look.colour() == HealthColour.GREY
                ? Sample.error(words)
                : Sample.bad(words + " (accepted: " + accepted(policy) + ")");
    }

    /** The word that cannot be read, with what it is; null where all are known, or missing. */
    private static @Nullable String unknown(HealthLook look) {
        Environment.Words words = look.words();
        if (look.status() == Status.UNKNOWN && !words.status().isEmpty()) {
            return "status " + words.status();
        }
        if (look.health() == HealthStatus.UNRECOGNISED) {
            return "health " + words.health();
        }
        return look.colour() == HealthColour.UNRECOGNISED && !words.colour().isEmpty()
                ? "health colour " + words.colour()
                : null;
    }

    private static String accepted(Verify.Health policy) {
        return String.join(
                ", ", policy.accept().stream().map(Verify.HealthStatus::word).toList());
    }

    /** Accepted without a break, as far as looks show it, and up to the latest one. */
    public boolean isStableFor(Duration time) {
        return good != null && !lost && good.length().compareTo(time) >= 0;
    }

    /** The latest look that said anything was not accepted, or none says anything. */
    boolean isDoubted() {
        return outside != null || silent != null;
    }

    /** Outside {@code accept} for {@code stable-for} or longer. */
    public boolean isFailed() {
        return outside != null && outside.length().compareTo(policy.stableFor()) >= 0;
    }

    /** Nothing was known for {@code stable-for}, or a minute where that is shorter. */
    boolean isBlind() {
        return silent != null && silent.length().compareTo(atLeast(policy.stableFor())) >= 0;
    }

    /** How much longer a watch may have to last for this: null where it is proved. */
    @Nullable
    Duration need() {
        return isStableFor(policy.stableFor()) ? null : atLeast(policy.stableFor());
    }

    /**
     * When a look decides something, if nothing changes until then; null where no look is more urgent than another. It
     * may have passed already.
     */
    public @Nullable Instant decisive() {
        if (silent != null) {
            return silent.since().plus(atLeast(policy.stableFor()));
        }
        if (outside != null) {
            return outside.since().plus(policy.stableFor());
        }
        return good == null || isStableFor(policy.stableFor())
                ? null
                : good.since().plus(policy.stableFor());
    }

    /**
     * Whether it could make a release fail: a colour alone counts for too little, and what accepts every status asks
     * for nothing.
     */
    boolean isEffective() {
        return isEffective(policy, enhanced);
    }

    static boolean isEffective(Verify.Health policy, boolean enhanced) {
        List<Verify.HealthStatus> all = Arrays.asList(Verify.HealthStatus.values());
        return enhanced && !policy.accept().containsAll(all);
    }

    private static Duration atLeast(Duration time) {
        return time.compareTo(LEAST) < 0 ? LEAST : time;
    }

    /** What was seen, for people. */
    public String evidence() {
        return "environment: " + last + lasted();
    }

    private String lasted() {
        if (silent != null && !silent.length().isZero()) {
            return ", so nothing is known for " + silent.text();
        }
        if (silent == null && outside != null && !outside.length().isZero()) {
            return ", not accepted for " + outside.text();
        }
        return good == null || silent != null || good.length().isZero() ? "" : ", accepted for " + good.text();
    }
}
