package dev.kirikae.jenkins;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

/** {@code env}: the variables of a stage; what is set counts for all stages that follow too. */
final class PipelineVariables extends AbstractMap<String, String> {

    private final Map<String, String> stage;
    private final Map<String, String> all;

    PipelineVariables(Map<String, String> stage, Map<String, String> all) {
        this.stage = stage;
        this.all = all;
    }

    @Override
    public String put(String name, String value) {
        all.put(name, value);
        return String.valueOf(stage.put(name, value));
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return stage.entrySet();
    }
}
