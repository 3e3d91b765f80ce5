package dev.kirikae.journal;

import dev.kirikae.model.Approval;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fact of the journal. A kind is never changed or removed, only added; what depends on policy is written into the
 * fact, so that a new default does not reach an open release. Texts named {@code why} and {@code evidence} are for
 * people.
 */
public sealed interface JournalEntry {

    /** When whoever wrote it knew it, in the time of the world that was worked on. */
    Instant at();

    /**
     * The first entry of a journal.
     *
     * @param format the journal's format at that time
     * @param program version of the program that began it
     */
    record Founded(
            int format, String program, String account, String region, String application, String service, Instant at)
            implements JournalEntry {}

    /**
     * The first entry of each holder: whoever held before finds it at the next append and stops.
     *
     * @param nonce tells the holder's process from every other
     * @param holder who, for people
     * @param stage what it does, in one word
     */
    record Took(String nonce, String holder, String stage, Instant at) implements JournalEntry {}

    /**
     * A live environment that the journal did not know: found at the beginning, or after a move by hand.
     *
     * @param version label of the version it runs; null where Beanstalk did not tell
     */
    record Found(EnvironmentId live, @Nullable String version, String why, Instant at) implements JournalEntry {}

    /**
     * A release begins.
     *
     * @param commit forty hexadecimal digits; empty for a version that Kirikae did not make
     * @param version label of its application version
     * @param digest content digest of the bundle; empty likewise
     * @param environmentName the name its environment is to have
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
     * Written before a changing call. Open until a {@link Settled} of the same operation.
     *
     * @param operation names this intent, and no other of the journal
     * @param at when the call is signed
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
     * @param done whether the goal is reached, by whatever hand
     * @param sure false where the goal was seen but our own call may still arrive, until the intent's late instant
     * @param environment the one that the look or the call's answer named: of a creation the one made, of a move the
     *     new owner; null where none was named, and where it was not done
     */
    record Settled(
            String operation,
            boolean done,
            boolean sure,
            @Nullable EnvironmentId environment,
            String evidence,
            Instant at)
            implements JournalEntry {}

    /**
     * A launch ended well.
     *
     * @param took since its creation was asked for
     */
    record Launched(String release, EnvironmentId environment, Duration took, Instant at) implements JournalEntry {}

    /**
     * A launch did not end well, or its environment has gone: a fresh one may be made.
     *
     * @param environment null where none was made
     * @param evidence what was decided from, the reason first
     */
    record LaunchFailed(String release, @Nullable EnvironmentId environment, List<String> evidence, Instant at)
            implements JournalEntry {
        public LaunchFailed {
            evidence = List.copyOf(evidence);
        }
    }

    /** Upload has done its part. */
    record Prepared(String release, Instant at) implements JournalEntry {}

    /**
     * An attempt to make a candidate live begins.
     *
     * @param live what it is to replace; null for a first release, whose candidate owns the live name already
     * @param again it had been rejected, and is tried anew
     * @param watch how long the watch after the switch lasts
     * @param budget what was foreseen of it (since format 2); null in older entries
     */
    record Began(
            String release,
            EnvironmentId candidate,
            @Nullable EnvironmentId live,
            boolean again,
            Duration watch,
            @Nullable Budget budget,
            Instant at)
            implements JournalEntry {

        /** Nothing was foreseen. */
        public Began(
                String release,
                EnvironmentId candidate,
                @Nullable EnvironmentId live,
                boolean again,
                Duration watch,
                Instant at) {
            this(release, candidate, live, again, watch, null, at);
        }
    }

    /**
     * What a release's verification takes and can see, as it was foreseen when the attempt began.
     *
     * @param earliest until it may be verified, the switch not counted
     * @param detection from a fault's beginning until its watch fails, at worst; null where nothing could fail it
     * @param back from a fault's beginning until the name is moved back, at worst; null where nothing moves it
     * @param words the same for people, and what could not be noticed; a sentence each without a full stop
     */
    record Budget(
            Duration earliest,
            @Nullable Duration detection,
            @Nullable Duration back,
            List<String> words) {
        public Budget {
            words = List.copyOf(words);
        }
    }

