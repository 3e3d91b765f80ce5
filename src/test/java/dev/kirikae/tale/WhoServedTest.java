package dev.kirikae.tale;

import static dev.kirikae.tale.DeskRun.NOON;
import static dev.kirikae.tale.Told.BLUE;
import static dev.kirikae.tale.Told.GREEN;
import static dev.kirikae.tale.Told.RED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import dev.kirikae.tale.ReleaseFacts.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What entries say of environments: who served, who was left, rejected, raised or is gone. */
class WhoServedTest {

    private static final Instant THEN = NOON.plusSeconds(60);

    private Memory memory = Memory.EMPTY.and(DeskRun.founded());

    private WhoServedTest and(Entry... entries) {
        for (Entry entry : entries) {
            memory = memory.and(entry);
        }
        return this;
    }

    private WhoServedTest and(List<Entry> entries) {
        return and(entries.toArray(Entry[]::new));
    }

    private EnvironmentFacts environment(EnvironmentId id) {
        return Objects.requireNonNull(memory.environment(id));
    }

    private ReleaseFacts it() {
        return Objects.requireNonNull(memory.release("it"));
    }

    private static Entry found(EnvironmentId live, Instant at) {
        return new Entry.Found(live, "v0", "found", at);
    }

    @Test
    void whoIsFoundLiveAgainStaysSettledSinceItWasFirst() {
        and(found(BLUE, NOON), new Entry.Rejected(BLUE, "by hand", NOON.plusSeconds(10)))
                .and(found(BLUE, NOON.plusSeconds(20)), found(BLUE, THEN));

        assertThat(memory.live()).isEqualTo(BLUE);
        assertThat(memory.lastMove()).isNull();
        assertThat(environment(BLUE).settledAt()).isEqualTo(NOON.plusSeconds(20));
        assertThat(environment(BLUE).rejectedAt()).isNull();
    }

    @Test
    void whoIsMovedToByHandCountsAsSettledFromThenOn() {
        and(found(BLUE, NOON), found(GREEN, NOON.plusSeconds(10)), found(BLUE, THEN));

        assertThat(environment(BLUE).settledAt()).isEqualTo(THEN);
        assertThat(memory.lastMove()).isEqualTo(new Move(Move.How.BY_HAND, GREEN, BLUE, THEN));
    }

    @Test
    void whatIsRejectedWhileItServesServesNoMore() {
        and(found(BLUE, NOON), new Entry.Rejected(BLUE, "its watch failed", THEN));

        assertThat(memory.live()).isNull();
        assertThat(environment(BLUE).rejectedAt()).isEqualTo(THEN);
        assertThat(environment(BLUE).leftAt()).isEqualTo(THEN);
        assertThat(environment(BLUE).settledAt()).isNull();
    }

