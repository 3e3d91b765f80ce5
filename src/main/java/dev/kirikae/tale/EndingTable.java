package dev.kirikae.tale;

/**
 * From what happened to the exit code: the one place. A run that had the live name in its hands never says that nothing
 * changed; one that did not, never says less than it knows.
 */
public final class EndingTable {

    private EndingTable() {}

    public static Exit exit(EndingPhase phase, EndingCause cause) {
        return switch (cause) {
            case REACHED -> Exit.OK;
            case LOCKED -> Exit.LOCKED;
            case MOVED_BACK -> Exit.RESTORED;
            case PERSON -> Exit.PERSON;
            case REPLACED, UNKNOWN -> Exit.UNCLEAR;
            case GUARDED -> unless(phase, Exit.REFUSED, Exit.REFUSED, Exit.PERSON);
            case NOT_PROVEN ->
                phase == EndingPhase.FIRST_LIVE ? Exit.FAILED : unless(phase, Exit.FAILED, Exit.UNCLEAR, Exit.PERSON);
            case REFUSED, NOT_SENT ->
                phase == EndingPhase.FIRST_LIVE ? Exit.FAILED : unless(phase, Exit.FAILED, Exit.UNCLEAR, Exit.PERSON);
            case DENIED -> unless(phase, Exit.NOT_ALLOWED, Exit.UNCLEAR, Exit.UNCLEAR);
            case UNREACHABLE -> unless(phase, Exit.FAILED, Exit.UNCLEAR, Exit.UNCLEAR);
            case STOPPED -> unless(phase, Exit.STOPPED, Exit.UNCLEAR, Exit.UNCLEAR);
            case FOREIGN -> unless(phase, Exit.INTEGRITY, Exit.UNCLEAR, Exit.UNCLEAR);
            case WRONG_INPUT -> unless(phase, Exit.BAD_INPUT, Exit.UNCLEAR, Exit.UNCLEAR);
        };
    }

    private static Exit unless(EndingPhase phase, Exit untouched, Exit open, Exit moved) {
        return switch (phase) {
            case UNTOUCHED, HELD -> untouched;
            case INTENT_OPEN -> open;
            case SWITCHED, FIRST_LIVE -> moved;
        };
    }
}
