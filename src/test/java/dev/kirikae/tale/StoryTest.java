package dev.kirikae.tale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stage told from the start, every time, against what has been heard. */
class StoryTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Effect ONE = new Effect.LookAtName("one");
    private static final Effect TWO = new Effect.LookAtName("two");

    private static Answer name(String name) {
        return new Answer.NameSeen(true, name);
    }

    private static Ending ok(String sentence) {
        return Ending.of(Exit.OK, sentence, "");
    }

    private static Ending ended(Story story) {
        return ((Next.End) story.next()).ending();
    }

    @Test
    void askingTwiceGivesTheSame() {
        Story story = new Story(s -> ok(s.ask(ONE) + " " + s.ask(TWO)), NOON);

        assertThat(story.next()).isEqualTo(new Next.Do(ONE)).isEqualTo(story.next());
        story.hear(name("a"), NOON, false);
        assertThat(story.next()).isEqualTo(new Next.Do(TWO)).isEqualTo(story.next());
        story.hear(name("b"), NOON, false);

        assertThat(ended(story).sentence()).isEqualTo(name("a") + " " + name("b"));
        assertThat(ended(story)).isEqualTo(ended(story));
    }

    @Test
    void anAnswerThatNobodyAskedForIsABug() {
        Story story = new Story(s -> ok("" + s.ask(ONE)), NOON);

        assertThatThrownBy(() -> story.hear(name("a"), NOON, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing was asked");

        story.next();
        story.hear(name("a"), NOON, false);
        assertThatThrownBy(() -> story.hear(name("again"), NOON, false)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTaleThatIsToldDifferentlyIsABug() {
        List<Effect> effects = new ArrayList<>(List.of(ONE, TWO));
        Story story = new Story(s -> ok("" + s.ask(effects.remove(0))), NOON);
        story.next();
        story.hear(name("a"), NOON, false);

        assertThatThrownBy(story::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("told differently");
    }

    @Test
    void aClosedChapterIsToldOnceAndRememberedAsItsValue() {
        int[] told = {0};
        Story story = new Story(
                s -> {
                    String first = s.chapter("the first", () -> {
                        String heard = s.ask(ONE) + " " + s.ask(ONE) + " " + s.ask(ONE);
                        told[0]++;
                        return heard;
                    });
                    return ok(first + s.ask(TWO));
                },
                NOON);
        for (int i = 1; i <= 3; i++) {
            assertThat(story.next()).isEqualTo(new Next.Do(ONE));
            assertThat(story.path()).containsExactly("the first");
            story.hear(name("" + i), NOON.plusSeconds(i), false);
        }
        assertThat(story.next()).isEqualTo(new Next.Do(TWO));
        assertThat(story.path()).isEmpty();
        assertThat(story.remembered()).isEqualTo(1);
        assertThat(story.standing().now()).isEqualTo(NOON.plusSeconds(3));
        story.hear(name("last"), NOON.plusSeconds(4), false);

        assertThat(ended(story).sentence())
                .contains("1")
                .contains("2")
                .contains("3")
                .contains("last");
        assertThat(told[0]).isEqualTo(1);
    }

    @Test
    void chaptersInChaptersTellWhereTheTaleStands() {
        Story story = new Story(
                s -> ok(s.chapter("outer", () -> s.chapter("inner", () -> "" + s.ask(ONE)) + s.ask(TWO))), NOON);

        story.next();
        assertThat(story.path()).containsExactly("outer", "inner");
        story.hear(name("a"), NOON, false);
        story.next();
        assertThat(story.path()).containsExactly("outer");
        story.hear(name("b"), NOON, false);
        story.next();
        assertThat(story.path()).isEmpty();
    }

    @Test
    void aRepetitionIsRememberedAsItsLatestTurnHoweverLongItIs() {
        Story story = new Story(
                s -> ok("turn "
                        + s.repeat("turns", 0, turn -> turn == 1_000, turn -> {
                            s.ask(ONE);
                            return turn + 1;
                        })),
                NOON);
        for (int i = 0; i < 1_000; i++) {
            assertThat(story.next()).isInstanceOf(Next.Do.class);
            assertThat(story.remembered()).isLessThan(3);
            story.hear(name("x"), NOON.plusSeconds(i), false);
        }

        assertThat(ended(story).sentence()).isEqualTo("turn 1000");
    }

    @Test
    void aRepetitionThatIsDoneAtOnceAsksNothing() {
        Story story = new Story(s -> ok("" + s.repeat("turns", 7, turn -> true, turn -> turn + 1)), NOON);

        assertThat(ended(story).sentence()).isEqualTo("7");
    }

    @Test
    void twoChaptersOfOneTitleAreTwo() {
        Story story = new Story(
                s -> ok(s.chapter("same", () -> "" + s.ask(ONE)) + s.chapter("same", () -> "" + s.ask(ONE))), NOON);
        story.next();
        story.hear(name("a"), NOON, false);
        assertThat(story.next()).isEqualTo(new Next.Do(ONE));
        story.hear(name("b"), NOON, false);

        assertThat(ended(story).sentence()).isEqualTo("" + name("a") + name("b"));
    }

    @Test
    void aWishToStopIsNotTakenBack() {
        Story story = new Story(s -> ok(s.ask(ONE) + "" + s.ask(TWO)), NOON);
        story.next();
        story.hear(name("a"), NOON, true);
        story.next();
        assertThat(story.standing().stop()).isTrue();
        story.hear(name("b"), NOON, false);
        story.next();
        assertThat(story.standing().stop()).isTrue();
    }

    /** A chapter that was closed is remembered by its title, and what is told in its place must be the same. */
    @Test
    void aClosedChapterIsNotTakenForAnotherOneOrForAnAnswer() {
        for (String other : List.of("another", "none", "deeper", "turns")) {
            int[] tellings = {0};
            Story story = new Story(
                    s -> {
                        tellings[0]++;
                        String title = tellings[0] <= 2 ? "the first" : other;
                        String told = switch (title) {
                            case "none" -> "" + s.ask(ONE);
                            case "deeper" -> s.chapter("outer", () -> s.chapter("the first", () -> "" + s.ask(ONE)));
                            case "turns" -> s.repeat(title, "", t -> !t.isEmpty(), t -> "" + s.ask(ONE));
                            default -> s.chapter(title, () -> "" + s.ask(ONE));
                        };
                        return ok(told + s.ask(TWO));
                    },
                    NOON);
            story.next();
            story.hear(name("a"), NOON, false);
            assertThat(story.next()).isEqualTo(new Next.Do(TWO));

            assertThatThrownBy(story::next)
                    .as(other)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("told differently");
        }
    }

    @Test
    void aTurnIsNotTakenForThatOfAnotherRepetition() {
        for (String other : List.of("other turns", "deeper")) {
            int[] tellings = {0};
            Story story = new Story(
                    s -> {
                        tellings[0]++;
                        if (tellings[0] > 2 && other.equals("deeper")) {
                            return ok(s.chapter("outer", () -> "" + turns(s, "turns")));
                        }
                        return ok("" + turns(s, tellings[0] <= 2 ? "turns" : other));
                    },
                    NOON);
            story.next();
            story.hear(name("a"), NOON, false);
            assertThat(story.next()).as("the second turn").isEqualTo(new Next.Do(ONE));

            assertThatThrownBy(story::next).as(other).isInstanceOf(IllegalStateException.class);
        }
    }

    private static int turns(Story story, String title) {
        return story.repeat(title, 0, turn -> turn == 2, turn -> {
            story.ask(ONE);
            return turn + 1;
        });
    }

    @Test
    void oneRepetitionAfterAnotherBeginsAtItsOwnBeginning() {
        Story story = new Story(s -> ok(turns(s, "turns") + " " + turns(s, "other turns")), NOON);
        for (int i = 0; i < 4; i++) {
            assertThat(story.next()).isEqualTo(new Next.Do(ONE));
            story.hear(name("x"), NOON, false);
        }

        assertThat(ended(story).sentence()).isEqualTo("2 2");
    }
}
