package dev.kirikae.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.ReleaseEvent;
import dev.kirikae.journal.ReleaseLife;
import dev.kirikae.journal.ReleaseRecord.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole table of a release's life as a second hand has written it: where every event leads from every state. */
class ReleaseLifeTableTest {

    private static final Map<String, State> SHORT = Map.ofEntries(
            Map.entry("laun", State.LAUNCHED),
            Map.entry("fail", State.FAILED),
            Map.entry("disp", State.DISPROVED),
            Map.entry("prep", State.PREPARED),
            Map.entry("begu", State.BEGUN),
            Map.entry("swit", State.SWITCHED),
            Map.entry("held", State.HELD),
            Map.entry("sett", State.SETTLED),
            Map.entry("rest", State.RESTORED),
            Map.entry("aban", State.ABANDONED));

    private static final List<ReleaseEvent> EVENTS = List.of(
            ReleaseEvent.LAUNCHED,
            ReleaseEvent.LAUNCH_FAILED,
            ReleaseEvent.DISPROVED,
            ReleaseEvent.UNDECIDED,
            ReleaseEvent.PREPARED,
            ReleaseEvent.BEGAN,
            ReleaseEvent.SWITCHED,
            ReleaseEvent.HELD,
            ReleaseEvent.SETTLED,
            ReleaseEvent.RESTORED,
            ReleaseEvent.ABANDONED,
            ReleaseEvent.ANOTHER_BEGAN,
            ReleaseEvent.ANOTHER_SWITCHED,
            ReleaseEvent.CHOSEN,
            ReleaseEvent.GONE);

    /** A column an event, in the order above; a dot where it cannot happen. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    #         | lau  fai  dis  und  pre  beg  swi  hel  set  res  aba  ano  ans  cho  gon
                    LAUNCHING | laun fail .    .    .    .    .    .    .    .    aban .    .    sett aban
                    FAILED    | .    .    .    .    .    .    .    .    .    .    aban .    .    sett aban
                    LAUNCHED  | .    .    disp laun prep begu .    .    .    .    aban .    .    sett aban
                    DISPROVED | .    fail disp laun prep begu .    .    .    .    aban .    .    sett aban
                    PREPARED  | .    .    disp laun .    begu .    .    .    .    aban .    .    sett aban
                    BEGUN     | .    .    .    .    .    begu swit .    .    .    aban aban .    sett aban
                    SWITCHED  | .    .    .    .    .    .    .    held sett rest aban .    .    .    rest
                    HELD      | .    .    .    .    .    .    .    held sett rest aban .    rest sett rest
                    SETTLED   | .    .    .    .    .    .    .    .    .    rest .    .    .    sett .
                    RESTORED  | .    .    .    .    .    begu .    .    .    rest .    .    .    sett .
                    ABANDONED | .    .    disp laun prep begu .    .    .    .    aban .    .    sett .
                    """)
    void whereEveryEventLeads(State from, String row) {
        List<String> cells = List.of(row.trim().split(" +"));
        assertThat(cells).hasSameSizeAs(EVENTS);
        for (int i = 0; i < cells.size(); i++) {
            assertThat(ReleaseLife.after(from, EVENTS.get(i)))
                    .as(EVENTS.get(i) + " while " + from)
                    .isEqualTo(cells.get(i).equals(".") ? null : SHORT.get(cells.get(i)));
        }
    }
}
