package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.EndingCause;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.EnvironmentFacts;
import dev.kirikae.tale.Guard;
import dev.kirikae.tale.Request;

/** A person says that an environment which the journal knows and nobody shows is gone. What is shown is not. */
final class SaidGone {

    /** As the journal and the report name what a person let pass. */
    private static final String WORD = "gone";

    private final Desk desk;
    private final Order order;

    SaidGone(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
    }

    /** Writes it down, with the reason, where it is not known yet. */
    void say(EnvironmentId id) {
        EnvironmentFacts facts = desk.memory().environment(id);
        if (facts == null) {
            throw desk.badInput("--gone: the journal knows no environment " + id);
        }
        if (facts.goneAt() != null) {
            return;
        }
        Scene first = Entering.look(desk, order);
        mustNotBeThere(first, facts);
        desk.pause(first.asked().plus(Desk.READ_LAG), "a second look: " + id + " is not shown");
        Scene again = Entering.look(desk, order);
        mustNotBeThere(again, facts);
        new Absences(desk, order).notice(again);
        if (desk.memory().isGone(id)) {
            return;
        }
        mustNotServe(again, id);
        Request request = desk.request();
        desk.record(new Entry.Allowed(
                WORD,
                id + " is not shown, and nothing tells that it was terminated. Said to be gone: " + request.reason(),
                request.by(),
                desk.now()));
        desk.record(new Entry.Gone(id, null, desk.now()));
    }

    private void mustNotBeThere(Scene scene, EnvironmentFacts facts) {
        Environment shown = scene.find(facts.id());
        if (shown != null && shown.status() != Status.TERMINATED) {
            throw desk.refuse(
                    Guard.NOTHING_TO_DO,
                    "--gone: " + shown.name() + " (" + shown.id() + ") is shown, "
                            + shown.status().word() + ": it is not gone",
                    "recover");
        }
        if (shown == null && !Unshown.isOldEnough(facts, scene.asked())) {
            throw desk.refuse(
                    Guard.NOTHING_TO_DO,
                    "--gone: " + facts.id() + " was made less than " + Unshown.FRESH.toMinutes()
                            + " min ago, and may not be listed yet",
                    "recover");
        }
    }

    /** Whose live name is taken by somebody who is not shown is hidden, not gone. */
    private void mustNotServe(Scene scene, EnvironmentId id) {
        boolean livesUnseen = scene.roles(desk.memory()).owners().isEmpty()
                && (id.equals(desk.memory().live()) || desk.memory().isFirstCandidate(id));
        if (livesUnseen && !Contradiction.isNameFree(desk, order)) {
            throw desk.leave(
                    EndingCause.PERSON,
                    "--gone: the live name is taken, and nobody who has it is shown: " + id
                            + " is hidden from these credentials rather than gone",
                    "status");
        }
    }
}
