package dev.kirikae.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.ReleaseRecord.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may happen to a release, as the table says it and as the documentation prints it. */
class ReleaseLifeTest {

    private static final Path PAGE = Path.of("docs/life-of-a-release.md");

    @Test
    void everyStateIsReachedAndEveryEventLeadsSomewhere() {
        Set<State> reached = EnumSet.of(State.LAUNCHING);
        Set<ReleaseEvent> taken = EnumSet.noneOf(ReleaseEvent.class);
        for (ReleaseLife.Transition step : ReleaseLife.steps()) {
            reached.add(step.to());
            taken.add(step.event());
        }
        assertThat(reached).isEqualTo(EnumSet.allOf(State.class));
        assertThat(taken).isEqualTo(EnumSet.allOf(ReleaseEvent.class));
    }

    @Test
    void whateverHasNotEndedEndsWhenItsEnvironmentGoesAway() {
        for (State state : State.values()) {
            State after = ReleaseLife.after(state, ReleaseEvent.GONE);
            if (state.isEnd()) {
                assertThat(after).as(state.name()).isNull();
            } else {
                assertThat(after).as(state.name()).isEqualTo(state.hasMoved() ? State.RESTORED : State.ABANDONED);
            }
        }
    }

    @Test
    void onlyAnAttemptMovesTheName() {
        assertThat(ReleaseLife.steps().stream().filter(s -> s.event() == ReleaseEvent.SWITCHED))
                .extracting(ReleaseLife.Transition::from)
                .containsExactly(State.BEGUN);
        assertThat(ReleaseLife.steps().stream().filter(s -> s.event() == ReleaseEvent.SETTLED))
                .extracting(ReleaseLife.Transition::from)
                .containsExactly(State.SWITCHED, State.HELD);
    }

    @Test
    void whatAPersonChoseCountsAsSettledWhateverItWas() {
        for (State state : State.values()) {
            if (state != State.SWITCHED) {
                assertThat(ReleaseLife.after(state, ReleaseEvent.CHOSEN))
                        .as(state.name())
                        .isEqualTo(State.SETTLED);
            }
        }
    }

    /** The build prints the page; where it differs from the table it is written anew, and is to be committed. */
    @Test
    void theDocumentationPrintsTheTable() throws IOException {
        String page = page();
        String before = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        if (!page.equals(before)) {
            Files.writeString(PAGE, page);
        }
        assertThat(before).as(PAGE + " is written anew: commit it").isEqualTo(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # The life of a release

                Printed by the build from the table that the journal's reducer applies (`ReleaseLife`); a test keeps it in step. A step that is not
                in it is refused before it is written (exit 8), and accepted and said where an older program wrote it.

                A release is *under way* from `began` to its end. At most one has moved the live name and not ended (`switched`, `held`), and at most
                one other is on its way (`begun`). It ends `settled`, `restored` or `abandoned`, also when its environment goes away by whatever hand.

                ```mermaid
                stateDiagram-v2
                    [*] --> launching : opened
                """);
        for (ReleaseLife.Transition step : ReleaseLife.steps()) {
            if (step.from() != step.to()) {
                page.append("    %s --> %s : %s%n"
                        .formatted(
                                word(step.from()), word(step.to()), step.event().word())
                        .replace("\r", ""));
            }
        }
        page.append("```\n\n| state | what happens | leads to |\n|---|---|---|\n");
        for (ReleaseLife.Transition step : ReleaseLife.steps()) {
            page.append("| ")
                    .append(word(step.from()))
                    .append(" | ")
                    .append(step.event().word())
                    .append(" | ")
                    .append(word(step.to()))
                    .append(" |\n");
        }
        page.append("\n| what happens | that is |\n|---|---|\n");
        for (String[] meaning : MEANINGS) {
            page.append("| ")
                    .append(meaning[0])
                    .append(" | ")
                    .append(meaning[1])
                    .append(" |\n");
        }
        return page.toString();
    }

    private static final String[][] MEANINGS = {
        {"launched", "its environment is Ready"},
        {"launch-failed", "its launch ended badly, or what was launched runs something else"},
        {"disproved", "its verification by `upload` failed: the next upload of other input replaces it"},
        {"undecided", "its verification by `upload` proved nothing, neither way"},
        {"prepared", "it is verified and waits for `release`"},
        {"began", "`release` begins an attempt to make it live"},
        {
            "switched",
            "the live name was seen at its environment (a first release's environment had it from the beginning)"
        },
        {"held", "a person must decide"},
        {"settled", "it has proved itself, or was accepted"},
        {"restored", "the live name was taken from it, by a verdict, by a rollback, or by hand while it was watched"},
        {"abandoned", "it was given up without the live name having moved to it"},
        {"another-began", "the attempt of another release begins"},
        {"another-switched", "the live name was seen to move from it to a newer release"},
        {"chosen", "a person moved the live name to it, by `rollback --to` or by hand"},
        {"gone", "its environment went away, by whatever hand"},
    };

    @Test
    void everyEventHasItsMeaning() {
        assertThat(List.of(MEANINGS))
                .extracting(meaning -> meaning[0])
                .containsExactlyElementsOf(List.of(ReleaseEvent.values()).stream()
                        .map(ReleaseEvent::word)
                        .toList());
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
