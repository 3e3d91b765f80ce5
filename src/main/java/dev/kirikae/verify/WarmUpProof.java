package dev.kirikae.verify;

import dev.kirikae.config.Durations;
import dev.kirikae.config.Verify;
import dev.kirikae.model.ProbeResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a candidate answers fast enough: a percentile over its latest requests, by nearest rank. A request that failed
 * (no answer, or a status of 400 and above) is slower than any other. Each round makes a new proof of the one before.
 *
 * @param latest milliseconds of the latest requests, oldest first, at most {@code over} of them; {@link #FAILED} for one
 *     that failed
 * @param asked requests altogether
 * @param failure the last failure in words; empty where none failed
 */
public record WarmUpProof(Verify.WarmUp policy, Instant began, List<Long> latest, int asked, String failure) {

    /** A request that failed. */
    public static final long FAILED = Long.MAX_VALUE;

    private static final int FIRST_ERROR = 400;

    public WarmUpProof {
        latest = List.copyOf(latest);
    }

    /** Before the first request. */
    public static WarmUpProof of(Verify.WarmUp policy, Instant now) {
        return new WarmUpProof(policy, now, List.of(), 0, "");
    }

    /** The path of the next request but so many. */
    public String path(int ahead) {
        return policy.paths().get((asked + ahead) % policy.paths().size());
    }

    /** With an answer. */
    public WarmUpProof and(ProbeResponse.Http answer) {
        return answer.status() < FIRST_ERROR ? with(answer.took(), failure) : failed("status " + answer.status());
    }

    /** With a request that brought no answer. */
    public WarmUpProof failed(String why) {
        return with(FAILED, why);
    }

    private WarmUpProof with(long took, String why) {
        List<Long> next = new ArrayList<>(latest);
        next.add(took);
        int from = Math.max(0, next.size() - policy.over());
        return new WarmUpProof(policy, began, next.subList(from, next.size()), asked + 1, why);
    }

    /** The percentile holds over all that it is to be taken of. */
    public boolean isReached() {
        return latest.size() == policy.over() && seen() <= policy.limit().toMillis();
    }

    /** Whether no more requests are to be sent. */
    public boolean isOver(Instant now) {
        return isReached() || !now.isBefore(began.plus(policy.atMost()));
    }

    /** The percentile of what there is; {@link #FAILED} where it is a failed request, or there is none. */
    private long seen() {
        if (latest.isEmpty()) {
            return FAILED;
        }
        List<Long> sorted = latest.stream().sorted().toList();
        int rank = (policy.percentile() * sorted.size() + 99) / 100;
        return sorted.get(rank - 1);
    }

    /** How it goes, for whoever waits. */
    public String words() {
        return latest.isEmpty()
                ? "no request yet"
                : percentile() + " of the last " + latest.size() + " is " + seenText();
    }

    /** What was seen, for people; where it was not reached, what to change. */
    public String evidence(Instant now) {
        String after = TimeText.of(Duration.between(began, now));
        String most = Durations.text(policy.limit());
        if (isReached()) {
            return "warm-up: " + words() + " (at most " + most + "), after " + asked + " requests in " + after;
        }
        return "warm-up: not reached in " + after + ": " + words() + ", expected at most " + most
                + (latest.size() < policy.over() ? " over " + policy.over() + " requests" : "") + failures()
                + ". See why it answers slowly, or change verify.candidate.warm-up: until, or at-most";
    }

    private String failures() {
        long failed = latest.stream().filter(took -> took == FAILED).count();
        return failed == 0 ? "" : "; " + failed + " of them failed, last: " + failure;
    }

    private String percentile() {
        return "p" + policy.percentile();
    }

    private String seenText() {
        return seen() == FAILED ? "a failed request" : seen() + " ms";
    }
}
