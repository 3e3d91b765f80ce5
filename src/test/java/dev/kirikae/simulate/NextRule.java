package dev.kirikae.simulate;

import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From every state some command, named by the last ending, leads to a clean one: no dead end, and no circle. */
final class NextRule {

    private static final int MOST = 6;

    private final SequenceRun run;
    private final int input;

    /** @param input what was uploaded last; 0 where nothing was */
    NextRule(SequenceRun run, int input) {
        this.run = run;
        this.input = input;
    }

    /** What a file says wrongly is a person's to mend: no command leads on from there. */
    private static boolean isFilesFault(StageOutcome result) {
        return result.exit() == ExitCode.BAD_INPUT;
    }

    /** @param begun the last stage of the sequence */
    void follow(StageOutcome begun) {
        Act.@Nullable Run next = begun.outcome().wasKilled() ? begun.run() : isEarly(begun) ? null : named(begun);
        StageOutcome last = begun;
        for (int turn = 0; next != null && turn < MOST && !FinaleRules.isAnyStuck(run.cloud()); turn++) {
            run.perform(next, Choices.replayed(Map.of()));
            StageOutcome result = run.last();
            if (run.violation() != null || result == null || result.exit() == ExitCode.OK || isEarly(result)) {
                return;
            }
            last = result;
            next = named(result);
        }
        if (FinaleRules.isAnyStuck(run.cloud())) {
            return;
        }
        if (next != null) {
            run.broken(Invariant.LEADS_ON, MOST + " commands on, it still names " + next);
        } else if (begun.exit() != ExitCode.REFUSED
                && !isFilesFault(last)
                && (last.exit() != ExitCode.REFUSED
                        || begun.exit() == ExitCode.PERSON
                        || begun.exit() == ExitCode.UNCLEAR)
                && last.exit() != ExitCode.OK
                && (last.after().facts().hasOpenIntent() || last.after().facts().isUnfinished())) {
            run.broken(Invariant.LEADS_ON, "a dead end: " + last.after().facts().words());
        }
    }

    private static boolean isEarly(StageOutcome result) {
        StageResult ending = result.outcome().ending();
        return ending != null && (ending.guard() == Guard.TOO_EARLY || ending.guard() == Guard.NOT_DRAINED);
    }

    /** What failed is mended and uploaded anew; what still launches, or was interrupted, is uploaded again. */
    private int input(StageOutcome result) {
        if (result.exit() == ExitCode.FAILED || result.exit() == ExitCode.PERSON) {
            return Inputs.FRESH;
        }
        String launching = result.after().facts().launchingVersion();
        for (int other = 1; other <= Inputs.COUNT; other++) {
            if (Inputs.label(other).equals(launching)) {
                return other;
            }
        }
        return input == 0 ? Inputs.FRESH : input;
    }

    /** The stage that an ending names; null where it names none. What was not shown is shown by now: the same is run again. */
    private Act.@Nullable Run named(StageOutcome result) {
        StageResult ending = result.outcome().ending();
        if (ending == null || result.exit() == ExitCode.OK) {
            return null;
        }
        String words = ending.next();
        if (words.startsWith("recover --gone")) {
            return result.run();
        }
        Map<Guard, String> allowed = new EnumMap<>(Guard.class);
        for (Guard guard : Guard.values()) {
            if (words.contains("--allow " + guard.word())) {
                allowed.put(guard, "");
            }
        }
        String plain = words.replaceAll(" --(allow|reason) .*", "").strip();
        for (Stage stage : List.of(Stage.values())) {
            if (stage.words().equals(plain)) {
                Act.Run next = stage.isUpload() ? Act.Run.upload(input(result)) : Act.Run.of(stage);
                return next.allowing(allowed);
            }
        }
        return null;
    }
}
