package dev.kirikae.workflow;

/**
 * The next command of a stage's end. Where the run has come to something, how the service is now says what comes next, as
 * {@code status} would; else the stage's own word counts: the way past a refusal, or the same again, with its
 * flags, to go on or once its cause is mended.
 */
final class LeadsOn {

    private static final String LOOK = "status";

    private LeadsOn() {}

    static StageResult of(StageResult ending, RunState state, Request request, Onward onward) {
        RunState.Seen seen = state.seen();
        if (seen == null || state.journal().isEmpty() || !hasCome(ending, request)) {
            return ending;
        }
        String next = onward.next(state.journal(), seen);
        return next.isEmpty() ? ending : ending.leadingTo(next);
    }

    private static boolean hasCome(StageResult ending, Request request) {
        boolean again = ending.next().equals(request.typed());
        return switch (ending.exit()) {
            case OK -> true;
            case RESTORED, PERSON ->
                !ending.next().startsWith("recover") && !ending.next().equals("history");
            // Where another job works on, this run does not know what the service is by now.
            case UNCLEAR -> !again && !ending.next().equals(LOOK);
            case BUG, BAD_INPUT, REFUSED, FAILED, LOCKED, INTEGRITY, NOT_ALLOWED, STOPPED -> false;
        };
    }
}
