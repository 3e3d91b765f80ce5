package dev.kirikae.journal;

import dev.kirikae.model.EnvironmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A state while one fact is folded into it; never seen outside that. */
final class JournalStateBuilder {

    int format;
    String account;
    String holder;
    String holderText;
    String holderStage;

    @Nullable
    EnvironmentId live;

    @Nullable
    Instant movedAt;

    @Nullable
    Move lastMove;

    @Nullable
    EnvironmentId latest;

    @Nullable
    String givenUp;

    @Nullable
    Instant unsureUntil;

    List<JournalEntry.Intended> open;
    List<String> answered;
    List<ReleaseRecord> releases;
    List<EnvironmentRecord> environments;
    List<Duration> launches;
    List<Duration> terminations;
    List<String> saved;
    List<String> irregular;

    JournalStateBuilder(JournalState from) {
        format = from.format();
        account = from.account();
        holder = from.holder();
        holderText = from.holderText();
        holderStage = from.holderStage();
        live = from.live();
        movedAt = from.movedAt();
        lastMove = from.lastMove();
        latest = from.latest();
        givenUp = from.givenUp();
        unsureUntil = from.unsureUntil();
        open = from.open();
        answered = from.answered();
        releases = from.releases();
        environments = from.environments();
        launches = from.launches();
        terminations = from.terminations();
        saved = from.saved();
        irregular = from.irregular();
    }

    JournalState done() {
        return new JournalState(
                format,
                account,
                holder,
                holderText,
                holderStage,
                live,
                movedAt,
                lastMove,
                latest,
                givenUp,
                unsureUntil,
                open,
                answered,
                releases,
                environments,
                launches,
                terminations,
                saved,
                irregular);
    }
}
