package dev.kirikae.verify;

import dev.kirikae.config.Verify;
import dev.kirikae.model.Environment;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Status;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Beanstalk's own opinion of an environment, over time.
 *
 * @param goodSince begin of the unbroken run of accepted looks; null where the last one was not
 * @param badRun looks in a row that were bad, not merely grey
 * @param greyRun looks in a row that said nothing
 */
public record HealthProof(Verify.Health policy, @Nullable Instant goodSince, int badRun, int greyRun, String last) {

    /** One bad look may be the tail of the switch itself; two in a row are not. */
    private static final int BAD_LOOKS = 2;

    private static final int GREY_LOOKS = 6;

    public static HealthProof of(Verify.Health policy) {
        return new HealthProof(policy, null, 0, 0, "not looked at yet");
    }

    public HealthProof and(Sample sample, Instant at) {
        return switch (sample.kind()) {
            case GOOD -> new HealthProof(policy, goodSince == null ? at : goodSince, 0, 0, sample.words());
            case BAD -> new HealthProof(policy, null, badRun + 1, 0, sample.words());
            case ERROR, LAGGING -> new HealthProof(policy, null, badRun, greyRun + 1, sample.words());
        };
    }

    /** Ready and accepted is good, coloured and not accepted is bad; grey, busy and unknown words say nothing. */
    public static Sample sample(Verify.Health policy, Environment environment) {
        String words = environment.words().status() + ", health " + environment.healthWord();
        String unknown = unknown(environment);
        if (unknown != null) {
            return Sample.error(words + "; " + unknown + " is a word that this version does not know");
        }
        if (!environment.isReady()) {
            return Sample.error(words);
        }
        if (!environment.health().isEnhanced()) {
            return switch (environment.colour()) {
                case GREEN -> Sample.good(words);
                case YELLOW, RED -> Sample.bad(words);
                case GREY, UNRECOGNISED -> Sample.error(words);
            };
        }
        boolean accepted = policy.accept().stream()
                .anyMatch(a -> a.word().equals(environment.health().word()));
        if (accepted) {
            return Sample.good(words);
        }
        boolean grey = environment.colour() == HealthColour.GREY
                || environment.health() == HealthStatus.OK
                || environment.health() == HealthStatus.INFO;
        return grey ? Sample.error(words) : Sample.bad(words);
    }

    /** The word that cannot be read, with what it is; null where all are known, or missing. */
    private static @Nullable String unknown(Environment environment) {
        Environment.Words words = environment.words();
        if (environment.status() == Status.UNKNOWN && !words.status().isEmpty()) {
            return "status " + words.status();
        }
        if (environment.health() == HealthStatus.UNRECOGNISED) {
            return "health " + words.health();
        }
        return environment.colour() == HealthColour.UNRECOGNISED
                        && !words.colour().isEmpty()
                ? "health colour " + words.colour()
                : null;
    }

    public boolean isStableFor(Duration time, Instant now) {
        return goodSince != null && !now.isBefore(goodSince.plus(time));
    }

    public boolean isGood() {
        return goodSince != null;
    }

    boolean isFailed() {
        return badRun >= BAD_LOOKS;
    }

    boolean isBlind() {
        return greyRun >= GREY_LOOKS;
    }

    public String evidence() {
        return "environment: " + last;
    }
}
