package dev.kirikae.verify;

/**
 * Requests over one stretch of time, and how many of them failed.
 *
 * @param requests at least zero
 * @param errors from zero to {@code requests}
 */
public record RequestCounts(long requests, long errors) {

    /** Nothing counted yet. */
    public static final RequestCounts NONE = new RequestCounts(0, 0);

    /** @throws IllegalArgumentException where there are fewer requests than errors, or less than no errors */
    public RequestCounts {
        if (errors < 0 || requests < errors) {
            throw new IllegalArgumentException(errors + " errors in " + requests + " requests");
        }
    }

    /**
     * As a load balancer counts: an error that it answered by itself, without a target, is not among its requests
     * (Elastic Load Balancing, load-balancer-cloudwatch-metrics, read 2026-11).
     */
    public static RequestCounts counted(long requests, long errors) {
        return new RequestCounts(Math.max(requests, errors), errors);
    }

    public RequestCounts and(RequestCounts more) {
        return new RequestCounts(requests + more.requests, errors + more.errors);
    }

    /** From 0 to 1; 0 where nothing was asked. */
    public double rate() {
        return requests == 0 ? 0 : (double) errors / requests;
    }

    /** The same rate over no more requests than so many. */
    RequestCounts atMost(long most) {
        return requests <= most ? this : new RequestCounts(most, Math.round(rate() * most));
    }
}
