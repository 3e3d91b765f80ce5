package dev.kirikae.journal;

import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A release's facts while one more is folded into them; what identifies the release stays. */
final class ReleaseRecordBuilder {

    private final ReleaseRecord from;

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

    ReleaseRecordBuilder(ReleaseRecord from) {
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

    ReleaseRecord done() {
        return new ReleaseRecord(
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
