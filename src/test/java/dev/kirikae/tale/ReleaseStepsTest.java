package dev.kirikae.tale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.Verdict;
import dev.kirikae.tale.ReleaseFacts.State;
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
    private static Memory in(State state) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry.Founded(Memory.FORMAT, "1.1.0", "123456789012", "ap-northeast-1", "shop", "shop", NOON));
        entries.add(new Entry.Found(BLUE, "v0", "live at first use", NOON));
        opened(entries, "it", GREEN, BLUE);
        entries.addAll(until(state, BLUE));
        return found(entries, state);
    }

    /** The same of a first release: nobody was live when it was opened. */
    private static Memory firstIn(State state) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry.Founded(Memory.FORMAT, "1.1.0", "123456789012", "ap-northeast-1", "shop", "shop", NOON));
        opened(entries, "it", GREEN, null);
        entries.add(new Entry.Launched("it", GREEN, Duration.ofMinutes(4), NOON));
        entries.add(new Entry.Prepared("it", NOON));
        entries.add(new Entry.Began("it", GREEN, null, false, Duration.ofMinutes(5), NOON));
        if (state != State.BEGUN) {
            entries.add(new Entry.Switched("it", null, GREEN, NOON));
        }
        if (state == State.HELD) {
            entries.add(new Entry.Held("it", "a person must decide", NOON));
        }
        return found(entries, state);
    }

    private static Memory found(List<Entry> entries, State state) {
        Memory memory = Memory.replay(entries);
        assertThat(Objects.requireNonNull(memory.release("it")).state()).isEqualTo(state);
        assertThat(memory.irregular()).isEmpty();
        return memory;
    }

    private static void opened(List<Entry> entries, String release, EnvironmentId environment, EnvironmentId live) {
        String name = "shop-" + release;
        entries.add(new Entry.Opened(release, "c".repeat(40), "v-" + release, "d", name, "{}", live, NOON));
        Goal made = new Goal.EnvironmentExists(release, name, "p", "v-" + release, "stack", null);
        entries.add(new Entry.Intended("make-" + release, made, NOON, NOON.plusSeconds(300)));
        entries.add(new Entry.Settled("make-" + release, true, true, environment, "made", NOON));
    }

    private static List<Entry> until(State state, EnvironmentId live) {
        Entry launched = new Entry.Launched("it", GREEN, Duration.ofMinutes(4), NOON);
        Entry prepared = new Entry.Prepared("it", NOON);
        Entry began = new Entry.Began("it", GREEN, live, false, Duration.ofMinutes(5), NOON);
        Entry switched = new Entry.Switched("it", live, GREEN, NOON);
        return switch (state) {
            case LAUNCHING -> List.of();
            case FAILED -> List.of(new Entry.LaunchFailed("it", GREEN, List.of("no"), NOON));
            case LAUNCHED -> List.of(launched);
            case DISPROVED ->
                List.of(launched, new Entry.Judged("it", Entry.Phase.CANDIDATE, Verdict.FAILED, List.of(), NOON));
            case PREPARED -> List.of(launched, prepared);
            case BEGUN -> List.of(launched, prepared, began);
            case SWITCHED -> List.of(launched, prepared, began, switched);
            case HELD -> List.of(launched, prepared, began, switched, new Entry.Held("it", "decide", NOON));
            case SETTLED -> List.of(launched, prepared, began, switched, ended(Entry.How.SETTLED, NOON));
            case RESTORED -> List.of(launched, prepared, began, switched, ended(Entry.How.RESTORED, NOON));
            case ABANDONED -> List.of(launched, prepared, ended(Entry.How.ABANDONED, NOON));
        };
    }

    private static Entry ended(Entry.How how, Instant at) {
        return new Entry.Ended("it", how, "so it ended", at);
    }

    private static Entry judged(Entry.Phase phase, Verdict verdict) {
        return new Entry.Judged("it", phase, verdict, List.of("probe: 500", "more"), NOW);
    }

    private static final Map<String, Entry> ENTRIES = Map.ofEntries(
            Map.entry("launched", new Entry.Launched("it", GREEN, Duration.ofMinutes(4), NOW)),
            Map.entry("launch failed", new Entry.LaunchFailed("it", GREEN, List.of("no quota", "more"), NOW)),
            Map.entry("prepared", new Entry.Prepared("it", NOW)),
            Map.entry("candidate verified", judged(Entry.Phase.CANDIDATE, Verdict.VERIFIED)),
            Map.entry("candidate failed", judged(Entry.Phase.CANDIDATE, Verdict.FAILED)),
            Map.entry("candidate inconclusive", judged(Entry.Phase.CANDIDATE, Verdict.INCONCLUSIVE)),
            Map.entry("candidate unverified", judged(Entry.Phase.CANDIDATE, Verdict.UNVERIFIED)),
            Map.entry("watch failed", judged(Entry.Phase.LIVE, Verdict.FAILED)),
            Map.entry("target failed", judged(Entry.Phase.TARGET, Verdict.FAILED)),
            Map.entry("began", new Entry.Began("it", GREEN, BLUE, false, Duration.ofMinutes(5), NOW)),
            Map.entry("switched", new Entry.Switched("it", BLUE, GREEN, NOW)),
            Map.entry("went back from it", new Entry.Switched(null, GREEN, BLUE, NOW)),
            Map.entry("went back to it", new Entry.Switched(null, RED, GREEN, NOW)),
            Map.entry("held", new Entry.Held("it", "a person must decide", NOW)),
            Map.entry("settled", ended(Entry.How.SETTLED, NOW)),
            Map.entry("restored", ended(Entry.How.RESTORED, NOW)),
            Map.entry("abandoned", ended(Entry.How.ABANDONED, NOW)),
            Map.entry("gone", new Entry.Gone(GREEN, null, NOW)),
            Map.entry("another is gone", new Entry.Gone(RED, null, NOW)),
            Map.entry("took", new Entry.Took("n2", "job", "release", NOW)),
            Map.entry("allowed", new Entry.Allowed("capacity", "known", "oncall", NOW)));

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
        Entry entry = Objects.requireNonNull(ENTRIES.get(name));
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
        Memory memory = in(state).and(new Entry.Intended("swap", goal, NOON, NOON.plusSeconds(300)));
        Entry settled = new Entry.Settled("swap", done, true, null, "seen", NOW);
        assertThat(events(ReleaseSteps.of(memory, settled))).isEqualTo(expected);
        assertThat(ReleaseSteps.of(in(state), settled)).as("of no intent").isEmpty();
    }

    @Test
    void whatIsSettledAndIsNoMoveIsNoStep() {
        Memory memory = in(State.PREPARED)
                .and(new Entry.Intended("kill", new Goal.EnvironmentGone(GREEN), NOON, NOON.plusSeconds(300)));
        assertThat(ReleaseSteps.of(memory, new Entry.Settled("kill", true, true, null, "seen", NOW)))
                .isEmpty();
    }

    @Test
    void foundLiveIsChosenOnlyWhereTheNameHasMoved() {
        Memory prepared = in(State.PREPARED);
        assertThat(events(ReleaseSteps.of(prepared, new Entry.Found(GREEN, "v-it", "by hand", NOW))))
                .isEqualTo("CHOSEN");
        assertThat(ReleaseSteps.of(prepared, new Entry.Found(BLUE, "v0", "by hand", NOW)))
                .isEmpty();
        Memory settled = in(State.SETTLED);
        assertThat(ReleaseSteps.of(settled, new Entry.Found(GREEN, "v-it", "still", NOW)))
                .as("it was live before")
                .isEmpty();
        Memory nobody = prepared.and(new Entry.Gone(BLUE, null, NOON));
        assertThat(events(ReleaseSteps.of(nobody, new Entry.Found(GREEN, "v-it", "by hand", NOW))))
                .as("nobody was live")
                .isEqualTo("CHOSEN");
    }

    @Test
    void aFirstReleaseWhoseEnvironmentGoesAwayNeverServedElsewhere() {
        for (State moved : List.of(State.SWITCHED, State.HELD)) {
            ReleaseStep step = only(ReleaseSteps.of(firstIn(moved), new Entry.Gone(GREEN, null, NOW)));
            assertThat(step.event()).isEqualTo(ReleaseEvent.ABANDONED);
            assertThat(step.to()).isEqualTo(State.ABANDONED);
            assertThat(step.isAllowed()).isTrue();
        }
        assertThat(only(ReleaseSteps.of(firstIn(State.BEGUN), new Entry.Gone(GREEN, null, NOW)))
                        .event())
                .isEqualTo(ReleaseEvent.GONE);
    }

    @Test
    void theEntrysOwnReleaseComesBeforeTheOthersAndAnEqualOneIsNoOther() {
        List<Entry> second = new ArrayList<>();
        opened(second, "next", RED, GREEN);
        Memory held = in(State.HELD);
        Memory begun = in(State.BEGUN);
        for (Entry entry : second) {
            held = held.and(entry);
            begun = begun.and(entry);
        }
        List<ReleaseStep> began =
                ReleaseSteps.of(begun, new Entry.Began("next", RED, BLUE, false, Duration.ofMinutes(5), NOW));
        assertThat(began).extracting(ReleaseStep::release).containsExactly("next", "it");
        assertThat(events(began)).isEqualTo("BEGAN ANOTHER_BEGAN");
        assertThat(began.get(1).why()).isEqualTo("left for next");
        List<ReleaseStep> switched = ReleaseSteps.of(held, new Entry.Switched("next", GREEN, RED, NOW));
        assertThat(switched).extracting(ReleaseStep::release).containsExactly("next", "it");
        assertThat(events(switched)).isEqualTo("SWITCHED ANOTHER_SWITCHED");
        assertThat(switched.get(1).to()).isEqualTo(State.RESTORED);
    }

    @Test
    void theReasonIsKeptInWords() {
        assertThat(only(ReleaseSteps.of(in(State.LAUNCHING), Objects.requireNonNull(ENTRIES.get("launch failed"))))
                        .why())
                .isEqualTo("no quota");
        assertThat(only(ReleaseSteps.of(in(State.LAUNCHING), new Entry.LaunchFailed("it", GREEN, List.of(), NOW)))
                        .why())
                .isEmpty();
        assertThat(only(ReleaseSteps.of(in(State.LAUNCHED), judged(Entry.Phase.CANDIDATE, Verdict.FAILED)))
                        .why())
                .isEqualTo("probe: 500");
        assertThat(only(ReleaseSteps.of(in(State.SWITCHED), new Entry.Switched(null, GREEN, BLUE, NOW)))
                        .why())
                .isEqualTo("moved back");
        assertThat(only(ReleaseSteps.of(in(State.HELD), new Entry.Switched(null, GREEN, BLUE, NOW)))
                        .why())
                .as("what it was held for is why it was taken back")
                .isEqualTo("decide");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotKnownTakesNoStep(Entry.Phase phase) {
        Memory empty = Memory.EMPTY;
        assertThat(ReleaseSteps.of(empty, new Entry.Judged("it", phase, Verdict.FAILED, List.of(), NOW)))
                .isEmpty();
        assertThat(ReleaseSteps.of(empty, new Entry.Switched("it", BLUE, GREEN, NOW)))
                .isEmpty();
        assertThat(ReleaseSteps.of(empty, new Entry.Switched(null, GREEN, BLUE, NOW)))
                .isEmpty();
        assertThat(ReleaseSteps.of(empty, new Entry.Gone(GREEN, null, NOW))).isEmpty();
        assertThat(ReleaseSteps.of(empty, ended(Entry.How.SETTLED, NOW))).isEmpty();
    }
}
