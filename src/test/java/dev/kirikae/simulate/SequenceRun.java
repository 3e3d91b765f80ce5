package dev.kirikae.simulate;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.Incident;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.simulate.WayBackOracle.Prediction;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One sequence in one world, drawn or replayed; it ends at the first rule that does not hold. */
final class SequenceRun {

    private static final int STAGES = 8;

    private static final List<Finale> FINALES = List.of(Finale.DUE, Finale.ON, Finale.NEXT, Finale.HARMLESS);

    /** Rules that a search passes over, to see what is behind them. */
    private static final Set<String> WITHOUT =
            Set.of(System.getProperty("kirikae.sequences.without", "").split(","));

    /** What a person has just done can not be seen yet: nothing closes that gap. */
    private static final Duration SEEN = Duration.ofSeconds(15);

    private final Scenario scenario;
    private final UnaryOperator<World> between;
    private final EmbeddedCloud cloud;
    private final ExecutionRules execution;
    private final Outages outages = new Outages();
    private final HiddenThings hidden;
    private final List<SequenceStep> steps = new ArrayList<>();
    private final List<@Nullable StageOutcome> results = new ArrayList<>();
    private final List<String> transcript = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final Set<Incident> incidents = EnumSet.noneOf(Incident.class);
    private final Set<String> reached = new TreeSet<>();
    private final Map<String, Integer> endings = new TreeMap<>();
    private Finale finale = Finale.NONE;
    private int processes;
    private @Nullable StageOutcome last;
    private @Nullable StageOutcome lastStage;
    private int lastInput;

    /** The journal that the run left. */
    List<JournalEntry> entries() {
        return ((MemoryLedger) cloud.ledger()).entries();
    }

    private SequenceRun(Scenario scenario, UnaryOperator<World> between) {
        this.scenario = scenario;
        this.between = between;
        this.cloud = scenario.cloud();
        this.execution = new ExecutionRules(scenario, this::broken);
        this.hidden = new HiddenThings(cloud);
        cloud.executionLog().listen(execution::executed);
    }

    static SequenceRun drawn(long seed) {
        return drawn(seed, UnaryOperator.identity());
    }

