package dev.kirikae.verify;

import dev.kirikae.config.Probe;
import dev.kirikae.config.Variables;
import dev.kirikae.model.ProbeResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an HTTP answer means. Of several differences the first is told: status, then headers, then body. */
final class HttpJudge {

    private HttpJudge() {}

    static Sample judge(Probe.Expect expect, ProbeResponse.Http response, Map<String, String> variables) {
        String other = otherStatus(response.status(), response.headers(), response.redirects(), expect.status());
        if (other != null) {
            return Sample.bad(other);
        }
        for (Map.Entry<String, String> header : expect.headers().entrySet()) {
            String wanted = Variables.expand(header.getValue(), variables);
            String seen = response.headers().get(header.getKey().toLowerCase(Locale.ROOT));
            if (!wanted.equals(seen)) {
                return Sample.bad(
                        "header " + header.getKey() + " is " + Shown.text(seen) + ", expected " + Shown.text(wanted));
            }
        }
        String part = expect.bodyContains();
        if (part != null && !response.body().contains(Variables.expand(part, variables))) {
            return Sample.bad(
                    what(response) + " does not contain " + Shown.text(part) + ": " + Shown.text(response.body()));
        }
        return Sample.good("status " + response.status() + " in " + response.took() + " ms");
    }

    private static String what(ProbeResponse.Http response) {
        return switch (response.kind()) {
            case WHOLE -> "the body";
            case CUT -> "the beginning of the body, which is longer than what is read of it,";
            case NOT_TEXT -> "the body, which is not UTF-8,";
        };
    }

    /** What is wrong with a status, in words; null where it is one of those. */
    static @Nullable String otherStatus(
            int status, Map<String, String> headers, int redirects, List<Integer> expected) {
        if (expected.contains(status)) {
            return null;
        }
        String location = status / 100 == 3 ? headers.get("location") : null;
        String after =
                redirects == 0 ? "" : redirects == 1 ? " after a redirect" : " after " + redirects + " redirects";
        return "status " + status + after + (location == null ? "" : " to " + Shown.text(location)) + ", expected "
                + Shown.or(expected);
    }
}
