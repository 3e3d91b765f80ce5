package dev.kirikae.cloud;

import dev.kirikae.workflow.ChangingCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What really happened, as against what anybody was told: executed changing calls in order, and how often each kind was called. */
public final class ExecutionLog {

    private final List<Mutation> mutations = new ArrayList<>();
    private final Map<String, int[]> calls = new TreeMap<>();
    private final List<Consumer<EmbeddedCloud>> listeners = new ArrayList<>();
    private int beanstalk;

    public ExecutionLog() {}

    /** Executed changing calls, oldest first; a view. */
    public List<Mutation> mutations() {
        return Collections.unmodifiableList(mutations);
    }

    /** The newest; null where nothing was ever changed. */
    public @Nullable Mutation latest() {
        return mutations.isEmpty() ? null : mutations.get(mutations.size() - 1);
    }

    /** How many executed calls came from this operation. */
    public int executionsOf(String operation) {
        int count = 0;
        for (Mutation mutation : mutations) {
            if (mutation.call().operation().equals(operation)) {
                count++;
            }
        }
        return count;
    }

    /** Calls by kind, such as {@code look-at-environments} or {@code swap}, executed or not. */
    public Map<String, Integer> calls() {
        Map<String, Integer> all = new TreeMap<>();
        calls.forEach((site, count) -> all.put(site, count[0]));
        return all;
    }

    /** Calls to Elastic Beanstalk alone. */
    public int beanstalkCalls() {
        return beanstalk;
    }

    /** Told after each executed changing call, at its instant and before anything else happens. */
    public void listen(Consumer<EmbeddedCloud> listener) {
        listeners.add(listener);
    }

    void called(CallSite site) {
        calls.computeIfAbsent(site.word(), word -> new int[1])[0]++;
        if (site.beanstalk()) {
            beanstalk++;
        }
    }

    void executed(EmbeddedCloud cloud, String client, ChangingCall call, boolean late) {
        mutations.add(new Mutation(cloud.now(), client, call, late));
        for (Consumer<EmbeddedCloud> listener : listeners) {
            listener.accept(cloud);
        }
    }
}