    /** @param between stands between each stage and the cloud */
    static SequenceRun drawn(long seed, UnaryOperator<World> between) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        SequenceRun run = new SequenceRun(Scenario.drawn(random), between);
        Drawing drawing = new Drawing(random, run.scenario);
        int stages = 0;
        while (stages < STAGES && run.holds()) {
            Act other = drawing.between(run.incidents);
            if (other != null) {
                run.perform(other, Choices.drawn(random, 0));
                continue;
            }
            stages++;
            StageOutcome before = run.last;
            Act.Run act =
                    drawing.stage(JournalFacts.of(run.cloud), before == null ? null : before.exit(), before != null);
            run.perform(act, drawing.choices());
        }
        run.finish(FINALES.get(random.nextInt(FINALES.size())));
        return run;
    }

    static SequenceRun replayed(Sequence sequence) {
        SequenceRun run = new SequenceRun(sequence.scenario(), UnaryOperator.identity());
        for (SequenceStep step : sequence.steps()) {
            if (run.holds()) {
                run.perform(step.act(), Choices.replayed(step.unusual()));
            }
        }
        run.finish(sequence.finale());
        return run;
    }

    /** How often each site comes up in a stage to which nothing unusual happens. */
    static Map<String, Integer> sites(Scenario scenario, Act.Run act) {
        Choices choices = Choices.counting();
        new SequenceRun(scenario, UnaryOperator.identity()).perform(act, choices);
        return choices.asked();
    }

    private void finish(Finale how) {
        finale = how;
        if (holds() && how == Finale.HARMLESS) {
            HarmlessRule.check(this);
        } else if (holds() && how != Finale.NONE) {
            int drawn = steps.size();
            new FinaleRules(this).check(how);
            steps.subList(drawn, steps.size()).clear();
        }
    }

    private boolean holds() {
        return violations.isEmpty();
    }

    void broken(Invariant rule, String what) {
        if (!WITHOUT.contains(rule.name())) {
            violations.add(new Violation(rule, transcript.size() + 1, what));
        }
    }

    void perform(Act act, Choices choices) {
        String words = act.toString();
        if (act instanceof Act.Run run) {
            words = run(run, choices);
        } else if (act instanceof Act.Pass pass) {
            cloud.advanceTo(cloud.now().plus(pass.time()));
        } else if (act instanceof Act.SwapByHand swap) {
            words += " " + ByHand.swap(cloud, swap.with());
            cloud.advanceTo(cloud.now().plus(SEEN));
        } else if (act instanceof Act.TerminateByHand terminate) {
            words += " " + ByHand.terminate(cloud, terminate.whom());
            cloud.advanceTo(cloud.now().plus(SEEN));
        } else if (act instanceof Act.Begin begin) {
            incidents.add(begin.incident());
            CloudControl.begin(cloud, begin.incident());
        } else if (act instanceof Act.Cease cease) {
            incidents.remove(cease.incident());
            CloudControl.cease(cloud, cease.incident());
        } else if (act instanceof Act.Hide hide) {
            words += " " + hidden.hide(hide.whom(), hide.wholly());
        } else if (act instanceof Act.ShowAll) {
            hidden.showAll();
        } else if (act instanceof Act.AlarmIs alarm) {
            alarm(alarm.state());
        } else if (act instanceof Act.Happens happens) {
            words += " " + happens.what().happen(cloud);
            cloud.advanceTo(cloud.now().plus(SEEN));
        }
        if (!(act instanceof Act.Run)) {
            last = null;
        }
        steps.add(new SequenceStep(act, choices.made()));
        results.add(act instanceof Act.Run ? lastStage : null);
        transcript.add(words);
    }

    /** Those that were deleted are there again. */
    private void alarm(Alarm.State state) {
        String alarm = scenario.policy().alarm();
        if (alarm.equals(Policy.BROUGHT_ALARM)) {
            cloud.environments().stream()
                    .filter(Environment::exists)
                    .map(environment -> alarm.replace("${environment}", environment.name()))
                    .forEach(name -> CloudControl.alarm(cloud, name, state));
        } else if (scenario.policy().hasAlarm()) {
            CloudControl.alarm(cloud, alarm, state);
        }
        CloudControl.alarmsAre(cloud, state);
    }

    private String run(Act.Run run, Choices choices) {
        Observed before = Observed.of(cloud);
        EnvironmentId target = run.to() == null ? null : before.facts().find(run.to(), before.owner());
        Act.Run meant = target == null && run.to() != null ? Act.Run.of(run.stage()) : run;
        String to = target == null ? null : target.value();
        if (to != null && run.byRelease() && before.facts().releaseOf(target) != null) {
            to = before.facts().releaseOf(target);
        }
        Prediction predicted = WayBackRule.predicted(cloud, scenario.policy(), before);
        String nonce = "n" + ++processes;
        execution.begins(cloud, meant, before, choices);
        StageProcess.Outcome outcome = new StageProcess(
                        cloud, between.apply(related(cloud.client(nonce, choices))), choices, outages)
                .run(StageStart.of(meant, scenario.policy(), nonce, to, cloud.now()));
        StageOutcome result = new StageOutcome(
                cloud,
                scenario,
                meant,
                nonce,
                target,
                before,
                Observed.of(cloud),
                outcome,
                choices.made(),
                incidents());
        execution.ends(nonce, result.exit());
        if (holds()) {
            StageRules rules = new StageRules(result, this::broken);
            rules.check(last);
            rules.checkSaid(lastStage);
            new ExitRules(result, hidden.wasAny(), this::broken).check();
            WayBackRule.check(result, hidden.wasAny() ? null : predicted, this::broken);
        }
        if (result.byHand()) {
            cloud.advanceTo(cloud.now().plus(SEEN));
        }
        last = result;
        lastStage = result;
        if (run.input() > 0) {
            lastInput = run.input();
        }
        endings.merge(kind(result), 1, Integer::sum);
        reached.addAll(Milestones.of(result));
        reached.add(run.stage() + (result.outcome().wasKilled() ? " killed" : " " + result.exit()));
        return new SequenceStep(run, choices.made()) + (to == null ? "" : " (" + to + ")") + ending(result);
    }

    private static String ending(StageOutcome result) {
        String how = result.outcome().wasKilled()
                ? "killed"
                : result.exit() == null ? "no ending" : result.exit().code() + " " + result.sentence();
        return "\n       → " + how + "\n       " + result.after().at() + ", serves: "
                + result.after().owner() + "; " + result.after().facts().words();
    }

    private World related(World client) {
        return effect -> effect instanceof Effect.LookAtAncestry look
                ? new Answer.AncestrySeen(scenario.contains(look.commit(), look.other()), List.of(), "")
                : client.perform(effect);
    }

    EmbeddedCloud cloud() {
        return cloud;
    }

    Scenario scenario() {
        return scenario;
    }

    Outages outages() {
        return outages;
    }

    Set<Incident> incidents() {
        return Set.copyOf(incidents);
    }

    /** The last stage; null where something else came after it. */
    @Nullable
    StageOutcome last() {
        return last;
    }

    /** The last stage, whatever came after it; null where there was none. */
    @Nullable
    StageOutcome lastStage() {
        return lastStage;
    }

    /** What was uploaded last; 0 where nothing was. */
    int lastInput() {
        return lastInput;
    }

    /** How the stage of a step ended, counted from 0; null where it was killed. */
    @Nullable
    ExitCode exit(int step) {
        StageOutcome result = results.get(step);
        return result == null ? null : result.exit();
    }

    /** The command that the ending of a step names; empty where it names none. */
    String next(int step) {
        StageOutcome result = results.get(step);
        StageResult ending = result == null ? null : result.outcome().ending();
        return ending == null ? "" : ending.next();
    }

    /** Whether no incident was on, nobody acted by hand and no alarm could tell in the stage of a step. */
    boolean wasQuiet(int step) {
        StageOutcome result = results.get(step);
        return result != null
                && result.incidents().isEmpty()
                && !result.outcome().cutOff()
                && !result.byHand()
                && !scenario.policy().hasAlarm();
    }

    /** What the last stage said. */
    String sentence() {
        return lastStage == null ? "" : lastStage.sentence();
    }

    /** What stages came to, such as {@code RELEASE RESTORED}. */
    Set<String> reached() {
        return reached;
    }

    private static String kind(StageOutcome result) {
        StageResult ending = result.outcome().ending();
        if (ending == null) {
            return "killed";
        }
        return ending.exit()
                + (ending.guard() == null ? "" : " " + ending.guard().word());
    }

    /** How many stages ended how: the exit, and the guard that refused. */
    Map<String, Integer> endings() {
        return endings;
    }

    /** The first rule that did not hold; null where all did. */
    @Nullable
    Violation violation() {
        return violations.isEmpty() ? null : violations.get(0);
    }

    /** What was done, to be done again. */
    Sequence sequence() {
        return new Sequence(scenario, steps, finale);
    }

    String transcript() {
        StringBuilder text = new StringBuilder(scenario.toString());
        for (int i = 0; i < transcript.size(); i++) {
            text.append("\n  ").append(i + 1).append(". ").append(transcript.get(i));
        }
        violations.forEach(v -> text.append("\n  ✗ ").append(v));
        return text.toString();
    }
}
