package dev.kirikae.workflow;

import java.time.Duration;

/** Requests as tests need them: what a test does not speak of is as usual. */
public final class Requests {

    private Requests() {}

    /** Of the service {@code push-api}, allowing nothing, waiting for no lock. */
    public static Request of(String typed, String nonce) {
        return of(typed, nonce, "push-api", Allowances.NONE, "");
    }

    /**
     * Of a release.
     *
     * @param late how long a call of it may be on its way
     * @param patience how long its looks are tried again
     */
    static Request waiting(Duration late, Duration patience) {
        return of("release", "mine", "push-api", Allowances.NONE, "", late, patience);
    }

    /** Of the service {@code push-api}, by somebody with a name. */
    public static Request by(String who, String typed, String nonce) {
        Request nobody = of(typed, nonce);
        return new Request(
                typed,
                new Request.Requester(nonce, nobody.holder(), who, nobody.program()),
                nobody.address(),
                nobody.allowed(),
                nobody.reason(),
                nobody.limits());
    }

    /** @param service which is the application too */
    public static Request of(String typed, String nonce, String service, Allowances allowed, String reason) {
        return of(typed, nonce, service, allowed, reason, Duration.ofMinutes(5), Request.PATIENT);
    }

    private static Request of(
            String typed,
            String nonce,
            String service,
            Allowances allowed,
            String reason,
            Duration late,
            Duration patience) {
        return new Request(
                typed,
                new Request.Requester(nonce, "job " + nonce, "", "1.0.0"),
                new Request.Address(service, service, null, "ap-northeast-1"),
                allowed,
                reason,
                new Request.Limits(Duration.ofMinutes(2), Duration.ZERO, late, patience));
    }
}
