package dev.kirikae.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stage told from the start, every time, against what has been heard. */
class ReplayedRunTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Effect ONE = new Effect.LookAtName("one");
    private static final Effect TWO = new Effect.LookAtName("two");

    private static Answer name(String name) {
        return new Answer.NameSeen(true, name);
    }

    private static StageResult ok(String sentence) {
        return StageResult.of(ExitCode.OK, sentence, "");
    }

    private static StageResult ended(ReplayedRun replay) {
        return ((Step.End) replay.next()).ending();
    }

    @Test
    void askingTwiceGivesTheSame() {
        ReplayedRun replay = new ReplayedRun(s -> ok(s.ask(ONE) + " " + s.ask(TWO)), NOON);

        assertThat(replay.next()).isEqualTo(new Step.Do(ONE)).isEqualTo(replay.next());
        replay.hear(name("a"), NOON, false);
        assertThat(replay.next()).isEqualTo(new Step.Do(TWO)).isEqualTo(replay.next());
        replay.hear(name("b"), NOON, false);

        assertThat(ended(replay).sentence()).isEqualTo(name("a") + " " + name("b"));
        assertThat(ended(replay)).isEqualTo(ended(replay));
    }

    @Test
    void anAnswerThatNobodyAskedForIsABug() {
        ReplayedRun replay = new ReplayedRun(s -> ok("" + s.ask(ONE)), NOON);

        assertThatThrownBy(() -> replay.hear(name("a"), NOON, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing was asked");

        replay.next();
        replay.hear(name("a"), NOON, false);
        assertThatThrownBy(() -> replay.hear(name("again"), NOON, false)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aWorkflowThatRunsDifferentlyIsABug() {
        List<Effect> effects = new ArrayList<>(List.of(ONE, TWO));
        ReplayedRun replay = new ReplayedRun(s -> ok("" + s.ask(effects.remove(0))), NOON);
        replay.next();
        replay.hear(name("a"), NOON, false);

        assertThatThrownBy(replay::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("replayed differently");
    }

    @Test
    void aClosedSectionRunsOnceAndIsRememberedAsItsValue() {
        int[] runs = {0};
        ReplayedRun replay = new ReplayedRun(
                s -> {
                    String first = s.section("the first", () -> {
                        String heard = s.ask(ONE) + " " + s.ask(ONE) + " " + s.ask(ONE);
                        runs[0]++;
                        return heard;
                    });
                    return ok(first + s.ask(TWO));
                },
                NOON);
        for (int i = 1; i <= 3; i++) {
            assertThat(replay.next()).isEqualTo(new Step.Do(ONE));
            assertThat(replay.path()).containsExactly("the first");
            replay.hear(name("" + i), NOON.plusSeconds(i), false);
        }
        assertThat(replay.next()).isEqualTo(new Step.Do(TWO));
        assertThat(replay.path()).isEmpty();
        assertThat(replay.remembered()).isEqualTo(1);
        assertThat(replay.state().now()).isEqualTo(NOON.plusSeconds(3));
        replay.hear(name("last"), NOON.plusSeconds(4), false);

        assertThat(ended(replay).sentence())
                .contains("1")
                .contains("2")
                .contains("3")
                .contains("last");
        assertThat(runs[0]).isEqualTo(1);
    }

    @Test
    void sectionsInSectionsSayHowFarTheWorkflowIs() {
        ReplayedRun replay = new ReplayedRun(
                s -> ok(s.section("outer", () -> s.section("inner", () -> "" + s.ask(ONE)) + s.ask(TWO))), NOON);

        replay.next();
        assertThat(replay.path()).containsExactly("outer", "inner");
        replay.hear(name("a"), NOON, false);
        replay.next();
        assertThat(replay.path()).containsExactly("outer");
        replay.hear(name("b"), NOON, false);
        replay.next();
        assertThat(replay.path()).isEmpty();
    }

    @Test
    void aRepetitionIsRememberedAsItsLatestTurnHoweverLongItIs() {
        ReplayedRun replay = new ReplayedRun(
                s -> ok("turn "
                        + s.repeat("turns", 0, turn -> turn == 1_000, turn -> {
                            s.ask(ONE);
                            return turn + 1;
                        })),
                NOON);
        for (int i = 0; i < 1_000; i++) {
            assertThat(replay.next()).isInstanceOf(Step.Do.class);
            assertThat(replay.remembered()).isLessThan(3);
            replay.hear(name("x"), NOON.plusSeconds(i), false);
        }

        assertThat(ended(replay).sentence()).isEqualTo("turn 1000");
    }

    @Test
    void aRepetitionThatIsDoneAtOnceAsksNothing() {
        ReplayedRun replay = new ReplayedRun(s -> ok("" + s.repeat("turns", 7, turn -> true, turn -> turn + 1)), NOON);

        assertThat(ended(replay).sentence()).isEqualTo("7");
    }

    @Test
    void twoSectionsOfOneTitleAreTwo() {
        ReplayedRun replay = new ReplayedRun(
                s -> ok(s.section("same", () -> "" + s.ask(ONE)) + s.section("same", () -> "" + s.ask(ONE))), NOON);
        replay.next();
        replay.hear(name("a"), NOON, false);
        assertThat(replay.next()).isEqualTo(new Step.Do(ONE));
        replay.hear(name("b"), NOON, false);

        assertThat(ended(replay).sentence()).isEqualTo("" + name("a") + name("b"));
    }

    @Test
    void aRequestToStopIsNotTakenBack() {
        ReplayedRun replay = new ReplayedRun(s -> ok(s.ask(ONE) + "" + s.ask(TWO)), NOON);
        replay.next();
        replay.hear(name("a"), NOON, true);
        replay.next();
        assertThat(replay.state().stop()).isTrue();
        replay.hear(name("b"), NOON, false);
        replay.next();
        assertThat(replay.state().stop()).isTrue();
    }

    /** A section that was closed is remembered by its title, and what is run in its place must be the same. */
    @Test
    void aClosedSectionIsNotTakenForAnotherOneOrForAnAnswer() {
        for (String other : List.of("another", "none", "deeper", "turns")) {
            int[] tellings = {0};
            ReplayedRun replay = new ReplayedRun(
                    s -> {
                        tellings[0]++;
                        String title = tellings[0] <= 2 ? "the first" : other;
                        String runs = switch (title) {
                            case "none" -> "" + s.ask(ONE);
                            case "deeper" -> s.section("outer", () -> s.section("the first", () -> "" + s.ask(ONE)));
                            case "turns" -> s.repeat(title, "", t -> !t.isEmpty(), t -> "" + s.ask(ONE));
                            default -> s.section(title, () -> "" + s.ask(ONE));
                        };
                        return ok(runs + s.ask(TWO));
                    },
                    NOON);
            replay.next();
            replay.hear(name("a"), NOON, false);
            assertThat(replay.next()).isEqualTo(new Step.Do(TWO));

            assertThatThrownBy(replay::next)
                    .as(other)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("replayed differently");
        }
    }

    @Test
    void aTurnIsNotTakenForThatOfAnotherRepetition() {
        for (String other : List.of("other turns", "deeper")) {
            int[] tellings = {0};
            ReplayedRun replay = new ReplayedRun(
                    s -> {
                        tellings[0]++;
                        if (tellings[0] > 2 && other.equals("deeper")) {
                            return ok(s.section("outer", () -> "" + turns(s, "turns")));
                        }
                        return ok("" + turns(s, tellings[0] <= 2 ? "turns" : other));
                    },
                    NOON);
            replay.next();
            replay.hear(name("a"), NOON, false);
            assertThat(replay.next()).as("the second turn").isEqualTo(new Step.Do(ONE));

            assertThatThrownBy(replay::next).as(other).isInstanceOf(IllegalStateException.class);
        }
    }

    private static int turns(ReplayedRun replay, String title) {
        return replay.repeat(title, 0, turn -> turn == 2, turn -> {
            replay.ask(ONE);
            return turn + 1;
        });
    }

    @Test
    void oneRepetitionAfterAnotherBeginsAtItsOwnBeginning() {
        ReplayedRun replay = new ReplayedRun(s -> ok(turns(s, "turns") + " " + turns(s, "other turns")), NOON);
        for (int i = 0; i < 4; i++) {
            assertThat(replay.next()).isEqualTo(new Step.Do(ONE));
            replay.hear(name("x"), NOON, false);
        }

        assertThat(ended(replay).sentence()).isEqualTo("2 2");
    }
}
