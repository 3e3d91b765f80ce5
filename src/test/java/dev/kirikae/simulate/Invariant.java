package dev.kirikae.simulate;

/** What must hold whatever happens, and of which each violation names one. */
enum Invariant {
    NO_BUG("nothing is thrown, and no ending is a bug"),
    ENDS("a stage ends"),
    INTENDED("what is executed was intended, with these arguments"),
    ONCE("an intent is executed once"),
    NOT_AFTER_THE_END("no call arrives after its stage has ended as anything but unclear"),
    LIVE_IS_KEPT("the owner of the live name is never terminated"),
    WAY_BACK_IS_KEPT("what an unfinished release goes back to is not terminated"),
    OURS("only what is ours is terminated"),
    AGE("nothing is terminated before its time"),
    SERVED("somebody serves once somebody has served"),
    SOUND("the live name never moves to a candidate that answers badly"),
    WITHIN_PLAN("a stage executes no more than its plan"),
    STOP_IS_HEEDED("who is asked to stop changes nothing more, and ends soon"),
    ONE_MOVED("at most one release has moved the name and not ended"),
    ONE_BEGUN("at most one release is on its way to the name"),
    LOCK("a stage that ends gives the lock back"),
    OK_UPLOAD("upload 0: its version is there with its settings, Ready"),
    OK_RELEASE("release 0: the candidate serves and has settled"),
    OK_ROLLBACK("rollback 0: another one serves, or it says already so and that is true"),
    OK_RECOVER("recover 0: nothing is open"),
    OK_DESTROY("destroy 0: one is gone, or it says that nothing was to be done"),
    UNCHANGED("2, 3, 4, 9, 10: nothing was changed"),
    NAME_AS_BEFORE("6, 130, 143: the live name is as before"),
    GIVEN_UP("release 6: its release has ended, so that no rollback takes it for one on its way"),
    MOVED_BACK("7: who served before the release serves again"),
    UNCLEAR("5: something is open or unfinished"),
    PERSON("8: something is held, or somebody acted by hand"),
    STOPPED("143: somebody asked, and nothing is open"),
    SICK_NOT_SETTLED("what answers badly does not settle"),
    RED_NOT_SETTLED("what an alarm speaks against does not settle"),
    SILENT_NOT_SETTLED("what an alarm without data, or a deleted one, does not speak for does not settle"),
    REFUSED_RIGHTLY("3: what the guard refuses is true of the world"),
    NOT_PASSED("what a guard refuses, and nobody allowed, is not done"),
    REASON("6, 7: something was wrong"),
    AGAIN("a finished stage run again changes nothing"),
    WAY_BACK("what is named as way back is where a rollback goes"),
    SERVES("who is said to serve users serves them"),
    CALM("with nothing unusual no stage is unclear"),
    CONVERGES("when faults are over, recover ends and nothing stays open"),
    NO_ORPHAN("every environment that was made is known"),
    NO_LEFTOVER("no saved settings are left behind"),
    HARMLESS("one lost or throttled call, or one look at the past, changes nothing of how a stage ends"),
    LEADS_ON("the command that an ending names leads on, and the last one leaves nothing open"),
    DUE("what is not live is due some day"),
    GOES_ON("when faults are over, the next release settles"),
    GOES_BACK("what has just settled can be taken back");

    private final String words;

    Invariant(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
