package dev.kirikae.tale;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import dev.kirikae.tale.ReleaseFacts.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A release's facts while one more is folded into them; what identifies the release stays. */
final class ReleaseDraft {

    private final ReleaseFacts from;

    @Nullable
    EnvironmentId environment;

    @Nullable
    EnvironmentId live;

    String configuration;
    State state;
    boolean again;
    Duration watch;

    @Nullable
    Instant switchedAt;

    @Nullable
    Verdict candidateVerdict;

    @Nullable
    Verdict liveVerdict;

    @Nullable
    Instant launchedAt;

    @Nullable
    Instant endedAt;

    String why;

    ReleaseDraft(ReleaseFacts from) {
        this.from = from;
        environment = from.environment();
        live = from.live();
        configuration = from.configuration();
        state = from.state();
        again = from.again();
        watch = from.watch();
        switchedAt = from.switchedAt();
        candidateVerdict = from.candidateVerdict();
        liveVerdict = from.liveVerdict();
        launchedAt = from.launchedAt();
        endedAt = from.endedAt();
        why = from.why();
    }

    ReleaseFacts done() {
        return new ReleaseFacts(
                from.id(),
                from.commit(),
                from.version(),
                from.digest(),
                from.environmentName(),
                configuration,
                environment,
                live,
                state,
                from.fresh(),
                again,
                watch,
                switchedAt,
                candidateVerdict,
                liveVerdict,
                from.openedAt(),
                launchedAt,
                endedAt,
                why);
    }
}
