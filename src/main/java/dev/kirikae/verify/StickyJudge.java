package dev.kirikae.verify;

import dev.kirikae.config.Probe;
import dev.kirikae.model.ProbeResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether one cookie leads to one instance, and clients without one to several. */
final class StickyJudge {

    private StickyJudge() {}

    static Sample judge(Probe.Sticky check, ProbeResponse.Sticky response) {
        for (ProbeResponse.Http each : Stream.concat(response.kept().stream(), response.fresh().stream())
                .toList()) {
            String wrong = HttpJudge.otherStatus(each.status(), each.headers(), each.redirects(), List.of(200));
            if (wrong == null && instance(check, each) == null) {
                wrong = check.json() == null
                        ? "header " + check.header() + " is missing, which names the instance"
                        : unnamed(check.json(), each);
            }
            if (wrong != null) {
                return Sample.bad(wrong);
            }
        }
        Set<String> kept = instances(check, response.kept());
        Set<String> fresh = instances(check, response.fresh());
        if (response.cookies().isEmpty()) {
            return Sample.bad("no cookie was set, so nothing leads a client back to its instance");
        }
        if (kept.size() > 1) {
            return Sample.bad("one client with the " + (response.cookies().size() == 1 ? "cookie " : "cookies ")
                    + String.join(", ", response.cookies()) + " was answered by " + kept.size() + " instances: "
                    + Shown.cut(String.join(", ", kept)));
        }
        if (fresh.size() < check.instances()) {
            return Sample.bad(response.fresh().size() + " new clients were answered by "
                    + (fresh.size() == 1 ? "1 instance" : fresh.size() + " instances") + ", expected at least "
                    + check.instances() + ": " + Shown.cut(String.join(", ", fresh)));
        }
        return Sample.good("one client stayed with " + Shown.cut(String.join(", ", kept)) + " for "
                + response.kept().size() + " requests, and " + response.fresh().size() + " new ones came to "
                + fresh.size() + (fresh.size() == 1 ? " instance" : " instances"));
    }

    private static String unnamed(String path, ProbeResponse.Http answer) {
        JsonReading reading = JsonReading.of(answer);
        return reading.document() == null
                ? reading.fault()
                : "there is nothing at " + path + " in " + Shown.text(answer.body());
    }

    private static Set<String> instances(Probe.Sticky check, List<ProbeResponse.Http> answers) {
        Set<String> instances = new TreeSet<>();
        answers.forEach(each -> instances.add(String.valueOf(instance(check, each))));
        return instances;
    }

    private static @Nullable String instance(Probe.Sticky check, ProbeResponse.Http answer) {
        if (check.json() == null) {
            return answer.headers().get(String.valueOf(check.header()).toLowerCase(Locale.ROOT));
        }
        JsonReading reading = JsonReading.of(answer);
        return reading.document() == null ? null : reading.value(check.json());
    }
}
