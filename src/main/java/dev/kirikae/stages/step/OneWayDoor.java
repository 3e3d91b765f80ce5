package dev.kirikae.stages.step;

import dev.kirikae.config.Compatibility;
import dev.kirikae.config.Compatibility.GoingBack;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.EnvironmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A release that says something of going back over it, and what that means for one target. Pure: what only a repository
 * can tell is left open.
 *
 * @param closes when it closes; null where it never does, or is closed already
 * @param words what it says, and for whom it counts, without a full stop
 */
public record OneWayDoor(
        ReleaseRecord release, State state, @Nullable Instant closes, String words) {

    /** What a person types who goes back all the same. */
    static final String ALL_THE_SAME = "rollback --allow one-way-door --reason \"…\"";

    /** Whether one may go back over it now. */
    public enum State {
        OPEN,
        CLOSED,
        /** The oldest version that may run after it is one the journal does not know, or what it says cannot be read. */
        UNTOLD
    }

    /**
     * What lies between whoever is live and the target: releases that went live since the name left the target and say
     * something. Oldest first.
     */
    public static List<OneWayDoor> between(JournalState journal, EnvironmentId target, Instant now) {
        EnvironmentRecord facts = journal.environment(target);
        ReleaseRecord own = journal.releaseOf(target);
        Instant left = facts == null ? null : facts.leftAt();
        Instant since = left == null && own != null ? own.openedAt() : left;
        List<OneWayDoor> doors = new ArrayList<>();
        for (ReleaseRecord release : journal.releases()) {
            Instant switched = release.switchedAt();
            boolean counts = switched != null
                    && !target.equals(release.environment())
                    && (since == null
                            ? Objects.equals(release.environment(), journal.live())
                            : !switched.isBefore(since));
            Compatibility says = counts ? compatibility(release) : Compatibility.SAFE;
            if (switched != null && (says == null || !says.isSafe())) {
                doors.add(of(journal, release, says, own, switched, now));
            }
        }
        return List.copyOf(doors);
    }

    /** The one that a release would put between its candidate and whoever is live, if it were live now; null for none. */
    public static @Nullable OneWayDoor ahead(
            JournalState journal, ReleaseRecord release, EnvironmentId live, Instant now) {
        Compatibility says = compatibility(release);
        return says != null && says.isSafe() ? null : of(journal, release, says, journal.releaseOf(live), now, now);
    }

    /** What a person types to go back to this one: a plain rollback, or one that goes over a closed door. */
    static String wayBack(JournalState journal, EnvironmentId target, Instant now) {
        OneWayDoor door = decisive(between(journal, target, now));
        return door != null && door.state() == State.CLOSED ? ALL_THE_SAME : "rollback";
    }

    /** The one that counts: closed before untold before open, and of open ones the one that closes first; null for none. */
    public static @Nullable OneWayDoor decisive(List<OneWayDoor> doors) {
        OneWayDoor found = null;
        for (OneWayDoor door : doors) {
            found = found == null || door.isWorseThan(found) ? door : found;
        }
        return found;
    }

    private boolean isWorseThan(OneWayDoor other) {
        if (state != other.state) {
            return state == State.CLOSED || other.state == State.OPEN;
        }
        return closes != null && (other.closes == null || closes.isBefore(other.closes));
    }

    private static OneWayDoor of(
            JournalState journal,
            ReleaseRecord release,
            @Nullable Compatibility says,
            @Nullable ReleaseRecord target,
            Instant switched,
            Instant now) {
        if (says == null) {
            String unread = release.id() + " says something of going back that this version cannot read";
            return new OneWayDoor(release, State.UNTOLD, null, unread);
        }
        Duration until = says.rollback().until();
        Instant closes = until == null ? null : switched.plus(until);
        String words = release.id() + " says: " + says.words();
        if (says.rollback().kind() == GoingBack.Kind.FORBIDDEN || closes != null && !now.isBefore(closes)) {
            return new OneWayDoor(release, State.CLOSED, null, words);
        }
        return new OneWayDoor(release, age(journal, says.oldest(), target), closes, words);
    }

    /** Releases are made one after the other, and a newer one holds what an older one holds. */
    private static State age(JournalState journal, @Nullable String oldest, @Nullable ReleaseRecord target) {
        if (oldest == null || target != null && ReleaseSelector.is(target, oldest)) {
            return State.OPEN;
        }
        if (target == null) {
            return State.UNTOLD;
        }
        for (ReleaseRecord known : journal.releases()) {
            if (ReleaseSelector.is(known, oldest)) {
                return target.openedAt().isBefore(known.openedAt()) ? State.CLOSED : State.OPEN;
            }
        }
        return State.UNTOLD;
    }

    /** As it was recorded at upload; safe where nothing was, or it is kept no more; null where it cannot be read. */
    static @Nullable Compatibility compatibility(ReleaseRecord release) {
        if (release.configuration().isEmpty()) {
            return Compatibility.SAFE;
        }
        return ConfigurationJson.compatibility(release.configuration());
    }

    /** The oldest version that may run after it; null where any may. */
    @Nullable
    String oldest() {
        Compatibility says = compatibility(release);
        return says == null ? null : says.oldest();
    }

    OneWayDoor in(State known) {
        return new OneWayDoor(release, known, closes, words);
    }
}
