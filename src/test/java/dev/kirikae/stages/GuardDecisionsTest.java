package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.ManagedAction;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The guards as the stages meet them: where each refuses, that a refusal changes nothing and names the way forward, and what its
 * name lets pass.
 */
class GuardDecisionsTest {

    static List<GuardCase> all() {
        List<GuardCase> all = new ArrayList<>(new ForwardGuards().all());
        all.addAll(new LaterGuards().all());
        return all;
    }

    private static List<JournalEntry.Allowed> passed(ReleaseRun run, Guard guard) {
        return run.entries().stream()
                .filter(JournalEntry.Allowed.class::isInstance)
                .map(JournalEntry.Allowed.class::cast)
                .filter(e -> e.guard().equals(guard.word()))
                .toList();
    }

    @Test
    void everyGuardHasItsSituation() {
        Set<Guard> met = EnumSet.noneOf(Guard.class);
        all().forEach(c -> met.add(c.guard()));
        assertThat(met).isEqualTo(EnumSet.allOf(Guard.class));
    }

    @ParameterizedTest
    @MethodSource("all")
    void itRefusesAndChangesNothingAndNamesTheWayForward(GuardCase it) {
        ReleaseRun run = it.world().get();
        int before = run.mutations();
        int known = passed(run, it.guard()).size();

        StageResult ending = it.run(run, Allowances.NONE);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.REFUSED);
        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(it.guard());
        assertThat(ending.sentence()).contains(it.says());
        assertThat(ending.sentence() + "; next: " + ending.next()).contains(it.wayForward());
        assertThat(run.mutations()).isEqualTo(before);
        assertThat(passed(run, it.guard())).hasSize(known);
    }

    @ParameterizedTest
    @MethodSource("all")
    void itsNameLetsItPassIfItMayAndTheJournalKnowsWhy(GuardCase it) {
        ReleaseRun run = it.world().get();
        int known = passed(run, it.guard()).size();
        String thing = it.thing().isEmpty() ? null : it.thing();

        StageResult ending = it.run(run, Allowances.NONE.with(it.guard(), thing));

        if (it.allowable()) {
            assertThat(ending.guard()).as(ending.sentence()).isNotEqualTo(it.guard());
            List<JournalEntry.Allowed> now = passed(run, it.guard());
            assertThat(now).hasSize(known + 1);
            assertThat(now.get(known).reason()).contains(it.says()).endsWith("Allowed: the test says so");
        } else {
            assertThat(ending.guard()).as(ending.sentence()).isEqualTo(it.guard());
            assertThat(passed(run, it.guard())).hasSize(known);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void withoutANameItPassesAsWell(GuardCase it) {
        ReleaseRun run = it.world().get();

        StageResult ending = it.run(run, Allowances.NONE.with(it.guard(), null));

        assertThat(it.guard().equals(ending.guard())).as(ending.sentence()).isNotEqualTo(it.allowable());
    }

    @ParameterizedTest
    @MethodSource("all")
    void anotherNameLetsNothingPass(GuardCase it) {
        ReleaseRun run = it.world().get();
        int before = run.mutations();
        int known = passed(run, it.guard()).size();

        StageResult ending =
                it.run(run, Allowances.NONE.with(it.guard(), "another").with(it.guard(), "e-another001"));

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(it.guard());
        assertThat(run.mutations()).isEqualTo(before);
        assertThat(passed(run, it.guard())).hasSize(known);
    }

    @ParameterizedTest
    @MethodSource("all")
    void anotherGuardsNameLetsNothingPass(GuardCase it) {
        ReleaseRun run = it.world().get();
        Allowances others = Allowances.NONE;
        for (Guard other : Guard.values()) {
            others = other == it.guard() ? others : others.with(other, "e-another001");
        }

        StageResult ending = it.run(run, others);

        assertThat(ending.guard()).as(ending.sentence()).isEqualTo(it.guard());
    }

    /** A window that opens once the stage has surely ended, and one of an environment whose updates are switched off. */
    @ParameterizedTest
    @CsvSource({"true, 1320", "false, 300"})
    void aManagedUpdateThatCannotComeInBetweenStopsNothing(boolean managed, long opensIn) {
        ManagedAction action =
                new ManagedAction("m1", "Scheduled", "Platform update", ReleaseRun.NOON.plusSeconds(opensIn + 60));
        ReleaseRun run = GuardCases.plain();
        run.changing(Looks.both(
                managed ? Looks.settings(GuardCases.BLUE_NAME, GuardCases.MANAGED) : (look, answer) -> answer,
                Looks.managedActions(ReleaseRun.BLUE, action)));

        StageResult ending = run.release();

        assertThat(ending).isNotNull();
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
    }
}
