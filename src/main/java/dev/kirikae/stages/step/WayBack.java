package dev.kirikae.stages.step;

import dev.kirikae.config.Verify;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.Move;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.verify.HealthProof;
import dev.kirikae.verify.Sample;
import org.jspecify.annotations.Nullable;

/**
 * What a plain {@code rollback} comes to: the one function, for the stages, {@code status}, and every sentence that
 * names the way back. It takes back the latest release and nothing older.
 *
 * @param live who serves; null where none or two own the live name
 * @param target where the name goes; null unless {@code kind} is {@link Kind#MOVES}
 * @param release what is given up, closed or taken back; null where there is none, or it was not made by Kirikae
 * @param unshown the way back where it is not shown; null unless {@code kind} is {@link Kind#NOT_SHOWN}
 */
public record WayBack(
        Kind kind,
        @Nullable Environment live,
        @Nullable Environment target,
        @Nullable ReleaseRecord release,
        @Nullable NotShown unshown) {

    /** Where nothing that counts is not shown; null as in the components. */
    public WayBack(
            Kind kind, @Nullable Environment live, @Nullable Environment target, @Nullable ReleaseRecord release) {
        this(kind, live, target, release, null);
    }

    /** What it comes to. */
    public enum Kind {
        /** The live name moves to the standby. */
        MOVES,
        /** A release is on its way and does not have the name yet: it is given up, and nothing moves. */
        GIVES_UP,
        /** The name was moved on by hand from a release that had not ended: it is closed, and nothing moves. */
        CLOSES,
        /**
         * The last thing done was itself a way back, a release given up, or a move by hand away from the latest
         * release: already so.
         */
        ALREADY,
        /** There is nothing to go back to: nothing was released yet, or there is no standby. */
        NOTHING,
        /** The standby is known, and not shown: whatever is older is no way back. */
        NOT_SHOWN,
        /** Not exactly one environment owns the live name. */
        NO_OWNER
    }

    /**
     * From the journal and one look; asks nothing.
     *
     * @param roles of that look
     */
    public static WayBack of(JournalState journal, Roles roles) {
        Environment live = roles.live();
        if (live == null) {
            return new WayBack(Kind.NO_OWNER, null, null, null);
        }
        ReleaseRecord begun = journal.begun();
        if (begun != null && !live.id().equals(begun.environment())) {
            return new WayBack(Kind.GIVES_UP, live, null, begun);
        }
        ReleaseRecord moved = journal.moved();
        if (moved != null && !live.id().equals(moved.environment())) {
            return new WayBack(Kind.CLOSES, live, null, moved);
        }
        String givenUp = journal.name().givenUp();
        if (givenUp != null && !isNews(journal, live)) {
            return new WayBack(Kind.ALREADY, live, null, journal.release(givenUp));
        }
        if (isTakenBack(journal, live)) {
            return new WayBack(Kind.ALREADY, live, null, left(journal, live));
        }
        NotShown unshown = roles.unshown(NotShown.Role.STANDBY);
        if (unshown != null) {
            return new WayBack(Kind.NOT_SHOWN, live, null, journal.releaseOf(live.id()), unshown);
        }
        Environment standby = roles.standby();
        return standby == null
                ? new WayBack(Kind.NOTHING, live, null, null)
                : new WayBack(Kind.MOVES, live, standby, journal.releaseOf(live.id()));
    }

    private static boolean isTakenBack(JournalState journal, Environment live) {
        if (isNews(journal, live) && journal.name().latest() != null) {
            return !live.id().equals(journal.name().latest());
        }
        Move last = journal.name().lastMove();
        if (last == null || !last.to().equals(live.id())) {
            return false;
        }
        return switch (last.how()) {
            case FORWARD -> false;
            case BACK -> true;
            // A person may have moved the name by hand to the very release that was brought live last.
            case BY_HAND ->
                journal.name().latest() != null
                        && !live.id().equals(journal.name().latest());
        };
    }

    /** The next stage would note a move by hand; where nothing is known to have been live, there was none. */
    private static boolean isNews(JournalState journal, Environment live) {
        EnvironmentId before = journal.lastKnownLive();
        return before != null && !before.equals(live.id()) && journal.isNews(live);
    }

    /** Whom the name has left, also where the journal does not know of that move yet. */
    private static @Nullable ReleaseRecord left(JournalState journal, Environment live) {
        Move last = journal.name().lastMove();
        EnvironmentId known = last == null ? null : last.from();
        EnvironmentId from = isNews(journal, live) ? journal.lastKnownLive() : known;
        return from == null ? null : journal.releaseOf(from);
    }

    /**
     * Why the target would be refused by Beanstalk's opinion of it alone; null where it would not, or where nothing
     * moves.
     */
    public @Nullable String unfit(Verify.Health policy) {
        return target == null || kind != Kind.MOVES ? null : unfit(target, policy);
    }

    static @Nullable String unfit(Environment target, Verify.Health policy) {
        Sample health = HealthProof.sample(policy, target);
        return !target.isReady() || health.kind() == Sample.Kind.BAD ? health.words() : null;
    }

    /** For the sentence of a release that has just settled, and for {@code status}. */
    public String words() {
        return switch (kind) {
            case MOVES -> "the way back stands by: " + name(target);
            case GIVES_UP -> "a rollback gives " + id() + " up and moves nothing: it does not have the live name yet";
            case CLOSES -> "a rollback closes " + id() + " and moves nothing: the live name was moved on by hand";
            case ALREADY -> "already so: the latest release is taken back";
            case NOTHING -> "there is no way back yet: no other environment has settled";
            case NOT_SHOWN ->
                unshown == null ? "" : "the way back is unclear: the " + unshown.words() + " is not shown to us";
            case NO_OWNER -> "there is no way back: nobody owns the live name alone";
        };
    }

    private String id() {
        return release == null ? "the release" : release.id();
    }

    private static String name(@Nullable Environment environment) {
        return environment == null ? "nobody" : environment.name() + " (" + environment.id() + ")";
    }
}
