package dev.kirikae.stages.step;

import static dev.kirikae.stages.ReleaseRun.BLUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.stages.Looks;
import dev.kirikae.stages.ReleaseRun;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which platform a pattern means. */
class SolutionStacksTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    v6.* running Node.js 22 | v6.1.0 running Node.js 22; v6.10.0 running Node.js 22; v6.9.3 running Node.js 22 | v6.10.0 running Node.js 22
                    v6.* running Node.js *  | v6.1.0 running Node.js 22; v6.1.0 running Node.js 24                            | v6.1.0 running Node.js 24
                    v6.1 *                  | v6.1 a; v6.1 a 2                                                              | v6.1 a 2
                    v6.*                    | v5.9.0; v7.0.0                                                                | -
                    v6.*                    | old v6.1.0                                                                    | -
                    *Node*                  | v6.1.0 running Node.js 22                                                     | v6.1.0 running Node.js 22
                    v6.1.0                  | v6.1.0; v6.2.0                                                                | v6.1.0
                    v6.1.0                  | v6x1x0                                                                        | -
                    v*                      | v3; v1; v20261122104500                                                       | v20261122104500
                    """)
    void theNewestThatFitsByItsNumbers(String pattern, String stacks, @Nullable String newest) {
        List<String> offered = List.of(stacks.split("; "));
        assertThat(SolutionStacks.newest(pattern, offered)).isEqualTo(newest);
        List<String> reversed = new ArrayList<>(offered);
        Collections.reverse(reversed);
        assertThat(SolutionStacks.newest(pattern, reversed))
                .as("in whatever order")
                .isEqualTo(newest);
    }

    @Test
    void theNearestShareMostWords() {
        List<String> stacks = List.of(
                "64bit Amazon Linux 2 v5.9.0 running Docker",
                "64bit Amazon Linux 2023 v4.1.0 running Corretto 21",
                "64bit Amazon Linux 2023 v6.1.0 running Node.js 22",
                "64bit Windows Server 2022 v2.1.0 running IIS 10.0");
        assertThat(SolutionStacks.nearest("64bit Amazon Linux 2023 v6.* running NODE.js 21", stacks))
                .containsExactly(stacks.get(2), stacks.get(1), stacks.get(0));
    }

    private static String age(String pattern, String offered, long createdSecondsAgo) {
        ReleaseRun run = new ReleaseRun("{}", cloud -> {}, "environment: {platform: \"" + pattern + "\"}");
        run.answering(
                effect -> effect instanceof Effect.LookAtPlatforms ? new Answer.PlatformsSeen(List.of(offered)) : null);
        run.changing(Looks.environment(BLUE, e -> Looks.created(e, ReleaseRun.NOON.minusSeconds(createdSecondsAgo))));
        return run.asked((context, order) -> {
            var blue = new Steps(context, order).look().now().find(BLUE);
            return blue == null
                    ? "not listed"
                    : new Steps(context, order).newerPlatform().words(blue);
        });
    }

    private static final String OWN = "64bit Amazon Linux 2023 v6.1.0 running Node.js 22";
    private static final String NEWER = "64bit Amazon Linux 2023 v6.2.0 running Node.js 22";
    private static final String PATTERN = "64bit Amazon Linux 2023 v6.* running Node.js 22";

    @Test
    void aNewerPlatformIsSaidWithTheWayToIt() {
        assertThat(age(PATTERN, NEWER, 7200))
                .isEqualTo(". A newer platform is there, " + NEWER + " instead of " + OWN
                        + ": upload --fresh makes a new environment on it");
    }

    @Test
    void nothingIsSaidWhereThatWouldMeanNothing() {
        assertThat(age(PATTERN, OWN, 7200)).as("its own is the newest").isEmpty();
        assertThat(age(NEWER, NEWER, 7200)).as("no pattern").isEmpty();
        assertThat(age("64bit Amazon Linux 2023 v7.*", "64bit Amazon Linux 2023 v7.0.0", 7200))
                .as("its own does not fit: that is a changed input")
                .isEmpty();
        assertThat(age(PATTERN, NEWER, 3000)).as("made in this very run").isEmpty();
        assertThat(age(PATTERN, "64bit Windows", 7200)).as("none fits").isEmpty();
    }
}
