package dev.kirikae.workflow;

import dev.kirikae.model.Caller;
import org.jspecify.annotations.Nullable;

/** Whether a run has come to the right place: the service's own account, and an application that is there. */
public final class AccountCheck {

    private AccountCheck() {}

    /**
     * Ends the stage of a caller of any other account.
     *
     * @param account null or empty where none is known: then every caller may go on
     */
    public static void mustBeAccount(StageContext context, Caller caller, @Nullable String account) {
        if (account != null && !account.isEmpty() && !account.equals(caller.account())) {
            throw context.ended(
                    EndingCause.FOREIGN,
                    "these credentials are of account " + caller.account() + ", but the service belongs to account "
                            + account + ": choose the right profile or role",
                    "");
        }
    }

    /** An application that has no environment at all might not exist: asks, and ends the stage where there is none. */
    public static void mustHaveApplication(StageContext context) {
        String application = context.request().application();
        Answer.ApplicationSeen seen =
                context.look(new Effect.LookAtApplication(application), Answer.ApplicationSeen.class);
        if (!seen.exists()) {
            String others = seen.others().isEmpty() ? "" : "; there are: " + String.join(", ", seen.others());
            throw context.badInput("application: there is no application " + application + " in "
                    + context.request().region() + others);
        }
    }
}
