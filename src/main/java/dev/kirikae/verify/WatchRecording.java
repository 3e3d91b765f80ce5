package dev.kirikae.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * What a watch saw from its beginning on: enough to judge it again.
 *
 * @param cut how many turns are left out, after the beginning and before the first of these
 * @param turns in their order, at most {@link #MOST}
 */
public record WatchRecording(WatchBeginning beginning, int cut, List<WatchTurn> turns) {

    /** Of more turns the newest are kept. */
    static final int MOST = 4096;

    public WatchRecording {
        turns = List.copyOf(turns);
    }

    public static WatchRecording of(WatchBeginning beginning) {
        return new WatchRecording(beginning, 0, List.of());
    }

    /** With one more turn. */
    public WatchRecording and(WatchTurn turn) {
        List<WatchTurn> all = new ArrayList<>(turns);
        all.add(turn);
        return new WatchRecording(beginning, cut, all).newest(MOST);
    }

    /** With no more turns than so many. */
    WatchRecording newest(int most) {
        int more = turns.size() - most;
        return more <= 0 ? this : new WatchRecording(beginning, cut + more, turns.subList(more, turns.size()));
    }
}
