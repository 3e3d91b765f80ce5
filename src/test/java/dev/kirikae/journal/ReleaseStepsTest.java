package dev.kirikae.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each entry of the journal does to a release, by the state that it finds it in. */
class ReleaseStepsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant NOW = NOON.plusSeconds(3600);
    private static final EnvironmentId BLUE = new EnvironmentId("e-blue000001");
    private static final EnvironmentId GREEN = new EnvironmentId("e-green00001");
    private static final EnvironmentId RED = new EnvironmentId("e-red0000001");
    private static final LiveName NAME = new LiveName("shop", "ap-northeast-1");

    /** A release named {@code it} on green, prepared against blue, which is live. */
    private static JournalState in(State state) {
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(new JournalEntry.Founded(
                JournalState.FORMAT, "1.1.0", "123456789012", "ap-northeast-1", "shop", "shop", NOON));
        entries.add(new JournalEntry.Found(BLUE, "v0", "live at first use", NOON));
        opened(entries, "it", GREEN, BLUE);
        entries.addAll(until(state, BLUE));
        return found(entries, state);
    }

    /** The same of a first release: nobody was live when it was opened. */
    private static JournalState firstIn(State state) {
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(new JournalEntry.Founded(
                JournalState.FORMAT, "1.1.0", "123456789012", "ap-northeast-1", "shop", "shop", NOON));
        opened(entries, "it", GREEN, null);
        entries.add(new JournalEntry.Launched("it", GREEN, Duration.ofMinutes(4), NOON));
        entries.add(new JournalEntry.Prepared("it", NOON));
        entries.add(new JournalEntry.Began("it", GREEN, null, false, Duration.ofMinutes(5), NOON));
        if (state != State.BEGUN) {
            entries.add(new JournalEntry.Switched("it", null, GREEN, NOON));
        }
        if (state == State.HELD) {
            entries.add(new JournalEntry.Held("it", "a person must decide", NOON));
        }
        return found(entries, state);
    }

    private static JournalState found(List<JournalEntry> entries, State state) {
        JournalState journal = JournalState.replay(entries);
        assertThat(Objects.requireNonNull(journal.release("it")).state()).isEqualTo(state);
        assertThat(journal.irregular()).isEmpty();
        return journal;
    }

    private static void opened(
            List<JournalEntry> entries, String release, EnvironmentId environment, EnvironmentId live) {
        String name = "shop-" + release;
        entries.add(new JournalEntry.Opened(release, "c".repeat(40), "v-" + release, "d", name, "{}", live, NOON));
        Goal made = new Goal.EnvironmentExists(release, name, "p", "v-" + release, "stack", null);
        entries.add(new JournalEntry.Intended("make-" + release, made, NOON, NOON.plusSeconds(300)));
        entries.add(new JournalEntry.Settled("make-" + release, true, true, environment, "made", NOON));
    }

    private static List<JournalEntry> until(State state, EnvironmentId live) {
        JournalEntry launched = new JournalEntry.Launched("it", GREEN, Duration.ofMinutes(4), NOON);
        JournalEntry prepared = new JournalEntry.Prepared("it", NOON);
        JournalEntry began = new JournalEntry.Began("it", GREEN, live, false, Duration.ofMinutes(5), NOON);
        JournalEntry switched = new JournalEntry.Switched("it", live, GREEN, NOON);
        return switch (state) {
            case LAUNCHING -> List.of();
            case FAILED -> List.of(new JournalEntry.LaunchFailed("it", GREEN, List.of("no"), NOON));
            case LAUNCHED -> List.of(launched);
            case DISPROVED ->
                List.of(
                        launched,
                        new JournalEntry.Judged("it", JournalEntry.Phase.CANDIDATE, Verdict.FAILED, List.of(), NOON));
            case PREPARED -> List.of(launched, prepared);
            case BEGUN -> List.of(launched, prepared, began);
            case SWITCHED -> List.of(launched, prepared, began, switched);
            case HELD -> List.of(launched, prepared, began, switched, new JournalEntry.Held("it", "decide", NOON));
            case SETTLED -> List.of(launched, prepared, began, switched, ended(JournalEntry.How.SETTLED, NOON));
            case RESTORED -> List.of(launched, prepared, began, switched, ended(JournalEntry.How.RESTORED, NOON));
            case ABANDONED -> List.of(launched, prepared, ended(JournalEntry.How.ABANDONED, NOON));
        };
    }

    private static JournalEntry ended(JournalEntry.How how, Instant at) {
        return new JournalEntry.Ended("it", how, "so it ended", at);
    }

    private static JournalEntry judged(JournalEntry.Phase phase, Verdict verdict) {
        return new JournalEntry.Judged("it", phase, verdict, List.of("probe: 500", "more"), NOW);
    }

    private static final Map<String, JournalEntry> ENTRIES = Map.ofEntries(
            Map.entry("launched", new JournalEntry.Launched("it", GREEN, Duration.ofMinutes(4), NOW)),
            Map.entry("launch failed", new JournalEntry.LaunchFailed("it", GREEN, List.of("no quota", "more"), NOW)),
            Map.entry("prepared", new JournalEntry.Prepared("it", NOW)),
            Map.entry("candidate verified", judged(JournalEntry.Phase.CANDIDATE, Verdict.VERIFIED)),
            Map.entry("candidate failed", judged(JournalEntry.Phase.CANDIDATE, Verdict.FAILED)),
            Map.entry("candidate inconclusive", judged(JournalEntry.Phase.CANDIDATE, Verdict.INCONCLUSIVE)),
            Map.entry("candidate unverified", judged(JournalEntry.Phase.CANDIDATE, Verdict.UNVERIFIED)),
            Map.entry("watch failed", judged(JournalEntry.Phase.LIVE, Verdict.FAILED)),
            Map.entry("target failed", judged(JournalEntry.Phase.TARGET, Verdict.FAILED)),
            Map.entry("began", new JournalEntry.Began("it", GREEN, BLUE, false, Duration.ofMinutes(5), NOW)),
            Map.entry("switched", new JournalEntry.Switched("it", BLUE, GREEN, NOW)),
            Map.entry("went back from it", new JournalEntry.Switched(null, GREEN, BLUE, NOW)),
            Map.entry("went back to it", new JournalEntry.Switched(null, RED, GREEN, NOW)),
            Map.entry("held", new JournalEntry.Held("it", "a person must decide", NOW)),
            Map.entry("settled", ended(JournalEntry.How.SETTLED, NOW)),
            Map.entry("restored", ended(JournalEntry.How.RESTORED, NOW)),
            Map.entry("abandoned", ended(JournalEntry.How.ABANDONED, NOW)),
            Map.entry("gone", new JournalEntry.Gone(GREEN, null, NOW)),
            Map.entry("another is gone", new JournalEntry.Gone(RED, null, NOW)),
            Map.entry("took", new JournalEntry.Took("n2", "job", "release", NOW)),
            Map.entry("allowed", new JournalEntry.Allowed("capacity", "known", "oncall", NOW)));

    /** A cell is what happens to the release; a dot, nothing. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        # entry                | launching     | failed        | launched      | disproved     | prepared      | begun         | switched      | held          | settled       | restored      | abandoned
        launched               | LAUNCHED      | LAUNCHED      | LAUNCHED      | LAUNCHED      | LAUNCHED      | LAUNCHED      | LAUNCHED      | LAUNCHED      | LAUNCHED      | LAUNCHED      | LAUNCHED
        launch failed          | LAUNCH_FAILED | LAUNCH_FAILED | LAUNCH_FAILED | LAUNCH_FAILED | LAUNCH_FAILED | LAUNCH_FAILED | LAUNCH_FAILED | LAUNCH_FAILED | LAUNCH_FAILED | LAUNCH_FAILED | LAUNCH_FAILED
        prepared               | PREPARED      | PREPARED      | PREPARED      | PREPARED      | PREPARED      | PREPARED      | PREPARED      | PREPARED      | PREPARED      | PREPARED      | PREPARED
        candidate verified     | .             | .             | .             | .             | .             | .             | .             | .             | .             | .             | .
        candidate failed       | DISPROVED     | DISPROVED     | DISPROVED     | DISPROVED     | DISPROVED     | .             | .             | .             | DISPROVED     | DISPROVED     | DISPROVED
        candidate inconclusive | UNDECIDED     | UNDECIDED     | UNDECIDED     | UNDECIDED     | UNDECIDED     | .             | .             | .             | UNDECIDED     | UNDECIDED     | UNDECIDED
        candidate unverified   | UNDECIDED     | UNDECIDED     | UNDECIDED     | UNDECIDED     | UNDECIDED     | .             | .             | .             | UNDECIDED     | UNDECIDED     | UNDECIDED
        watch failed           | .             | .             | .             | .             | .             | .             | .             | .             | .             | .             | .
        target failed          | .             | .             | .             | .             | .             | .             | .             | .             | .             | .             | .
        began                  | BEGAN         | BEGAN         | BEGAN         | BEGAN         | BEGAN         | BEGAN         | BEGAN         | BEGAN         | BEGAN         | BEGAN         | BEGAN
        switched               | SWITCHED      | SWITCHED      | SWITCHED      | SWITCHED      | SWITCHED      | SWITCHED      | .             | SWITCHED      | SWITCHED      | SWITCHED      | SWITCHED
        went back from it      | ABANDONED     | ABANDONED     | ABANDONED     | ABANDONED     | ABANDONED     | ABANDONED     | RESTORED      | RESTORED      | RESTORED      | .             | ABANDONED
        went back to it        | CHOSEN        | CHOSEN        | CHOSEN        | CHOSEN        | CHOSEN        | CHOSEN        | .             | CHOSEN        | CHOSEN        | CHOSEN        | CHOSEN
        held                   | HELD          | HELD          | HELD          | HELD          | HELD          | HELD          | HELD          | HELD          | HELD          | HELD          | HELD
        settled                | SETTLED       | SETTLED       | SETTLED       | SETTLED       | SETTLED       | SETTLED       | SETTLED       | SETTLED       | SETTLED       | SETTLED       | SETTLED
        restored               | RESTORED      | RESTORED      | RESTORED      | RESTORED      | RESTORED      | RESTORED      | RESTORED      | RESTORED      | RESTORED      | RESTORED      | RESTORED
        abandoned              | ABANDONED     | ABANDONED     | ABANDONED     | ABANDONED     | ABANDONED     | ABANDONED     | ABANDONED     | ABANDONED     | ABANDONED     | ABANDONED     | ABANDONED
        gone                   | GONE          | GONE          | GONE          | GONE          | GONE          | GONE          | GONE          | GONE          | .             | .             | .
        another is gone        | .             | .             | .             | .             | .             | .             | .             | .             | .             | .             | .
        took                   | .             | .             | .             | .             | .             | .             | .             | .             | .             | .             | .
        allowed                | .             | .             | .             | .             | .             | .             | .             | .             | .             | .             | .
        """)
    void whatAnEntryMeansInEachState(
            String name,
            String launching,
            String failed,
            String launched,
            String disproved,
            String prepared,
            String begun,
            String switched,
            String held,
            String settled,
            String restored,
            String abandoned) {
        Map<State, String> expected = new EnumMap<>(State.class);
        expected.put(State.LAUNCHING, launching);
        expected.put(State.FAILED, failed);
        expected.put(State.LAUNCHED, launched);
        expected.put(State.DISPROVED, disproved);
        expected.put(State.PREPARED, prepared);
        expected.put(State.BEGUN, begun);
        expected.put(State.SWITCHED, switched);
        expected.put(State.HELD, held);
        expected.put(State.SETTLED, settled);
        expected.put(State.RESTORED, restored);
        expected.put(State.ABANDONED, abandoned);
        JournalEntry entry = Objects.requireNonNull(ENTRIES.get(name));
        for (State state : State.values()) {
            List<ReleaseStep> steps = ReleaseSteps.of(in(state), entry);
            assertThat(events(steps)).as(name + " while " + state).isEqualTo(expected.get(state));
            assertThat(steps)
                    .as(name + " while " + state)
                    .allMatch(s -> s.release().equals("it") && s.from() == state && s.at().equals(NOW));
        }
    }

    private static String events(List<ReleaseStep> steps) {
        return steps.isEmpty() ? "." : steps.stream().map(s -> s.event().name()).collect(Collectors.joining(" "));
    }

    private static ReleaseStep only(List<ReleaseStep> steps) {
        assertThat(steps).hasSize(1);
        return steps.get(0);
    }

    /** What an intent came to; the live name of whom, and for what. */
    @ParameterizedTest
    @CsvSource({
        "SWITCH,   blue,  green, BEGUN,    true,  SWITCHED",
        "SWITCH,   blue,  green, SWITCHED, true,  .",
        "SWITCH,   blue,  green, BEGUN,    false, .",
        "WAY_BACK, green, blue,  SWITCHED, true,  RESTORED",
        "WAY_BACK, green, blue,  SWITCHED, false, .",
        "WAY_BACK, green, blue,  RESTORED, true,  .",
        "ROLLBACK, green, blue,  SETTLED,  true,  RESTORED",
        "ROLLBACK, green, blue,  HELD,     true,  RESTORED",
        "ROLLBACK, blue,  green, RESTORED, true,  CHOSEN",
        "ROLLBACK, blue,  green, PREPARED, true,  CHOSEN",
        "ROLLBACK, blue,  green, RESTORED, false, ."
    })
    void aMoveThatWasIntendedIsAStepOnceItIsSeen(
            Goal.Purpose purpose, String from, String to, State state, boolean done, String expected) {
        EnvironmentId left = from.equals("blue") ? BLUE : GREEN;
        EnvironmentId gets = to.equals("blue") ? BLUE : GREEN;
        Goal goal = new Goal.NameBelongsTo(purpose, NAME, left, gets);
        JournalState journal = in(state).and(new JournalEntry.Intended("swap", goal, NOON, NOON.plusSeconds(300)));
        JournalEntry settled = new JournalEntry.Settled("swap", done, true, null, "seen", NOW);
        assertThat(events(ReleaseSteps.of(journal, settled))).isEqualTo(expected);
        assertThat(ReleaseSteps.of(in(state), settled)).as("of no intent").isEmpty();
    }

    @Test
    void whatIsSettledAndIsNoMoveIsNoStep() {
        JournalState journal = in(State.PREPARED)
                .and(new JournalEntry.Intended("kill", new Goal.EnvironmentGone(GREEN), NOON, NOON.plusSeconds(300)));
        assertThat(ReleaseSteps.of(journal, new JournalEntry.Settled("kill", true, true, null, "seen", NOW)))
                .isEmpty();
    }

    @Test
    void foundLiveIsChosenOnlyWhereTheNameHasMoved() {
        JournalState prepared = in(State.PREPARED);
        assertThat(events(ReleaseSteps.of(prepared, new JournalEntry.Found(GREEN, "v-it", "by hand", NOW))))
                .isEqualTo("CHOSEN");
        assertThat(ReleaseSteps.of(prepared, new JournalEntry.Found(BLUE, "v0", "by hand", NOW)))
                .isEmpty();
        JournalState settled = in(State.SETTLED);
        assertThat(ReleaseSteps.of(settled, new JournalEntry.Found(GREEN, "v-it", "still", NOW)))
                .as("it was live before")
                .isEmpty();
        JournalState nobody = prepared.and(new JournalEntry.Gone(BLUE, null, NOON));
        assertThat(events(ReleaseSteps.of(nobody, new JournalEntry.Found(GREEN, "v-it", "by hand", NOW))))
                .as("nobody was live")
                .isEqualTo("CHOSEN");
    }

    @Test
    void aFirstReleaseWhoseEnvironmentGoesAwayNeverServedElsewhere() {
        for (State moved : List.of(State.SWITCHED, State.HELD)) {
            ReleaseStep step = only(ReleaseSteps.of(firstIn(moved), new JournalEntry.Gone(GREEN, null, NOW)));
            assertThat(step.event()).isEqualTo(ReleaseEvent.ABANDONED);
            assertThat(step.to()).isEqualTo(State.ABANDONED);
            assertThat(step.isAllowed()).isTrue();
        }
        assertThat(only(ReleaseSteps.of(firstIn(State.BEGUN), new JournalEntry.Gone(GREEN, null, NOW)))
                        .event())
                .isEqualTo(ReleaseEvent.GONE);
    }

    @Test
    void theEntrysOwnReleaseComesBeforeTheOthersAndAnEqualOneIsNoOther() {
        List<JournalEntry> second = new ArrayList<>();
        opened(second, "next", RED, GREEN);
        JournalState held = in(State.HELD);
        JournalState begun = in(State.BEGUN);
        for (JournalEntry entry : second) {
            held = held.and(entry);
            begun = begun.and(entry);
        }
        List<ReleaseStep> began =
                ReleaseSteps.of(begun, new JournalEntry.Began("next", RED, BLUE, false, Duration.ofMinutes(5), NOW));
        assertThat(began).extracting(ReleaseStep::release).containsExactly("next", "it");
        assertThat(events(began)).isEqualTo("BEGAN ANOTHER_BEGAN");
        assertThat(began.get(1).why()).isEqualTo("left for next");
        List<ReleaseStep> switched = ReleaseSteps.of(held, new JournalEntry.Switched("next", GREEN, RED, NOW));
        assertThat(switched).extracting(ReleaseStep::release).containsExactly("next", "it");
        assertThat(events(switched)).isEqualTo("SWITCHED ANOTHER_SWITCHED");
        assertThat(switched.get(1).to()).isEqualTo(State.RESTORED);
    }

    @Test
    void theReasonIsKeptInWords() {
        assertThat(only(ReleaseSteps.of(in(State.LAUNCHING), Objects.requireNonNull(ENTRIES.get("launch failed"))))
                        .why())
                .isEqualTo("no quota");
        assertThat(only(ReleaseSteps.of(
                                in(State.LAUNCHING), new JournalEntry.LaunchFailed("it", GREEN, List.of(), NOW)))
                        .why())
                .isEmpty();
        assertThat(only(ReleaseSteps.of(in(State.LAUNCHED), judged(JournalEntry.Phase.CANDIDATE, Verdict.FAILED)))
                        .why())
                .isEqualTo("probe: 500");
        assertThat(only(ReleaseSteps.of(in(State.SWITCHED), new JournalEntry.Switched(null, GREEN, BLUE, NOW)))
                        .why())
                .isEqualTo("moved back");
        assertThat(only(ReleaseSteps.of(in(State.HELD), new JournalEntry.Switched(null, GREEN, BLUE, NOW)))
                        .why())
                .as("what it was held for is why it was taken back")
                .isEqualTo("decide");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotKnownTakesNoStep(JournalEntry.Phase phase) {
        JournalState empty = JournalState.EMPTY;
        assertThat(ReleaseSteps.of(empty, new JournalEntry.Judged("it", phase, Verdict.FAILED, List.of(), NOW)))
                .isEmpty();
        assertThat(ReleaseSteps.of(empty, new JournalEntry.Switched("it", BLUE, GREEN, NOW)))
                .isEmpty();
        assertThat(ReleaseSteps.of(empty, new JournalEntry.Switched(null, GREEN, BLUE, NOW)))
                .isEmpty();
        assertThat(ReleaseSteps.of(empty, new JournalEntry.Gone(GREEN, null, NOW)))
                .isEmpty();
        assertThat(ReleaseSteps.of(empty, ended(JournalEntry.How.SETTLED, NOW))).isEmpty();
    }
}
