package dev.kirikae.stages.step;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Tier;
import dev.kirikae.workflow.AccountCheck;
import dev.kirikae.workflow.FirstLook;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How every stage begins: the right account, the lock, the journal, and a world that the journal can explain. Ends the
 * stage where one of them is not to be had.
 */
public final class OpenService {

    private final Steps steps;
    private final StageContext context;
    private final ServicePolicy policy;

    OpenService(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
        this.policy = steps.policy();
    }

    /** Waits for whoever holds the lock, and settles every intent that was left open. */
    public EnvironmentSnapshot enter() {
        FirstLook first = read();
        return enter(first, false, goal -> true);
    }

    /**
     * The same after a first look.
     *
     * @param seize waits for nobody who holds the lock
     * @param settles which left-over intents must be settled first
     */
    public EnvironmentSnapshot enter(FirstLook first, boolean seize, Predicate<Goal> settles) {
        boolean asRead = context.section("lock taken", () -> context.enter(first, seize, settles, policy.observers()));
        return world(first, seize, asRead);
    }

    /** As {@link #enter()}, with what a person says to be gone written down before anything is settled. */
    public EnvironmentSnapshot enterWithout(EnvironmentId gone) {
        FirstLook first = read();
        context.section("lock taken", () -> {
            context.enter(first, false, goal -> false, policy.observers());
            steps.declaredGone().say(gone);
            context.settleLeftOver(goal -> true, policy.observers());
            return true;
        });
        return world(first, false, false);
    }

    private EnvironmentSnapshot world(FirstLook first, boolean seize, boolean asRead) {
        return context.section("environments read", () -> {
            EnvironmentSnapshot snapshot = asRead ? snapshot(first) : lookAfterSettling(first);
            boolean hasOwner = snapshot.roles(context.journal()).live() != null;
            EnvironmentSnapshot whole =
                    seize && hasOwner ? snapshot : steps.goneEnvironments().shown(snapshot);
            return known(whole, first.caller().account());
        });
    }

    /** For stages that change nothing: no lock, no mark in the journal, and the environments as they were listed. */
    public EnvironmentSnapshot readOnly() {
        FirstLook first = read();
        return snapshot(first);
    }

    /** Who calls, the journal, the lock and the environments: the account must be the right one. */
    public FirstLook read() {
        return context.section("the service is read", () -> {
            FirstLook first = context.firstLook();
            AccountCheck.mustBeAccount(
                    context, first.caller(), context.request().account());
            AccountCheck.mustBeAccount(
                    context, first.caller(), context.journal().account());
            return first;
        });
    }

    /** The environments of the first look. */
    public EnvironmentSnapshot snapshot(FirstLook first) {
        return new EnvironmentSnapshot(first.environments(), policy.liveName(), first.asked());
    }

    /** How long after its intent a move that is seen at once is taken to have happened just now. */
    private static final Duration JUST_NOW = Duration.ofMinutes(1);

    /** Where the intent was old when it was settled, the move was too: the next look shows it. */
    EnvironmentSnapshot lookAfterSettling(FirstLook first) {
        Instant moved = context.journal().movedAt();
        boolean justNow = moved != null
                && first.journal().journal().open().stream()
                        .anyMatch(i -> i.goal() instanceof Goal.NameBelongsTo
                                && i.at().plus(JUST_NOW).isAfter(moved));
        return justNow ? steps.look().afterAMove() : steps.look().now();
    }

    private EnvironmentSnapshot known(EnvironmentSnapshot snapshot, String account) {
        if (snapshot.environments().isEmpty()) {
            AccountCheck.mustHaveApplication(context);
        }
        Environment live = owner(snapshot);
        if (context.journal().isEmpty()) {
            begin(snapshot, live, account);
            return snapshot;
        }
        steps.goneEnvironments().notice(snapshot);
        takeInLate(snapshot);
        return follow(snapshot, live);
    }

    /** One whose creation was settled as lost, and that is there all the same, belongs to its release from now on. */
    private void takeInLate(EnvironmentSnapshot snapshot) {
        if (context.journal().open().stream().anyMatch(i -> i.goal() instanceof Goal.EnvironmentExists)) {
            return;
        }
        for (Environment environment : snapshot.environments()) {
            ReleaseRecord release = context.journal().unmade(environment.name());
            if (release != null && environment.exists() && release.version().equals(environment.version())) {
                context.found(goal(release, environment), environment.id());
            }
        }
    }

    private Goal.EnvironmentExists goal(ReleaseRecord release, Environment environment) {
        String cname = environment.cname() == null ? "" : environment.cname();
        String prefix = policy.liveName().matches(cname) ? policy.liveName().cname() : cname;
        return new Goal.EnvironmentExists(release.id(), environment.name(), prefix, release.version(), null, null);
    }

    /**
     * The one owner of the live name; null where there is none. Ends the stage where there are two, or one of a tier
     * that cannot be switched.
     */
    @Nullable
    public Environment owner(EnvironmentSnapshot snapshot) {
        List<Environment> owners = snapshot.roles(context.journal()).owners();
        if (owners.size() > 1) {
            throw context.refuse(Guard.OWNER, twoOwners(owners), "status");
        }
        Environment live = owners.isEmpty() ? null : owners.get(0);
        if (live != null && live.tier() != Tier.WEB) {
            throw context.refuse(Guard.CANNOT_SWITCH, SwitchPreconditions.notWeb(live), "");
        }
        return live;
    }

    private static String twoOwners(List<Environment> owners) {
        return "two environments own the live name: "
                + String.join(" and ", owners.stream().map(e -> e.id().value()).toList());
    }

    /** No journal: a first use, or a lost one, which is not taken for an empty world. */
    private void begin(EnvironmentSnapshot snapshot, @Nullable Environment live, String account) {
        MissingJournal missing = steps.missingJournal();
        if (live != null && missing.isLost(live)) {
            throw missing.ended(snapshot, live);
        }
        context.beginJournal(account);
        if (live != null) {
            context.record(new JournalEntry.Found(
                    live.id(),
                    live.version(),
                    missing.isAdopted(live) ? "adopted" : "live at first use",
                    context.now()));
        }
    }

    /** A move by hand: seen twice, a read lag apart, the journal follows it. */
    private EnvironmentSnapshot follow(EnvironmentSnapshot snapshot, @Nullable Environment live) {
        EnvironmentId known = context.journal().live();
        if (live == null || !context.journal().isNews(live)) {
            return snapshot;
        }
        context.pause(
                snapshot.asked().plus(StageContext.READ_LAG),
                "a second look: the journal expected " + (known == null ? "nobody" : known) + " to be live");
        EnvironmentSnapshot again = steps.look().now();
        Environment now = again.roles(context.journal()).live();
        if (now != null && context.journal().isNews(now)) {
            context.record(new JournalEntry.Found(now.id(), now.version(), "moved by hand", context.now()));
        }
        return again;
    }
}
