package dev.kirikae.verify;

import dev.kirikae.config.Probe;
import dev.kirikae.model.ProbeResponse;

/** Which version answered. */
final class VersionJudge {

    private VersionJudge() {}

    static Sample judge(Probe.Version check, ProbeResponse.Http response, ProbeSubject subject) {
        if (response.status() != 200) {
            return Sample.bad("status " + response.status() + ", expected 200 with the version at " + check.json());
        }
        JsonReading reading = JsonReading.of(response);
        if (reading.document() == null) {
            return Sample.bad(reading.fault());
        }
        String seen = reading.value(check.json());
        if (seen == null) {
            return Sample.bad("there is nothing at " + check.json() + " in " + Shown.text(response.body()));
        }
        if (seen.equals(subject.version())) {
            return Sample.good("version " + subject.version());
        }
        return seen.equals(subject.former())
                ? Sample.lagging("the name still leads to version " + subject.former())
                : Sample.bad("version " + Shown.text(seen) + " answers, expected " + subject.version());
    }
}
