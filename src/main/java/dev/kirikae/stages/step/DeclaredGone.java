package dev.kirikae.stages.step;

import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.StageContext;

/** A person says that an environment which the journal knows and nobody shows is gone. What is shown is not. */
final class DeclaredGone {

    /** As the journal and the report name what a person let pass. */
    private static final String WORD = "gone";

    private final Steps steps;
    private final StageContext context;

    DeclaredGone(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
    }

    /** Writes it down, with the reason, where it is not known yet. */
    void say(EnvironmentId id) {
        EnvironmentRecord facts = context.journal().environment(id);
        if (facts == null) {
            throw context.badInput("--gone: the journal knows no environment " + id);
        }
        if (facts.goneAt() != null) {
            return;
        }
        EnvironmentSnapshot first = steps.look().now();
        mustNotBeThere(first, facts);
        context.pause(first.asked().plus(StageContext.READ_LAG), "a second look: " + id + " is not shown");
        EnvironmentSnapshot again = steps.look().now();
        mustNotBeThere(again, facts);
        steps.goneEnvironments().notice(again);
        if (context.journal().isGone(id)) {
            return;
        }
        mustNotServe(again, id);
        Request request = context.request();
        context.record(new JournalEntry.Allowed(
                WORD,
                id + " is not shown, and nothing tells that it was terminated. Said to be gone: " + request.reason(),
                request.by(),
                context.now()));
        context.record(new JournalEntry.Gone(id, null, context.now()));
    }

    private void mustNotBeThere(EnvironmentSnapshot snapshot, EnvironmentRecord facts) {
        Environment shown = snapshot.find(facts.id());
        if (shown != null && shown.status() != Status.TERMINATED) {
            throw context.refuse(
                    Guard.NOTHING_TO_DO,
                    "--gone: " + shown.name() + " (" + shown.id() + ") is shown, "
                            + shown.status().word() + ": it is not gone",
                    "recover");
        }
        if (shown == null && !NotShown.isOldEnough(facts, snapshot.asked())) {
            throw context.refuse(
                    Guard.NOTHING_TO_DO,
                    "--gone: " + facts.id() + " was made less than " + NotShown.FRESH.toMinutes()
                            + " min ago, and may not be listed yet",
                    "recover");
        }
    }

    /** Whose live name is taken by somebody who is not shown is hidden, not gone. */
    private void mustNotServe(EnvironmentSnapshot snapshot, EnvironmentId id) {
        boolean livesUnseen = snapshot.roles(context.journal()).owners().isEmpty()
                && (id.equals(context.journal().live()) || context.journal().isFirstCandidate(id));
        if (livesUnseen && steps.look().isNameTaken()) {
            throw context.ended(
                    EndingCause.PERSON,
                    "--gone: the live name is taken, and nobody who has it is shown: " + id
                            + " is hidden from these credentials rather than gone",
                    "status");
        }
    }
}
