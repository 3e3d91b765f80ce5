package dev.kirikae.cloud;

/**
 * Decides everything that could go one way or another. The cloud asks only where it matters, so that the list of answers is a
 * short, complete description of a run. Sites are the kinds of effects ({@code swap}, {@code append}, {@code
 * look-at-environments}: what becomes of this one) and {@code launch}, {@code terminating}, {@code late-by}, {@code
 * stale-environments}, {@code unseen-environment}, {@code sworkflow-name}.
 */
@FunctionalInterface
public interface Chooser {

    /** Nothing unusual ever happens. */
    Chooser CALM = (site, n) -> 0;

    /**
     * @param site where the choice is made: a stable word such as {@code swap} or {@code look-at-environments}
     * @param n number of possibilities, at least two
     * @return 0 to n-1; 0 is nothing unusual
     */
    int choose(String site, int n);
}