    /**
     * An attempt relies on somebody's approval of its plan, right before it moves the live name (since format 2). The
     * approval is used up once the name was seen to move.
     */
    record Approved(String release, Approval approval, Instant at) implements JournalEntry {}

    /**
     * An attempt begins after which the way back will be closed, or closes after a while (since format 2).
     *
     * @param words what its commit says of going back, and what follows
     */
    record OneWay(String release, String words, Instant at) implements JournalEntry {}

    /**
     * What a verification concluded, and from what.
     *
     * @param release empty for the target of a rollback that no release made
     * @param observations all that a watch saw, as text that only a verification reads, to be judged again (since format
     *     2); null where it is not kept
     */
    record Judged(
            String release,
            Phase phase,
            Verdict verdict,
            List<String> evidence,
            @Nullable String observations,
            Instant at)
            implements JournalEntry {
        public Judged {
            evidence = List.copyOf(evidence);
        }

        /** Its observations are not kept. */
        public Judged(String release, Phase phase, Verdict verdict, List<String> evidence, Instant at) {
            this(release, phase, verdict, evidence, null, at);
        }
    }

    /**
     * What Beanstalk told of an environment right after a bad verdict: causes, events; never logs (since format 2).
     *
     * @param release empty for an environment that no release made
     * @param evidence one item a line, bounded
     */
    record Diagnosed(String release, EnvironmentId environment, List<String> evidence, Instant at)
            implements JournalEntry {
        public Diagnosed {
            evidence = List.copyOf(evidence);
        }
    }

    /** Which verification it was. */
    enum Phase {
        /** Before the live name moves. */
        CANDIDATE,
        /** The watch after it has moved. */
        LIVE,
        /** Of the environment that a rollback goes to. */
        TARGET
    }

    /**
     * The live name was seen at its new owner.
     *
     * @param release the one that brought it there; null where a person went back
     * @param from who had it before; null where nobody had, as before a first release
     */
    record Switched(@Nullable String release, @Nullable EnvironmentId from, EnvironmentId to, Instant at)
            implements JournalEntry {}

    /** An environment was live and was moved away from, by a verdict or a person. */
    record Rejected(EnvironmentId environment, String why, Instant at) implements JournalEntry {}

    /** A person must decide; the release is still under way. */
    record Held(String release, String why, Instant at) implements JournalEntry {}

    /** A release ended. Written again where another fact has ended it already and the reason is still to be said. */
    record Ended(String release, How how, String why, Instant at) implements JournalEntry {}

    /** How a release ends. */
    enum How {
        /** It serves, and has proved itself or was accepted. */
        SETTLED,
        /** The live name was taken from it. */
        RESTORED,
        /** It was given up; a first one may have the live name all the same. */
        ABANDONED
    }

    /**
     * A guard was passed by name.
     *
     * @param guard as it is typed; {@code gone} where a person said that an environment is gone
     * @param reason what was refused, and why it was allowed
     * @param by who allowed it, as claimed, else the caller; empty where neither is known
     */
    record Allowed(String guard, String reason, String by, Instant at) implements JournalEntry {}

    /**
     * An environment was given more instances.
     *
     * @param group the Auto Scaling group whose desired capacity was raised; null where an older program raised the least
     *     number of the environment itself (since format 2)
     * @param from how many it was seen to have
     * @param to how many it is to have
     */
    record Raised(EnvironmentId environment, @Nullable String group, int from, int to, Instant at)
            implements JournalEntry {}

    /**
     * Something that only helps was not done, and a person should know (since format 2).
     *
     * @param environment whom it concerns
     */
    record Warned(EnvironmentId environment, String what, Instant at) implements JournalEntry {}

    /**
     * An environment was terminated.
     *
     * @param took from the call until it was seen to be gone; null where the run that saw it had not terminated it
     */
    record Gone(EnvironmentId environment, @Nullable Duration took, Instant at) implements JournalEntry {}

    /**
     * A version was removed by policy.
     *
     * @param version its label
     */
    record Pruned(String version, Instant at) implements JournalEntry {}
}
