package dev.kirikae.verify;

/**
 * How many samples of each kind there were; those that the version before answered are counted nowhere.
 *
 * @param bad known to be otherwise
 * @param error could not be taken
 * @param missing not answered in time
 * @param inconclusive answered, with nothing to judge yet
 */
public record SampleCounts(int good, int bad, int error, int missing, int inconclusive) {

    static final SampleCounts NONE = new SampleCounts(0, 0, 0, 0, 0);

    SampleCounts and(Sample.Kind kind) {
        return switch (kind) {
            case GOOD -> new SampleCounts(good + 1, bad, error, missing, inconclusive);
            case BAD -> new SampleCounts(good, bad + 1, error, missing, inconclusive);
            case ERROR -> new SampleCounts(good, bad, error + 1, missing, inconclusive);
            case MISSING -> new SampleCounts(good, bad, error, missing + 1, inconclusive);
            case INCONCLUSIVE -> new SampleCounts(good, bad, error, missing, inconclusive + 1);
            case LAGGING -> this;
        };
    }

    /** The good and the bad always, the rest where there are any. */
    String words() {
        return good + " good, " + bad + " bad"
                + (error == 0 ? "" : ", " + error + " that could not be taken")
                + (missing == 0 ? "" : ", " + missing + " not answered in time")
                + (inconclusive == 0 ? "" : ", " + inconclusive + " inconclusive");
    }
}
