package dev.kirikae.stages;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import java.time.Duration;
import java.util.function.Supplier;

/** What becomes of a changing call on its way to AWS and back. */
enum CallFault {
    DENIED,
    NO_CREDENTIALS,
    WRONG_CLOCK,
    /** Beanstalk's own words for a limit, a wrong option and the like. */
    LIMIT,
    THROTTLED_ONCE,
    THROTTLED_FOR_EVER,
    BUSY_ONCE,
    BUSY_FOR_EVER,
    /** It arrived; its answer did not. */
    ANSWER_LOST,
    /** It never arrived, and nobody answered. */
    LOST,
    ALL_LOST,
    /** Its time had passed before it was put on the wire. */
    UNSENT_ONCE,
    UNSENT_FOR_EVER;

    /** @param first whether it is the first such call */
    Answer answer(EmbeddedCloud cloud, ChangingCall call, boolean first, Supplier<Answer> world) {
        return switch (this) {
            case DENIED -> refused(Answer.Trouble.DENIED, "AccessDenied", "not authorized to perform " + kind(call));
            case NO_CREDENTIALS -> refused(Answer.Trouble.NO_CREDENTIALS, "ExpiredToken", "the token has expired");
            case WRONG_CLOCK -> refused(Answer.Trouble.CLOCK, "SignatureDoesNotMatch", "Signature expired");
            case LIMIT -> refused(Answer.Trouble.UNSUPPORTED, "TooMany", "the limit is reached");
            case THROTTLED_ONCE -> first ? throttled() : world.get();
            case THROTTLED_FOR_EVER -> throttled();
            case BUSY_ONCE -> first ? busy() : world.get();
            case BUSY_FOR_EVER -> busy();
            case ANSWER_LOST -> {
                Answer heard = world.get();
                yield first ? nobodyAnswers(cloud) : heard;
            }
            case LOST -> first ? nobodyAnswers(cloud) : world.get();
            case ALL_LOST -> nobodyAnswers(cloud);
            case UNSENT_ONCE -> first ? new Answer.NotSent("its evidence had ended") : world.get();
            case UNSENT_FOR_EVER -> new Answer.NotSent("its evidence had ended");
        };
    }

    private static String kind(ChangingCall call) {
        return call.getClass().getSimpleName();
    }

    private static Answer refused(Answer.Trouble trouble, String code, String message) {
        return new Answer.Refused(trouble, code, message);
    }

    private static Answer throttled() {
        return refused(Answer.Trouble.THROTTLED, "Throttling", "Rate exceeded");
    }

    private static Answer busy() {
        return refused(Answer.Trouble.NOT_READY, "InvalidParameterValue", "Must be Ready");
    }

    private static Answer nobodyAnswers(EmbeddedCloud cloud) {
        cloud.advanceTo(cloud.now().plus(Duration.ofSeconds(10)));
        return new Answer.Unknown("no answer in time");
    }
}
