package dev.kirikae.aws;

import dev.kirikae.model.Caller;
import dev.kirikae.workflow.Answer;
import java.util.Objects;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Whose credentials these are. */
final class Identity {

    private final Clients clients;

    Identity(Clients clients) {
        this.clients = clients;
    }

    /** Asked anew each time: credentials change under a long run. */
    Answer look() {
        return new Answer.CallerSeen(ask(clients.identity()));
    }

    static Caller ask(StsClient client) {
        GetCallerIdentityResponse answer = client.getCallerIdentity(r -> {});
        String account = Objects.toString(answer.account(), "");
        if (!account.matches("[0-9]{12}")) {
            throw new IllegalStateException(
                    "an account of twelve digits was expected, not: " + SafeText.plain(account));
        }
        return new Caller(account, SafeText.plain(answer.arn()));
    }
}
