package dev.kirikae.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the journal's entries come to: the faults that were once there, each told as its entries. */
class JournalReducerTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final EnvironmentId BLUE = new EnvironmentId("e-blue000001");
    private static final EnvironmentId GREEN = new EnvironmentId("e-green00001");
    private static final EnvironmentId RED = new EnvironmentId("e-red0000001");
    private static final LiveName NAME = new LiveName("shop", "ap-northeast-1");

    private final List<JournalEntry> entries = new ArrayList<>();
    private int seconds;

    private Instant at() {
        return NOON.plusSeconds(seconds);
    }

    private Instant next() {
        seconds += 10;
        return at();
    }

    private JournalState journal() {
        return JournalState.replay(entries);
    }

    private ReleaseRecord release(String id) {
        return Objects.requireNonNull(journal().release(id));
    }

    private EnvironmentRecord environment(EnvironmentId id) {
        return Objects.requireNonNull(journal().environment(id));
    }

    private void founded() {
        entries.add(new JournalEntry.Founded(
                JournalState.FORMAT, "1.1.0", "123456789012", "ap-northeast-1", "shop", "shop", next()));
        entries.add(new JournalEntry.Found(BLUE, "v0", "live at first use", next()));
    }

    private void waits(String release, EnvironmentId environment) {
        entries.add(new JournalEntry.Opened(
                release, "c".repeat(40), "v-" + release, "d", "shop-" + release, "{}", BLUE, next()));
        Goal made = new Goal.EnvironmentExists(release, "shop-" + release, "p", "v-" + release, "stack", null);
        entries.add(new JournalEntry.Intended("make-" + release, made, next(), at().plusSeconds(300)));
        entries.add(new JournalEntry.Settled("make-" + release, true, true, environment, "made", next()));
        entries.add(new JournalEntry.Launched(release, environment, Duration.ofMinutes(4), next()));
        entries.add(
                new JournalEntry.Judged(release, JournalEntry.Phase.CANDIDATE, Verdict.VERIFIED, List.of(), next()));
        entries.add(new JournalEntry.Prepared(release, next()));
    }

    private void begins(String release, EnvironmentId candidate, EnvironmentId live) {
        entries.add(new JournalEntry.Began(release, candidate, live, false, Duration.ofMinutes(5), next()));
    }

    private void moves(Goal.Purpose purpose, EnvironmentId from, EnvironmentId to) {
        String operation = "swap-" + entries.size();
        entries.add(new JournalEntry.Intended(
                operation, new Goal.NameBelongsTo(purpose, NAME, from, to), next(), at().plusSeconds(300)));
        entries.add(new JournalEntry.Settled(operation, true, true, null, "seen", next()));
    }

    private void settles(String release, EnvironmentId candidate, EnvironmentId live) {
        waits(release, candidate);
        begins(release, candidate, live);
        moves(Goal.Purpose.SWITCH, live, candidate);
        entries.add(new JournalEntry.Ended(release, JournalEntry.How.SETTLED, "verified", next()));
    }

    @Test
    void aReleaseOnItsWayWhoseEnvironmentIsGoneIsNotUnderWayAnyMore() {
        founded();
        waits("a", GREEN);
        begins("a", GREEN, BLUE);
        entries.add(new JournalEntry.Gone(GREEN, null, next()));

        assertThat(release("a").state()).isEqualTo(State.ABANDONED);
        assertThat(journal().underWay()).isNull();
        settles("b", RED, BLUE);
        assertThat(journal().underWay()).isNull();
    }

    @Test
    void whatWasMovedAndIsGoneIsRestored() {
        founded();
        waits("a", GREEN);
        begins("a", GREEN, BLUE);
        moves(Goal.Purpose.SWITCH, BLUE, GREEN);
        entries.add(new JournalEntry.Gone(GREEN, null, next()));

        assertThat(release("a").state()).isEqualTo(State.RESTORED);
        assertThat(journal().live()).isNull();
        assertThat(environment(GREEN).leftAt()).isEqualTo(at());
    }

    @Test
    void aReleaseIsDatedByItsSwitchAndItsEnd() {
        founded();
        waits("a", GREEN);
        begins("a", GREEN, BLUE);
        assertThat(release("a").switchedAt()).isNull();
        moves(Goal.Purpose.SWITCH, BLUE, GREEN);
        Instant switched = at();
        assertThat(release("a").switchedAt()).isEqualTo(switched);
        entries.add(new JournalEntry.Held("a", "its watch failed", next()));
        assertThat(release("a").switchedAt()).isEqualTo(switched);
        assertThat(release("a").endedAt()).isNull();
        entries.add(new JournalEntry.Ended("a", JournalEntry.How.SETTLED, "accepted by name", next()));
        assertThat(release("a").switchedAt()).isEqualTo(switched);
        assertThat(release("a").endedAt()).isEqualTo(at());
        begins("a", GREEN, BLUE);
        assertThat(release("a").switchedAt()).as("of the attempt under way").isNull();
        assertThat(release("a").endedAt()).isNull();
    }

    @Test
    void atMostOneIsOnItsWay() {
        founded();
        waits("a", GREEN);
        begins("a", GREEN, BLUE);
        waits("b", RED);
        begins("b", RED, BLUE);

        assertThat(release("a").state()).isEqualTo(State.ABANDONED);
        assertThat(journal().begun()).isEqualTo(release("b"));
    }

    @Test
    void aHeldOneStaysHeldUntilANewerSwitchIsSeenAndIsRejectedThen() {
        founded();
        waits("a", GREEN);
        begins("a", GREEN, BLUE);
        moves(Goal.Purpose.SWITCH, BLUE, GREEN);
        entries.add(new JournalEntry.Held("a", "its watch failed", next()));
        waits("b", RED);
        begins("b", RED, GREEN);

        assertThat(journal().moved()).isEqualTo(release("a"));
        assertThat(journal().begun()).isEqualTo(release("b"));
        moves(Goal.Purpose.SWITCH, GREEN, RED);

        assertThat(release("a").state()).isEqualTo(State.RESTORED);
        assertThat(environment(GREEN).rejectedAt()).isEqualTo(at());
        assertThat(environment(GREEN).leftAt()).isEqualTo(at());
        assertThat(journal().moved()).isEqualTo(release("b"));
    }

    @Test
    void aMoveByHandDatesTheEndAndRejectsNobody() {
        founded();
        settles("a", GREEN, BLUE);
        entries.add(new JournalEntry.Found(BLUE, "v0", "moved by hand", next()));

        assertThat(environment(GREEN).leftAt()).isEqualTo(at());
        assertThat(environment(GREEN).rejectedAt()).isNull();
        assertThat(release("a").state()).isEqualTo(State.SETTLED);
        assertThat(journal().name().lastMove()).isEqualTo(new Move(Move.How.BY_HAND, GREEN, BLUE, at()));
    }

    @Test
    void whatAPersonRolledBackToCountsAsSettled() {
        founded();
        settles("a", GREEN, BLUE);
        settles("b", RED, GREEN);
        moves(Goal.Purpose.ROLLBACK, RED, GREEN);

        assertThat(environment(GREEN).settledAt()).isEqualTo(at());
        assertThat(release("b").state()).isEqualTo(State.RESTORED);
        moves(Goal.Purpose.ROLLBACK, GREEN, RED);

        assertThat(release("b").state()).isEqualTo(State.SETTLED);
        assertThat(environment(RED).rejectedAt()).isNull();
        assertThat(release("a").state()).isEqualTo(State.RESTORED);
    }

    @Test
    void aFailedVerificationByUploadIsAStateOfItsOwn() {
        founded();
        waits("a", GREEN);
        entries.add(new JournalEntry.Judged(
                "a", JournalEntry.Phase.CANDIDATE, Verdict.FAILED, List.of("probe: 500"), next()));
        assertThat(release("a").state()).isEqualTo(State.DISPROVED);
        assertThat(release("a").why()).isEqualTo("probe: 500");
        entries.add(
                new JournalEntry.Judged("a", JournalEntry.Phase.CANDIDATE, Verdict.INCONCLUSIVE, List.of(), next()));
        assertThat(release("a").state()).isEqualTo(State.LAUNCHED);
        entries.add(new JournalEntry.Judged(
                "a", JournalEntry.Phase.CANDIDATE, Verdict.FAILED, List.of("probe: 500"), next()));
        entries.add(new JournalEntry.Prepared("a", next()));
        assertThat(release("a").state()).isEqualTo(State.PREPARED);
        entries.add(
                new JournalEntry.Judged("a", JournalEntry.Phase.CANDIDATE, Verdict.INCONCLUSIVE, List.of(), next()));
        assertThat(release("a").state()).isEqualTo(State.LAUNCHED);
        assertThat(journal().irregular()).isEmpty();
    }

    @Test
    void anAnswerThatWasHeardIsKnownToWhoeverTakesOver() {
        founded();
        waits("a", GREEN);
        begins("a", GREEN, BLUE);
        Goal goal = new Goal.NameBelongsTo(Goal.Purpose.SWITCH, NAME, BLUE, GREEN);
        entries.add(new JournalEntry.Intended("swap", goal, next(), at().plusSeconds(300)));
        entries.add(new JournalEntry.Answered("swap", "request-1", next()));

        assertThat(journal().intents().answered()).containsExactly("swap");
        entries.add(new JournalEntry.Settled("swap", true, true, null, "seen", next()));
        assertThat(journal().intents().answered()).isEmpty();
        assertThat(journal().name().unsureUntil()).isNull();
    }

    @Test
    void aStepThatTheLifeOfAReleaseForbidsIsAcceptedFromAnOlderProgramAndSaid() {
        founded();
        waits("a", GREEN);
        entries.add(new JournalEntry.Ended("a", JournalEntry.How.SETTLED, "an older program said so", next()));

        assertThat(release("a").state()).isEqualTo(State.SETTLED);
        assertThat(journal().irregular()).containsExactly("a: settled while prepared");
    }

    @Test
    void whatARollbackGaveUpIsRememberedUntilSomethingElseIsDone() {
        founded();
        waits("a", GREEN);
        begins("a", GREEN, BLUE);
        entries.add(new JournalEntry.Took("n", "oncall", "rollback", next()));
        entries.add(new JournalEntry.Ended("a", JournalEntry.How.ABANDONED, "rollback: oncall", next()));

        assertThat(journal().name().givenUp()).isEqualTo("a");
        begins("a", GREEN, BLUE);
        assertThat(journal().name().givenUp()).isNull();
    }

    @Test
    void anEnvironmentIsAsOldAsItsCreationNotAsItsRelease() {
        founded();
        waits("a", GREEN);
        assertThat(environment(GREEN).madeAt()).isAfter(release("a").openedAt());
    }

    @Test
    void anIndexForgetsWhatNoStageAsksForAndNothingElse() {
        founded();
        for (int i = 0; i < 600; i++) {
            EnvironmentId id = new EnvironmentId("e-a%09d".formatted(i));
            waits("r" + i, id);
            entries.add(new JournalEntry.Gone(id, null, next()));
        }
        waits("waiting", GREEN);

        JournalState index = journal().forIndex();

        assertThat(index.releases()).hasSize(500);
        assertThat(index.release("waiting")).isEqualTo(release("waiting"));
        assertThat(index.release("r599")).isEqualTo(release("r599"));
        assertThat(Objects.requireNonNull(index.release("r300")).configuration())
                .isEmpty();
        assertThat(index.live()).isEqualTo(BLUE);
        assertThat(index.environment(BLUE)).isEqualTo(environment(BLUE));
        assertThat(index.environments()).hasSize(501);
    }
}
