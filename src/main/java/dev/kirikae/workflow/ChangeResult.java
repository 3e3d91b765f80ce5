package dev.kirikae.workflow;

import dev.kirikae.model.EnvironmentId;
import org.jspecify.annotations.Nullable;

/**
 * What became of a goal. Not to be dropped: the compiler's checks refuse that.
 *
 * @param environment of a creation that is done, the environment made; null where Beanstalk did not name it. Of other
 *     goals it says nothing
 * @param trouble why AWS said no; counts only where {@code kind} is {@link Kind#REFUSED}
 * @param why for people
 */
@CheckReturnValue
public record ChangeResult(Kind kind, @Nullable EnvironmentId environment, Answer.Trouble trouble, String why) {

    /** How a goal was met, or not. */
    public enum Kind {
        /** It held before anything was done. */
        ALREADY,
        /** It holds now: the call was answered and that is proof, or it was seen. */
        DONE,
        /** AWS said no, and would say so again; nothing was done. */
        REFUSED,
        /** AWS said that it is busy, or nothing was sent: nothing was done, and it may be tried again later. */
        NOT_NOW,
        /** Nobody answered, and it is certain by now that nothing arrived. */
        NEVER_ARRIVED,
        /** What was to be changed is not as it was decided from; nothing was sent. */
        CHANGED
    }

    /** Whether the goal is reached, by whatever hand. */
    public boolean holds() {
        return kind == Kind.ALREADY || kind == Kind.DONE;
    }

    /** Why a stage that needs the goal ends; {@link EndingCause#REACHED} where it need not. */
    public EndingCause cause() {
        return switch (kind) {
            case ALREADY, DONE -> EndingCause.REACHED;
            case REFUSED -> isDenied() ? EndingCause.DENIED : EndingCause.REFUSED;
            case NOT_NOW, NEVER_ARRIVED, CHANGED -> EndingCause.NOT_SENT;
        };
    }

    private boolean isDenied() {
        return switch (trouble) {
            case DENIED, NO_CREDENTIALS, CLOCK -> true;
            case THROTTLED, NOT_READY, FOREIGN_BUCKET, ABSENT, UNSUPPORTED, UNREACHABLE, LATE -> false;
        };
    }

    static ChangeResult already(String why, @Nullable EnvironmentId environment) {
        return new ChangeResult(Kind.ALREADY, environment, Answer.Trouble.ABSENT, why);
    }

    static ChangeResult done(String why, @Nullable EnvironmentId environment) {
        return new ChangeResult(Kind.DONE, environment, Answer.Trouble.ABSENT, why);
    }

    static ChangeResult refused(Answer.Refused refused) {
        boolean later = refused.trouble() == Answer.Trouble.THROTTLED || refused.trouble() == Answer.Trouble.NOT_READY;
        return new ChangeResult(later ? Kind.NOT_NOW : Kind.REFUSED, null, refused.trouble(), refused.why());
    }

    static ChangeResult notNow(String why) {
        return new ChangeResult(Kind.NOT_NOW, null, Answer.Trouble.UNREACHABLE, why);
    }

    static ChangeResult neverArrived(String why) {
        return new ChangeResult(Kind.NEVER_ARRIVED, null, Answer.Trouble.UNREACHABLE, why);
    }

    static ChangeResult changed(String why) {
        return new ChangeResult(Kind.CHANGED, null, Answer.Trouble.UNREACHABLE, why);
    }
}
