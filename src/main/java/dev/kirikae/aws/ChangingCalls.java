package dev.kirikae.aws;

import dev.kirikae.model.Environment;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;

/** Makes changing calls: one attempt each, and an answer that never claims more than is known. */
final class ChangingCalls {

    /** The version was deleted, only its bundle was not (API Reference, DeleteApplicationVersion, read 2026-11). */
    private static final String BUNDLE_STAYS = "SourceBundleDeletionFailure";

    private final Clients clients;
    private final InstantSource clock;

    ChangingCalls(Clients clients, InstantSource clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /** A call whose answer holds nothing but its request's id. */
    Answer make(String operation, ChangingCall effect, Function<ElasticBeanstalkClient, ? extends AwsResponse> call) {
        return make(operation, effect, call, answer -> null);
    }

    /** @param environment reads the environment out of the answer */
    <R extends AwsResponse> Answer make(
            String operation,
            ChangingCall effect,
            Function<ElasticBeanstalkClient, R> call,
            Function<R, @Nullable Environment> environment) {
        return once(
                "elasticbeanstalk:" + operation,
                effect,
                attempt -> {
                    try (ElasticBeanstalkClient client = clients.acting(attempt)) {
                        return call.apply(client);
                    }
                },
                environment);
    }

    /** A call to an Auto Scaling group. */
    Answer makeScaling(String operation, ChangingCall effect, Function<AutoScalingClient, ? extends AwsResponse> call) {
        return once(
                "autoscaling:" + operation,
                effect,
                attempt -> {
                    try (AutoScalingClient client = clients.scaling().acting(attempt)) {
                        return call.apply(client);
                    }
                },
                answer -> null);
    }

    private <R extends AwsResponse> Answer once(
            String action,
            ChangingCall effect,
            Function<OneShotHttpClient, R> call,
            Function<R, @Nullable Environment> environment) {
        OneShotHttpClient attempt = new OneShotHttpClient(clients.wire(), clock, effect);
        try {
            R answer = call.apply(attempt);
            return new Answer.Done(requestId(answer), environment.apply(answer));
        } catch (RuntimeException e) {
            return failed(action, attempt, e);
        }
    }

    private static Answer failed(String action, OneShotHttpClient attempt, RuntimeException error) {
        String held = attempt.held();
        if (held != null) {
            return new Answer.NotSent(action + ": " + held);
        }
        Answer.Refused refused = Errors.ofChange(action, error);
        if (refused != null) {
            return refused;
        }
        if (error instanceof AwsServiceException e && Errors.isCode(e, BUNDLE_STAYS) && e.requestId() != null) {
            return new Answer.Done(e.requestId(), null);
        }
        if (!attempt.hasLeft() || Errors.isNeverConnected(error)) {
            return new Answer.NotSent(Errors.why(action, error));
        }
        return new Answer.Unknown(Errors.why(action, error));
    }

    private static String requestId(AwsResponse answer) {
        String id = answer.responseMetadata().requestId();
        if (id == null || id.isEmpty() || id.equals("UNKNOWN")) {
            throw new IllegalStateException("the answer has no request id");
        }
        return id;
    }
}
