package dev.kirikae.cli.view;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import sun.misc.Signal;

/**
 * How many columns the process's terminal has: asked of {@code stty} once, and again after each change of its size, of
 * which the system tells by SIGWINCH. Where it cannot be asked: {@code COLUMNS}, else 80.
 */
final class TerminalSize implements IntSupplier {

    private static final int USUAL = 80;
    private static final int LONGEST_ANSWER_SECONDS = 2;

    private final Map<String, String> env;
    private volatile boolean stale = true;
    private int columns;

    private TerminalSize(Map<String, String> env) {
        this.env = env;
    }

    static TerminalSize ofTheProcess(Map<String, String> env) {
        TerminalSize size = new TerminalSize(env);
        try {
            Signal.handle(new Signal("WINCH"), signal -> size.stale = true);
        } catch (IllegalArgumentException e) {
            // A system without this signal: its size at the start stays.
            return size;
        }
        return size;
    }

    @Override
    public synchronized int getAsInt() {
        if (stale) {
            stale = false;
            columns = asked();
        }
        return columns;
    }

    private int asked() {
        File terminal = new File("/dev/tty");
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(terminal)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
            if (stty.waitFor(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS) && answer.matches("\\d+ [1-9]\\d{0,4}")) {
                return Integer.parseInt(answer.substring(answer.indexOf(' ') + 1));
            }
        } catch (IOException e) {
            return reported();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return reported();
    }

    private int reported() {
        String variable = env.getOrDefault("COLUMNS", "");
        return variable.matches("[1-9]\\d{0,4}") ? Integer.parseInt(variable) : USUAL;
    }
}
