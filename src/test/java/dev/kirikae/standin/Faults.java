package dev.kirikae.standin;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What goes wrong on purpose, by operation; each once for every time it is asked for. */
final class Faults {

    enum Kind {
        /** Done, but the connection ends before the answer. */
        CUT_AFTER,
        /** Not done, and no answer. */
        CUT_BEFORE,
        /** Done, answered late. */
        LATE,
        /** Refused with an error. */
        ERROR,
        /** Answered as it was before the last change. */
        STALE
    }

    record Fault(Kind kind, Duration delay, @Nullable Refusal error) {}

    private final Map<String, Deque<Fault>> coming = new HashMap<>();
    private final Map<String, Refusal> lasting = new HashMap<>();

    synchronized void cutAfter(String operation) {
        add(operation, new Fault(Kind.CUT_AFTER, Duration.ZERO, null));
    }

    synchronized void cutBefore(String operation) {
        add(operation, new Fault(Kind.CUT_BEFORE, Duration.ZERO, null));
    }

    synchronized void late(String operation, Duration delay) {
        add(operation, new Fault(Kind.LATE, delay, null));
    }

    synchronized void error(String operation, int status, String code, String message) {
        add(operation, new Fault(Kind.ERROR, Duration.ZERO, new Refusal(status, code, message)));
    }

    synchronized void stale(String operation) {
        add(operation, new Fault(Kind.STALE, Duration.ZERO, null));
    }

    synchronized void throttle(String operation) {
        error(operation, 400, "Throttling", "Rate exceeded");
    }

    /** From now on, each time. */
    synchronized void always(String operation, int status, String code, String message) {
        lasting.put(operation, new Refusal(status, code, message));
    }

    /** From now on, each time. */
    synchronized void deny(String action) {
        String sentence = "User: arn:aws:iam::" + Account.ACCOUNT + ":user/jenkins is not authorized to perform: "
                + action + " on resource: *";
        always(action.substring(action.indexOf(':') + 1), 403, "AccessDenied", sentence);
    }

    synchronized void allow(String action) {
        lasting.remove(action.substring(action.indexOf(':') + 1));
    }

    private void add(String operation, Fault fault) {
        coming.computeIfAbsent(operation, o -> new ArrayDeque<>()).add(fault);
    }

    @Nullable
    synchronized Fault next(String operation) {
        Refusal always = lasting.get(operation);
        if (always != null) {
            return new Fault(Kind.ERROR, Duration.ZERO, always);
        }
        Deque<Fault> some = coming.get(operation);
        return some == null ? null : some.poll();
    }
}
