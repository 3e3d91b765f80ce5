package dev.kirikae.verify;

import dev.kirikae.config.Verify;
import dev.kirikae.config.Verify.NoData;
import dev.kirikae.config.Verify.RedAtStart;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.AlarmChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One alarm over the watch. Each look makes a new proof of the one before.
 *
 * @param policy what the configuration says of it
 * @param redAtStart it was red before the switch
 * @param window how long its data may take to turn it red; null where that is not known
 * @param recoveredAt when a look first showed it OK, counted anew once it is red as before the switch; null where none
 *     did
 * @param state what the latest answered look said; before the first, silent, or doubtful for one that is missing
 * @param lost the latest look brought no answer: the state is an old one
 * @param last the latest look in words
 * @param notes what people should know of it besides: whom it watches, that it pages nobody
 * @param past what is known of it between the looks
 * @param leastSamples how many samples a period must have to count; 0 where every period counts
 */
public record AlarmProof(
        Verify.Alarm policy,
        String name,
        boolean redAtStart,
        @Nullable Duration window,
        @Nullable Instant recoveredAt,
        Reading state,
        boolean lost,
        String last,
        List<String> notes,
        AlarmPast past,
        int leastSamples) {

    /** What is said of an alarm whose actions are switched off. */
    public static final String PAGES_NOBODY =
            "warning: its actions are disabled or suppressed, so nobody is paged by it";

    public AlarmProof {
        notes = List.copyOf(notes);
    }

    /**
     * From the end of its window to its state: points come one to three minutes late, and an alarm is evaluated once a
     * minute (CloudWatch User Guide, AlarmThatSendsEmail, read 2026-11).
     */
    private static final Duration LAG = Duration.ofMinutes(3);

    private static final Duration EVALUATION = Duration.ofMinutes(1);

    /** What an alarm says now. */
    public enum Reading {
        GOOD,
        /** Red, and a fault of the release. */
        RED,
        /** Red since before the switch, and not counted as a fault of the release yet. */
        RED_BEFORE,
        /** Red from data that lie before the switch. */
        RESIDUE,
        /** No data. */
        SILENT,
        /**
         * Gone, of a kind that cannot be read, in a state that is not to be trusted, or red again where nobody knows
         * whether for the same reason as before the switch.
         */
        DOUBTFUL,
        /** It watches nothing of who is live, whatever it says. */
        BLIND
    }

    /** Before the switch: it is known what is red already. */
    public static AlarmProof atStart(Verify.Alarm policy, Alarm alarm) {
        return begun(policy, alarm, alarm.state() == Alarm.State.ALARM);
    }

    /**
     * For a watch that another process began: red before the switch is what has been red without a break since before
     * it.
     *
     * @param switchedAt null where there was no switch; then nothing is excused
     */
    public static AlarmProof takenUp(Verify.Alarm policy, Alarm alarm, @Nullable Instant switchedAt) {
        boolean red = alarm.state() == Alarm.State.ALARM;
        AlarmProof begun = begun(policy, alarm, red && switchedAt != null && alarm.isSinceBefore(switchedAt));
        return begun.with(begun.past.opened());
    }

    /** The same where there is no switch to count from: what was before the watch does not count. */
    public AlarmProof fromNowOn() {
        return with(past.present());
    }

    /** The watch begins. */
    AlarmProof watched(Instant switchedAt, Instant now) {
        return with(past.watched(switchedAt, now));
    }

    private AlarmProof with(AlarmPast next) {
        return showing(state, lost, last, next);
    }

    private AlarmProof showing(Reading next, boolean unanswered, String words, AlarmPast known) {
        return new AlarmProof(
                policy, name, redAtStart, window, recoveredAt, next, unanswered, words, notes, known, leastSamples);
    }

    private static AlarmProof begun(Verify.Alarm policy, Alarm alarm, boolean red) {
        return new AlarmProof(
                policy,
                alarm.name(),
                red,
                alarm.window(),
                null,
                Reading.SILENT,
                false,
                "not looked at since the switch",
                alarm.actionsEnabled() ? List.of() : List.of(PAGES_NOBODY),
                AlarmPast.of(alarm),
                alarm.leastSamples());
    }

    /** The same, and whom it watches, where it names anything of either side. */
    public AlarmProof bound(AlarmBinding binding) {
        return noting(binding, binding.words());
    }

    /** @param words on whom it watches */
    public AlarmProof noting(AlarmBinding binding, String words) {
        if (binding.why().isEmpty()) {
            return this;
        }
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(notes);
        return new AlarmProof(
                policy, name, redAtStart, window, recoveredAt, state, lost, last, all, past, leastSamples);
    }

    /** One that should be there, and is not. */
    public static AlarmProof missing(Verify.Alarm policy, String name) {
        return useless(policy, name, Reading.DOUBTFUL, "there is no such alarm");
    }

    /** One that watches the former live alone, so that it proves nothing whatever it says. */
    public static AlarmProof blind(Verify.Alarm policy, String name, AlarmBinding binding) {
        return useless(
                policy,
                name,
                Reading.BLIND,
                "it watches only who was live before (" + binding.why() + "), whom nobody calls, so it proves nothing");
    }

    private static AlarmProof useless(Verify.Alarm policy, String name, Reading state, String why) {
        return new AlarmProof(policy, name, false, null, null, state, false, why, List.of(), AlarmPast.of(null), 0);
    }

    /**
     * With one more look.
     *
     * @param alarm null where the look did not show it: it is gone
     * @param switchedAt red from data before this is {@link Reading#RESIDUE}
     * @param now when the look was taken
     */
    public AlarmProof and(@Nullable Alarm alarm, Instant switchedAt, Instant now) {
        if (state == Reading.BLIND) {
            return this;
        }
        if (alarm == null) {
            return showing(Reading.DOUBTFUL, false, "it was there, and is gone", past);
        }
        String words = words(alarm);
        if (!alarm.trustworthy()) {
            return in(Reading.DOUBTFUL, alarm, recoveredAt, words);
        }
        return switch (alarm.state()) {
            case OK -> in(Reading.GOOD, alarm, recoveredAt == null ? now : recoveredAt, words);
            case ALARM -> red(alarm, switchedAt, now, words);
            case INSUFFICIENT_DATA, UNKNOWN -> in(Reading.SILENT, alarm, recoveredAt, words);
        };
    }

    private AlarmProof red(Alarm alarm, Instant switchedAt, Instant now, String words) {
        if (isUnsureWhetherNew()) {
            return in(
                    Reading.DOUBTFUL,
                    alarm,
                    recoveredAt,
                    words + " again, and nobody knows whether for the same reason as before the switch");
        }
        if (redAtStart && !countsAgain(now)) {
            String why = isIgnored() ? ", ignored since it was red before the switch" : ", as before the switch";
            return in(Reading.RED_BEFORE, alarm, null, words + why);
        }
        return ReasonData.isResidue(alarm, switchedAt)
                ? in(Reading.RESIDUE, alarm, recoveredAt, words + ", from data before the switch")
                : in(Reading.RED, alarm, recoveredAt, words + ": " + alarm.reason());
    }

    private static String words(Alarm alarm) {
        String since = alarm.since().equals(Instant.EPOCH) ? "" : " since " + alarm.since();
        String state = switch (alarm.state()) {
            case OK -> "OK" + since;
            case ALARM -> "red" + since;
            case INSUFFICIENT_DATA -> "no data" + since;
            case UNKNOWN -> "it is not known what it says";
        };
        return alarm.doubt() == null ? state : state + "; " + alarm.doubt();
    }

    /** Once it has been OK for a whole window, red is a new fault. */
    private boolean countsAgain(Instant now) {
        return recoveredAt != null && window != null && !now.isBefore(recoveredAt.plus(window));
    }

    /** It was OK in between, for how long would make red a new fault is not known, and being red at the end is no fault by itself. */
    private boolean isUnsureWhetherNew() {
        return redAtStart
                && recoveredAt != null
                && window == null
                && policy.redAtStart() == RedAtStart.EXCLUDE_WHILE_RED;
    }

    private AlarmProof in(Reading next, Alarm alarm, @Nullable Instant recovered, String words) {
        Duration known = alarm.window() == null ? window : alarm.window();
        return new AlarmProof(
                policy, name, redAtStart, known, recovered, next, false, words, notes, past.seen(alarm), leastSamples);
    }

    /** With a look that brought no answer: what was seen last is kept, and is no longer enough. */
    public AlarmProof unanswered() {
        return showing(state, true, last, past);
    }

    /**
     * With its history: it counts as red where it was so between two looks, by the rules of a red that is seen.
     *
     * @param changes of any alarm, in any order
     * @param ends the watch's time is over
     */
    AlarmProof heard(List<AlarmChange> changes, Instant switchedAt, boolean ends) {
        List<AlarmChange> own = changes.stream()
                .filter(change -> change.name().equals(name))
                .sorted(Comparator.comparing(AlarmChange::at))
                .toList();
        AlarmProof next = with(past.read(own, ends));
        for (AlarmPast.Passed red : past.unseen(own)) {
            boolean before = redAtStart && !countsAgain(red.change().at());
            if (!before && !ReasonData.isBefore(red.change().reasonData(), switchedAt)) {
                return showing(Reading.RED, false, red.words(), next.past);
            }
        }
        return next;
    }

    /** Its history could not be had. */
    AlarmProof unheard(String why, boolean forGood) {
        return with(past.unread(why, forGood));
    }

    Instant historyFrom(Instant switchedAt) {
        Instant from = past.from();
        return from == null ? switchedAt : from;
    }

    /** @param ends the watch's time is over */
    boolean wantsHistory(boolean ends) {
        return past.isWanted(ends) && !isIgnored();
    }

    /** Red before the release, and allowed by name: it must have recovered by the end. Any other alarm stays as it is. */
    public AlarmProof allowed() {
        if (!isBlocking()) {
            return this;
        }
        Verify.Alarm must = new Verify.Alarm(
                policy.name(), policy.prefix(), policy.tag(), RedAtStart.MUST_RECOVER, policy.noData());
        return judgedBy(must);
    }

    /** The same by another policy. */
    AlarmProof judgedBy(Verify.Alarm other) {
        return new AlarmProof(
                other, name, redAtStart, window, recoveredAt, state, lost, last, notes, past, leastSamples);
    }

    /** It is red before the release, and its policy is to block. */
    public boolean isBlocking() {
        return redAtStart && policy.redAtStart() == RedAtStart.BLOCK;
    }

    /** Green is no proof: nobody knows how long it takes to turn red. */
    public boolean isWithoutWindow() {
        return window == null && !isIgnored();
    }

    /** From the switch until a green state says something about what came after it; zero where that is not known. */
    Duration horizon() {
        return window == null || isIgnored() ? Duration.ZERO : window.plus(LAG);
    }

    private boolean isIgnored() {
        return redAtStart && policy.redAtStart() == RedAtStart.IGNORE;
    }

    private boolean mustRecover() {
        return redAtStart
                && (policy.redAtStart() == RedAtStart.BLOCK || policy.redAtStart() == RedAtStart.MUST_RECOVER);
    }

    /** Whether it could make the release fail: neither ignored, nor red for all the time, nor silent and let be so. */
    boolean isEffective() {
        boolean silent = state == Reading.SILENT && policy.noData() == NoData.IGNORE || state == Reading.BLIND;
        return !isIgnored() && state != Reading.RED_BEFORE && !silent;
    }

    /** The same before the switch, when nothing has been silent or red in the watch yet. */
    boolean isEffectiveAtStart() {
        return !isIgnored();
    }

    boolean isFailed() {
        return state == Reading.RED && !isIgnored();
    }

    /** Whether it fails the watch at its end, when it is to be OK again. */
    boolean isNotRecovered() {
        return state == Reading.RED_BEFORE && mustRecover() && !lost;
    }

    /** Whether its silence fails the watch, once there was time for data. */
    boolean isFailedBySilence() {
        return state == Reading.SILENT && policy.noData() == NoData.FAIL && !isIgnored();
    }

    /**
     * How much longer a watch may have to last for this, zero where time does not help; null where nothing is open.
     *
     * @param passed since the switch
     */
    @Nullable
    Duration need(Duration passed) {
        if (isIgnored()) {
            return null;
        }
        Duration again = window == null ? Duration.ZERO : window.plus(EVALUATION);
        if (lost && state != Reading.BLIND) {
            return again.isZero() ? EVALUATION : again;
        }
        Duration byState = needOfState(passed, again);
        return past.isOpen() && byState == null ? EVALUATION : byState;
    }

    private @Nullable Duration needOfState(Duration passed, Duration again) {
        return switch (state) {
            case GOOD -> window == null ? Duration.ZERO : passed.compareTo(horizon()) < 0 ? again : null;
            case RED_BEFORE -> mustRecover() ? Duration.ZERO : null;
            case RED, RESIDUE, DOUBTFUL -> again;
            case SILENT -> isSilenceLetBe() ? null : again;
            case BLIND -> Duration.ZERO;
        };
    }

    /** How much longer a watch may have to last so that its history can be asked for once more; null where it need not be. */
    @Nullable
    Duration needOfHistory() {
        return past.isMissed() && !isIgnored() ? EVALUATION : null;
    }

    private boolean isSilenceLetBe() {
        return policy.noData() == NoData.IGNORE && !(mustRecover() && recoveredAt == null);
    }

    boolean isGood() {
        return state == Reading.GOOD && !lost;
    }

    /** Red, whether or not that is a fault of the release. */
    boolean isRed() {
        return state == Reading.RED || state == Reading.RED_BEFORE || state == Reading.RESIDUE;
    }

    /** What was seen, for people. */
    public String evidence() {
        return "alarm " + name + ": " + last + (lost ? "; since then it could not be looked at" : "")
                + (notes.isEmpty() ? "" : "; " + String.join("; ", notes))
                + (past.words().isEmpty() ? "" : "; " + past.words());
    }
}
