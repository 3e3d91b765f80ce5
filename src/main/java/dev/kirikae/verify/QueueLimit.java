package dev.kirikae.verify;

import dev.kirikae.config.Verify;
import dev.kirikae.model.QueueState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One limit of a queue in one watch.
 *
 * @param most as it was configured; for a queue that may only not grow, none at all
 * @param certain up to here all is well
 * @param allowed more than this is a fault of the release; between the two nobody knows whether it was so before the
 *     switch
 */
record QueueLimit(Kind kind, long most, long certain, long allowed) {

    /** An age that was too high before the switch grows by itself, so it is not judged until it was low once. */
    private static final long ANY = Long.MAX_VALUE;

    /** What is limited. */
    enum Kind {
        VISIBLE(" visible"),
        IN_FLIGHT(" in flight"),
        DELAYED(" delayed"),
        AGE(""),
        DEAD_LETTERS(" dead");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String words(long value) {
            return this == AGE ? "the oldest " + age(value) : value + word;
        }

        String bound(long value) {
            return this == AGE ? age(value) : String.valueOf(value);
        }

        private static String age(long seconds) {
            return TimeText.of(Duration.ofSeconds(seconds));
        }

        /** Null where it is not known. An empty queue has no message, and no age of one. */
        @Nullable
        Long of(QueueState queue) {
            QueueState dead = queue.deadLetters();
            Duration oldest = queue.oldest();
            return switch (this) {
                case VISIBLE -> queue.visible();
                case IN_FLIGHT -> queue.inFlight();
                case DELAYED -> queue.delayed();
                case AGE -> oldest != null ? Long.valueOf(oldest.toSeconds()) : queue.all() == 0 ? 0L : null;
                case DEAD_LETTERS -> dead == null ? null : dead.all();
            };
        }
    }

    /** Where nothing is known of the time before: limits alone count. */
    static List<QueueLimit> alone(Verify.Queue policy) {
        return of(policy, false, (kind, most) -> new QueueLimit(kind, most, most, most));
    }

    /** Against what was there before the switch. */
    static List<QueueLimit> after(Verify.Queue policy, QueueState before) {
        boolean fails = policy.growing() == Verify.Growing.FAIL;
        return of(policy, true, (kind, most) -> {
            long allowed = allowed(kind, most, before, fails);
            return new QueueLimit(kind, most, allowed, allowed);
        });
    }

    /** Against what is there now, where the switch was some time ago: part of it may have come since then. */
    static List<QueueLimit> since(Verify.Queue policy, QueueState now) {
        boolean fails = policy.growing() == Verify.Growing.FAIL;
        return of(policy, true, (kind, most) -> {
            long allowed = allowed(kind, most, now, fails);
            return new QueueLimit(kind, most, Math.min(fails && mayGrow(kind) ? 0 : most, allowed), allowed);
        });
    }

    private interface Made {
        QueueLimit of(Kind kind, long most);
    }

    private static List<QueueLimit> of(Verify.Queue policy, boolean grows, Made made) {
        boolean fails = grows && policy.growing() == Verify.Growing.FAIL;
        Duration age = policy.maxAge();
        List<QueueLimit> limits = new ArrayList<>();
        add(limits, Kind.VISIBLE, number(policy.maxVisible(), fails), made);
        add(limits, Kind.IN_FLIGHT, number(policy.maxInFlight(), false), made);
        add(limits, Kind.DELAYED, number(policy.maxDelayed(), false), made);
        add(limits, Kind.AGE, age == null ? null : Long.valueOf(age.toSeconds()), made);
        add(limits, Kind.DEAD_LETTERS, number(policy.deadLetters(), false), made);
        return List.copyOf(limits);
    }

    private static void add(List<QueueLimit> limits, Kind kind, @Nullable Long most, Made made) {
        if (most != null) {
            limits.add(made.of(kind, most));
        }
    }

    private static @Nullable Long number(@Nullable Integer most, boolean fails) {
        if (most != null) {
            return most.longValue();
        }
        return fails ? Long.valueOf(0) : null;
    }

    private static boolean mayGrow(Kind kind) {
        return kind == Kind.VISIBLE || kind == Kind.DEAD_LETTERS;
    }

    private static long allowed(Kind kind, long most, QueueState before, boolean fails) {
        Long held = kind.of(before);
        if (held == null) {
            return most;
        }
        if (fails && mayGrow(kind)) {
            return held;
        }
        return held <= most ? most : kind == Kind.AGE ? ANY : held;
    }

    /** Once what was too much before is not any more: an age counts again. */
    QueueLimit seen(@Nullable Long value) {
        return allowed == ANY && value != null && value <= most ? new QueueLimit(kind, most, most, most) : this;
    }

    /** Whether it could fail a release as it stands. */
    boolean counts() {
        return allowed != ANY;
    }

    boolean isOver(@Nullable Long value) {
        return value != null && value > allowed;
    }

    boolean isDoubtful(@Nullable Long value) {
        return value != null && value > certain && value <= allowed;
    }

    /** With what was seen, for people. */
    String words(@Nullable Long value) {
        String seen = value == null ? unknown() : kind.words(value);
        if (!counts()) {
            return seen + " (over " + kind.bound(most) + " before the switch already)";
        }
        return allowed == most
                ? seen + " (at most " + kind.bound(most) + ")"
                : seen + " (" + kind.bound(allowed) + " before the switch)";
    }

    private String unknown() {
        return kind == Kind.AGE ? "no age of the oldest message" : "no number of those" + kind.word;
    }
}
