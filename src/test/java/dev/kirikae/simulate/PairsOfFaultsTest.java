package dev.kirikae.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults that come together: a sample from a fixed seed, small enough for every build. {@code -Dkirikae.pairs=100000} runs
 * more.
 */
class PairsOfFaultsTest {

    private static final int RUNS = Integer.getInteger("kirikae.pairs", 400);

    static List<Arguments> scenarios() {
        return SingleFaultTest.scenarios();
    }

    @ParameterizedTest(name = "{1}, {0}")
    @MethodSource("scenarios")
    void faultsTogether(Start start, SimulatedJob job) {
        Play calm = new Play(start, Map.of());
        calm.perform(job);
        Random random = new Random(20261122);
        List<String> failures = new ArrayList<>();
        for (int run = 0; run < RUNS && failures.size() < 5; run++) {
            Map<Integer, Integer> choices = new TreeMap<>();
            int faults = 2 + random.nextInt(2);
            for (int fault = 0; fault < faults; fault++) {
                choices.put(random.nextInt(calm.script().asked() + 20), 1 + random.nextInt(7));
            }
            failures.addAll(SingleFaultTest.run(start, job, choices));
        }
        assertThat(failures).isEmpty();
    }
}
