package dev.kirikae.verify;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.AlarmChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an alarm between the looks at it. Its history is asked for where the time of its last change moved between
 * two looks, where a watch is taken up, and once when the watch's time is over.
 *
 * @param presentOnly there was no switch to count from: what was before the watch began does not count
 * @param from since when its history counts; null before the watch
 * @param since when its state last changed, as a look told; null where none did
 * @param judged when it turned red, as looks showed it, which judged it themselves
 * @param isOpen it changed between two looks, and nobody knows to what
 * @param isComplete its history was read when the watch's time was over
 * @param lost why its history could not be read the last time it was asked for; empty where it could
 * @param isClosed its history cannot be read at all
 */
record AlarmPast(
        boolean presentOnly,
        @Nullable Instant from,
        @Nullable Instant since,
        List<Instant> judged,
        boolean isOpen,
        boolean isComplete,
        String lost,
        boolean isClosed) {

    /** State and history tell the time of one change to the second. */
    private static final Duration SAME = Duration.ofSeconds(2);

    private static final String NOT_UNDERSTOOD = "it tells of a change that this version does not understand";

    AlarmPast {
        judged = List.copyOf(judged);
    }

    /** Before the switch. */
    static AlarmPast of(@Nullable Alarm alarm) {
        return new AlarmPast(false, null, alarm == null ? null : changedAt(alarm), List.of(), false, false, "", false);
    }

    private static @Nullable Instant changedAt(Alarm alarm) {
        return alarm.since().equals(Instant.EPOCH) ? null : alarm.since();
    }

    AlarmPast present() {
        return new AlarmPast(true, from, since, judged, isOpen, isComplete, lost, isClosed);
    }

    /** Nobody looked for a while. */
    AlarmPast opened() {
        return new AlarmPast(presentOnly, from, since, judged, true, isComplete, lost, isClosed);
    }

    /** The watch begins. */
    AlarmPast watched(Instant switchedAt, Instant now) {
        return new AlarmPast(
                presentOnly, presentOnly ? now : switchedAt, since, judged, isOpen, isComplete, lost, isClosed);
    }

    AlarmPast seen(Alarm alarm) {
        Instant now = changedAt(alarm);
        boolean moved = since != null && now != null && !now.equals(since);
        List<Instant> red = new ArrayList<>(judged);
        if (alarm.state() == Alarm.State.ALARM && now != null && !red.contains(now)) {
            red.add(now);
        }
        return new AlarmPast(
                presentOnly,
                from,
                now == null ? since : now,
                red,
                !isClosed && (isOpen || moved),
                isComplete,
                lost,
                isClosed);
    }

    /**
     * A change to what nobody here understands says nothing: where it changed between two looks, that stays open.
     *
     * @param changes of this alarm
     * @param ends the watch's time is over
     */
    AlarmPast read(List<AlarmChange> changes, boolean ends) {
        boolean clear = changes.stream().noneMatch(change -> change.to() == Alarm.State.UNKNOWN && counts(change));
        return clear
                ? new AlarmPast(presentOnly, from, since, judged, false, isComplete || ends, "", false)
                : new AlarmPast(
                        presentOnly, from, since, judged, isOpen, isComplete || ends && !isOpen, NOT_UNDERSTOOD, false);
    }

    private boolean counts(AlarmChange change) {
        return from != null && !change.at().isBefore(from);
    }

    /** @param forGood asking again brings nothing */
    AlarmPast unread(String why, boolean forGood) {
        return new AlarmPast(presentOnly, from, since, judged, isOpen && !forGood, isComplete, why, forGood);
    }

    /** @param ends the watch's time is over */
    boolean isWanted(boolean ends) {
        return from != null && !isClosed && (isOpen || ends && !isComplete);
    }

    /** It was asked for at the end and is worth asking once more. */
    boolean isMissed() {
        return !lost.isEmpty() && !isClosed && !isComplete;
    }

    /**
     * Each time that it was red and is so no more, which no look judged.
     *
     * @param changes of this alarm, oldest first
     */
    List<Passed> unseen(List<AlarmChange> changes) {
        List<Passed> passed = new ArrayList<>();
        for (int i = 0; i + 1 < changes.size(); i++) {
            AlarmChange change = changes.get(i);
            boolean counts = from != null && change.at().isAfter(from);
            if (counts && change.to() == Alarm.State.ALARM && !isJudged(change.at())) {
                passed.add(new Passed(change, changes.get(i + 1).at()));
            }
        }
        return passed;
    }

    private boolean isJudged(Instant at) {
        return judged.stream().anyMatch(seen -> Duration.between(seen, at).abs().compareTo(SAME) < 0);
    }

    /** It was red between two looks. */
    record Passed(AlarmChange change, Instant until) {
        String words() {
            return "red from " + change.at() + " to " + until + ", between two looks: " + change.reason();
        }
    }

    /** What people should know; empty where there is nothing. */
    String words() {
        return lost.isEmpty()
                ? ""
                : "warning: its history could not be read (" + lost
                        + "), so nobody knows whether it was red between two looks";
    }
}
