package dev.kirikae.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a commit says of going back over it: its change of a database, say, that the version before cannot work with.
 * Read from the released commit's own file, and recorded with the release.
 *
 * @param oldest the oldest version that may run after it: a release id, a commit (seven digits or more) or a version
 *     label; null: any
 * @param why in words; null where nothing was said
 */
public record Compatibility(
        @Nullable String oldest,
        GoingBack rollback,
        @Nullable String why) {

    /** Nothing is said: going back is safe. */
    public static final Compatibility SAFE = new Compatibility(null, GoingBack.SAFE, null);

    /**
     * Whether one may go back over it.
     *
     * @param until for how long after its switch; null unless the kind is {@link Kind#UNTIL}
     */
    public record GoingBack(Kind kind, @Nullable Duration until) {

        public static final GoingBack SAFE = new GoingBack(Kind.SAFE, null);
        public static final GoingBack FORBIDDEN = new GoingBack(Kind.FORBIDDEN, null);

        /** One of three. */
        public enum Kind {
            SAFE,
            FORBIDDEN,
            UNTIL
        }

        public static GoingBack until(Duration time) {
            return new GoingBack(Kind.UNTIL, time);
        }
    }

    /** Whether nothing that is said here ever closes a way back. */
    public boolean isSafe() {
        return oldest == null && rollback.kind() == GoingBack.Kind.SAFE;
    }

    /** As the file says it, for people. */
    public String words() {
        Duration until = rollback.until();
        String back = until == null
                ? "rollback " + rollback.kind().name().toLowerCase(java.util.Locale.ROOT)
                : "rollback until " + Durations.text(until) + " after the switch";
        return back + (oldest == null ? "" : ", oldest version after it " + oldest) + because();
    }

    /** Why, in parentheses behind a blank; empty where nothing was said. */
    public String because() {
        return why == null ? "" : " (" + why + ")";
    }
}
