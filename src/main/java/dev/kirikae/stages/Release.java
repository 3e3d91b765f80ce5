package dev.kirikae.stages;

import dev.kirikae.config.Configuration;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
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
import dev.kirikae.verify.AlarmProof;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moves the live name to a verified candidate, or leaves the live environment serving. */
public final class Release {

    private static final int ATTEMPTS = 3;

    private final Desk desk;
    private final Order order;
    private final Moving moving;
    private final Finishing finishing;

    private Release(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
        this.moving = new Moving(desk, order);
        this.finishing = new Finishing(desk, order);
    }

    /**
     * @param wanted release id, commit or version label that the candidate must be; null for whichever waits
     * @param again try the newest rejected one anew
     */
    public static Tale tale(Request request, Order order, @Nullable String wanted, boolean again) {
        return Desk.stage(request, desk -> new Release(desk, order).tell(wanted, again));
    }

    private Ending tell(@Nullable String wanted, boolean again) {
        Scene scene = new Entering(desk, order).enter();
        ReleaseFacts under = desk.memory().underWay();
        Roles roles = scene.roles(desk.memory());
        boolean newer = roles.candidate() != null
                && under != null
                && !roles.candidate().id().equals(under.environment());
        if (under != null && under.state() == State.SWITCHED) {
            Ending finished = finishing.finish(scene, under);
            if (!newer || finished.exit() != Exit.OK) {
                return finished;
            }
            scene = Entering.look(desk, order);
        } else if (under != null && under.state() == State.HELD && !newer) {
            return finishing.finish(scene, under);
        }
        return release(scene, wanted, again);
    }

