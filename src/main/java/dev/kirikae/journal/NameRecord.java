package dev.kirikae.journal;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.TimeOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the journal knows of the live name.
 *
 * @param live who owned it when last seen; null where nobody is known to
 * @param movedAt when it was last seen to move; null where it never did
 * @param lastMove how it moved then; null where it never did, or an older program saw it
 * @param latest the environment that a release brought live last; null where none did
 * @param givenUp the release that a rollback gave up before it had the name, if that was the last thing done; else null
 * @param unsureUntil until then a call of ours whose answer was lost may still arrive, and it stays when that is past;
 *     null where there never was one
 */
public record NameRecord(
        @Nullable EnvironmentId live,
        @Nullable Instant movedAt,
        @Nullable Move lastMove,
        @Nullable EnvironmentId latest,
        @Nullable String givenUp,
        @Nullable Instant unsureUntil) {

    static final NameRecord UNKNOWN = new NameRecord(null, null, null, null, null, null);

    /** Seen at its owner, without a move. */
    NameRecord at(@Nullable EnvironmentId owner) {
        return new NameRecord(owner, movedAt, lastMove, latest, givenUp, unsureUntil);
    }

    NameRecord moved(Move move) {
        EnvironmentId forward = move.how() == Move.How.FORWARD ? move.to() : latest;
        return new NameRecord(move.to(), move.at(), move, forward, null, unsureUntil);
    }

    NameRecord givenUp(@Nullable String release) {
        return new NameRecord(live, movedAt, lastMove, latest, release, unsureUntil);
    }

    /** A call may arrive until then, or later if an earlier one may. */
    NameRecord unsureUntil(Instant late) {
        Instant last = unsureUntil == null ? late : TimeOrder.later(unsureUntil, late);
        return new NameRecord(live, movedAt, lastMove, latest, givenUp, last);
    }
}
