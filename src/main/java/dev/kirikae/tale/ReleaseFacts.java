package dev.kirikae.tale;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the journal knows of one release.
 *
 * @param configuration the whole configuration at upload, as JSON
 * @param environment null until its creation is settled
 * @param live what it was prepared against, or, once an attempt began, what it is to replace
 * @param switchedAt when the live name was seen at its environment, in the attempt under way or the last one
 * @param candidateVerdict the last verdict before the switch, of the attempt under way
 * @param liveVerdict the verdict after it
 * @param why how it came to its state, in words
 */
public record ReleaseFacts(
        String id,
        String commit,
        String version,
        String digest,
        String environmentName,
        String configuration,
        @Nullable EnvironmentId environment,
        @Nullable EnvironmentId live,
        State state,
        boolean again,
        Duration watch,
        @Nullable Instant switchedAt,
        @Nullable Verdict candidateVerdict,
        @Nullable Verdict liveVerdict,
        Instant openedAt,
        @Nullable Instant launchedAt,
        @Nullable Instant endedAt,
        String why) {

    /** Where a release stands. */
    public enum State {
        /** Its environment is being made. */
        LAUNCHING,
        /** Its launch failed, or its environment went away. */
        FAILED,
        /** Its environment is ready but not yet verified by upload. */
        LAUNCHED,
        /** It waits for {@code release}. */
        PREPARED,
        /** An attempt is under way; the name has not moved. */
        BEGUN,
        /** The name is at its environment; the watch is on. */
        SWITCHED,
        /** A person must decide. */
        HELD,
        SETTLED,
        RESTORED,
        ABANDONED;

        /** Begun, and neither ended nor given up. */
        public boolean isUnderWay() {
            return this == BEGUN || this == SWITCHED || this == HELD;
        }
    }

    static ReleaseFacts of(Entry.Opened opened) {
        return new ReleaseFacts(
                opened.release(),
                opened.commit(),
                opened.version(),
                opened.digest(),
                opened.environmentName(),
                opened.configuration(),
                null,
                opened.live(),
                State.LAUNCHING,
                false,
                Duration.ZERO,
                null,
                null,
                null,
                opened.at(),
                null,
                null,
                "");
    }

    ReleaseFacts made(EnvironmentId made) {
        return new ReleaseFacts(
                id,
                commit,
                version,
                digest,
                environmentName,
                configuration,
                made,
                live,
                state,
                again,
                watch,
                switchedAt,
                candidateVerdict,
                liveVerdict,
                openedAt,
                launchedAt,
                endedAt,
                why);
    }

    ReleaseFacts in(State next, String because) {
        return new ReleaseFacts(
                id,
                commit,
                version,
                digest,
                environmentName,
                configuration,
                environment,
                live,
                next,
                again,
                watch,
                switchedAt,
                candidateVerdict,
                liveVerdict,
                openedAt,
                launchedAt,
                endedAt,
                because);
    }

    ReleaseFacts launched(Instant at) {
        return new ReleaseFacts(
                id,
                commit,
                version,
                digest,
                environmentName,
                configuration,
                environment,
                live,
                State.LAUNCHED,
                again,
                watch,
                switchedAt,
                candidateVerdict,
                liveVerdict,
                openedAt,
                at,
                endedAt,
                "");
    }

    ReleaseFacts began(Entry.Began began) {
        return new ReleaseFacts(
                id,
                commit,
                version,
                digest,
                environmentName,
                configuration,
                began.candidate(),
                began.live(),
                State.BEGUN,
                began.again(),
                began.watch(),
                null,
                null,
                null,
                openedAt,
                launchedAt,
                null,
                "");
    }

    ReleaseFacts judged(Entry.Phase phase, Verdict verdict) {
        boolean before = phase == Entry.Phase.CANDIDATE;
        return new ReleaseFacts(
                id,
                commit,
                version,
                digest,
                environmentName,
                configuration,
                environment,
                live,
                state,
                again,
                watch,
                switchedAt,
                before ? verdict : candidateVerdict,
                phase == Entry.Phase.LIVE ? verdict : liveVerdict,
                openedAt,
                launchedAt,
                endedAt,
                why);
    }

    ReleaseFacts switched(Instant at) {
        return new ReleaseFacts(
                id,
                commit,
                version,
                digest,
                environmentName,
                configuration,
                environment,
                live,
                State.SWITCHED,
                again,
                watch,
                at,
                candidateVerdict,
                null,
                openedAt,
                launchedAt,
                endedAt,
                "");
    }

    ReleaseFacts ended(State how, String because, Instant at) {
        return new ReleaseFacts(
                id,
                commit,
                version,
                digest,
                environmentName,
                configuration,
                environment,
                live,
                how,
                again,
                watch,
                switchedAt,
                candidateVerdict,
                liveVerdict,
                openedAt,
                launchedAt,
                at,
                because);
    }
}
