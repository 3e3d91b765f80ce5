package dev.kirikae.tale;

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
        return with(draft -> draft.environment = made);
    }

    ReleaseFacts in(State next, String because) {
        return with(draft -> {
            draft.state = next;
            draft.why = because;
        });
    }

    ReleaseFacts launched(Instant at) {
        return in(State.LAUNCHED, "").with(draft -> draft.launchedAt = at);
    }

    ReleaseFacts began(Entry.Began began) {
        return in(State.BEGUN, "").with(draft -> {
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

    ReleaseFacts judged(Entry.Phase phase, Verdict verdict) {
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

    ReleaseFacts switched(Instant at) {
        return in(State.SWITCHED, "").with(draft -> {
            draft.switchedAt = at;
            draft.liveVerdict = null;
        });
    }

    ReleaseFacts ended(State how, String because, Instant at) {
        return in(how, because).with(draft -> draft.endedAt = at);
    }

    private ReleaseFacts with(Consumer<ReleaseDraft> change) {
        ReleaseDraft draft = new ReleaseDraft(this);
        change.accept(draft);
        return draft.done();
    }
}
