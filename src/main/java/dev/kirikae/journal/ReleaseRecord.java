package dev.kirikae.journal;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the journal knows of one release. The components of its parts can be asked of it directly; null means there what
 * it means in the part.
 *
 * @param id date and commit, with a number where it is not the first of both: {@code 20261129-4da3e96-2}
 * @param input what it is made of
 * @param environmentName the name that its environment has, or would have had
 * @param environment null until its creation is settled
 * @param state where it is in the life of a release
 * @param fresh a new environment was asked for although the input had not changed
 * @param attempt how it fares on its way to the live name
 * @param openedAt when it was opened
 * @param launchedAt when its environment was ready; null before
 * @param endedAt when it came to an end; null before, and again once it is tried anew
 * @param why how it came to its state, in words; empty at first
 */
public record ReleaseRecord(
        String id,
        ReleaseInput input,
        String environmentName,
        @Nullable EnvironmentId environment,
        State state,
        boolean fresh,
        ReleaseAttempt attempt,
        Instant openedAt,
        @Nullable Instant launchedAt,
        @Nullable Instant endedAt,
        String why) {

    /** Where a release is in its life: {@link ReleaseLife} says what leads from one to another. */
    public enum State {
        /** Its environment is being made. */
        LAUNCHING,
        /** Its launch failed, or its environment went away. */
        FAILED,
        /** Its environment is ready; its verification is still to come, or proved nothing. */
        LAUNCHED,
        /** Its verification failed before the live name moved: replaced by the next upload of other input. */
        DISPROVED,
        /** It waits for {@code release}. */
        PREPARED,
        /** An attempt is under way; the name has not moved. */
        BEGUN,
        /** The name is at its environment; the watch is on. */
        SWITCHED,
        /** The name is at its environment; a person must decide. */
        HELD,
        /** It served, and proved itself. */
        SETTLED,
        /** It served, and the name was taken from it. */
        RESTORED,
        /** Given up before it served. */
        ABANDONED;

        /** Begun, and not ended. */
        public boolean isUnderWay() {
            return this == BEGUN || hasMoved();
        }

        /** The live name is at its environment, and it has not ended. */
        public boolean hasMoved() {
            return this == SWITCHED || this == HELD;
        }

        /** Nothing more happens to it by itself. */
        public boolean isEnd() {
            return this == SETTLED || this == RESTORED || this == ABANDONED;
        }
    }

    static ReleaseRecord of(JournalEntry.Opened opened) {
        return new ReleaseRecord(
                opened.release(),
                new ReleaseInput(opened.commit(), opened.version(), opened.digest(), opened.configuration()),
                opened.environmentName(),
                null,
                State.LAUNCHING,
                opened.fresh(),
                ReleaseAttempt.against(opened.live()),
                opened.at(),
                null,
                null,
                "");
    }

    public String commit() {
        return input.commit();
    }

    public String version() {
        return input.version();
    }

    public String digest() {
        return input.digest();
    }

    public String configuration() {
        return input.configuration();
    }

    public @Nullable EnvironmentId live() {
        return attempt.live();
    }

    public boolean again() {
        return attempt.again();
    }

    public Duration watch() {
        return attempt.watch();
    }

    public @Nullable Instant switchedAt() {
        return attempt.switchedAt();
    }

    public @Nullable Verdict candidateVerdict() {
        return attempt.candidateVerdict();
    }

    public @Nullable Verdict liveVerdict() {
        return attempt.liveVerdict();
    }

    /**
     * It was opened while nobody had the live name, so that its environment has had it from the beginning, and it has
     * not served yet: the one owner of the name that may be replaced or terminated.
     */
    public boolean isFirstCandidate() {
        return live() == null && state != State.SETTLED && state != State.RESTORED;
    }

    ReleaseRecord made(EnvironmentId made) {
        return new ReleaseRecord(
                id, input, environmentName, made, state, fresh, attempt, openedAt, launchedAt, endedAt, why);
    }

    ReleaseRecord launched(Instant at) {
        return new ReleaseRecord(
                id, input, environmentName, environment, state, fresh, attempt, openedAt, at, endedAt, why);
    }

    ReleaseRecord began(JournalEntry.Began began) {
        return made(began.candidate()).with(ReleaseAttempt.of(began)).in(state, null, why);
    }

    ReleaseRecord judged(JournalEntry.Phase phase, Verdict verdict) {
        return with(attempt.judged(phase, verdict));
    }

    /**
     * A verdict that is to be asked anew: whoever takes up the watch of a held release does not conclude from the old
     * one.
     */
    ReleaseRecord watchedAnew() {
        return with(attempt.judged(JournalEntry.Phase.LIVE, null));
    }

    ReleaseRecord withoutConfiguration() {
        return new ReleaseRecord(
                id,
                input.withoutConfiguration(),
                environmentName,
                environment,
                state,
                fresh,
                attempt,
                openedAt,
                launchedAt,
                endedAt,
                why);
    }

    /** What the event leads to, with what it changes besides: when the name came, when it ended. */
    ReleaseRecord after(ReleaseStep step) {
        ReleaseRecord next = in(step.to(), step.to().isEnd() ? step.at() : null, step.why());
        return step.to() == State.SWITCHED ? next.with(attempt.switched(step.at())) : next;
    }

    private ReleaseRecord with(ReleaseAttempt next) {
        return new ReleaseRecord(
                id, input, environmentName, environment, state, fresh, next, openedAt, launchedAt, endedAt, why);
    }

    private ReleaseRecord in(State next, @Nullable Instant ended, String because) {
        return new ReleaseRecord(
                id, input, environmentName, environment, next, fresh, attempt, openedAt, launchedAt, ended, because);
    }
}
