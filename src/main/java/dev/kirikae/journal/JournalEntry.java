package dev.kirikae.journal;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fact of the journal. A kind is never changed or removed, only added; what depends on policy is written into the fact,
 * so that a new default does not reach an open release.
 */
public sealed interface JournalEntry {

    /** When the teller knew it. */
    Instant at();

    /** The first entry of a journal. */
    record Founded(
            int format, String program, String account, String region, String application, String service, Instant at)
            implements JournalEntry {}

    /** The first entry of each holder: whoever held before finds it at the next append and stops. */
    record Took(String nonce, String holder, String stage, Instant at) implements JournalEntry {}

    /** A live environment that the journal did not know: found at the beginning, or after a move by hand. */
    record Found(EnvironmentId live, @Nullable String version, String why, Instant at) implements JournalEntry {}

    /**
     * A release begins.
     *
     * @param commit forty hexadecimal digits; empty for a version that Kirikae did not make
     * @param digest content digest of the bundle; empty likewise
     * @param configuration the whole configuration as JSON
     * @param live what it was prepared against; null for a first release
     * @param fresh a new environment was asked for although the input had not changed (since format 2)
     */
    record Opened(
            String release,
            String commit,
            String version,
            String digest,
            String environmentName,
            String configuration,
            @Nullable EnvironmentId live,
            boolean fresh,
            Instant at)
            implements JournalEntry {

        /** Not asked for anew: the input differs from what there was. */
        public Opened(
                String release,
                String commit,
                String version,
                String digest,
                String environmentName,
                String configuration,
                @Nullable EnvironmentId live,
                Instant at) {
            this(release, commit, version, digest, environmentName, configuration, live, false, at);
        }
    }

    /**
     * Written before a changing call.
     *
     * @param late after this instant the call can no longer arrive
     */
    record Intended(String operation, Goal goal, Instant at, Instant late) implements JournalEntry {}

    /**
     * The intent's call was answered: it has arrived, and what it does is only still to be seen (since format 2).
     *
     * @param requestId of the call, as its completion event will name it
     */
    record Answered(String operation, String requestId, Instant at) implements JournalEntry {}

    /**
     * What became of an intent.
     *
     * @param sure false where the goal was seen but our own call may still arrive, until the intent's late instant
     * @param environment the environment made, for a creation
     */
    record Settled(
            String operation,
            boolean done,
            boolean sure,
            @Nullable EnvironmentId environment,
            String evidence,
            Instant at)
            implements JournalEntry {}

    /** A launch ended well. */
    record Launched(String release, EnvironmentId environment, Duration took, Instant at) implements JournalEntry {}

    /** A launch did not end well, or its environment has gone: a fresh one may be made. */
    record LaunchFailed(String release, @Nullable EnvironmentId environment, List<String> evidence, Instant at)
            implements JournalEntry {
        public LaunchFailed {
            evidence = List.copyOf(evidence);
        }
    }

    /** Upload has done its part. */
    record Prepared(String release, Instant at) implements JournalEntry {}

    /** An attempt to make a candidate live begins. */
    record Began(
            String release,
            EnvironmentId candidate,
            @Nullable EnvironmentId live,
            boolean again,
            Duration watch,
            Instant at)
            implements JournalEntry {}

    /** What a verification concluded, and from what. */
    record Judged(String release, Phase phase, Verdict verdict, List<String> evidence, Instant at)
            implements JournalEntry {
        public Judged {
            evidence = List.copyOf(evidence);
        }
    }

    /** Which verification it was. */
    enum Phase {
        CANDIDATE,
        LIVE,
        TARGET
    }

    /** The live name was seen at its new owner. */
    record Switched(@Nullable String release, @Nullable EnvironmentId from, EnvironmentId to, Instant at)
            implements JournalEntry {}

    /** An environment was live and was moved away from, by a verdict or a person. */
    record Rejected(EnvironmentId environment, String why, Instant at) implements JournalEntry {}

    /** A person must decide; the release is still under way. */
    record Held(String release, String why, Instant at) implements JournalEntry {}

    record Ended(String release, How how, String why, Instant at) implements JournalEntry {}

    /** How a release ends. */
    enum How {
        SETTLED,
        RESTORED,
        ABANDONED
    }

    /** A guard was passed by name. */
    record Allowed(String guard, String reason, String by, Instant at) implements JournalEntry {}

    /** The least number of instances of an environment was raised. */
    record Raised(EnvironmentId environment, int from, int to, Instant at) implements JournalEntry {}

    /** An environment was terminated; {@code took} is null where it went without us. */
    record Gone(EnvironmentId environment, @Nullable Duration took, Instant at) implements JournalEntry {}

    /** A version was removed by policy. */
    record Pruned(String version, Instant at) implements JournalEntry {}
}
