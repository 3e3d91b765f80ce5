package dev.kirikae.stages;

import static dev.kirikae.stages.ReleaseRun.BLUE;
import static dev.kirikae.stages.ReleaseRun.GREEN;
import static dev.kirikae.stages.ReleaseRun.NOON;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.ManagedAction;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.Guard;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What happens where a guard does not stand: one incident for each. */
final class GuardIncidents extends GuardCases {

    /**
     * A world in which a guard refuses, and what comes of it where it is taken out.
     *
     * @param happens what users, or who runs the service, would have
     * @param typed what is typed
     * @param without what the same came to with the guard taken out: allowed by name, or blind to what it looks at
     * @param happened whether the incident is there
     */
    record Incident(
            Guard guard,
            String happens,
            Supplier<ReleaseRun> world,
            GuardCase.Command typed,
            Supplier<ReleaseRun> without,
            Predicate<ReleaseRun> happened) {
        @Override
        public String toString() {
            return guard.word() + ": " + happens;
        }
    }

    private static Incident allowed(
            Guard guard,
            String happens,
            Supplier<ReleaseRun> world,
            GuardCase.Command typed,
            Predicate<ReleaseRun> happened) {
        return new Incident(
                guard,
                happens,
                world,
                typed,
                () -> typed(world.get(), typed, Allowances.NONE.with(guard, null)),
                happened);
    }

    /** @param changing what the looks show that the guard rests on; without it they show nothing of the trouble */
    private static Incident blind(
            Guard guard,
            String happens,
            Supplier<ReleaseRun> world,
            ReleaseRun.Changing changing,
            GuardCase.Command typed,
            Predicate<ReleaseRun> happened) {
        return new Incident(
                guard,
                happens,
                () -> world.get().changing(changing),
                typed,
                () -> typed(world.get(), typed, Allowances.NONE),
                happened);
    }

    private static ReleaseRun typed(ReleaseRun run, GuardCase.Command typed, Allowances allowed) {
        if (typed.run(run, allowed) == null) {
            throw new IllegalStateException("it was killed");
        }
        return run;
    }

    private static final Answer BAD = new Answer.Probed(new ProbeResponse.Http(500, Map.of(), "", 3));
    private static final Predicate<ReleaseRun> GREEN_SERVES = run -> GREEN.equals(run.owner());

    /** The candidate that waits may be replaced: another guard stands there. */
    private static GuardCase.Command replacing(boolean onBranch) {
        return (run, allowed) -> run.upload(allowed.with(Guard.CANDIDATE_EXISTS, null), bundled(onBranch));
    }

    private static boolean isMade(ReleaseRun run) {
        return run.executed().contains("CreateEnvironment");
    }

    private static boolean isAccepted(ReleaseRun run) {
        return run.entries().stream()
                .anyMatch(e -> e instanceof JournalEntry.Ended ended
                        && ended.release().equals(WAITS)
                        && ended.how() == JournalEntry.How.SETTLED);
    }

