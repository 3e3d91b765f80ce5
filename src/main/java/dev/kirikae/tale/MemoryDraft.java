package dev.kirikae.tale;

import dev.kirikae.model.EnvironmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A memory while one fact is folded into it; never seen outside that. */
final class MemoryDraft {

    int format;
    String account;
    String holder;
    String holderText;

    @Nullable
    EnvironmentId live;

    @Nullable
    Instant movedAt;

    @Nullable
    Instant unsureUntil;

    List<Entry.Intended> open;
    List<ReleaseFacts> releases;
    List<EnvironmentFacts> environments;
    List<Duration> launches;
    List<Duration> terminations;
    List<String> saved;

    MemoryDraft(Memory from) {
        format = from.format();
        account = from.account();
        holder = from.holder();
        holderText = from.holderText();
        live = from.live();
        movedAt = from.movedAt();
        unsureUntil = from.unsureUntil();
        open = from.open();
        releases = from.releases();
        environments = from.environments();
        launches = from.launches();
        terminations = from.terminations();
        saved = from.saved();
    }

    Memory done() {
        return new Memory(
                format,
                account,
                holder,
                holderText,
                live,
                movedAt,
                unsureUntil,
                open,
                releases,
                environments,
                launches,
                terminations,
                saved);
    }
}
