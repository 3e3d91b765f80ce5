package dev.kirikae.workflow;

import static dev.kirikae.journal.SampleJournal.BLUE;
import static dev.kirikae.journal.SampleJournal.GREEN;
import static dev.kirikae.journal.SampleJournal.RED;
import static dev.kirikae.workflow.ContextRun.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.Move;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.journal.SampleJournal;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
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

    private JournalState journal = JournalState.EMPTY.and(ContextRun.founded());

    private WhoServedTest and(JournalEntry... entries) {
        for (JournalEntry entry : entries) {
            journal = journal.and(entry);
        }
        return this;
    }

    private WhoServedTest and(List<JournalEntry> entries) {
        return and(entries.toArray(JournalEntry[]::new));
    }

    private EnvironmentRecord environment(EnvironmentId id) {
        return Objects.requireNonNull(journal.environment(id));
    }

    private ReleaseRecord it() {
        return Objects.requireNonNull(journal.release("it"));
    }

    private static JournalEntry found(EnvironmentId live, Instant at) {
        return new JournalEntry.Found(live, "v0", "found", at);
    }

    @Test
    void whoIsFoundLiveAgainStaysSettledSinceItWasFirst() {
        and(found(BLUE, NOON), new JournalEntry.Rejected(BLUE, "by hand", NOON.plusSeconds(10)))
                .and(found(BLUE, NOON.plusSeconds(20)), found(BLUE, THEN));

        assertThat(journal.live()).isEqualTo(BLUE);
        assertThat(journal.name().lastMove()).isNull();
        assertThat(environment(BLUE).settledAt()).isEqualTo(NOON.plusSeconds(20));
        assertThat(environment(BLUE).rejectedAt()).isNull();
    }

    @Test
    void whoIsMovedToByHandCountsAsSettledFromThenOn() {
        and(found(BLUE, NOON), found(GREEN, NOON.plusSeconds(10)), found(BLUE, THEN));

        assertThat(environment(BLUE).settledAt()).isEqualTo(THEN);
        assertThat(journal.name().lastMove()).isEqualTo(new Move(Move.How.BY_HAND, GREEN, BLUE, THEN));
    }

    @Test
    void whatIsRejectedWhileItServesServesNoMore() {
        and(found(BLUE, NOON), new JournalEntry.Rejected(BLUE, "its watch failed", THEN));

        assertThat(journal.live()).isNull();
        assertThat(environment(BLUE).rejectedAt()).isEqualTo(THEN);
        assertThat(environment(BLUE).leftAt()).isEqualTo(THEN);
        assertThat(environment(BLUE).settledAt()).isNull();
    }

    @Test
    void whatIsRejectedAfterItServedChangesNothingForWhoServes() {
        and(
                found(BLUE, NOON),
                found(GREEN, NOON.plusSeconds(10)),
                new JournalEntry.Rejected(BLUE, "its watch failed", THEN));

        assertThat(journal.live()).isEqualTo(GREEN);
        assertThat(environment(BLUE).rejectedAt()).isEqualTo(THEN);
        assertThat(environment(BLUE).leftAt()).isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void theInstancesThereWereBeforeTheFirstRaiseAreRemembered() {
        and(new JournalEntry.Raised(GREEN, null, 1, 4, NOON), new JournalEntry.Raised(GREEN, null, 4, 6, THEN));

        assertThat(environment(GREEN).raisedFrom()).isEqualTo(1);
    }

    @Test
    void onlyTerminationsOfOursAreTimedAndTheLastFiveAreKnown() {
        and(new JournalEntry.Gone(RED, null, NOON));
        for (int i = 1; i <= 6; i++) {
            and(new JournalEntry.Gone(RED, Duration.ofMinutes(i), THEN));
        }

        assertThat(journal.took().terminations())
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
        assertThat(journal.lastKnownLive()).isEqualTo(GREEN);
        and(new JournalEntry.Gone(GREEN, null, THEN));

        assertThat(journal.live()).isNull();
        assertThat(journal.lastKnownLive()).isEqualTo(GREEN);
        assertThat(journal.isGone(GREEN)).isTrue();
        assertThat(journal.isGone(BLUE)).isFalse();
        assertThat(journal.isGone(RED)).as("it is not known at all").isFalse();
        assertThat(journal.present()).extracting(EnvironmentRecord::id).containsExactly(BLUE);
        assertThat(JournalState.EMPTY.lastKnownLive()).isNull();
    }

    @Test
    void aMoveByHandAfterwardsIsOneFromWhoWasTheLast() {
        and(
                        found(BLUE, NOON),
                        found(GREEN, NOON.plusSeconds(10)),
                        new JournalEntry.Gone(GREEN, null, NOON.plusSeconds(20)))
                .and(found(RED, THEN));

        assertThat(journal.name().lastMove()).isEqualTo(new Move(Move.How.BY_HAND, GREEN, RED, THEN));
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
        and(SampleJournal.prepared(BLUE))
                .and(SampleJournal.began(BLUE))
                .and(new JournalEntry.Switched("it", from.isEmpty() ? null : id(from), GREEN, THEN));

        assertThat(journal.live()).isEqualTo(GREEN);
        assertThat(journal.name().latest()).isEqualTo(GREEN);
        for (String each : List.of("BLUE", "GREEN", "RED")) {
            EnvironmentRecord facts = journal.environment(id(each));
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
        and(found(BLUE, NOON))
                .and(SampleJournal.switched(BLUE))
                .and(new JournalEntry.Switched(null, known ? GREEN : null, BLUE, THEN));

        assertThat(journal.live()).isEqualTo(BLUE);
        assertThat(Objects.requireNonNull(journal.name().lastMove()).how()).isEqualTo(Move.How.BACK);
        assertThat(journal.name().latest()).as("brought live by a release").isEqualTo(GREEN);
        assertThat(environment(BLUE).settledAt()).isEqualTo(THEN);
        assertThat(environment(GREEN).rejectedAt()).isEqualTo(known ? THEN : null);
        assertThat(it().state()).isEqualTo(known ? State.RESTORED : State.SWITCHED);
    }

    @ParameterizedTest
    @EnumSource
    void theNameBelongsToWhomAnIntentMovedIt(Goal.Purpose purpose) {
        and(found(BLUE, NOON)).and(SampleJournal.switched(BLUE));
        Goal goal = purpose == Goal.Purpose.SWITCH
                ? new Goal.NameBelongsTo(purpose, SampleJournal.NAME, GREEN, RED)
                : new Goal.NameBelongsTo(purpose, SampleJournal.NAME, GREEN, BLUE);
        and(
                new JournalEntry.Intended("o-1", goal, NOON, NOON),
                new JournalEntry.Settled("o-1", true, true, null, "seen", THEN));

        boolean forward = purpose == Goal.Purpose.SWITCH;
        assertThat(journal.live()).isEqualTo(forward ? RED : BLUE);
        assertThat(environment(GREEN).rejectedAt()).isEqualTo(forward ? null : THEN);
        assertThat(environment(BLUE).settledAt()).isEqualTo(purpose == Goal.Purpose.ROLLBACK ? THEN : blueSettled());
        assertThat(it().state()).isEqualTo(forward ? State.SWITCHED : State.RESTORED);
    }

    private static Instant blueSettled() {
        return NOON;
    }

    @Test
    void anOutcomeOfWhatNobodyIntendedSaysNothing() {
        and(found(BLUE, NOON)).and(SampleJournal.prepared(BLUE)).and(SampleJournal.began(BLUE));
        JournalState before = journal;
        and(new JournalEntry.Settled("o-1", true, true, RED, "seen", THEN));

        assertThat(journal).isEqualTo(before);
    }

    @Test
    void anOutcomeClosesItsOwnIntentAlone() {
        and(
                new JournalEntry.Intended("o-1", new Goal.VersionGone("one"), NOON, NOON),
                new JournalEntry.Intended("o-2", new Goal.VersionGone("two"), NOON, NOON),
                new JournalEntry.Settled("o-1", true, true, null, "seen", THEN));

        assertThat(journal.open()).extracting(JournalEntry.Intended::operation).containsExactly("o-2");
    }

    private void saved(String operation, Goal goal, boolean done) {
        and(
                new JournalEntry.Intended(operation, goal, NOON, NOON),
                new JournalEntry.Settled(operation, done, true, null, "seen", THEN));
    }

    @Test
    void savedSettingsAreKnownUntilTheyAreDeleted() {
        saved("o-1", new Goal.ConfigurationSaved("one", BLUE), true);
        saved("o-2", new Goal.ConfigurationSaved("two", BLUE), true);
        saved("o-3", new Goal.ConfigurationSaved("one", BLUE), true);
        saved("o-4", new Goal.ConfigurationSaved("three", BLUE), false);
        assertThat(journal.saved()).containsExactly("two", "one");

        saved("o-5", new Goal.ConfigurationGone("two"), true);
        saved("o-6", new Goal.ConfigurationGone("one"), false);
        assertThat(journal.saved()).containsExactly("one");
    }

    /** The last instants of two calls whose goals were seen although the calls may still arrive. */
    @ParameterizedTest
    @CsvSource({"100, 200, 200", "200, 100, 200", "100, 100, 100"})
    void unsureIsWhatTheLastOfAllCallsMayStillDo(int first, int second, int until) {
        int operation = 0;
        for (int late : new int[] {first, second}) {
            String name = "o-" + ++operation;
            and(
                    new JournalEntry.Intended(name, new Goal.VersionGone(name), NOON, NOON.plusSeconds(late)),
                    new JournalEntry.Settled(name, true, false, null, "seen", THEN));
        }

        assertThat(journal.name().unsureUntil()).isEqualTo(NOON.plusSeconds(until));
    }

    @Test
    void aFirstReleaseAnewIsOpenedWhereNobodyServesAnyMore() {
        and(
                found(BLUE, NOON),
                new JournalEntry.Opened("it", "c".repeat(40), "v", "d", "push-api-it", "{}", null, THEN));

        assertThat(journal.live()).isNull();
        assertThat(environment(BLUE).leftAt()).isEqualTo(THEN);
        assertThat(it().isFirstCandidate()).isTrue();
    }

    @Test
    void anAttemptThatIsGivenUpByNoRollbackIsNotRemembered() {
        and(found(BLUE, NOON))
                .and(SampleJournal.prepared(BLUE))
                .and(SampleJournal.began(BLUE))
                .and(
                        new JournalEntry.Took("n", "oncall", "release", THEN),
                        new JournalEntry.Ended("it", JournalEntry.How.ABANDONED, "it failed", THEN));

        assertThat(it().state()).isEqualTo(State.ABANDONED);
        assertThat(journal.name().givenUp()).isNull();
    }

    @Test
    void aReleaseWithoutAnEnvironmentCanBeGivenUp() {
        and(
                new JournalEntry.Took("n", "oncall", "rollback", THEN),
                new JournalEntry.Opened("it", "c".repeat(40), "v", "d", "push-api-it", "{}", BLUE, NOON),
                new JournalEntry.Ended("it", JournalEntry.How.ABANDONED, "not wanted", THEN));

        assertThat(it().state()).isEqualTo(State.ABANDONED);
        assertThat(journal.name().givenUp()).isNull();
        assertThat(journal.environments()).isEmpty();
    }

    @Test
    void aVerdictBelongsToItsOwnVerification() {
        and(SampleJournal.prepared(BLUE))
                .and(
                        new JournalEntry.Judged("it", JournalEntry.Phase.CANDIDATE, Verdict.VERIFIED, List.of(), NOON),
                        new JournalEntry.Judged("it", JournalEntry.Phase.LIVE, Verdict.UNVERIFIED, List.of(), NOON),
                        new JournalEntry.Judged("it", JournalEntry.Phase.TARGET, Verdict.FAILED, List.of(), NOON));

        assertThat(it().candidateVerdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(it().liveVerdict()).isEqualTo(Verdict.UNVERIFIED);
        and(SampleJournal.began(BLUE), new JournalEntry.Switched("it", BLUE, GREEN, NOON))
                .and(new JournalEntry.Judged("it", JournalEntry.Phase.LIVE, Verdict.FAILED, List.of(), NOON));
        assertThat(it().liveVerdict()).isEqualTo(Verdict.FAILED);
        and(new JournalEntry.Held("it", "a person must decide", THEN));
        assertThat(it().liveVerdict()).as("it is asked anew").isNull();
    }
}