    private Ending release(Scene scene, @Nullable String wanted, boolean again) {
        Roles roles = scene.roles(desk.memory());
        Environment candidate =
                again && !roles.rejected().isEmpty() ? roles.rejected().get(0) : roles.candidate();
        Environment live = roles.live();
        if (candidate == null) {
            return nothing(roles, live, wanted);
        }
        ReleaseFacts release = desk.memory().releaseOf(candidate.id());
        if (release == null || (wanted != null && !Named.is(release, wanted))) {
            throw desk.refuse(
                    Guard.NOTHING_TO_DO, wanted + " is not the candidate; " + candidate.name() + " is", "status");
        }
        if (live == null) {
            throw desk.refuse(
                    Guard.OWNER,
                    "no environment owns the live name " + order.liveName().prefix(),
                    "status");
        }
        return attempt(scene, known(release), known(live), candidate, again);
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a guard that cannot be allowed let pass");
        }
        return value;
    }

    private Ending nothing(Roles roles, @Nullable Environment live, @Nullable String wanted) {
        ReleaseFacts newest = desk.memory().newestRelease();
        if (newest != null
                && newest.state() == State.SETTLED
                && live != null
                && live.id().equals(newest.environment())
                && (wanted == null || Named.is(newest, wanted))) {
            return Ending.of(Exit.OK, newest.id() + " is live and settled already", "destroy --due");
        }
        String sentence = roles.rejected().isEmpty()
                ? "there is no candidate to release: upload one"
                : "there is no candidate to release, only "
                        + roles.rejected().get(0).name()
                        + ", which was rejected: try it anew with --again, or upload another";
        throw desk.refuse(Guard.NOTHING_TO_DO, sentence, roles.rejected().isEmpty() ? "upload" : "release --again");
    }

    private Ending attempt(Scene scene, ReleaseFacts release, Environment live, Environment candidate, boolean again) {
        boolean first = live.id().equals(candidate.id());
        if (!first) {
            mayReplace(release, live);
            new Suitable(desk, order).forSwitch(live, candidate);
        }
        Subject subject = Subject.of(candidate, host(candidate), release)
                .after(live, first ? null : desk.memory().movedAt());
        List<AlarmProof> alarms =
                desk.chapter("the alarms are known", () -> new Watching(desk, order).alarmsAtStart(subject));
        List<String> red = Watching.blocking(alarms);
        red.forEach(
                name -> desk.guard(Guard.RED_ALARM, name, "alarm " + name + " is red before the release", "release"));
        new Watching(desk, order).mustBeProvable(alarms, release.id());
        desk.record(new Entry.Began(
                release.id(),
                candidate.id(),
                first ? null : live.id(),
                again,
                order.configuration().verify().live().watch(),
                desk.now()));
        return first
                ? firstRelease(scene, release, subject)
                : switchOver(scene, release, live, candidate, subject, AlarmProof.withAllowed(alarms, red::contains));
    }

    private void mayReplace(ReleaseFacts release, Environment live) {
        if (!live.id().equals(release.live())) {
            desk.guard(
                    Guard.LIVE_MOVED,
                    release.id(),
                    live.name() + " is live, but " + release.id() + " was prepared against " + release.live(),
                    "upload");
            Ancestry.mayReplace(desk, live, release.commit(), Named.shortCommit(release));
        }
    }

    private static String host(Environment candidate) {
        return candidate.cname() == null ? "" + candidate.endpoint() : candidate.cname();
    }

    /** The candidate was made with the live name: there is nothing to move, and no way back. */
    private Ending firstRelease(Scene scene, ReleaseFacts release, Subject subject) {
        Proven proven = prove(scene, release, subject);
        if (!passes(proven)) {
            return abandoned(release, proven.words());
        }
        return finishing.finish(scene, known(desk.memory().release(release.id())));
    }

    private Ending switchOver(
            Scene first,
            ReleaseFacts release,
            Environment live,
            Environment candidate,
            Subject subject,
            List<AlarmProof> alarms) {
        Scene scene = first;
        Reached reached = Reached.untried();
        boolean roomy = order.configuration().environment().capacity() == Configuration.Capacity.AS_CONFIGURED;
        for (int tries = 0; tries < ATTEMPTS && !reached.holds(); tries++) {
            Proven proven = prove(scene, release, subject);
            if (!passes(proven)) {
                return abandoned(release, proven.words());
            }
            if (!roomy) {
                roomy = true;
                if (new Raising(desk, order).raise(live, candidate, proven.instances())) {
                    scene = Entering.look(desk, order);
                    continue;
                }
            }
            reached = desk.chapter(
                    "the live name belongs to the candidate",
                    () -> moving.move(Goal.Purpose.SWITCH, proven.scene(), live.id(), subject.id(), proven.holds()));
            if (!reached.holds()) {
                scene = Entering.look(desk, order);
                EnvironmentId owner = owner(scene);
                if (!live.id().equals(owner)) {
                    desk.guard(Guard.LIVE_MOVED, null, "the live name moved to " + owner + " meanwhile", "status");
                }
            }
        }
        if (!reached.holds()) {
            Upload.orLeave(desk, reached, "the live name could not be moved");
        }
        if (reached.kind() == Reached.Kind.ALREADY && !isSwitched(release)) {
            desk.record(new Entry.Switched(release.id(), live.id(), subject.id(), desk.now()));
        }
        leaveHeldBehind(release, live);
        return finishing.finish(scene, known(desk.memory().release(release.id())), alarms);
    }

    private boolean isSwitched(ReleaseFacts release) {
        return known(desk.memory().release(release.id())).state() == State.SWITCHED;
    }

    private @Nullable EnvironmentId owner(Scene scene) {
        Environment owner = scene.roles(desk.memory()).live();
        return owner == null ? null : owner.id();
    }

    /** A held release that is left for a newer candidate is rejected when the name leaves it. */
    private void leaveHeldBehind(ReleaseFacts release, Environment left) {
        ReleaseFacts held = desk.memory().releaseOf(left.id());
        if (held != null && held.state() == State.HELD) {
            desk.record(new Entry.Rejected(left.id(), "held, and left for " + release.id(), desk.now()));
            desk.record(new Entry.Ended(held.id(), Entry.How.RESTORED, "left for " + release.id(), desk.now()));
        }
    }

    private Proven prove(Scene scene, ReleaseFacts release, Subject subject) {
        Proven proven = desk.chapter("the candidate is verified", () -> new Proving(desk, order).prove(subject, scene));
        desk.record(
                new Entry.Judged(release.id(), Entry.Phase.CANDIDATE, proven.verdict(), proven.evidence(), desk.now()));
        return proven;
    }

    private boolean passes(Proven proven) {
        return proven.isVerified() || proven.verdict() == Verdict.INCONCLUSIVE && desk.isAllowed(Guard.INCONCLUSIVE);
    }

    private Ending abandoned(ReleaseFacts release, String why) {
        desk.record(new Entry.Ended(release.id(), Entry.How.ABANDONED, why, desk.now()));
        return Ending.of(
                Exit.FAILED,
                release.id() + " was not released; its verification is " + why + ". The live name was not touched",
                "release");
    }
}
