package dev.kirikae.standin;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who asks, for which service, and when it was signed. The signature itself is taken for good. */
record Signature(String key, String region, String service, Instant signedAt) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern SCOPE =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request.*");
    private static final Duration LIFE = Duration.ofMinutes(5);

    /** Null where the request is not signed. */
    static @Nullable Signature of(@Nullable String authorization, @Nullable String date) {
        if (authorization == null || date == null) {
            return null;
        }
        Matcher scope = SCOPE.matcher(authorization);
        return scope.matches()
                ? new Signature(scope.group(1), scope.group(2), scope.group(3), TIME.parse(date, Instant::from))
                : null;
    }

    void check(Instant now) {
        if (!key.equals(Standin.KEY)) {
            throw service.equals("s3")
                    ? new Refusal(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist")
                    : new Refusal(
                            403, "InvalidClientTokenId", "The security token included in the request is invalid.");
        }
        boolean old = signedAt.plus(LIFE).isBefore(now);
        boolean early = signedAt.minus(LIFE).isAfter(now);
        if ((old || early) && service.equals("s3")) {
            throw new Refusal(
                    403,
                    "RequestTimeTooSkewed",
                    "The difference between the request time and the current time is too large.");
        }
        if (old) {
            throw new Refusal(
                    403,
                    "SignatureDoesNotMatch",
                    "Signature expired: " + TIME.format(signedAt) + " is now earlier than "
                            + TIME.format(now.minus(LIFE)) + " (" + TIME.format(now) + " - 5 min.)");
        }
        if (early) {
            throw new Refusal(
                    403,
                    "SignatureDoesNotMatch",
                    "Signature not yet current: " + TIME.format(signedAt) + " is still later than "
                            + TIME.format(now.plus(LIFE)) + " (" + TIME.format(now) + " + 5 min.)");
        }
    }
}
