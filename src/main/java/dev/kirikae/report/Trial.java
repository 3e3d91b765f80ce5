package dev.kirikae.report;

import dev.kirikae.model.Verdict;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Exit;
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
record Trial(String group, String name, Duration took, Outcome outcome, String why, List<String> evidence) {

    enum Outcome {
        PASSED,
        /** Nothing was asked that could have failed: neither a pass nor a failure. */
        SKIPPED,
        FAILED
    }

    Trial {
        evidence = List.copyOf(evidence);
    }

    /** The trials of one session, in the order of their outcomes; goals without one come last. */
    static List<Trial> of(Session session) {
        List<Trial> trials = new ArrayList<>();
        Map<String, Entry.Intended> open = new LinkedHashMap<>();
        Map<String, Entry.Intended> known = new HashMap<>();
        for (Entry entry : session.entries()) {
            if (entry instanceof Entry.Intended e) {
                open.put(e.operation(), e);
                known.put(e.operation(), e);
            } else if (entry instanceof Entry.Settled e) {
                open.remove(e.operation());
                trials.add(settled(e, known.get(e.operation())));
            } else if (entry instanceof Entry.Launched e) {
                String name = "environment " + e.environment() + " is launched";
                trials.add(new Trial("launch", name, e.took(), Outcome.PASSED, "", List.of()));
            } else if (entry instanceof Entry.LaunchFailed e) {
                String name = "an environment for " + e.release() + " is launched";
                trials.add(new Trial("launch", name, Duration.ZERO, Outcome.FAILED, "the launch failed", e.evidence()));
            } else if (entry instanceof Entry.Judged e) {
                trials.add(judged(e));
            } else if (entry instanceof Entry.Held e) {
                String why = "a person must decide: " + e.why();
                trials.add(new Trial("release", e.release() + " ends", Duration.ZERO, Outcome.FAILED, why, List.of()));
            } else if (entry instanceof Entry.Ended e) {
                trials.add(ended(e, session));
            }
        }
        for (Entry.Intended intent : open.values()) {
            String why = "no outcome is known: the run ended first";
            trials.add(new Trial("goal", name(intent), Duration.ZERO, Outcome.FAILED, why, List.of()));
        }
        return trials;
    }

    static Trial of(String stage, Ending ending) {
        Outcome outcome = ending.exit() == Exit.OK ? Outcome.PASSED : Outcome.FAILED;
        String guard = ending.guard() == null ? "" : " (" + ending.guard().word() + ")";
        String why = outcome == Outcome.PASSED ? "" : "exit " + ending.exit().code() + guard + ": " + ending.sentence();
        List<String> evidence = outcome == Outcome.PASSED ? List.of(ending.sentence()) : List.of();
        return new Trial("stage", stage + " reaches its goal", Duration.ZERO, outcome, why, evidence);
    }

    private static Trial settled(Entry.Settled e, Entry.@Nullable Intended intent) {
        String name = intent == null ? "what an earlier run intended (" + e.operation() + ")" : name(intent);
        Duration took = intent == null ? Duration.ZERO : between(intent.at(), e.at());
        Outcome outcome = e.done() ? Outcome.PASSED : Outcome.FAILED;
        return new Trial("goal", name, took, outcome, e.done() ? "" : "not done", List.of(e.evidence()));
    }

    private static String name(Entry.Intended intent) {
        return intent.goal().sentence() + " (" + intent.operation() + ")";
    }

    private static Trial judged(Entry.Judged e) {
        Outcome outcome = switch (e.verdict()) {
            case VERIFIED -> Outcome.PASSED;
            case UNVERIFIED -> Outcome.SKIPPED;
            case FAILED, INCONCLUSIVE -> Outcome.FAILED;
        };
        String why = e.verdict() == Verdict.UNVERIFIED
                ? "unverified: nothing was asked that could have failed"
                : outcome == Outcome.PASSED ? "" : Spoken.word(e.verdict());
        String name = Narration.verification(e.phase()) + " of " + e.release();
        return new Trial("verification", name, Duration.ZERO, outcome, why, e.evidence());
    }

    /** To give a release up, or to take it back, is a failure of the stage that was to bring it live and the goal of any other. */
    private static Trial ended(Entry.Ended e, Session session) {
        boolean wanted = e.how() == Entry.How.SETTLED
                || !(session.stage().equals("release") || session.stage().equals("upload"));
        String name = e.release() + " ends " + Spoken.word(e.how());
        return wanted
                ? new Trial("release", name, Duration.ZERO, Outcome.PASSED, "", List.of(e.why()))
                : new Trial("release", name, Duration.ZERO, Outcome.FAILED, e.why(), List.of());
    }

    private static Duration between(Instant from, Instant to) {
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }
}
