package dev.kirikae.journal;

import static dev.kirikae.journal.SampleJournal.BLUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read where it is not known whether a goal was reached. */
class GoalTest {

    static Stream<Arguments> goals() {
        return Stream.of(
                Arguments.of(SampleJournal.SWITCH, "the live name push-api belongs to e-green00001"),
                Arguments.of(
                        new Goal.EnvironmentExists("it", "push-api-it", "away", "v-it", "stack", null),
                        "environment push-api-it exists"),
                Arguments.of(new Goal.EnvironmentGone(BLUE), "e-blue000001 is gone"),
                Arguments.of(new Goal.CapacityIs(BLUE, null, 4), "e-blue000001 has at least 4 instances"),
                Arguments.of(new Goal.VersionExists("v1", "bucket", "key"), "version v1 exists"),
                Arguments.of(new Goal.VersionGone("v1"), "version v1 is gone"),
                Arguments.of(
                        new Goal.ConfigurationSaved("saved", BLUE), "the settings of e-blue000001 are saved as saved"),
                Arguments.of(new Goal.ConfigurationGone("saved"), "saved configuration saved is gone"));
    }

    @ParameterizedTest
    @MethodSource("goals")
    void isTheEndOfASentence(Goal goal, String sentence) {
        assertThat(goal.sentence()).isEqualTo(sentence);
    }
}
