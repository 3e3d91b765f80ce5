package dev.kirikae.stages.step;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.StageContext;

/** What an environment should have brought along for its watch, and did not. */
final class NotBrought {

    private NotBrought() {}

    /**
     * How the stage ends, where the caller throws it.
     *
     * @param thing such as {@code alarm shop-5xx}
     * @param endsAttempt whether an attempt that a dead process began ends with it
     */
    static RuntimeException ended(StageContext context, String thing, VerificationTarget subject, boolean endsAttempt) {
        ReleaseRecord begun = endsAttempt ? context.journal().begun() : null;
        if (begun != null) {
            String why = thing + " is not there";
            context.record(new JournalEntry.Ended(begun.id(), JournalEntry.How.ABANDONED, why, context.now()));
        }
        return context.ended(
                EndingCause.NOT_PROVEN,
                thing + " should have come with " + subject.name() + ", and is not there",
                "destroy --candidate");
    }
}
