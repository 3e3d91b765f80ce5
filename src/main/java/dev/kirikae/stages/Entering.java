package dev.kirikae.stages;

import dev.kirikae.model.Caller;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Tier;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.Guard;
import dev.kirikae.tale.ReleaseFacts;
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
        return enter(false, goal -> true);
    }

    /** @param settles which left-over intents must be settled first */
    Scene enter(boolean seize, Predicate<Goal> settles) {
        String account = desk.chapter("the account is the right one", this::account);
        desk.chapter("the service is ours", () -> {
            desk.enter(seize, settles, order.aims());
            return true;
        });
        checkAccount(account, desk.memory().account());
        return desk.chapter("the world is known", () -> {
            Scene scene = look(desk, order);
            return known(scene, account);
        });
    }

    /** For stages that change nothing: no lock, no mark in the journal. */
    Scene readOnly() {
        String account = desk.chapter("the account is the right one", this::account);
        desk.chapter("the journal is read", () -> {
            desk.read();
            return true;
        });
        checkAccount(account, desk.memory().account());
        return desk.chapter("the world is known", () -> look(desk, order));
    }

    private String account() {
        Caller caller =
                desk.look(new Effect.LookAtCaller(), Answer.CallerSeen.class).caller();
        String expected = desk.request().account();
        checkAccount(caller.account(), expected == null ? "" : expected);
        return caller.account();
    }

    private void checkAccount(String account, String expected) {
        if (!expected.isEmpty() && !expected.equals(account)) {
            throw desk.leave(
                    Exit.INTEGRITY,
                    "these credentials are of account " + account + ", but the service belongs to account " + expected
                            + ": choose the right profile or role",
                    "");
        }
    }

    static Scene look(Desk desk, Order order) {
        Instant asked = desk.now();
        List<Environment> environments = desk.look(
                        new Effect.LookAtEnvironments(order.configuration().application()),
                        Answer.EnvironmentsSeen.class)
                .environments();
        return new Scene(environments, order.liveName(), asked);
    }

    private Scene known(Scene first, String account) {
        Scene scene = first.environments().isEmpty() ? present(first) : first;
        List<Environment> owners = scene.roles(desk.memory()).owners();
        if (owners.size() > 1) {
            throw desk.refuse(Guard.OWNER, twoOwners(owners), "status");
        }
        Environment live = owners.isEmpty() ? null : owners.get(0);
        if (live != null && live.tier() == Tier.WORKER) {
            throw desk.refuse(
                    Guard.CANNOT_SWITCH, live.name() + " is of the worker tier, which has no name to move", "");
        }
        if (desk.memory().isEmpty()) {
            begin(scene, live, account);
        } else {
            return follow(scene, live);
        }
        return scene;
    }

    private static String twoOwners(List<Environment> owners) {
        return "two environments own the live name: "
                + String.join(" and ", owners.stream().map(e -> e.id().value()).toList());
    }

    /** An application that has no environment at all might not exist. */
    private Scene present(Scene scene) {
        String application = order.configuration().application();
        Answer.ApplicationSeen seen =
                desk.look(new Effect.LookAtApplication(application), Answer.ApplicationSeen.class);
        if (!seen.exists()) {
            String others = seen.others().isEmpty() ? "" : "; there are: " + String.join(", ", seen.others());
            throw desk.badInput("application: there is no application " + application + " in "
                    + order.configuration().region() + others);
        }
        return scene;
    }

    /** No journal: a first use, or a lost one, which is not taken for an empty world. */
    private void begin(Scene scene, @Nullable Environment live, String account) {
        MissingJournal missing = new MissingJournal(desk, order);
        if (live != null && missing.isLost(live)) {
            throw missing.leave(scene, live);
        }
        boolean adopted =
                live != null && order.configuration().adopt().contains(live.id().value());
        desk.found(account);
        if (live != null) {
            desk.record(
                    new Entry.Found(live.id(), live.version(), adopted ? "adopted" : "live at first use", desk.now()));
        }
    }

    /** A move by hand while nothing is open: the journal follows it. */
    private Scene follow(Scene scene, @Nullable Environment live) {
        EnvironmentId known = desk.memory().live();
        if (live == null || live.id().equals(known) || isExplained(live)) {
            return scene;
        }
        desk.pause(scene.asked().plus(Desk.READ_LAG), "a second look: the journal expected " + known + " to be live");
        Scene again = look(desk, order);
        Environment now = again.roles(desk.memory()).live();
        if (now != null && !now.id().equals(known) && !isExplained(now)) {
            desk.record(new Entry.Found(now.id(), now.version(), "moved by hand", desk.now()));
        }
        return again;
    }

    /** A first release's own environment, or an open release, tells why another one is live. */
    private boolean isExplained(Environment live) {
        ReleaseFacts under = desk.memory().underWay();
        ReleaseFacts release = desk.memory().releaseOf(live.id());
        boolean first = release != null && release.live() == null && release.state() != ReleaseFacts.State.SETTLED;
        return first || (under != null && under.state() != ReleaseFacts.State.BEGUN);
    }
}
