package dev.kirikae.stages.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Verify;
import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.Status;
import dev.kirikae.model.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is what, and what a plain rollback comes to, as a service goes through its releases. */
class WayBackTest {

    private static final LiveName NAME = new LiveName("shop", "ap-northeast-1");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final List<JournalEntry> entries = new ArrayList<>();
    private final Map<String, Status> statuses = new TreeMap<>();
    private @Nullable String owner;
    private int minutes;

    private static EnvironmentId id(String name) {
        return new EnvironmentId("e-" + (name + "0000000000").substring(0, 10));
    }

    private Instant next() {
        return NOON.plusSeconds(60L * ++minutes);
    }

    private void founded(String live) {
        entries.add(new JournalEntry.Founded(
                JournalState.FORMAT, "1.1.0", "123456789012", "ap-northeast-1", "shop", "shop", next()));
        statuses.put(live, Status.READY);
        owner = live;
        entries.add(new JournalEntry.Found(id(live), "v0", "live at first use", next()));
    }

    /** Uploaded and verified, against whoever is live. */
    private void waits(String name) {
        String live = owner;
        EnvironmentId against = live == null ? null : id(live);
        entries.add(
                new JournalEntry.Opened(name, "c".repeat(40), "v-" + name, "d", "shop-" + name, "{}", against, next()));
        Goal made = new Goal.EnvironmentExists(name, "shop-" + name, "p", "v-" + name, "stack", null);
        entries.add(new JournalEntry.Intended("make-" + name, made, next(), next()));
        entries.add(new JournalEntry.Settled("make-" + name, true, true, id(name), "made", next()));
        entries.add(new JournalEntry.Launched(name, id(name), Duration.ofMinutes(4), next()));
        entries.add(new JournalEntry.Prepared(name, next()));
        statuses.put(name, Status.READY);
        owner = live == null ? name : live;
    }

    private void begins(String name) {
        entries.add(new JournalEntry.Took("n-" + name, "job", "release", next()));
        EnvironmentId live = name.equals(owner) || owner == null ? null : id(owner);
        entries.add(new JournalEntry.Began(name, id(name), live, false, Duration.ofMinutes(5), next()));
    }

    private void switches(String name) {
        begins(name);
        entries.add(new JournalEntry.Switched(
                name, name.equals(owner) || owner == null ? null : id(owner), id(name), next()));
        owner = name;
    }

    private void settles(String name) {
        switches(name);
        entries.add(new JournalEntry.Ended(name, JournalEntry.How.SETTLED, "verified", next()));
    }

    private void goesBack(Goal.Purpose purpose, String from, String to) {
        Goal goal = new Goal.NameBelongsTo(purpose, NAME, id(from), id(to));
        String operation = "swap-" + entries.size();
        entries.add(new JournalEntry.Intended(operation, goal, next(), next()));
        entries.add(new JournalEntry.Settled(operation, true, true, null, "seen", next()));
        owner = to;
    }

    private Environment environment(String name, Status status) {
        return new Environment(
                id(name),
                "shop-" + name,
                "shop",
                "v-" + name,
                status,
                HealthColour.GREEN,
                HealthStatus.OK,
                name.equals(owner)
                        ? NAME.fullName()
                        : name + "." + NAME.fullName().substring(5),
                null,
                "stack",
                Tier.WEB,
                NOON,
                NOON,
                false,
                null);
    }

    private List<Environment> environments() {
        List<Environment> all = new ArrayList<>();
        statuses.forEach((name, status) -> all.add(environment(name, status)));
        return all;
    }

    private JournalState journal() {
        return JournalState.replay(entries);
    }

    private Roles roles() {
        return Roles.of(journal(), environments(), NAME);
    }

    private WayBack wayBack() {
        return WayBack.of(journal(), roles());
    }

    private static @Nullable String name(@Nullable Environment environment) {
        return environment == null ? null : environment.name().substring(5);
    }

    private static List<String> names(List<Environment> environments) {
        return environments.stream().map(e -> e.name().substring(5)).toList();
    }

    private void comesTo(WayBack.Kind kind, @Nullable String target, @Nullable String release) {
        WayBack back = wayBack();
        assertThat(back.kind()).as(back.words()).isEqualTo(kind);
        assertThat(name(back.target())).isEqualTo(target);
        assertThat(back.release() == null ? null : back.release().id()).isEqualTo(release);
    }

    @Test
    void beforeAnyReleaseThereIsNoWayBack() {
        founded("blue");
        comesTo(WayBack.Kind.NOTHING, null, null);
        waits("green");
        comesTo(WayBack.Kind.NOTHING, null, null);
        assertThat(wayBack().words()).isEqualTo("there is no way back yet: no other environment has settled");
        assertThat(name(roles().candidate())).isEqualTo("green");
        assertThat(name(roles().live())).isEqualTo("blue");
    }

