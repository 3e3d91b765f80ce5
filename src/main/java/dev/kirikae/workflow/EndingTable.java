package dev.kirikae.workflow;

/**
 * From what happened to the exit code: the one place. A run that moved the live name, or took up what was moved, never
 * says that nothing changed; one that did not, never says less than it knows.
 */
public final class EndingTable {

    private EndingTable() {}

    /** Defined for every pair, also for those that do not occur. */
    public static ExitCode exit(EndingPhase phase, EndingCause cause) {
        return switch (cause) {
            case REACHED -> ExitCode.OK;
            case LOCKED -> ExitCode.LOCKED;
            case MOVED_BACK -> ExitCode.RESTORED;
            case PERSON -> ExitCode.PERSON;
            case REPLACED, UNKNOWN -> ExitCode.UNCLEAR;
            case GUARDED -> unless(phase, ExitCode.REFUSED, ExitCode.REFUSED, ExitCode.PERSON);
            case NOT_PROVEN ->
                phase == EndingPhase.FIRST_LIVE
                        ? ExitCode.FAILED
                        : unless(phase, ExitCode.FAILED, ExitCode.UNCLEAR, ExitCode.PERSON);
            case REFUSED, NOT_SENT ->
                phase == EndingPhase.FIRST_LIVE
                        ? ExitCode.FAILED
                        : unless(phase, ExitCode.FAILED, ExitCode.UNCLEAR, ExitCode.PERSON);
            case DENIED -> unless(phase, ExitCode.NOT_ALLOWED, ExitCode.UNCLEAR, ExitCode.UNCLEAR);
            case UNREACHABLE -> unless(phase, ExitCode.FAILED, ExitCode.UNCLEAR, ExitCode.UNCLEAR);
            case STOPPED -> unless(phase, ExitCode.STOPPED, ExitCode.UNCLEAR, ExitCode.UNCLEAR);
            case FOREIGN -> unless(phase, ExitCode.INTEGRITY, ExitCode.UNCLEAR, ExitCode.UNCLEAR);
            case WRONG_INPUT -> unless(phase, ExitCode.BAD_INPUT, ExitCode.UNCLEAR, ExitCode.UNCLEAR);
        };
    }

    private static ExitCode unless(EndingPhase phase, ExitCode untouched, ExitCode open, ExitCode moved) {
        return switch (phase) {
            case UNTOUCHED, HELD -> untouched;
            case INTENT_OPEN -> open;
            case SWITCHED, FIRST_LIVE -> moved;
        };
    }
}
