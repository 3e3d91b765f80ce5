package dev.kirikae.verify;

import dev.kirikae.config.Verify;
import dev.kirikae.config.Verify.NoData;
import dev.kirikae.config.Verify.RedAtStart;
import dev.kirikae.model.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
        List<String> notes) {

    /** What is said of an alarm whose actions are switched off. */
    public static final String PAGES_NOBODY = "warning: its actions are disabled, so nobody is paged by it";

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
        DOUBTFUL
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
        return begun(policy, alarm, red && switchedAt != null && alarm.isSinceBefore(switchedAt));
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
                alarm.actionsEnabled() ? List.of() : List.of(PAGES_NOBODY));
    }

    /** The same, and whom it watches, where it names anything of either side. */
    public AlarmProof bound(AlarmBinding binding) {
        if (binding.why().isEmpty()) {
            return this;
        }
        List<String> all = new ArrayList<>(List.of(binding.words()));
        all.addAll(notes);
        return new AlarmProof(policy, name, redAtStart, window, recoveredAt, state, lost, last, all);
    }

    /** One that should be there, and is not. */
    public static AlarmProof missing(Verify.Alarm policy, String name) {
        return new AlarmProof(
                policy, name, false, null, null, Reading.DOUBTFUL, false, "there is no such alarm", List.of());
    }

    /**
     * With one more look.
     *
     * @param alarm null where the look did not show it: it is gone
     * @param switchedAt red from data before this is {@link Reading#RESIDUE}
     * @param now when the look was taken
     */
    public AlarmProof and(@Nullable Alarm alarm, Instant switchedAt, Instant now) {
        if (alarm == null) {
            return new AlarmProof(
                    policy,
                    name,
                    redAtStart,
                    window,
                    recoveredAt,
                    Reading.DOUBTFUL,
                    false,
                    "it was there, and is gone",
                    notes);
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
        return ReasonData.isBefore(alarm.reasonData(), switchedAt)
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
        return new AlarmProof(policy, name, redAtStart, known, recovered, next, false, words, notes);
    }

    /** With a look that brought no answer: what was seen last is kept, and is no longer enough. */
    public AlarmProof unanswered() {
        return new AlarmProof(policy, name, redAtStart, window, recoveredAt, state, true, last, notes);
    }

    /** Red before the release, and allowed by name: it must have recovered by the end. Any other alarm stays as it is. */
    public AlarmProof allowed() {
        if (!isBlocking()) {
            return this;
        }
        Verify.Alarm must = new Verify.Alarm(
                policy.name(), policy.prefix(), policy.tag(), RedAtStart.MUST_RECOVER, policy.noData());
        return new AlarmProof(must, name, redAtStart, window, recoveredAt, state, lost, last, notes);
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
        boolean silent = state == Reading.SILENT && policy.noData() == NoData.IGNORE;
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
        if (lost) {
            return again.isZero() ? EVALUATION : again;
        }
        return switch (state) {
            case GOOD -> window == null ? Duration.ZERO : passed.compareTo(horizon()) < 0 ? again : null;
            case RED_BEFORE -> mustRecover() ? Duration.ZERO : null;
            case RED, RESIDUE, DOUBTFUL -> again;
            case SILENT -> isSilenceLetBe() ? null : again;
        };
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
                + (notes.isEmpty() ? "" : "; " + String.join("; ", notes));
    }
}
