package dev.kirikae.app.run;

import dev.kirikae.driver.AnsweredEffect;
import dev.kirikae.driver.RunListener;
import dev.kirikae.journal.codec.Chain;
import dev.kirikae.journal.codec.Link;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a run wrote into the journal, and the tails of logs it was shown: for its report. One for each run; for
 * one thread.
 */
public final class RunRecorder implements RunListener {

    private final Chain chain;
    private final List<Link> links = new ArrayList<>();
    private final Map<String, String> logs = new TreeMap<>();
    private Effect.@Nullable Append unsure;

    /** @param program version of the program, which every record names */
    public RunRecorder(String program) {
        this.chain = new Chain(program);
    }

    @Override
    public void asks(List<String> path, Effect effect, Instant at) {}

    @Override
    public void hears(Effect effect, Answer answer, Instant at) {
        for (AnsweredEffect each : AnsweredEffect.each(effect, answer)) {
            hears(each);
        }
    }

    private void hears(AnsweredEffect each) {
        if (each.effect() instanceof Effect.Append append) {
            unsure = append;
            if (each.answer() instanceof Answer.Appended) {
                written(append);
            }
        } else if (each.answer() instanceof Answer.JournalSeen seen) {
            Effect.Append append = unsure;
            if (append != null
                    && seen.length() == append.sequence() + 1
                    && append.entry().equals(seen.last())) {
                written(append);
            }
        } else if (each.answer() instanceof Answer.LogsSeen seen) {
            logs.putAll(seen.tailByInstance());
        }
    }

    /** What it wrote is in the journal: it was said, or its answer was lost and reading the journal showed it. */
    private void written(Effect.Append append) {
        unsure = null;
        if (links.isEmpty() || links.get(links.size() - 1).sequence() < append.sequence()) {
            links.add(chain.seal(append.sequence(), append.previous(), append.entry()));
        }
    }

    /** Records in their order, as the ledger holds them; only those known to be there. */
    public List<Link> links() {
        return List.copyOf(links);
    }

    /** Tails of logs by instance. */
    public Map<String, String> logs() {
        return Map.copyOf(logs);
    }
}
