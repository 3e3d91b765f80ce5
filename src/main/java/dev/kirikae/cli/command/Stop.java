package dev.kirikae.cli.command;

import dev.kirikae.workflow.ExitCode;
import java.util.function.BooleanSupplier;

/** Whether somebody asks the program to end, by which signal, and what would be left open if it ended right now. */
public final class Stop implements BooleanSupplier {

    private volatile int signal;
    private volatile boolean keepsOpen;

    /** @param number 2 for SIGINT, 15 for SIGTERM */
    public void ask(int number) {
        signal = number;
    }

    @Override
    public boolean getAsBoolean() {
        return signal != 0;
    }

    /** Whether a process that ended now would leave a call, an intent or a switched release open. */
    void keepOpen(boolean open) {
        keepsOpen = open;
    }

    /** The exit code of a program that ended because of the signal: 130 for SIGINT, 143 for SIGTERM. */
    public int code() {
        return 128 + (signal == 0 ? 15 : signal);
    }

    /** The exit code of a program that has to be cut off: unclear where it leaves something open. */
    public int cutOffCode() {
        return keepsOpen ? ExitCode.UNCLEAR.code() : code();
    }

    /** What is said then. */
    public String cutOffSentence() {
        return keepsOpen
                ? "interrupted or unclear (exit " + cutOffCode() + "): it did not end within ten seconds of the signal,"
                        + " and a call, an intent or a release is left open; kirikae status tells which: run the stage"
                        + " again to go on, or kirikae recover"
                : "stopped (exit " + cutOffCode() + "): it did not end within ten seconds of the signal; nothing is"
                        + " left open";
    }
}