    @Test
    void anAttemptThatHasNotMovedTheNameIsGivenUpAndNothingElse() {
        founded("blue");
        waits("green");
        begins("green");
        comesTo(WayBack.Kind.GIVES_UP, null, "green");
        assertThat(wayBack().words())
                .isEqualTo("a rollback gives green up and moves nothing: it does not have the live name yet");
        entries.add(new JournalEntry.Took("n", "oncall", "rollback", next()));
        entries.add(new JournalEntry.Ended("green", JournalEntry.How.ABANDONED, "rollback: oncall", next()));
        comesTo(WayBack.Kind.ALREADY, null, "green");
        assertThat(wayBack().words()).isEqualTo("already so: the latest release is taken back");
    }

    @Test
    void theLatestReleaseIsTakenBackToTheNewestThatSettledAndOlderOnesAreSuperseded() {
        founded("blue");
        waits("green");
        settles("green");
        comesTo(WayBack.Kind.MOVES, "blue", "green");
        waits("red");
        settles("red");
        comesTo(WayBack.Kind.MOVES, "green", "red");
        assertThat(wayBack().words()).isEqualTo("the way back stands by: shop-green (" + id("green") + ")");
        waits("teal");
        settles("teal");
        assertThat(name(roles().standby())).isEqualTo("red");
        assertThat(names(roles().superseded())).as("oldest first").containsExactly("blue", "green");
    }

    @Test
    void aWatchedAndAHeldReleaseAreTakenBackToTheStandby() {
        founded("blue");
        waits("green");
        switches("green");
        comesTo(WayBack.Kind.MOVES, "blue", "green");
        entries.add(new JournalEntry.Held("green", "its watch failed", next()));
        comesTo(WayBack.Kind.MOVES, "blue", "green");
        assertThat(roles().candidate()).isNull();
    }

    @Test
    void whatWasTakenBackIsRejectedAndASecondRollbackIsAlreadySo() {
        for (Goal.Purpose purpose : List.of(Goal.Purpose.WAY_BACK, Goal.Purpose.ROLLBACK)) {
            WayBackTest it = new WayBackTest();
            it.founded("blue");
            it.waits("green");
            it.switches("green");
            it.goesBack(purpose, "green", "blue");
            it.entries.add(new JournalEntry.Ended("green", JournalEntry.How.RESTORED, "its watch failed", it.next()));
            it.comesTo(WayBack.Kind.ALREADY, null, "green");
            assertThat(names(it.roles().rejected())).containsExactly("green");
            assertThat(it.roles().standby()).isNull();
            it.begins("green");
            assertThat(it.roles().rejected()).as("tried anew").isEmpty();
            assertThat(name(it.roles().candidate())).isEqualTo("green");
        }
    }

    @Test
    void theNewestRejectedComesFirst() {
        founded("blue");
        waits("green");
        settles("green");
        goesBack(Goal.Purpose.ROLLBACK, "green", "blue");
        waits("red");
        settles("red");
        goesBack(Goal.Purpose.ROLLBACK, "red", "blue");
        assertThat(names(roles().rejected())).containsExactly("red", "green");
        assertThat(roles().standby()).isNull();
    }

    @Test
    void aNameMovedByHandFromAReleaseThatHadNotEndedClosesIt() {
        founded("blue");
        waits("green");
        switches("green");
        owner = "blue";
        comesTo(WayBack.Kind.CLOSES, null, "green");
        assertThat(wayBack().words())
                .isEqualTo("a rollback closes green and moves nothing: the live name was moved on by hand");
    }

    @Test
    void aMoveByHandAwayFromTheLatestReleaseIsItselfAWayBack() {
        founded("blue");
        waits("green");
        settles("green");
        owner = "blue";
        comesTo(WayBack.Kind.ALREADY, null, "green");
        entries.add(new JournalEntry.Found(id("blue"), "v0", "moved by hand", next()));
        comesTo(WayBack.Kind.ALREADY, null, "green");
        assertThat(name(roles().standby())).as("nobody rejected it").isEqualTo("green");
        entries.add(new JournalEntry.Found(id("green"), "v-green", "moved by hand", next()));
        owner = "green";
        comesTo(WayBack.Kind.MOVES, "blue", "green");
    }

    @Test
    void oneThatIsGoneIsNoWayBack() {
        founded("blue");
        waits("green");
        settles("green");
        waits("red");
        statuses.put("blue", Status.TERMINATING);
        statuses.put("red", Status.TERMINATING);
        comesTo(WayBack.Kind.NOTHING, null, null);
        assertThat(roles().candidate()).isNull();
    }

    @Test
    void nobodyOrTwoOwningTheNameIsNoWayBack() {
        founded("blue");
        owner = null;
        comesTo(WayBack.Kind.NO_OWNER, null, null);
        assertThat(wayBack().words()).isEqualTo("there is no way back: nobody owns the live name alone");
        assertThat(roles().live()).isNull();
    }

