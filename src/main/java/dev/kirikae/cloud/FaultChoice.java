package dev.kirikae.cloud;

/** What becomes of one effect on its way to the cloud and back. */
enum FaultChoice {
    NORMAL,
    /** Refused for its rate: nothing done. */
    THROTTLED,
    /** Lost on the way there. */
    LOST_BEFORE,
    /** Done; the answer was lost. */
    ANSWER_LOST,
    /** Given up by the client, and done later. */
    LATE,
    CRASH_BEFORE,
    CRASH_AFTER,
    /** Refused for want of a permission: nothing done. */
    DENIED;

    private static final FaultChoice[] CHANGING = values();
    private static final FaultChoice[] KEEPING = {NORMAL, LOST_BEFORE, ANSWER_LOST, CRASH_BEFORE, CRASH_AFTER};
    private static final FaultChoice[] LOOKING = {NORMAL, THROTTLED, LOST_BEFORE};

    static FaultChoice ofChanging(Chooser chooser, String site) {
        return CHANGING[chooser.choose(site, CHANGING.length)];
    }

    /** Of a write to the ledger or the bundle store. */
    static FaultChoice ofKeeping(Chooser chooser, String site) {
        return KEEPING[chooser.choose(site, KEEPING.length)];
    }

    static FaultChoice ofLook(Chooser chooser, String site) {
        return LOOKING[chooser.choose(site, LOOKING.length)];
    }
}