    static List<Incident> incidents() {
        return List.of(
                new Incident(
                        Guard.APPROVAL,
                        "what one person alone wanted goes live",
                        () -> new ReleaseRun(PLAIN, cloud -> {}, "approval: required"),
                        RELEASE,
                        () -> typed(plain(), RELEASE, Allowances.NONE),
                        GREEN_SERVES),
                allowed(
                        Guard.ONE_WAY_DOOR,
                        "a version serves that cannot read what the one after it has written",
                        GuardCases::behindADoor,
                        ROLLBACK,
                        run -> BLUE.equals(run.owner())),
                allowed(
                        Guard.LIVE_MOVED,
                        "what a person moved the name to is taken from users by a release that never looked at it",
                        GuardCases::movedByHand,
                        RELEASE,
                        GREEN_SERVES),
                allowed(
                        Guard.OLDER_COMMIT,
                        "commits that users have are undone",
                        () -> plain().answering(
                                        Looks.ancestry(new Answer.AncestrySeen(false, List.of("a mended leak"), ""))),
                        replacing(true),
                        GuardIncidents::isMade),
                allowed(
                        Guard.OFF_BRANCH,
                        "what nobody merged becomes the candidate",
                        GuardCases::plain,
                        replacing(false),
                        GuardIncidents::isMade),
                allowed(
                        Guard.CANDIDATE_EXISTS,
                        "a candidate that somebody waits to release is terminated",
                        GuardCases::plain,
                        upload(true),
                        run -> run.terminations() == 1),
                allowed(
                        Guard.RED_ALARM,
                        "users are moved while an alarm is red, and back again",
                        () -> new ReleaseRun(
                                ALARMED, cloud -> cloud.alarm("red", Alarm.State.ALARM, NOON.minusSeconds(900))),
                        RELEASE,
                        run -> run.swaps() == 2),
                allowed(
                        Guard.UNVERIFIED,
                        "a version that answers nothing but 500 settles",
                        () -> new ReleaseRun(
                                        "{candidate: {probes: []}, health: {accept: [Ok, Info, Warning, Degraded]}}")
                                .answering(effect -> effect instanceof Effect.Probe ? BAD : null),
                        RELEASE,
                        GuardIncidents::isAccepted),
                allowed(
                        Guard.INCONCLUSIVE,
                        "a version settles on an alarm that may be green for hours before it turns red",
                        () -> new ReleaseRun(ALARMED, cloud -> cloud.alarm("red"))
                                .changing(ForwardGuards::withoutWindow),
                        RELEASE,
                        GuardIncidents::isAccepted),
                allowed(
                        Guard.CAPACITY,
                        "one instance serves what two served",
                        () -> plain().changing(Looks.instances(GREEN, 1)).answering(Looks.noCapacity()),
                        RELEASE,
                        GREEN_SERVES),
                allowed(
                        Guard.MANAGED_UPDATE,
                        "a managed update begins while users are moved",
                        () -> plain().changing(Looks.both(
                                Looks.settings(BLUE_NAME, MANAGED),
                                Looks.managedActions(
                                        BLUE,
                                        new ManagedAction(
                                                "m1", "Scheduled", "Platform update", NOON.plusSeconds(300))))),
                        RELEASE,
                        run -> run.swaps() == 1 && run.now().isAfter(NOON.plusSeconds(300))),
                allowed(
                        Guard.STANDBY_SICK,
                        "users are moved from one sick version to another",
                        () -> released(TODAY)
                                .changing(Looks.environment(
                                        BLUE, e -> Looks.with(e, HealthColour.RED, HealthStatus.SEVERE))),
                        ROLLBACK,
                        run -> BLUE.equals(run.owner())),
                allowed(
                        Guard.TOO_EARLY,
                        "the way back is gone while it is still promised",
                        () -> released(TODAY),
                        DESTROY,
                        run -> run.terminations() == 1 && hasNoWayBack(run)),
                allowed(
                        Guard.NOT_DRAINED,
                        "what is still called is terminated",
                        () -> released(DRAINED).answering(Looks.traffic(50)),
                        DESTROY,
                        run -> run.terminations() == 1),
                blind(
                        Guard.STILL_NEEDED,
                        "a database goes with the environment that it is coupled to",
                        () -> released(SOON),
                        Looks.settings(BLUE_NAME, DATABASE),
                        DESTROY,
                        run -> run.terminations() == 1),
                new Incident(
                        Guard.NOTHING_TO_DO,
                        "a version that was just taken from users goes to them again",
                        GuardIncidents::rejected,
                        RELEASE,
                        () -> typed(rejected(), (run, none) -> run.releaseAgain(), Allowances.NONE),
                        GREEN_SERVES),
                new Incident(
                        Guard.OWNER,
                        "an environment is made for a name that somebody else has, and can never serve it",
                        () -> nobodyOwns().changing(NAMELESS),
                        replacing(true),
                        () -> typed(
                                nobodyOwns()
                                        .changing(NAMELESS)
                                        .answering(effect -> effect instanceof Effect.LookAtName
                                                ? new Answer.NameSeen(
                                                        true, "push-api.ap-northeast-1.elasticbeanstalk.com")
                                                : null),
                                replacing(true),
                                Allowances.NONE),
                        run -> run.entries().stream()
                                .anyMatch(e -> e instanceof JournalEntry.Opened opened
                                        && opened.commit().startsWith("ccccccc"))),
                new Incident(
                        Guard.NOT_OURS,
                        "an environment that somebody else made is terminated",
                        () -> foreignStandby(""),
                        DESTROY,
                        () -> typed(foreignStandby("adopt: [" + RED + "]"), DESTROY, Allowances.NONE),
                        run -> run.terminations() == 2),
                blind(
                        Guard.CANNOT_SWITCH,
                        "users are moved away from the database that holds their data",
                        GuardCases::plain,
                        Looks.settings(BLUE_NAME, DATABASE),
                        RELEASE,
                        GREEN_SERVES));
    }

    private static final ReleaseRun.Changing NAMELESS = Looks.environment(BLUE, e -> Looks.named(e, null));

    private static ReleaseRun nobodyOwns() {
        return new ReleaseRun(
                PLAIN,
                cloud -> cloud.foreignName("push-api"),
                "environment: {platform: 64bit Amazon Linux 2023 v6.* running Node.js 22}");
    }

    private static ReleaseRun rejected() {
        ReleaseRun run = released(TODAY);
        run.rollback(Allowances.NONE);
        return run;
    }

    private static boolean hasNoWayBack(ReleaseRun run) {
        var ending = run.rollback(Allowances.NONE);
        return ending != null && ending.guard() == Guard.NOTHING_TO_DO;
    }

    /** Red served before, put there by hand, and blue, which stood by longer, is gone. */
    private static ReleaseRun foreignStandby(String more) {
        ReleaseRun run = movedByHand(more);
        settles(run, Allowances.NONE.with(Guard.LIVE_MOVED, null));
        run.destroy(Allowances.NONE, Destroy.What.STANDBY);
        return run;
    }
}
