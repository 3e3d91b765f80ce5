package dev.kirikae.verify;

import dev.kirikae.config.Probe;
import dev.kirikae.model.ProbeResponse;
import java.util.Objects;

/** Whether two names answered alike, so that the same application may be behind both. */
public final class SameAnswer {

    private SameAnswer() {}

    /** The same status, and the same version where that is asked for; else the same body. */
    public static boolean of(Probe.Check check, ProbeResponse one, ProbeResponse other) {
        if (!(one instanceof ProbeResponse.Http a) || !(other instanceof ProbeResponse.Http b)) {
            return false;
        }
        if (a.status() != b.status()) {
            return false;
        }
        return check instanceof Probe.Version version
                ? Objects.equals(version(version, a), version(version, b))
                : a.body().equals(b.body());
    }

    /** What it says of itself; its text where it says no version. */
    private static String version(Probe.Version check, ProbeResponse.Http answer) {
        JsonReading reading = JsonReading.of(answer);
        String seen = reading.document() == null ? null : reading.value(check.json());
        return seen == null ? answer.body() : seen;
    }
}
