package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.model.Verdict;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.EndingCause;
import dev.kirikae.tale.Guard;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.Request;
import dev.kirikae.tale.Tale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs a verification once and gives its verdict; changes nothing, and takes no lock. */
public final class Verification {

    private final Desk desk;
    private final Order order;

    private Verification(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
    }

    /** @param live the live environment through the live name, with its alarms; else the candidate */
    public static Tale tale(Request request, Order order, boolean live) {
        return Desk.stage(request, desk -> new Verification(desk, order).tell(live));
    }

    private Ending tell(boolean live) {
        Scene scene = new Entering(desk, order).readOnly();
        Roles roles = scene.roles(desk.memory());
        Environment environment = live ? roles.live() : roles.candidate();
        if (environment == null) {
            throw desk.refuse(Guard.NOTHING_TO_DO, live ? "nothing is live" : "there is no candidate", "status");
        }
        ReleaseFacts release = desk.memory().releaseOf(environment.id());
        String host = environment.cname() == null ? "" + environment.endpoint() : environment.cname();
        Subject subject = Subject.of(environment, host, release);
        if (live) {
            Watching watching = new Watching(desk, order);
            Duration once = Duration.ofSeconds(30);
            Instant moved = desk.memory().movedAt();
            Subject serving = subject.since(moved == null ? environment.created() : moved);
            Watching.Watched watched = desk.chapter(
                    "live is verified",
                    () -> watching.watch(
                            serving,
                            once,
                            watching.alarmsAtStart(serving),
                            environment.health().isEnhanced()));
            return verdict(environment, watched.verdict(), watched.evidence());
        }
        Proven proven = desk.chapter("the candidate is verified", () -> new Proving(desk, order).prove(subject, scene));
        return verdict(environment, proven.verdict(), proven.evidence());
    }

    private Ending verdict(Environment environment, Verdict verdict, List<String> evidence) {
        String sentence = environment.name() + " is " + verdict.name().toLowerCase(java.util.Locale.ROOT);
        EndingCause cause = verdict == Verdict.VERIFIED ? EndingCause.REACHED : EndingCause.NOT_PROVEN;
        return desk.end(cause, sentence, "status").with(evidence);
    }
}
