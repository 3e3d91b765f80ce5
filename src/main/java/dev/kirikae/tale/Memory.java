package dev.kirikae.tale;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.tale.ReleaseFacts.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The journal's facts, folded. A pure function of the entries, in their order.
 *
 * @param format the journal's format; 0 where nothing was ever written
 * @param holder nonce of the last holder
 * @param holderText the last holder, for people
 * @param holderStage what the last holder does, or did
 * @param live who owned the live name when last seen
 * @param movedAt when the live name was last seen to move
 * @param lastMove how it moved then; null where it never did, or an older program saw it
 * @param latest the environment that a release brought live last; null where none did
 * @param givenUp the release that a rollback gave up before it had the name, if that was the last thing done; else null
 * @param unsureUntil until then a call of ours whose answer was lost may still arrive
 * @param open intents without an outcome, oldest first
 * @param answered operations among them whose call was answered: it has arrived, and cannot arrive later
 * @param releases oldest first
 * @param environments those the journal knows, oldest first
 * @param launches how long the last launches took, newest last, at most five
 * @param terminations the same of terminations
 * @param saved saved configurations of ours that are still to be deleted
 * @param irregular steps that {@link ReleaseLife} forbids and the journal tells all the same, newest last, at most ten
 */
public record Memory(
        int format,
        String account,
        String holder,
        String holderText,
        String holderStage,
        @Nullable EnvironmentId live,
        @Nullable Instant movedAt,
        @Nullable Move lastMove,
        @Nullable EnvironmentId latest,
        @Nullable String givenUp,
        @Nullable Instant unsureUntil,
        List<Entry.Intended> open,
        List<String> answered,
        List<ReleaseFacts> releases,
        List<EnvironmentFacts> environments,
        List<Duration> launches,
        List<Duration> terminations,
        List<String> saved,
        List<String> irregular) {

    /** The format this program writes, and the newest it reads. */
    public static final int FORMAT = 2;

    private static final int KEPT_IN_INDEX = 500;
    private static final int KEPT_WHOLE = 20;

    public static final Memory EMPTY = new Memory(
            0, "", "", "", "", null, null, null, null, null, null, List.of(), List.of(), List.of(), List.of(),
            List.of(), List.of(), List.of(), List.of());

    public Memory {
        open = List.copyOf(open);
        answered = List.copyOf(answered);
        releases = List.copyOf(releases);
        environments = List.copyOf(environments);
        launches = List.copyOf(launches);
        terminations = List.copyOf(terminations);
        saved = List.copyOf(saved);
        irregular = List.copyOf(irregular);
    }

    public static Memory replay(List<Entry> entries) {
        Memory memory = EMPTY;
        for (Entry entry : entries) {
            memory = memory.and(entry);
        }
        return memory;
    }

    public Memory and(Entry entry) {
        return JournalReducer.reduce(this, entry);
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

    /**
     * Whether it is news that this one is live: somebody moved the name by hand. A first release's own environment has it from
     * its creation on, also where that creation is still to be settled.
     */
    public boolean isNews(Environment owner) {
        EnvironmentId id = owner.id();
        boolean first = isFirstCandidate(id) && environment(id) != null && !hasServed(id);
        ReleaseFacts unmade = unmade(owner.name());
        boolean stillToCome = unmade != null && unmade.isFirstCandidate();
        return !id.equals(live) && !first && !stillToCome;
    }

    /** The release whose environment of this name is still to come, or was taken for lost; null where there is none. */
    public @Nullable ReleaseFacts unmade(String environmentName) {
        return releases.stream()
                .filter(r -> r.environment() == null && !r.state().isEnd())
                .filter(r -> r.environmentName().equals(environmentName))
                .findFirst()
                .orElse(null);
    }

    /** Whether it is that of a first release, which owns the name before it has settled. */
    public boolean isFirstCandidate(EnvironmentId id) {
        ReleaseFacts release = releaseOf(id);
        return release != null && release.isFirstCandidate();
    }

    /** Whether the live name has left it: it was live once, by whatever hand. */
    public boolean hasServed(EnvironmentId id) {
        EnvironmentFacts facts = environment(id);
        return facts != null && facts.leftAt() != null;
    }

    /** Environments that are not known to be gone, in the order in which they became known. */
    public List<EnvironmentFacts> present() {
        return environments.stream().filter(known -> known.goneAt() == null).toList();
    }

    /** Whether it is known to have gone away. */
    public boolean isGone(EnvironmentId id) {
        EnvironmentFacts facts = environment(id);
        return facts != null && facts.goneAt() != null;
    }

    /** Who is live, or was until it went away; null where nothing is known to have been. */
    public @Nullable EnvironmentId lastKnownLive() {
        return live != null || lastMove == null ? live : lastMove.to();
    }

    public @Nullable ReleaseFacts newestRelease() {
        return releases.isEmpty() ? null : releases.get(releases.size() - 1);
    }

    /** The release that is on its way to the live name and does not have it yet; null where there is none. */
    public @Nullable ReleaseFacts begun() {
        return newest(State.BEGUN);
    }

    /** The release that has the live name and has not ended: watched, or held; null where there is none. */
    public @Nullable ReleaseFacts moved() {
        ReleaseFacts watched = newest(State.SWITCHED);
        return watched == null ? newest(State.HELD) : watched;
    }

    /** The release under way that a stage has to do with first: the one on its way, else the one that has moved. */
    public @Nullable ReleaseFacts underWay() {
        ReleaseFacts begun = begun();
        return begun == null ? moved() : begun;
    }

    private @Nullable ReleaseFacts newest(State state) {
        ReleaseFacts found = null;
        for (ReleaseFacts release : releases) {
            found = release.state() == state ? release : found;
        }
        return found;
    }

    public @Nullable EnvironmentFacts environment(EnvironmentId id) {
        return environments.stream().filter(e -> e.id().equals(id)).findFirst().orElse(null);
    }

    /** Whether it is to be settled who has the live name. */
    public boolean isNameOpen() {
        return open.stream().anyMatch(i -> i.goal() instanceof Goal.NameBelongsTo);
    }

    public Entry.@Nullable Intended intent(String operation) {
        return open.stream()
                .filter(i -> i.operation().equals(operation))
                .findFirst()
                .orElse(null);
    }

    /**
     * What an index keeps: all but what no stage asks for any more. Of a release that has ended and whose environment is gone the
     * configuration goes, and all of it once so many newer ones are known; the journal itself keeps everything.
     */
    public Memory forIndex() {
        int old = Math.max(0, releases.size() - KEPT_IN_INDEX);
        List<ReleaseFacts> kept = new ArrayList<>();
        Set<EnvironmentId> forgotten = new HashSet<>();
        for (int i = 0; i < releases.size(); i++) {
            ReleaseFacts release = releases.get(i);
            if (!isOver(release) || i >= releases.size() - KEPT_WHOLE) {
                kept.add(release);
            } else if (i >= old) {
                kept.add(release.withoutConfiguration());
            } else if (release.environment() != null) {
                forgotten.add(release.environment());
            }
        }
        List<EnvironmentFacts> known =
                environments.stream().filter(e -> !forgotten.contains(e.id())).toList();
        return with(draft -> {
            draft.releases = kept;
            draft.environments = known;
        });
    }

    private boolean isOver(ReleaseFacts release) {
        EnvironmentFacts made = release.environment() == null ? null : environment(release.environment());
        return release.state().isEnd() && (made == null || made.goneAt() != null);
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

    /** The same but for what the change says. */
    Memory with(Consumer<MemoryDraft> change) {
        MemoryDraft draft = new MemoryDraft(this);
        change.accept(draft);
        return draft.done();
    }
}
