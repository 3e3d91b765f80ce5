package dev.kirikae.cloud;

import dev.kirikae.workflow.ChangingCall;
import java.time.Instant;

/**
 * A changing call that the cloud executed.
 *
 * @param at when it was executed, which may be long after it was sent
 * @param client whose call it was; {@link #PERSON} for what a person did by hand
 * @param call what was asked, with its operation and all arguments
 * @param late executed after the client had given up
 */
public record Mutation(Instant at, String client, ChangingCall call, boolean late) {

    /** The client of whoever acts by hand. */
    public static final String PERSON = "a person";

    public boolean isByHand() {
        return client.equals(PERSON);
    }
}
