package dev.kirikae.journal;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the journal knows of one release.
 *
 * @param configuration the whole configuration at upload, as JSON
 * @param environment null until its creation is settled
 * @param live what it was prepared against, or, once an attempt began, what it is to replace
 * @param fresh a new environment was asked for although the input had not changed
 * @param switchedAt when the live name was seen at its environment, in the attempt under way or the last one
 * @param candidateVerdict the last verdict before the switch, of the attempt under way
 * @param liveVerdict the verdict after it
 * @param why how it came to its state, in words
 */
public record ReleaseRecord(
        String id,
        String commit,
        String version,
        String digest,
        String environmentName,
        String configuration,
        @Nullable EnvironmentId environment,
        @Nullable EnvironmentId live,
        State state,
        boolean fresh,
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
                opened.commit(),
                opened.version(),
                opened.digest(),
                opened.environmentName(),
                opened.configuration(),
                null,
                opened.live(),
                State.LAUNCHING,
                opened.fresh(),
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

    /**
     * It was opened while nobody had the live name, so that its environment has had it from the beginning, and it has not served
     * yet: the one owner of the name that may be replaced or terminated.
     */
    public boolean isFirstCandidate() {
        return live == null && state != State.SETTLED && state != State.RESTORED;
    }

    ReleaseRecord made(EnvironmentId made) {
        return with(draft -> draft.environment = made);
    }

    ReleaseRecord launched(Instant at) {
        return with(draft -> draft.launchedAt = at);
    }

    ReleaseRecord began(JournalEntry.Began began) {
        return with(draft -> {
            draft.environment = began.candidate();
            draft.live = began.live();
            draft.again = began.again();
            draft.watch = began.watch();
            draft.switchedAt = null;
            draft.candidateVerdict = null;
            draft.liveVerdict = null;
            draft.endedAt = null;
        });
    }

    ReleaseRecord judged(JournalEntry.Phase phase, Verdict verdict) {
        return with(draft -> {
            switch (phase) {
                case CANDIDATE -> draft.candidateVerdict = verdict;
                case LIVE -> draft.liveVerdict = verdict;
                case TARGET -> {
                    // says nothing of the release: it was about where a rollback goes
                }
            }
        });
    }

    /** A verdict that is to be asked anew: whoever takes up the watch of a held release does not conclude from the old one. */
    ReleaseRecord watchedAnew() {
        return with(draft -> draft.liveVerdict = null);
    }

    ReleaseRecord withoutConfiguration() {
        return with(draft -> draft.configuration = "");
    }

    /** What the event leads to, with what it changes besides: when the name came, when it ended. */
    ReleaseRecord after(ReleaseStep step) {
        return with(draft -> {
            draft.state = step.to();
            draft.why = step.why();
            if (step.to() == State.SWITCHED) {
                draft.switchedAt = step.at();
                draft.liveVerdict = null;
            }
            draft.endedAt = step.to().isEnd() ? step.at() : null;
        });
    }

    private ReleaseRecord with(Consumer<ReleaseRecordBuilder> change) {
        ReleaseRecordBuilder draft = new ReleaseRecordBuilder(this);
        change.accept(draft);
        return draft.done();
    }
}
