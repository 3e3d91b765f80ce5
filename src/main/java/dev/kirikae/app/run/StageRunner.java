package dev.kirikae.app.run;

import dev.kirikae.app.world.DryRunWorld;
import dev.kirikae.app.world.FirstRound;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.app.world.Survey;
import dev.kirikae.app.world.SystemTimeSource;
import dev.kirikae.driver.Driver;
import dev.kirikae.driver.RunListener;
import dev.kirikae.journal.JournalState;
import dev.kirikae.workflow.ReplayedRun;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Step;
import dev.kirikae.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Runs workflows to their end, on the calling thread.
 *
 * @param stop whether somebody asks the program to end
 * @param listener follows every run
 */
public record StageRunner(BooleanSupplier stop, RunListener listener) {

    /**
     * A workflow that has ended.
     *
     * @param journal what the journal says after it, as far as the run knew it
     * @param cutOff titles of the sections in whose midst it ended, outermost first; empty where none was open
     */
    public record Executed(StageResult ending, JournalState journal, List<String> cutOff) {}

    /** A workflow of which only the end counts. */
    public StageResult run(OpenWorld openWorld, Workflow workflow) {
        return driven(openWorld, new ReplayedRun(workflow, openWorld.times().now()), listener)
                .ending();
    }

    /** A look before a stage: what it heard first is kept in the survey, for the run that asks the same. */
    public StageResult survey(OpenWorld openWorld, Survey survey, Workflow workflow) {
        Instant start = openWorld.times().now();
        FirstAnswer heard = new FirstAnswer(listener, start);
        Executed executed = driven(openWorld, new ReplayedRun(workflow, start), heard);
        survey.opened(heard.opening());
        return executed.ending();
    }

    /** A stage, whose first question the survey has asked already: it gets that answer, as old as it is. */
    public Executed execute(OpenWorld openWorld, ServiceSession serviceSession, Workflow workflow) {
        FirstRound opening = serviceSession.survey().opening();
        if (opening == null) {
            return execute(openWorld, workflow);
        }
        ReplayedRun replay = new ReplayedRun(workflow, opening.asked());
        boolean same = replay.next() instanceof Step.Do first && first.effect().equals(opening.effect());
        if (!same) {
            return execute(openWorld, workflow);
        }
        replay.hear(opening.answer(), opening.heard(), stop.getAsBoolean());
        return driven(openWorld, replay, listener);
    }

    /** A stage that asks everything itself. */
    public Executed execute(OpenWorld openWorld, Workflow workflow) {
        return driven(openWorld, new ReplayedRun(workflow, openWorld.times().now()), listener);
    }

    private Executed driven(OpenWorld openWorld, ReplayedRun replay, RunListener listening) {
        StageResult ending = new Driver(openWorld.world(), openWorld.times(), stop, listening).run(replay);
        return new Executed(ending, replay.state().journal(), replay.cutOff());
    }

    /** Runs a workflow where nothing real happens, and nobody stops it. */
    public static StageResult foresee(DryRunWorld dryRun, Workflow workflow, RunListener listener) {
        return new Driver(dryRun, dryRun.times(), () -> false, listener)
                .run(new ReplayedRun(workflow, dryRun.times().now()));
    }

    /** What would come, from what was just seen. */
    public static DryRunWorld dryRun(OpenWorld openWorld, ServiceSession serviceSession, boolean fresh) {
        return DryRunWorld.of(openWorld.world(), serviceSession.survey(), serviceSession.configuration(), fresh);
    }

    /** Waits in real time, whatever the world's time is; a stop ends it at once. */
    public void rest(Duration time) {
        SystemTimeSource times = new SystemTimeSource();
        times.waitUntil(times.now().plus(time), stop);
    }
}
