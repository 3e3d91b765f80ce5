package dev.kirikae.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A stage is killed before or after each of its effects, and another stage than the killed one is run next. */
class AnotherStageTest {

    private static final Set<String> CHANGING = Set.of(
            "swap",
            "terminate",
            "create-environment",
            "create-version",
            "save-configuration",
            "delete-configuration",
            "set-capacity");
    private static final Set<String> KEEPING = Set.of("append", "write-lock");

    private static final List<Act.Run> NEXT = List.of(
            Act.Run.upload(1),
            Act.Run.upload(2),
            Act.Run.of(Stage.RELEASE),
            Act.Run.of(Stage.ROLLBACK),
            Act.Run.of(Stage.RECOVER),
            Act.Run.of(Stage.DESTROY_CANDIDATE),
            Act.Run.of(Stage.DESTROY_DUE));

    static List<Arguments> killed() {
        return List.of(
                Arguments.of(Scenario.Kind.LIVE, Act.Run.upload(1)),
                Arguments.of(Scenario.Kind.NOTHING, Act.Run.upload(1)),
                Arguments.of(Scenario.Kind.WAITING, Act.Run.of(Stage.RELEASE)),
                Arguments.of(Scenario.Kind.SETTLED, Act.Run.of(Stage.ROLLBACK)),
                Arguments.of(Scenario.Kind.SETTLED, Act.Run.of(Stage.DESTROY)),
                Arguments.of(Scenario.Kind.WAITING, Act.Run.of(Stage.DESTROY_CANDIDATE)));
    }

    @ParameterizedTest(name = "{1} is killed, {0}")
    @MethodSource("killed")
    void anotherStageGoesOn(Scenario.Kind kind, Act.Run first) {
        Scenario scenario = Scenario.PLAIN.of(kind);
        Map<Invariant, String> transcripts = new TreeMap<>();
        List<Map<String, Integer>> kills = kills(SequenceRun.sites(scenario, first));
        int turn = 0;
        for (Map<String, Integer> kill : kills) {
            for (Act.Run next : NEXT) {
                Finale finale = turn++ % 2 == 0 ? Finale.ON : Finale.DUE;
                SequenceRun run = SequenceRun.replayed(new Sequence(
                        scenario, List.of(new SequenceStep(first, kill), SequenceStep.calm(next)), finale));
                Violation violation = run.violation();
                if (violation != null) {
                    transcripts.putIfAbsent(violation.rule(), run.transcript());
                }
            }
        }
        assertThat(kills).hasSizeGreaterThan(10);
        assertThat(String.join("\n\n", transcripts.values())).isEmpty();
    }

    private static List<Map<String, Integer>> kills(Map<String, Integer> sites) {
        List<Map<String, Integer>> kills = new ArrayList<>();
        sites.forEach((site, count) -> {
            for (int i = 1; i <= count; i++) {
                if (CHANGING.contains(site)) {
                    kills.add(Map.of(site + " " + i, 5));
                    kills.add(Map.of(site + " " + i, 6));
                } else if (KEEPING.contains(site)) {
                    kills.add(Map.of(site + " " + i, 4));
                } else if (site.equals("before wait")) {
                    kills.add(Map.of(site + " " + i, 1));
                }
            }
        });
        return kills;
    }
}
