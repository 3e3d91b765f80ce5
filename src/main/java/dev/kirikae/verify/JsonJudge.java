package dev.kirikae.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kirikae.config.Probe;
import dev.kirikae.model.ProbeResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * What a JSON answer means. No data yet is inconclusive: an empty list, null, fewer values than are asked for, or a
 * status that says so. What is worse is told before what is better.
 */
final class JsonJudge {

    private JsonJudge() {}

    static Sample judge(Probe.Json check, ProbeResponse.Http response, ProbeSubject subject) {
        if (check.noData().contains(response.status())) {
            return Sample.inconclusive("status " + response.status() + ", so there is no data yet");
        }
        String other =
                HttpJudge.otherStatus(response.status(), response.headers(), response.redirects(), check.status());
        if (other != null) {
            return Sample.bad(other);
        }
        JsonReading reading = JsonReading.of(response);
        if (reading.document() == null) {
            return Sample.bad(reading.fault());
        }
        List<String> good = new ArrayList<>();
        Sample worst = null;
        for (Probe.Assertion assertion : check.expect()) {
            Sample sample = judge(assertion, reading, subject);
            good.add(sample.words());
            if (worst == null || sample.kind().compareTo(worst.kind()) < 0) {
                worst = sample;
            }
        }
        return worst == null || worst.kind() == Sample.Kind.GOOD ? Sample.good(String.join("; ", good)) : worst;
    }

    private static Sample judge(Probe.Assertion assertion, JsonReading reading, ProbeSubject subject) {
        JsonReading.Found found = reading.at(assertion.at());
        if (!found.fault().isEmpty()) {
            return Sample.bad(found.fault());
        }
        Sample sample = found.nodes().isEmpty()
                ? Sample.inconclusive("there is no data yet at " + assertion.at())
                : amount(assertion, found, subject);
        String show = sample.kind() == Sample.Kind.GOOD ? null : assertion.show();
        return show == null ? sample : new Sample(sample.kind(), sample.words() + explained(show, reading));
    }

    private static String explained(String path, JsonReading reading) {
        List<JsonNode> nodes = reading.at(path).nodes();
        if (nodes.isEmpty()) {
            return "; there is nothing at " + path;
        }
        List<String> texts = nodes.stream()
                .map(n -> n.isTextual() ? n.asText() : n.toString())
                .toList();
        return "; " + path + " is " + Shown.text(String.join(", ", texts));
    }

    private static Sample amount(Probe.Assertion assertion, JsonReading.Found found, ProbeSubject subject) {
        if (assertion.of().kind() == Probe.Amount.Kind.NEWEST && assertion.test() instanceof Probe.NewerThan newer) {
            return JsonTime.newest(assertion.at(), found.nodes(), newer.age(), subject.at());
        }
        List<Sample> samples = found.nodes().stream()
                .map(node -> JsonValue.judge(assertion.at(), node, assertion.test(), subject))
                .toList();
        return assertion.of().kind() == Probe.Amount.Kind.AT_LEAST
                ? atLeast(assertion, samples)
                : every(assertion, samples);
    }

    private static Sample every(Probe.Assertion assertion, List<Sample> samples) {
        for (Sample.Kind kind : List.of(Sample.Kind.BAD, Sample.Kind.INCONCLUSIVE)) {
            List<Sample> such = of(kind, samples);
            if (!such.isEmpty()) {
                String count = samples.size() == 1 ? "" : " (" + such.size() + " of " + samples.size() + " such)";
                return new Sample(kind, such.get(0).words() + count);
            }
        }
        return samples.size() == 1
                ? samples.get(0)
                : Sample.good("all " + samples.size() + " at " + assertion.at() + " are as expected");
    }

    private static Sample atLeast(Probe.Assertion assertion, List<Sample> samples) {
        int least = assertion.of().least();
        int good = of(Sample.Kind.GOOD, samples).size();
        List<Sample> bad = of(Sample.Kind.BAD, samples);
        String count = good + " of " + samples.size() + " at " + assertion.at() + " are as expected";
        if (good >= least) {
            return Sample.good(count);
        }
        boolean mayCome = samples.size() < least || samples.size() - bad.size() >= least;
        String wanted = count + ", and at least " + least + " must be";
        return mayCome
                ? Sample.inconclusive(wanted)
                : Sample.bad(wanted + ": " + bad.get(0).words());
    }

    private static List<Sample> of(Sample.Kind kind, List<Sample> samples) {
        return samples.stream().filter(s -> s.kind() == kind).toList();
    }
}
