package dev.kirikae.house;

import dev.kirikae.driver.Audience;
import dev.kirikae.journal.Chain;
import dev.kirikae.journal.Link;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what a run wrote into the journal, and the tails of logs it was shown. */
public final class Recorder implements Audience {

    private final Chain chain;
    private final List<Link> links = new ArrayList<>();
    private final Map<String, String> logs = new TreeMap<>();

    public Recorder(String program) {
        this.chain = new Chain(program);
    }

    @Override
    public void asks(List<String> path, Effect effect, Instant at) {}

    @Override
    public void hears(Effect effect, Answer answer, Instant at) {
        if (effect instanceof Effect.Append append) {
            boolean known = answer instanceof Answer.Appended;
            if (known && (links.isEmpty() || links.get(links.size() - 1).sequence() < append.sequence())) {
                links.add(chain.seal(append.sequence(), append.previous(), append.entry()));
            }
        } else if (answer instanceof Answer.LogsSeen seen) {
            logs.putAll(seen.tailByInstance());
        }
    }

    /** Records in their order, as the ledger holds them. */
    public List<Link> links() {
        return List.copyOf(links);
    }

    /** Tails of logs by instance. */
    public Map<String, String> logs() {
        return Map.copyOf(logs);
    }
}