    @Test
    void beanstalksOpinionOfTheTargetIsGivenBeforeAnybodyAsks() {
        Verify.Health usual = new Verify.Health(List.of(Verify.HealthStatus.OK), Duration.ofMinutes(2));
        founded("blue");
        waits("green");
        assertThat(wayBack().unfit(usual)).as("nothing moves").isNull();
        settles("green");
        assertThat(wayBack().unfit(usual)).isNull();
        statuses.put("blue", Status.UPDATING);
        assertThat(wayBack().unfit(usual)).isEqualTo("Updating, health Ok");
    }

    @Test
    void aFirstReleaseIsACandidateUntilItHasSettled() {
        entries.add(new JournalEntry.Founded(
                JournalState.FORMAT, "1.1.0", "123456789012", "ap-northeast-1", "shop", "shop", next()));
        waits("blue");
        assertThat(owner).isEqualTo("blue");
        assertThat(name(roles().candidate())).isEqualTo("blue");
        switches("blue");
        assertThat(name(roles().candidate())).isEqualTo("blue");
        comesTo(WayBack.Kind.NOTHING, null, null);
        entries.add(new JournalEntry.Ended("blue", JournalEntry.How.SETTLED, "verified", next()));
        assertThat(roles().candidate()).isNull();
        assertThat(name(roles().live())).isEqualTo("blue");
    }

    @Test
    void whatWasGivenUpIsTheCandidateUntilAnotherIsBroughtLive() {
        founded("blue");
        waits("green");
        entries.add(new JournalEntry.Ended("green", JournalEntry.How.ABANDONED, "it failed", next()));
        assertThat(name(roles().candidate())).isEqualTo("green");
        waits("red");
        assertThat(name(roles().candidate())).isEqualTo("red");
        assertThat(names(roles().abandoned())).containsExactly("green");
        settles("red");
        assertThat(roles().candidate()).isNull();
        assertThat(names(roles().abandoned())).containsExactly("green");
    }

    @Test
    void whatTheJournalDoesNotKnowHasNoRole() {
        founded("blue");
        statuses.put("stranger", Status.READY);
        Roles roles = roles();
        assertThat(names(roles.owners())).containsExactly("blue");
        assertThat(roles.candidate()).isNull();
        assertThat(roles.standby()).isNull();
        assertThat(roles.superseded()).isEmpty();
        assertThat(roles.rejected()).isEmpty();
        assertThat(roles.abandoned()).isEmpty();
    }

    /** Beanstalk lists by whatever order; here by name. */
    @Test
    void theOrderIsThatOfTimeAndNotOfTheList() {
        founded("mint");
        waits("zinc");
        settles("zinc");
        waits("amber");
        settles("amber");
        waits("birch");
        settles("birch");
        assertThat(name(roles().standby())).isEqualTo("amber");
        assertThat(names(roles().superseded())).containsExactly("mint", "zinc");
        waits("yew");
        waits("cedar");
        assertThat(name(roles().candidate())).isEqualTo("cedar");
        assertThat(names(roles().abandoned())).containsExactly("yew");
    }

    @Test
    void aMoveByHandToTheLatestReleaseLetsItBeTakenBack() {
        founded("blue");
        waits("green");
        settles("green");
        goesBack(Goal.Purpose.ROLLBACK, "green", "blue");
        comesTo(WayBack.Kind.ALREADY, null, "green");
        owner = "green";
        comesTo(WayBack.Kind.MOVES, "blue", "green");
    }

    @Test
    void anAttemptThatAPersonBroughtLiveIsTakenBack() {
        founded("blue");
        waits("green");
        begins("green");
        owner = "green";
        comesTo(WayBack.Kind.MOVES, "blue", "green");
        owner = "blue";
        entries.add(new JournalEntry.Took("n", "oncall", "rollback", next()));
        entries.add(new JournalEntry.Ended("green", JournalEntry.How.ABANDONED, "rollback: oncall", next()));
        owner = "green";
        comesTo(WayBack.Kind.MOVES, "blue", "green");
    }

    @Test
    void aMoveByHandBeforeAnyReleaseLeadsBackToWhoeverServedBefore() {
        founded("blue");
        statuses.put("red", Status.READY);
        owner = "red";
        entries.add(new JournalEntry.Found(id("red"), "v-red", "moved by hand", next()));
        comesTo(WayBack.Kind.MOVES, "blue", null);
    }

    @Test
    void whatIsMadeWithTheNameOfOneThatIsGoneIsNoMoveByHand() {
        founded("blue");
        waits("green");
        settles("green");
        entries.add(new JournalEntry.Gone(id("green"), null, next()));
        statuses.remove("green");
        owner = null;
        waits("red");
        comesTo(WayBack.Kind.MOVES, "blue", "red");
    }
}
