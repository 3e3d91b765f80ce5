package dev.kirikae.cli;

import java.util.function.BooleanSupplier;

/** Whether somebody asks the program to end, and by which signal. */
public final class Stop implements BooleanSupplier {

    private volatile int signal;

    /** @param number 2 for SIGINT, 15 for SIGTERM */
    public void ask(int number) {
        signal = number;
    }

    @Override
    public boolean getAsBoolean() {
        return signal != 0;
    }

    /** The exit code of a program that ended because of the signal: 130 for SIGINT, 143 for SIGTERM. */
    int code() {
        return 128 + (signal == 0 ? 15 : signal);
    }
}
