package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each guard keeps an incident from happening: it happens where the guard is taken out, and only there. */
class GuardIncidentsTest {

    static List<GuardIncidents.Incident> incidents() {
        return GuardIncidents.incidents();
    }

    @Test
    void everyGuardHasItsIncident() {
        Set<String> shown = new TreeSet<>();
        incidents().forEach(incident -> shown.add(incident.guard().word()));
        assertThat(shown)
                .containsAll(Arrays.stream(Guard.values()).map(Guard::word).toList());
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void itHappensOnlyWhereTheGuardIsTakenOut(GuardIncidents.Incident it) {
        ReleaseRun guarded = it.world().get();
        StageResult refusal = it.typed().run(guarded, Allowances.NONE);

        assertThat(refusal).isNotNull();
        assertThat(refusal.exit()).as(refusal.toString()).isEqualTo(ExitCode.REFUSED);
        assertThat(refusal.guard()).as(refusal.toString()).isEqualTo(it.guard());
        assertThat(it.happened().test(guarded)).as("it happens all the same").isFalse();

        ReleaseRun without = it.without().get();
        assertThat(it.happened().test(without))
                .as(without.executed().toString())
                .isTrue();
    }
}
