package dev.kirikae.report;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Verdict;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing of a stage that could go well or not: a goal, a launch, a verification, an ending.
 *
 * @param why empty for {@code PASSED}
 */
record TestCase(String group, String name, Duration took, Outcome outcome, String why, List<String> evidence) {

    private static final String VERIFICATION = "verification";

    enum Outcome {
        PASSED,
        /** Nothing was asked that could have failed: neither a pass nor a failure. */
        SKIPPED,
        FAILED
    }

    TestCase {
        evidence = List.copyOf(evidence);
    }

    /** The test cases of one session of a stage, in the order of their outcomes; goals without one come last. */
    static List<TestCase> of(String stage, HolderEntries session) {
        List<TestCase> trials = new ArrayList<>();
        Map<String, JournalEntry.Intended> open = new LinkedHashMap<>();
        Map<String, JournalEntry.Intended> known = new HashMap<>();
        for (JournalEntry entry : session.entries()) {
            if (entry instanceof JournalEntry.Intended e) {
                open.put(e.operation(), e);
                known.put(e.operation(), e);
            } else if (entry instanceof JournalEntry.Settled e) {
                open.remove(e.operation());
                trials.add(settled(e, known.get(e.operation())));
            } else if (entry instanceof JournalEntry.Launched e) {
                String name = "environment " + e.environment() + " is launched";
                trials.add(new TestCase("launch", name, e.took(), Outcome.PASSED, "", List.of()));
            } else if (entry instanceof JournalEntry.LaunchFailed e) {
                String name = "an environment for " + e.release() + " is launched";
                trials.add(
                        new TestCase("launch", name, Duration.ZERO, Outcome.FAILED, "the launch failed", e.evidence()));
            } else if (entry instanceof JournalEntry.Judged e) {
                trials.add(judged(e));
            } else if (entry instanceof JournalEntry.Diagnosed e) {
                explain(trials, e);
            } else if (entry instanceof JournalEntry.Held e) {
                String why = "a person must decide: " + e.why();
                trials.add(
                        new TestCase("release", e.release() + " ends", Duration.ZERO, Outcome.FAILED, why, List.of()));
            } else if (entry instanceof JournalEntry.Ended e) {
                trials.add(ended(e, stage));
            }
        }
        for (JournalEntry.Intended intent : open.values()) {
            String why = "no outcome is known: the run ended first";
            trials.add(new TestCase("goal", name(intent), Duration.ZERO, Outcome.FAILED, why, List.of()));
        }
        return trials;
    }

    /** Beside the verdict that it explains, which is the latest one that was bad. */
    private static void explain(List<TestCase> trials, JournalEntry.Diagnosed e) {
        for (int i = trials.size() - 1; i >= 0; i--) {
            TestCase trial = trials.get(i);
            if (trial.group().equals(VERIFICATION) && trial.outcome() == Outcome.FAILED) {
                List<String> all = new ArrayList<>(trial.evidence());
                all.addAll(e.evidence());
                trials.set(
                        i, new TestCase(trial.group(), trial.name(), trial.took(), trial.outcome(), trial.why(), all));
                return;
            }
        }
    }

    static TestCase of(String stage, StageResult ending) {
        Outcome outcome = ending.exit() == ExitCode.OK ? Outcome.PASSED : Outcome.FAILED;
        String guard = ending.guard() == null ? "" : " (" + ending.guard().word() + ")";
        String why = outcome == Outcome.PASSED ? "" : "exit " + ending.exit().code() + guard + ": " + ending.sentence();
        List<String> evidence = outcome == Outcome.PASSED ? List.of(ending.sentence()) : ending.evidence();
        return new TestCase("stage", stage + " reaches its goal", Duration.ZERO, outcome, why, evidence);
    }

    private static TestCase settled(JournalEntry.Settled e, JournalEntry.@Nullable Intended intent) {
        String name = intent == null ? "what an earlier run intended (" + e.operation() + ")" : name(intent);
        Duration took = intent == null ? Duration.ZERO : between(intent.at(), e.at());
        Outcome outcome = e.done() ? Outcome.PASSED : Outcome.FAILED;
        return new TestCase("goal", name, took, outcome, e.done() ? "" : "not done", List.of(e.evidence()));
    }

    private static String name(JournalEntry.Intended intent) {
        return intent.goal().sentence() + " (" + intent.operation() + ")";
    }

    private static TestCase judged(JournalEntry.Judged e) {
        Outcome outcome = switch (e.verdict()) {
            case VERIFIED -> Outcome.PASSED;
            case UNVERIFIED -> Outcome.SKIPPED;
            case FAILED, INCONCLUSIVE -> Outcome.FAILED;
        };
        String why = e.verdict() == Verdict.UNVERIFIED
                ? "unverified: nothing was asked that could have failed"
                : outcome == Outcome.PASSED ? "" : Formats.word(e.verdict());
        String name = Narration.verification(e.phase()) + " of " + e.release();
        return new TestCase(VERIFICATION, name, Duration.ZERO, outcome, why, e.evidence());
    }

    /**
     * To give a release up, or to take it back, is a failure of the stage that was to bring it live and the goal of any
     * other.
     */
    private static TestCase ended(JournalEntry.Ended e, String stage) {
        boolean wanted = e.how() == JournalEntry.How.SETTLED || !(stage.equals("release") || stage.equals("upload"));
        String name = e.release() + " ends " + Formats.word(e.how());
        return wanted
                ? new TestCase("release", name, Duration.ZERO, Outcome.PASSED, "", List.of(e.why()))
                : new TestCase("release", name, Duration.ZERO, Outcome.FAILED, e.why(), List.of());
    }

    private static Duration between(Instant from, Instant to) {
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }
}
