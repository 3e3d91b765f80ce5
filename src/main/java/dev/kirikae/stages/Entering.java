package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Tier;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.FirstLook;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.Guard;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.RightPlace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How every stage begins: the right account, the lock, the journal, and a world that the journal can explain. */
final class Entering {

    private final Desk desk;
    private final Order order;

    Entering(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
    }

    Scene enter() {
        FirstLook first = read();
        return enter(first, false, goal -> true);
    }

    /** @param settles which left-over intents must be settled first */
    Scene enter(FirstLook first, boolean seize, Predicate<Goal> settles) {
        boolean asRead = desk.chapter("the service is ours", () -> desk.enter(first, seize, settles, order.aims()));
        return world(first, seize, asRead);
    }

    /** With what a person says to be gone written down before anything is settled. */
    Scene enterWithout(EnvironmentId gone) {
        FirstLook first = read();
        desk.chapter("the service is ours", () -> {
            desk.enter(first, false, goal -> false, order.aims());
            new SaidGone(desk, order).say(gone);
            desk.settleLeftOver(goal -> true, order.aims());
            return true;
        });
        return world(first, false, false);
    }

    private Scene world(FirstLook first, boolean seize, boolean asRead) {
        return desk.chapter("the world is known", () -> {
            Scene scene = asRead ? scene(first) : lookAfterSettling(first);
            boolean hasOwner = scene.roles(desk.memory()).live() != null;
            Scene whole = seize && hasOwner ? scene : new Absences(desk, order).shown(scene);
            return known(whole, first.caller().account());
        });
    }

    /** For stages that change nothing: no lock, no mark in the journal. */
    Scene readOnly() {
        FirstLook first = read();
        return scene(first);
    }

    /** Who calls, the journal, the lock and the environments: the account must be the right one. */
    FirstLook read() {
        return desk.chapter("the service is read", () -> {
            FirstLook first = desk.firstLook();
            RightPlace.mustBeAccount(desk, first.caller(), desk.request().account());
            RightPlace.mustBeAccount(desk, first.caller(), desk.memory().account());
            return first;
        });
    }

    Scene scene(FirstLook first) {
        return new Scene(first.environments(), order.liveName(), first.asked());
    }

    static Scene look(Desk desk, Order order) {
        Instant asked = desk.now();
        List<Environment> environments = desk.look(
                        new Effect.LookAtEnvironments(order.configuration().application()),
                        Answer.EnvironmentsSeen.class)
                .environments();
        return new Scene(environments, order.liveName(), asked);
    }

    /** How long after its intent a move that is seen at once is taken to have happened just now. */
    private static final Duration JUST_NOW = Duration.ofMinutes(1);

    /** Where the intent was old when it was settled, the move was too: the next look shows it. */
    Scene lookAfterSettling(FirstLook first) {
        Instant moved = desk.memory().movedAt();
        boolean justNow = moved != null
                && first.journal().memory().open().stream()
                        .anyMatch(i -> i.goal() instanceof Goal.NameBelongsTo
                                && i.at().plus(JUST_NOW).isAfter(moved));
        return justNow ? lookAfterAMove(desk, order) : look(desk, order);
    }

    /** A look that cannot show the time before the last move that is known. */
    static Scene lookAfterAMove(Desk desk, Order order) {
        Instant moved = desk.memory().movedAt();
        if (moved != null && desk.now().isBefore(moved.plus(Desk.READ_LAG))) {
            desk.pause(moved.plus(Desk.READ_LAG), "the last move to be seen everywhere");
        }
        return look(desk, order);
    }

    private Scene known(Scene scene, String account) {
        if (scene.environments().isEmpty()) {
            RightPlace.mustHaveApplication(desk);
        }
        Environment live = owner(scene);
        if (desk.memory().isEmpty()) {
            begin(scene, live, account);
            return scene;
        }
        new Absences(desk, order).notice(scene);
        takeInLate(scene);
        return follow(scene, live);
    }

    /** One whose creation was settled as lost, and that is there all the same, belongs to its release from now on. */
    private void takeInLate(Scene scene) {
        if (desk.memory().open().stream().anyMatch(i -> i.goal() instanceof Goal.EnvironmentExists)) {
            return;
        }
        for (Environment environment : scene.environments()) {
            ReleaseFacts release = desk.memory().unmade(environment.name());
            if (release != null && environment.exists() && release.version().equals(environment.version())) {
                desk.found(goal(release, environment), environment.id());
            }
        }
    }

    private Goal.EnvironmentExists goal(ReleaseFacts release, Environment environment) {
        String cname = environment.cname() == null ? "" : environment.cname();
        String prefix = order.liveName().matches(cname) ? order.liveName().prefix() : cname;
        return new Goal.EnvironmentExists(release.id(), environment.name(), prefix, release.version(), null, null);
    }

    /** The one owner of the live name, of a tier that can be switched; null where there is none. */
    @Nullable
    Environment owner(Scene scene) {
        List<Environment> owners = scene.roles(desk.memory()).owners();
        if (owners.size() > 1) {
            throw desk.refuse(Guard.OWNER, twoOwners(owners), "status");
        }
        Environment live = owners.isEmpty() ? null : owners.get(0);
        if (live != null && live.tier() != Tier.WEB) {
            throw desk.refuse(Guard.CANNOT_SWITCH, Suitable.notWeb(live), "");
        }
        return live;
    }

    /** @param next the command that the refusal names */
    static RuntimeException nobodyOwns(Desk desk, Order order, String next) {
        return desk.refuse(
                Guard.OWNER,
                "no environment owns the live name " + order.liveName().prefix(),
                next);
    }

    private static String twoOwners(List<Environment> owners) {
        return "two environments own the live name: "
                + String.join(" and ", owners.stream().map(e -> e.id().value()).toList());
    }

    /** No journal: a first use, or a lost one, which is not taken for an empty world. */
    private void begin(Scene scene, @Nullable Environment live, String account) {
        MissingJournal missing = new MissingJournal(desk, order);
        if (live != null && missing.isLost(live)) {
            throw missing.leave(scene, live);
        }
        desk.found(account);
        if (live != null) {
            desk.record(new Entry.Found(
                    live.id(), live.version(), missing.isAdopted(live) ? "adopted" : "live at first use", desk.now()));
        }
    }

    /** A move by hand: seen twice, a read lag apart, the journal follows it. */
    private Scene follow(Scene scene, @Nullable Environment live) {
        EnvironmentId known = desk.memory().live();
        if (live == null || !desk.memory().isNews(live)) {
            return scene;
        }
        desk.pause(
                scene.asked().plus(Desk.READ_LAG),
                "a second look: the journal expected " + (known == null ? "nobody" : known) + " to be live");
        Scene again = look(desk, order);
        Environment now = again.roles(desk.memory()).live();
        if (now != null && desk.memory().isNews(now)) {
            desk.record(new Entry.Found(now.id(), now.version(), "moved by hand", desk.now()));
        }
        return again;
    }
}
