package dev.kirikae.report;

import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as fields of JSON; what is null is left out. */
final class JsonValues {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    static JsonValues empty() {
        return new JsonValues();
    }

    JsonValues with(String name, @Nullable Object value) {
        if (value instanceof Enum<?> constant) {
            fields.put(name, Formats.word(constant));
        } else if (value instanceof Duration duration) {
            fields.put(name, duration.toSeconds());
        } else if (value instanceof Map
                || value instanceof Iterable
                || value instanceof Boolean
                || value instanceof Integer) {
            fields.put(name, value);
        } else if (value != null) {
            fields.put(name, value.toString());
        }
        return this;
    }

    Map<String, Object> map() {
        return fields;
    }

    static Map<String, Object> of(ReleaseRecord release) {
        return empty().with("release", release.id())
                .with("state", release.state())
                .with("why", release.why())
                .with("commit", release.commit())
                .with("version", release.version())
                .with("digest", release.digest())
                .with("environmentName", release.environmentName())
                .with("environment", release.environment())
                .with("live", release.live())
                .with("opened", release.openedAt())
                .with("launched", release.launchedAt())
                .with("candidateVerdict", release.candidateVerdict())
                .with("switched", release.switchedAt())
                .with("liveVerdict", release.liveVerdict())
                .with("ended", release.endedAt())
                .map();
    }

    static Map<String, Object> of(ReportStep step) {
        return empty().with("record", step.record())
                .with("at", step.at())
                .with("kind", step.kind())
                .with("mark", step.mark())
                .with("text", step.text())
                .with("evidence", step.evidence())
                .map();
    }

    static Map<String, Object> of(StageResult ending) {
        return empty().with("exit", ending.exit().code())
                .with("guard", ending.guard())
                .with("sentence", ending.sentence())
                .with("evidence", ending.evidence().isEmpty() ? null : ending.evidence())
                .with("next", ending.next())
                .map();
    }
}