    @Test
    void whatIsRejectedAfterItServedChangesNothingForWhoServes() {
        and(found(BLUE, NOON), found(GREEN, NOON.plusSeconds(10)), new Entry.Rejected(BLUE, "its watch failed", THEN));

        assertThat(memory.live()).isEqualTo(GREEN);
        assertThat(environment(BLUE).rejectedAt()).isEqualTo(THEN);
        assertThat(environment(BLUE).leftAt()).isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void theInstancesThereWereBeforeTheFirstRaiseAreRemembered() {
        and(new Entry.Raised(GREEN, 1, 4, NOON), new Entry.Raised(GREEN, 4, 6, THEN));

        assertThat(environment(GREEN).raisedFrom()).isEqualTo(1);
    }

    @Test
    void onlyTerminationsOfOursAreTimedAndTheLastFiveAreKnown() {
        and(new Entry.Gone(RED, null, NOON));
        for (int i = 1; i <= 6; i++) {
            and(new Entry.Gone(RED, Duration.ofMinutes(i), THEN));
        }

        assertThat(memory.terminations())
                .containsExactly(
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(3),
                        Duration.ofMinutes(4),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(6));
    }

    @Test
    void whoServedAndIsGoneIsKnownToHaveBeenTheLast() {
        and(found(BLUE, NOON), found(GREEN, NOON.plusSeconds(10)));
        assertThat(memory.lastKnownLive()).isEqualTo(GREEN);
        and(new Entry.Gone(GREEN, null, THEN));

        assertThat(memory.live()).isNull();
        assertThat(memory.lastKnownLive()).isEqualTo(GREEN);
        assertThat(memory.isGone(GREEN)).isTrue();
        assertThat(memory.isGone(BLUE)).isFalse();
        assertThat(memory.isGone(RED)).as("it is not known at all").isFalse();
        assertThat(memory.present()).extracting(EnvironmentFacts::id).containsExactly(BLUE);
        assertThat(Memory.EMPTY.lastKnownLive()).isNull();
    }

    @Test
    void aMoveByHandAfterwardsIsOneFromWhoWasTheLast() {
        and(found(BLUE, NOON), found(GREEN, NOON.plusSeconds(10)), new Entry.Gone(GREEN, null, NOON.plusSeconds(20)))
                .and(found(RED, THEN));

        assertThat(memory.lastMove()).isEqualTo(new Move(Move.How.BY_HAND, GREEN, RED, THEN));
        assertThat(environment(GREEN).leftAt()).as("both at the move").isEqualTo(THEN);
    }

    /** Who was live by the journal, who had the name by the entry, and who is told to have been left. */
    @ParameterizedTest
    @CsvSource({
        "BLUE, BLUE, BLUE",
        "BLUE, RED, BLUE RED",
        "BLUE, '', BLUE",
        "BLUE, GREEN, BLUE",
        "'', RED, RED",
        "'', '', ''",
        "GREEN, GREEN, ''",
        "GREEN, BLUE, BLUE"
    })
    void whoeverHadTheNameHasLeftIt(String known, String from, String left) {
        if (!known.isEmpty()) {
            and(found(id(known), NOON));
        }
        and(Told.prepared(BLUE))
                .and(Told.began(BLUE))
                .and(new Entry.Switched("it", from.isEmpty() ? null : id(from), GREEN, THEN));

        assertThat(memory.live()).isEqualTo(GREEN);
        assertThat(memory.latest()).isEqualTo(GREEN);
        for (String each : List.of("BLUE", "GREEN", "RED")) {
            EnvironmentFacts facts = memory.environment(id(each));
            assertThat(facts != null && THEN.equals(facts.leftAt())).as(each).isEqualTo(left.contains(each));
        }
    }

    private static EnvironmentId id(String word) {
        return switch (word) {
            case "BLUE" -> BLUE;
            case "GREEN" -> GREEN;
            default -> RED;
        };
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aSwitchOfNoReleaseIsAWayBack(boolean known) {
        and(found(BLUE, NOON)).and(Told.switched(BLUE)).and(new Entry.Switched(null, known ? GREEN : null, BLUE, THEN));

        assertThat(memory.live()).isEqualTo(BLUE);
        assertThat(Objects.requireNonNull(memory.lastMove()).how()).isEqualTo(Move.How.BACK);
        assertThat(memory.latest()).as("brought live by a release").isEqualTo(GREEN);
        assertThat(environment(BLUE).settledAt()).isEqualTo(THEN);
        assertThat(environment(GREEN).rejectedAt()).isEqualTo(known ? THEN : null);
        assertThat(it().state()).isEqualTo(known ? State.RESTORED : State.SWITCHED);
    }

    @ParameterizedTest
    @EnumSource
    void theNameBelongsToWhomAnIntentMovedIt(Goal.Purpose purpose) {
        and(found(BLUE, NOON)).and(Told.switched(BLUE));
        Goal goal = purpose == Goal.Purpose.SWITCH
                ? new Goal.NameBelongsTo(purpose, Told.NAME, GREEN, RED)
                : new Goal.NameBelongsTo(purpose, Told.NAME, GREEN, BLUE);
        and(new Entry.Intended("o-1", goal, NOON, NOON), new Entry.Settled("o-1", true, true, null, "seen", THEN));

        boolean forward = purpose == Goal.Purpose.SWITCH;
        assertThat(memory.live()).isEqualTo(forward ? RED : BLUE);
        assertThat(environment(GREEN).rejectedAt()).isEqualTo(forward ? null : THEN);
        assertThat(environment(BLUE).settledAt()).isEqualTo(purpose == Goal.Purpose.ROLLBACK ? THEN : blueSettled());
        assertThat(it().state()).isEqualTo(forward ? State.SWITCHED : State.RESTORED);
    }

    private static Instant blueSettled() {
        return NOON;
    }

    @Test
    void anOutcomeOfWhatNobodyIntendedSaysNothing() {
        and(found(BLUE, NOON)).and(Told.prepared(BLUE)).and(Told.began(BLUE));
        Memory before = memory;
        and(new Entry.Settled("o-1", true, true, RED, "seen", THEN));

        assertThat(memory).isEqualTo(before);
    }

    @Test
    void anOutcomeClosesItsOwnIntentAlone() {
        and(
                new Entry.Intended("o-1", new Goal.VersionGone("one"), NOON, NOON),
                new Entry.Intended("o-2", new Goal.VersionGone("two"), NOON, NOON),
                new Entry.Settled("o-1", true, true, null, "seen", THEN));

        assertThat(memory.open()).extracting(Entry.Intended::operation).containsExactly("o-2");
    }

    private void saved(String operation, Goal goal, boolean done) {
        and(
                new Entry.Intended(operation, goal, NOON, NOON),
                new Entry.Settled(operation, done, true, null, "seen", THEN));
    }

    @Test
    void savedSettingsAreKnownUntilTheyAreDeleted() {
        saved("o-1", new Goal.ConfigurationSaved("one", BLUE), true);
        saved("o-2", new Goal.ConfigurationSaved("two", BLUE), true);
        saved("o-3", new Goal.ConfigurationSaved("one", BLUE), true);
        saved("o-4", new Goal.ConfigurationSaved("three", BLUE), false);
        assertThat(memory.saved()).containsExactly("two", "one");

        saved("o-5", new Goal.ConfigurationGone("two"), true);
        saved("o-6", new Goal.ConfigurationGone("one"), false);
        assertThat(memory.saved()).containsExactly("one");
    }

    /** The last instants of two calls whose goals were seen although the calls may still arrive. */
    @ParameterizedTest
    @CsvSource({"100, 200, 200", "200, 100, 200", "100, 100, 100"})
    void unsureIsWhatTheLastOfAllCallsMayStillDo(int first, int second, int until) {
        int operation = 0;
        for (int late : new int[] {first, second}) {
            String name = "o-" + ++operation;
            and(
                    new Entry.Intended(name, new Goal.VersionGone(name), NOON, NOON.plusSeconds(late)),
                    new Entry.Settled(name, true, false, null, "seen", THEN));
        }

        assertThat(memory.unsureUntil()).isEqualTo(NOON.plusSeconds(until));
    }

    @Test
    void aFirstReleaseAnewIsOpenedWhereNobodyServesAnyMore() {
        and(found(BLUE, NOON), new Entry.Opened("it", "c".repeat(40), "v", "d", "push-api-it", "{}", null, THEN));

        assertThat(memory.live()).isNull();
        assertThat(environment(BLUE).leftAt()).isEqualTo(THEN);
        assertThat(it().isFirstCandidate()).isTrue();
    }

    @Test
    void anAttemptThatIsGivenUpByNoRollbackIsNotRemembered() {
        and(found(BLUE, NOON))
                .and(Told.prepared(BLUE))
                .and(Told.began(BLUE))
                .and(
                        new Entry.Took("n", "oncall", "release", THEN),
                        new Entry.Ended("it", Entry.How.ABANDONED, "it failed", THEN));

        assertThat(it().state()).isEqualTo(State.ABANDONED);
        assertThat(memory.givenUp()).isNull();
    }

    @Test
    void aReleaseWithoutAnEnvironmentCanBeGivenUp() {
        and(
                new Entry.Took("n", "oncall", "rollback", THEN),
                new Entry.Opened("it", "c".repeat(40), "v", "d", "push-api-it", "{}", BLUE, NOON),
                new Entry.Ended("it", Entry.How.ABANDONED, "not wanted", THEN));

        assertThat(it().state()).isEqualTo(State.ABANDONED);
        assertThat(memory.givenUp()).isNull();
        assertThat(memory.environments()).isEmpty();
    }

    @Test
    void aVerdictBelongsToItsOwnVerification() {
        and(Told.prepared(BLUE))
                .and(
                        new Entry.Judged("it", Entry.Phase.CANDIDATE, Verdict.VERIFIED, List.of(), NOON),
                        new Entry.Judged("it", Entry.Phase.LIVE, Verdict.UNVERIFIED, List.of(), NOON),
                        new Entry.Judged("it", Entry.Phase.TARGET, Verdict.FAILED, List.of(), NOON));

        assertThat(it().candidateVerdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(it().liveVerdict()).isEqualTo(Verdict.UNVERIFIED);
        and(Told.began(BLUE), new Entry.Switched("it", BLUE, GREEN, NOON))
                .and(new Entry.Judged("it", Entry.Phase.LIVE, Verdict.FAILED, List.of(), NOON));
        assertThat(it().liveVerdict()).isEqualTo(Verdict.FAILED);
        and(new Entry.Held("it", "a person must decide", THEN));
        assertThat(it().liveVerdict()).as("it is asked anew").isNull();
    }
}
