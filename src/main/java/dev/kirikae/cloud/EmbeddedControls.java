package dev.kirikae.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done to an embedded cloud and not to AWS: time passes, things go wrong on purpose, and what was true is asked. */
public interface EmbeddedControls {
    /** Lets time pass; what falls due in it happens. */
    void advance(Duration time);

    /** From now on this goes wrong, besides what was set before. */
    void suffer(Incident incident);

    /** From now on nothing goes wrong on purpose; what has happened stays. */
    void relieve();

    /** When an incident first changed anything since it was set; null where it has not. */
    @Nullable
    Instant struckAt(Incident incident);

    /** What users met that was bad, oldest first. */
    List<Harm> harm();

    /** What the bundle of a version holds. */
    void learns(String version, BundleContent content);

    /** From now on changes of alarms are told to this queue alone. */
    void announcesTo(String queue);
}
