package dev.kirikae.stages;

import dev.kirikae.config.Probe;
import dev.kirikae.config.Verify;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.Guard;
import dev.kirikae.tale.Reached;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.ReleaseFacts.State;
import dev.kirikae.tale.Request;
import dev.kirikae.tale.Tale;
import dev.kirikae.verify.HealthProof;
import dev.kirikae.verify.ProbeProof;
import dev.kirikae.verify.Sample;
import dev.kirikae.verify.Tally;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes back the latest release, and nothing older, at a person's word; it has the right of way. */
public final class Rollback {

    private final Desk desk;
    private final Order order;
    private final Moving moving;

    private Rollback(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
        this.moving = new Moving(desk, order);
    }

    /** @param to release id, commit, version label or environment id to go to; null for the standby */
    public static Tale tale(Request request, Order order, @Nullable String to) {
        return Desk.stage(request, desk -> new Rollback(desk, order).tell(to));
    }

    private Ending tell(@Nullable String to) {
        Scene scene = new Entering(desk, order).enter(true, goal -> goal instanceof Goal.NameBelongsTo);
        Environment live = scene.roles(desk.memory()).live();
        if (live == null) {
            throw desk.refuse(
                    Guard.OWNER,
                    "no environment owns the live name " + order.liveName().prefix(),
                    "status");
        }
        if (to != null) {
            return goTo(scene, live, named(scene, to));
        }
        ReleaseFacts latest = latest();
        if (latest != null && latest.state() == State.BEGUN) {
            desk.record(new Entry.Ended(latest.id(), Entry.How.ABANDONED, "rollback: " + by(), desk.now()));
            return ok(latest.id() + " had not moved the live name; it is given up, and nothing was moved");
        }
        if (latest == null || latest.state() == State.RESTORED || !live.id().equals(latest.environment())) {
            return alreadySo(scene, latest, live);
        }
        Environment target = wayBack(scene, latest);
        if (target == null) {
            throw desk.refuse(Guard.NOTHING_TO_DO, "there is no standby to go back to", "status");
        }
        return goTo(scene, live, target);
    }

    /** The latest release that is, or was, or was about to be live. */
    private @Nullable ReleaseFacts latest() {
        ReleaseFacts under = desk.memory().underWay();
        if (under != null) {
            return under;
        }
        ReleaseFacts found = null;
        for (ReleaseFacts release : desk.memory().releases()) {
            boolean ended = release.state() == State.SETTLED || release.state() == State.RESTORED;
            boolean later = found == null || endedLater(release, found);
            found = ended && later ? release : found;
        }
        return found;
    }

    private static boolean endedLater(ReleaseFacts a, ReleaseFacts b) {
        return a.endedAt() != null && b.endedAt() != null && a.endedAt().isAfter(b.endedAt());
    }

    private Ending alreadySo(Scene scene, @Nullable ReleaseFacts latest, Environment live) {
        if (latest == null) {
            throw desk.refuse(
                    Guard.NOTHING_TO_DO, "nothing was released yet: there is nothing to go back to", "status");
        }
        if (latest != null && latest.state() != State.RESTORED && latest.state().isUnderWay()) {
            return new Finishing(desk, order)
                    .closeMoved(latest, scene.roles(desk.memory()).live());
        }
        return ok("already so: " + live.name() + " serves, and the latest release is taken back");
    }

    private @Nullable Environment wayBack(Scene scene, ReleaseFacts latest) {
        EnvironmentId replaced = latest.live();
        Environment former = latest.state().isUnderWay() && replaced != null ? scene.find(replaced) : null;
        return former != null && former.exists()
                ? former
                : scene.roles(desk.memory()).standby();
    }

    private Environment named(Scene scene, String to) {
        for (Environment environment : scene.environments()) {
            ReleaseFacts release = desk.memory().releaseOf(environment.id());
            boolean meant = environment.id().value().equals(to)
                    || release != null && Named.is(release, to)
                    || to.equals(environment.version());
            if (meant && environment.exists()) {
                return environment;
            }
        }
        throw desk.badInput("--to: there is no environment of " + to + " among those of "
                + order.configuration().application());
    }

    private Ending goTo(Scene scene, Environment live, Environment target) {
        if (live.id().equals(target.id())) {
            return ok("already so: " + live.name() + " serves");
        }
        checked(target, live);
        Scene ready = new Raising(desk, order).raise(scene, live, target);
        Reached reached = desk.chapter(
                "the live name is back",
                () -> moving.move(
                        Goal.Purpose.ROLLBACK,
                        ready,
                        live.id(),
                        target.id(),
                        desk.now().plus(Duration.ofMinutes(5))));
        if (!reached.holds()) {
            Upload.orLeave(desk, reached, "the live name could not be moved back");
        }
        if (reached.kind() == Reached.Kind.ALREADY) {
            desk.record(new Entry.Switched(null, live.id(), target.id(), desk.now()));
            desk.record(new Entry.Rejected(live.id(), "rollback: " + by(), desk.now()));
        }
        desk.waitUntilSure();
        ReleaseFacts taken = desk.memory().releaseOf(live.id());
        if (taken != null) {
            desk.record(new Entry.Ended(taken.id(), Entry.How.RESTORED, "rollback: " + by(), desk.now()));
        }
        return ok(target.name() + " serves again; " + live.name() + " is rejected");
    }

    private String by() {
        Request request = desk.request();
        return request.reason().isEmpty() ? request.holder() : request.holder() + ": " + request.reason();
    }

    /** One round, no windows: a bad answer refuses, a probe that cannot be sent does not. */
    private void checked(Environment target, Environment live) {
        Verify verify = order.configuration().verify();
        Sample health = HealthProof.sample(verify.health(), target);
        if (!target.isReady() || health.kind() == Sample.Kind.BAD) {
            sick(target, health.words());
        }
        List<Probe> probes =
                verify.candidate().probes().stream().map(Rollback::once).toList();
        Subject subject = Subject.of(
                        target,
                        target.cname() == null ? "" + target.endpoint() : target.cname(),
                        desk.memory().releaseOf(target.id()))
                .after(live, desk.memory().movedAt());
        ProbeProof proof = desk.chapter(
                "the target answers",
                () -> Proving.sample(desk, order, ProbeProof.of(probes, desk.now()), subject, List.of())
                        .proof());
        for (Tally tally : proof.tallies()) {
            if (tally.stand() == Tally.Stand.FAILED) {
                sick(target, tally.evidence());
            }
        }
        desk.record(new Entry.Judged(
                subject.variables().getOrDefault("release", ""),
                Entry.Phase.TARGET,
                dev.kirikae.model.Verdict.VERIFIED,
                proof.evidence(),
                desk.now()));
        if (health.kind() != Sample.Kind.GOOD && proof.tallies().stream().noneMatch(t -> t.goods() > 0)) {
            sick(target, health.words() + ", and no probe could be sent");
        }
    }

    private static Probe once(Probe probe) {
        return new Probe(probe.name(), probe.check(), probe.every(), probe.timeout(), 1, 0, 1, probe.within());
    }

    private void sick(Environment target, String why) {
        desk.guard(Guard.STANDBY_SICK, target.id().value(), target.name() + " answers badly: " + why, "status");
    }

    private static Ending ok(String sentence) {
        return Ending.of(Exit.OK, sentence, "status");
    }
}
