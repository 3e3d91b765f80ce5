package dev.kirikae.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every two values of every two parameters come together in some world, and every such world can be read. */
class CoveringArrayTest {

    static List<List<Integer>> sizes() {
        return List.of(
                List.of(3),
                List.of(1, 1),
                List.of(2, 3),
                List.of(5, 4, 3, 2, 1),
                List.of(2, 2, 2, 2, 2, 2, 2, 2, 2, 2),
                List.of(1, 4, 1, 5, 3, 3, 3));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void everyPairIsCovered(List<Integer> sizes) {
        List<List<Integer>> rows = CoveringArray.rows(sizes);

        for (int a = 0; a < sizes.size(); a++) {
            for (int b = a + 1; b < sizes.size(); b++) {
                Set<List<Integer>> pairs = new HashSet<>();
                for (List<Integer> row : rows) {
                    pairs.add(List.of(row.get(a), row.get(b)));
                    assertThat(row.get(a)).isBetween(0, sizes.get(a) - 1);
                }
                assertThat(pairs).hasSize(sizes.get(a) * sizes.get(b));
            }
        }
        assertThat(CoveringArray.rows(sizes)).isEqualTo(rows);
    }

    @Test
    void everyTwoValuesOfTheWorldComeTogether() {
        List<Map<WorldParameter, String>> rows = WorldParameter.coveringArray();
        Set<String> together = new TreeSet<>();
        rows.forEach(row -> together.addAll(pairs(row)));

        Set<String> expected = new TreeSet<>();
        for (WorldParameter one : WorldParameter.values()) {
            for (WorldParameter other : WorldParameter.values()) {
                for (String x : one.words()) {
                    for (String y : other.words()) {
                        if (one.compareTo(other) < 0) {
                            expected.add(pair(one, x, other, y));
                        }
                    }
                }
            }
        }
        assertThat(together).isEqualTo(expected);
        assertThat(rows).as("fewer rows would do, or the array has grown").hasSizeBetween(20, 40);
    }

    private static List<String> pairs(Map<WorldParameter, String> row) {
        List<String> pairs = new ArrayList<>();
        for (WorldParameter one : WorldParameter.values()) {
            for (WorldParameter other : WorldParameter.values()) {
                if (one.compareTo(other) < 0) {
                    pairs.add(pair(one, row.getOrDefault(one, ""), other, row.getOrDefault(other, "")));
                }
            }
        }
        return pairs;
    }

    private static String pair(WorldParameter one, String x, WorldParameter other, String y) {
        return one + " " + x + ", " + other + " " + y;
    }

    @Test
    void everyWorldCanBeReadAndMade() {
        for (Map<WorldParameter, String> row : WorldParameter.coveringArray()) {
            Scenario scenario = Scenario.of(row);

            assertThat(scenario.policy().configuration().application()).isEqualTo("push-api");
            assertThat(scenario.cloud().ownerOf(Start.NAME) == null)
                    .isEqualTo(scenario.kind() == Scenario.Kind.NOTHING);
        }
    }
}
