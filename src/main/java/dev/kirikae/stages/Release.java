package dev.kirikae.stages;

import dev.kirikae.config.Configuration;
import dev.kirikae.model.Environment;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.EndingCause;
import dev.kirikae.tale.EndingPhase;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.Guard;
import dev.kirikae.tale.Move;
import dev.kirikae.tale.Reached;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.ReleaseFacts.State;
import dev.kirikae.tale.Request;
import dev.kirikae.tale.Retry;
import dev.kirikae.tale.Tale;
import dev.kirikae.verify.AlarmProof;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Moves the live name to a verified candidate, or leaves the live environment serving. */
public final class Release {

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
        return tell(scene, wanted, again);
    }

    private Ending tell(Scene entered, @Nullable String wanted, boolean again) {
        Scene scene = entered;
        ReleaseFacts moved = desk.memory().moved();
        Environment waiting = scene.roles(desk.memory()).candidate();
        boolean newer = waiting != null && moved != null && !waiting.id().equals(moved.environment());
        if (moved != null && moved.state() == State.SWITCHED) {
            Ending finished = finishing.finish(scene, moved);
            if (!newer || finished.exit() != Exit.OK) {
                return finished;
            }
            scene = Entering.look(desk, order);
        } else if (moved != null && !newer) {
            scene = new Contradiction(desk, order).mustShow(scene, Unshown.Role.CANDIDATE);
            return finishing.finish(scene, moved);
        }
        Unshown.Role next = again && isAnyRejected(scene) ? Unshown.Role.REJECTED : Unshown.Role.CANDIDATE;
        return release(new Contradiction(desk, order).mustShow(scene, Unshown.Role.LIVE, next), wanted, again);
    }

    private boolean isAnyRejected(Scene scene) {
        Roles roles = scene.roles(desk.memory());
        return !roles.rejected().isEmpty() || roles.unshown(Unshown.Role.REJECTED) != null;
    }

    private Ending release(Scene scene, @Nullable String wanted, boolean again) {
        Roles roles = scene.roles(desk.memory());
        Environment rejected = again ? rejected(roles) : null;
        Environment candidate = rejected == null ? roles.candidate() : rejected;
        Environment live = roles.live();
        ReleaseFacts release = candidate == null ? null : desk.memory().releaseOf(candidate.id());
        if (candidate == null || release == null || wanted != null && !Named.is(release, wanted)) {
            return nothing(roles, live, release, wanted);
        }
        mustBeLaunched(release, candidate);
        if (live == null) {
            throw Entering.nobodyOwns(desk, order, "status");
        }
        return attempt(scene, release, live, candidate, again);
    }

    /** The newest rejected one that a release brought live; what Kirikae did not make cannot be tried again. */
    private @Nullable Environment rejected(Roles roles) {
        return roles.rejected().stream()
                .filter(environment -> desk.memory().releaseOf(environment.id()) != null)
                .findFirst()
                .orElse(null);
    }

    /** What has not come up yet, or came up badly, cannot be tried. */
    private void mustBeLaunched(ReleaseFacts release, Environment candidate) {
        if (release.state() == State.LAUNCHING) {
            throw desk.refuse(
                    Guard.NOTHING_TO_DO,
                    release.id() + " on " + candidate.name() + " has not finished its launch: run upload again, which"
                            + " waits for it",
                    "upload");
        }
        if (release.state() == State.FAILED) {
            throw desk.refuse(
                    Guard.NOTHING_TO_DO,
                    "the launch of " + release.id() + " on " + candidate.name()
                            + " failed: the next upload replaces it",
                    "upload");
        }
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a guard that cannot be allowed let pass");
        }
        return value;
    }

    /** What this stage has already done is well; anything else that is asked for is not there. */
    private Ending nothing(
            Roles roles, @Nullable Environment live, @Nullable ReleaseFacts candidate, @Nullable String wanted) {
        ReleaseFacts serving = live == null ? null : desk.memory().releaseOf(live.id());
        Move last = desk.memory().lastMove();
        boolean latest = candidate == null && (last == null || last.how() == Move.How.FORWARD);
        boolean meant = serving != null && (wanted == null ? latest : Named.is(serving, wanted));
        if (serving != null && meant && serving.state() == State.SETTLED) {
            return desk.end(EndingCause.REACHED, serving.id() + " is live and settled already", "destroy --due");
        }
        if (candidate != null) {
            throw desk.refuse(
                    Guard.NOTHING_TO_DO, wanted + " is not the candidate; " + candidate.id() + " is", "status");
        }
        Environment rejected = rejected(roles);
        boolean again = rejected != null;
        String sentence = rejected == null
                ? "there is no candidate to release: upload one"
                : "there is no candidate to release, only "
                        + rejected.name()
                        + ", which was rejected: try it anew with --again, or upload another";
        throw desk.refuse(Guard.NOTHING_TO_DO, sentence, again ? "release --again" : "upload");
    }

    private Ending attempt(Scene scene, ReleaseFacts release, Environment live, Environment candidate, boolean again) {
        boolean first = live.id().equals(candidate.id());
        if (!first) {
            mayReplace(release, live);
            new Suitable(desk, order).forSwitch(live, candidate);
        }
        Subject subject = Subject.of(candidate, host(candidate), release)
                .after(live, first ? null : desk.memory().movedAt());
        List<AlarmProof> before =
                desk.chapter("the alarms are known", () -> new Watching(desk, order).alarmsAtStart(subject));
        for (String red : Watching.blocking(before)) {
            desk.guard(Guard.RED_ALARM, red, "alarm " + red + " is red before the release", "status");
        }
        List<AlarmProof> alarms = before.stream().map(AlarmProof::allowed).toList();
        new Provable(desk, order).inTheWatch(release.id(), candidate.health().isEnhanced(), alarms);
        desk.record(new Entry.Began(
                release.id(),
                candidate.id(),
                first ? null : live.id(),
                again,
                order.configuration().verify().live().watch(),
                desk.now()));
        return first
                ? firstRelease(scene, release, subject, alarms)
                : switchOver(scene, release, live, candidate, subject, alarms);
    }

    private void mayReplace(ReleaseFacts release, Environment live) {
        if (!live.id().equals(release.live())) {
            desk.guard(
                    Guard.LIVE_MOVED,
                    release.id(),
                    live.name() + " is live, but " + release.id() + " was prepared against " + release.live()
                            + ": destroy it and upload anew, or allow it",
                    "destroy --candidate");
            Ancestry.mayReplace(desk, live, release.commit(), Named.shortCommit(release), "");
        }
    }

    private static String host(Environment candidate) {
        return candidate.cname() == null ? "" + candidate.endpoint() : candidate.cname();
    }

    /** The candidate was made with the live name: there is nothing to move, and no way back. */
    private Ending firstRelease(Scene scene, ReleaseFacts release, Subject subject, List<AlarmProof> alarms) {
        Proven proven = prove(scene, release, subject);
        if (!passes(release, proven)) {
            return abandoned(release, proven);
        }
        desk.record(new Entry.Switched(release.id(), null, subject.id(), desk.now()));
        return finishing.finish(scene, known(desk.memory().release(release.id())), alarms);
    }

    private Ending switchOver(
            Scene first,
            ReleaseFacts release,
            Environment live,
            Environment candidate,
            Subject subject,
            List<AlarmProof> alarms) {
        Scene scene = first;
        boolean raised = false;
        boolean roomy = order.configuration().environment().capacity() == Configuration.Capacity.AS_CONFIGURED;
        Retry retry = desk.retry(order.configuration().deadlines().switching());
        while (true) {
            Proven proven = prove(scene, release, subject);
            if (!passes(release, proven)) {
                return abandoned(release, proven);
            }
            if (!roomy) {
                roomy = true;
                OptionalInt serving = serving(live);
                OptionalInt there = proven.instances() == 0 ? OptionalInt.empty() : OptionalInt.of(proven.instances());
                if (new Raising(desk, order).raise(candidate, there, live, serving)) {
                    raised = true;
                    scene = Entering.look(desk, order);
                    continue;
                }
            }
            Reached reached = desk.chapter(
                    "the live name belongs to the candidate",
                    () -> moving.move(Goal.Purpose.SWITCH, proven.scene(), live.id(), subject.id(), proven.holds()));
            if (reached.holds()) {
                return finishing.finish(scene, known(desk.memory().release(release.id())), alarms);
            }
            scene = Entering.lookAfterAMove(desk, order);
            mustStillServe(scene, live, release, raised);
            if (!retry.isDue(reached)) {
                desk.require(reached, "the live name could not be moved to " + candidate.name());
            }
        }
    }

    /** Empty where Beanstalk does not count them (basic health), or a person let that pass. */
    private OptionalInt serving(Environment live) {
        Answer answer = desk.look(new Effect.LookAtInstances(live.id()));
        OptionalInt serving = Moving.count(live, answer);
        if (serving.isEmpty() && answer instanceof Answer.InstancesSeen) {
            desk.guard(
                    Guard.CAPACITY,
                    live.id().value(),
                    live.name() + " (" + live.id() + ") is " + live.healthWord()
                            + ", and none of its instances is shown: how many serve now is not known",
                    "status");
        }
        return serving;
    }

    /** Somebody moved the name while the candidate was verified against another owner: this attempt rests on nothing. */
    private void mustStillServe(Scene scene, Environment live, ReleaseFacts release, boolean raised) {
        Environment owner = scene.roles(desk.memory()).live();
        if (owner != null && owner.id().equals(live.id())) {
            return;
        }
        String moved = "the live name moved to " + (owner == null ? "nobody" : owner.name()) + " while " + release.id()
                + " was verified against " + live.name();
        throw raised
                ? desk.leave(
                        EndingCause.NOT_SENT, moved + "; its environment keeps the instances it was given", "status")
                : desk.refuse(Guard.LIVE_MOVED, moved, "status");
    }

    private Proven prove(Scene scene, ReleaseFacts release, Subject subject) {
        Proven proven = desk.chapter("the candidate is verified", () -> new Proving(desk, order).prove(subject, scene));
        desk.record(
                new Entry.Judged(release.id(), Entry.Phase.CANDIDATE, proven.verdict(), proven.evidence(), desk.now()));
        return proven;
    }

    /** What nothing could fail before the switch rests on its watch, which something can fail, or was let go on. */
    private boolean passes(ReleaseFacts release, Proven proven) {
        return switch (proven.verdict()) {
            case VERIFIED, UNVERIFIED -> true;
            case INCONCLUSIVE ->
                desk.passes(
                        Guard.INCONCLUSIVE, release.id(), "the verification of " + release.id() + " was inconclusive");
            case FAILED -> false;
        };
    }

    private Ending abandoned(ReleaseFacts release, Proven proven) {
        String why = "its verification " + proven.verdictInWords();
        EndingPhase phase = desk.phase();
        desk.record(new Entry.Ended(release.id(), Entry.How.ABANDONED, why, desk.now()));
        return desk.end(
                        phase,
                        EndingCause.NOT_PROVEN,
                        release.id() + " was not released: " + why + ". The live name was not touched",
                        "upload")
                .with(proven.evidence());
    }
}
