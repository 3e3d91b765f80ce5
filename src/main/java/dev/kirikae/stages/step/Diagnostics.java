package dev.kirikae.stages.step;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of why an environment is bad, for people, one item a line and each of them bounded: raw, as AWS and the
 * application wrote it.
 *
 * @param facts causes and events: they are kept in the journal too
 * @param logs the ends of logs, which never are
 */
public record Diagnostics(List<String> facts, List<String> logs) {

    public Diagnostics {
        facts = List.copyOf(facts);
        logs = List.copyOf(logs);
    }

    /** What a verdict was decided from, then all this; what is among it already is not said twice. */
    public List<String> after(List<String> evidence) {
        List<String> all = new ArrayList<>(evidence);
        facts.stream().filter(fact -> !evidence.contains(fact)).forEach(all::add);
        all.addAll(logs);
        return all;
    }

    /** The same with the facts alone. */
    public List<String> factsAfter(List<String> evidence) {
        return new Diagnostics(facts, List.of()).after(evidence);
    }
}
