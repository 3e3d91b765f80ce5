package dev.kirikae.tale;

import java.time.Duration;

/** Requests as tests need them: what a test does not speak of is as usual. */
public final class Requests {

    private Requests() {}

    /** Of the service {@code push-api}, allowing nothing, waiting for no lock. */
    public static Request of(String typed, String nonce) {
        return of(typed, nonce, "push-api", Allowances.NONE, "");
    }

    /** @param service which is the application too */
    public static Request of(String typed, String nonce, String service, Allowances allowed, String reason) {
        return new Request(
                typed,
                nonce,
                "job " + nonce,
                "1.0.0",
                service,
                service,
                null,
                "ap-northeast-1",
                allowed,
                reason,
                "",
                Duration.ofMinutes(2),
                Duration.ZERO,
                Duration.ofMinutes(5),
                Request.PATIENT);
    }
}
