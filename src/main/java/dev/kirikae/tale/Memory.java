package dev.kirikae.tale;

import dev.kirikae.model.EnvironmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The journal's facts, folded. A pure function of the entries, in their order.
 *
 * @param format the journal's format; 0 where nothing was ever written
 * @param holder nonce of the last holder
 * @param holderText the last holder, for people
 * @param live who owned the live name when last seen
 * @param movedAt when the live name was last seen to move
 * @param unsureUntil until then a call of ours whose answer was lost may still arrive
 * @param open intents without an outcome, oldest first
 * @param releases oldest first
 * @param environments those the journal knows, oldest first
 * @param launches how long the last launches took, newest last, at most five
 * @param terminations the same of terminations
 * @param saved saved configurations of ours that are still to be deleted
 */
public record Memory(
        int format,
        String account,
        String holder,
        String holderText,
        @Nullable EnvironmentId live,
        @Nullable Instant movedAt,
        @Nullable Instant unsureUntil,
        List<Entry.Intended> open,
        List<ReleaseFacts> releases,
        List<EnvironmentFacts> environments,
        List<Duration> launches,
        List<Duration> terminations,
        List<String> saved) {

    /** The format this program writes, and the newest it reads. */
    public static final int FORMAT = 1;

    public static final Memory EMPTY = new Memory(
            0, "", "", "", null, null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Memory {
        open = List.copyOf(open);
        releases = List.copyOf(releases);
        environments = List.copyOf(environments);
        launches = List.copyOf(launches);
        terminations = List.copyOf(terminations);
        saved = List.copyOf(saved);
    }

    public static Memory replay(List<Entry> entries) {
        Memory memory = EMPTY;
        for (Entry entry : entries) {
            memory = memory.and(entry);
        }
        return memory;
    }

    public Memory and(Entry entry) {
        return Folding.fold(this, entry);
    }

    public boolean isEmpty() {
        return format == 0;
    }

    public @Nullable ReleaseFacts release(String id) {
        return releases.stream().filter(r -> r.id().equals(id)).findFirst().orElse(null);
    }

    /** The newest release that had this environment. */
    public @Nullable ReleaseFacts releaseOf(EnvironmentId environment) {
        ReleaseFacts found = null;
        for (ReleaseFacts release : releases) {
            if (environment.equals(release.environment())) {
                found = release;
            }
        }
        return found;
    }

    public @Nullable ReleaseFacts newestRelease() {
        return releases.isEmpty() ? null : releases.get(releases.size() - 1);
    }

    /** The release whose attempt is under way: begun, switched or held, and not ended. */
    public @Nullable ReleaseFacts underWay() {
        ReleaseFacts found = null;
        for (ReleaseFacts release : releases) {
            if (release.state().isUnderWay()) {
                found = release;
            }
        }
        return found;
    }

    public @Nullable EnvironmentFacts environment(EnvironmentId id) {
        return environments.stream().filter(e -> e.id().equals(id)).findFirst().orElse(null);
    }

    public Entry.@Nullable Intended intent(String operation) {
        return open.stream()
                .filter(i -> i.operation().equals(operation))
                .findFirst()
                .orElse(null);
    }

    Memory withEnvironment(EnvironmentId id, UnaryOperator<EnvironmentFacts> change) {
        List<EnvironmentFacts> next = new ArrayList<>();
        boolean known = false;
        for (EnvironmentFacts facts : environments) {
            known |= facts.id().equals(id);
            next.add(facts.id().equals(id) ? change.apply(facts) : facts);
        }
        if (!known) {
            next.add(change.apply(EnvironmentFacts.of(id)));
        }
        return with(draft -> draft.environments = next);
    }

    Memory withRelease(String id, UnaryOperator<ReleaseFacts> change) {
        return with(draft -> draft.releases = releases.stream()
                .map(r -> r.id().equals(id) ? change.apply(r) : r)
                .toList());
    }

    Memory withLive(@Nullable EnvironmentId next, @Nullable Instant moved) {
        return with(draft -> {
            draft.live = next;
            draft.movedAt = moved;
        });
    }

    /** The same but for what the change says. */
    Memory with(Consumer<MemoryDraft> change) {
        MemoryDraft draft = new MemoryDraft(this);
        change.accept(draft);
        return draft.done();
    }
}
