package dev.kirikae.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The exit codes, row by row as they are promised: what happened, how far the run had come, what the code is. */
class EndingTableTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    # cause,      untouched, intent open, switched, held, first live
                    REACHED,      0,         0,           0,        0,    0
                    GUARDED,      3,         3,           8,        3,    8
                    LOCKED,       4,         4,           4,        4,    4
                    NOT_PROVEN,   6,         5,           8,        6,    6
                    MOVED_BACK,   7,         7,           7,        7,    7
                    PERSON,       8,         8,           8,        8,    8
                    REFUSED,      6,         5,           8,        6,    6
                    DENIED,       10,        5,           5,        10,   5
                    UNKNOWN,      5,         5,           5,        5,    5
                    NOT_SENT,     6,         5,           8,        6,    6
                    UNREACHABLE,  6,         5,           5,        6,    5
                    STOPPED,      143,       5,           5,        143,  5
                    REPLACED,     5,         5,           5,        5,    5
                    FOREIGN,      9,         5,           5,        9,    5
                    WRONG_INPUT,  2,         5,           5,        2,    5
                    """)
    void theTable(EndingCause cause, int untouched, int open, int switched, int held, int first) {
        assertThat(EndingTable.exit(EndingPhase.UNTOUCHED, cause).code()).isEqualTo(untouched);
        assertThat(EndingTable.exit(EndingPhase.INTENT_OPEN, cause).code()).isEqualTo(open);
        assertThat(EndingTable.exit(EndingPhase.SWITCHED, cause).code()).isEqualTo(switched);
        assertThat(EndingTable.exit(EndingPhase.HELD, cause).code()).isEqualTo(held);
        assertThat(EndingTable.exit(EndingPhase.FIRST_LIVE, cause).code()).isEqualTo(first);
    }

    /** The codes that say "unchanged" are never those of a run that has the live name in its hands. */
    @ParameterizedTest
    @EnumSource(
            value = EndingPhase.class,
            names = {"SWITCHED", "FIRST_LIVE"})
    void whoMovedTheNameNeverSaysThatNothingChanged(EndingPhase moved) {
        Set<ExitCode> unchanged = EnumSet.of(
                ExitCode.BAD_INPUT, ExitCode.REFUSED, ExitCode.INTEGRITY, ExitCode.NOT_ALLOWED, ExitCode.STOPPED);
        for (EndingCause cause : EndingCause.values()) {
            assertThat(unchanged).as(cause.name()).doesNotContain(EndingTable.exit(moved, cause));
        }
    }

    @Test
    void aBugHasACodeOfItsOwnThatNoCauseLeadsTo() {
        for (EndingPhase phase : EndingPhase.values()) {
            for (EndingCause cause : EndingCause.values()) {
                assertThat(EndingTable.exit(phase, cause)).isNotEqualTo(ExitCode.BUG);
            }
        }
    }
}
