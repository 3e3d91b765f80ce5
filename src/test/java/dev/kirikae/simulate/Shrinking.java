package dev.kirikae.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes a sequence that breaks a rule as short and as usual as it can be made while it breaks the same rule. */
final class Shrinking {

    private static final int MOST_RUNS = 1_500;

    private final Invariant rule;
    private Sequence best;
    private int runs;

    private Shrinking(Sequence sequence, Invariant rule) {
        this.best = sequence;
        this.rule = rule;
    }

    /** A sequence that still breaks this rule, and breaks no other one before. */
    static Sequence shrink(Sequence sequence, Invariant rule) {
        Shrinking shrinking = new Shrinking(sequence, rule);
        Sequence before;
        do {
            before = shrinking.best;
            shrinking.finale();
            shrinking.steps();
            shrinking.unusual();
            shrinking.acts();
            shrinking.scenario();
        } while (!before.equals(shrinking.best) && shrinking.runs < MOST_RUNS);
        return shrinking.best;
    }

    private boolean take(@Nullable Sequence simpler) {
        if (simpler == null || simpler.equals(best) || runs >= MOST_RUNS) {
            return false;
        }
        runs++;
        Violation violation = SequenceRun.replayed(simpler).violation();
        if (violation == null || violation.rule() != rule) {
            return false;
        }
        best = simpler;
        return true;
    }

    private void finale() {
        take(new Sequence(best.scenario(), best.steps(), Finale.NONE));
    }

    private void steps() {
        for (int length = Math.max(1, best.steps().size() / 2); length > 0; length /= 2) {
            for (int i = best.steps().size() - length; i >= 0; i--) {
                if (i + length <= best.steps().size()) {
                    List<SequenceStep> fewer = new ArrayList<>(best.steps());
                    fewer.subList(i, i + length).clear();
                    take(new Sequence(best.scenario(), fewer, best.finale()));
                }
            }
        }
    }

    private void unusual() {
        for (int i = 0; i < best.steps().size(); i++) {
            for (String place : List.copyOf(best.steps().get(i).unusual().keySet())) {
                Map<String, Integer> fewer = new TreeMap<>(best.steps().get(i).unusual());
                fewer.remove(place);
                int at = i;
                take(with(at, new SequenceStep(best.steps().get(at).act(), fewer)));
            }
        }
    }

    private void acts() {
        for (int i = 0; i < best.steps().size(); i++) {
            SequenceStep step = best.steps().get(i);
            if (step.act() instanceof Act.Run run) {
                take(with(i, new SequenceStep(run.allowing(Map.of()), step.unusual())));
                if (run.input() > 1) {
                    take(with(i, new SequenceStep(Act.Run.upload(1).allowing(run.allowed()), step.unusual())));
                    take(with(
                            i, new SequenceStep(Act.Run.upload(run.input()).allowing(run.allowed()), step.unusual())));
                }
            }
            if (step.act() instanceof Act.Pass) {
                take(with(i, SequenceStep.calm(new Act.Pass(Duration.ofMinutes(1)))));
                take(with(i, SequenceStep.calm(new Act.Pass(Duration.ofMinutes(30)))));
            }
        }
    }

    private Sequence with(int at, SequenceStep step) {
        List<SequenceStep> steps = new ArrayList<>(best.steps());
        steps.set(at, step);
        return new Sequence(best.scenario(), steps, best.finale());
    }

    private void scenario() {
        Scenario plain = Scenario.PLAIN;
        take(in(plain));
        policies();
        change(s -> new Scenario(s.kind(), s.policy(), plain.blue(), plain.green(), s.alarm(), s.ascending()));
        change(s -> new Scenario(s.kind(), s.policy(), s.blue(), s.green(), s.alarm(), false));
        change(s -> new Scenario(s.kind(), s.policy(), s.blue(), s.green(), plain.alarm(), s.ascending()));
        change(s -> s.of(plain.kind()));
    }

    private void policies() {
        change(s -> s.with(Policy.PLAIN));
        for (WorldParameter parameter : WorldParameter.values()) {
            change(s -> s.with(s.policy().with(parameter, parameter.plain())));
        }
    }

    private void change(UnaryOperator<Scenario> change) {
        take(in(change.apply(best.scenario())));
    }

    private Sequence in(Scenario scenario) {
        return new Sequence(scenario, best.steps(), best.finale());
    }
}
