package dev.kirikae.simulate;

/**
 * A rule that did not hold.
 *
 * @param step the step after which, counted from 1
 */
record Violation(Invariant rule, int step, String what) {

    @Override
    public String toString() {
        return rule + " (" + rule.words() + ") at " + step + ": " + what;
    }
}
