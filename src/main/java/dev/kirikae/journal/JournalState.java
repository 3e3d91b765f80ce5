package dev.kirikae.journal;

import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The journal's facts, folded. A pure function of the entries, in their order. Immutable.
 *
 * @param format the journal's format; 0 where nothing was ever written
 * @param account the AWS account it is about; empty where nothing was ever written
 * @param lastHolder who wrote last
 * @param name what is known of the live name
 * @param intents changing calls whose outcome is not known
 * @param releases oldest first
 * @param environments those the journal knows, in the order in which they became known
 * @param took how long launches and terminations took
 * @param saved saved configurations of ours that are still to be deleted, oldest first
 * @param irregular steps that {@link ReleaseLife} forbids and the journal holds all the same, newest last, at most ten
 * @param approvals which of them have been used
 */
public record JournalState(
        int format,
        String account,
        HolderRecord lastHolder,
        NameRecord name,
        OpenIntents intents,
        List<ReleaseRecord> releases,
        List<EnvironmentRecord> environments,
        TimesTaken took,
        List<String> saved,
        List<String> irregular,
        ApprovalUse approvals) {

    /** The format this program writes, and the newest it reads. */
    public static final int FORMAT = 2;

    private static final int KEPT_IN_INDEX = 500;
    private static final int KEPT_WHOLE = 20;
    private static final int REMEMBERED_IRREGULARITIES = 10;

    /** Before the first entry. */
    public static final JournalState EMPTY = new JournalState(
            0,
            "",
            HolderRecord.NOBODY,
            NameRecord.UNKNOWN,
            OpenIntents.NONE,
            List.of(),
            List.of(),
            TimesTaken.NONE,
            List.of(),
            List.of(),
            ApprovalUse.NONE);

    public JournalState {
        releases = List.copyOf(releases);
        environments = List.copyOf(environments);
        saved = List.copyOf(saved);
        irregular = List.copyOf(irregular);
    }

    /** @param entries the whole journal, from its first entry on */
    public static JournalState replay(List<JournalEntry> entries) {
        JournalState journal = EMPTY;
        for (JournalEntry entry : entries) {
            journal = journal.and(entry);
        }
        return journal;
    }

    /**
     * What is known after one more entry. Never fails: a step that {@link ReleaseLife} forbids is accepted, and kept as
     * irregular.
     */
    public JournalState and(JournalEntry entry) {
        return JournalReducer.reduce(this, entry);
    }

    /** Whether nothing was ever written. */
    public boolean isEmpty() {
        return format == 0;
    }

    /** Nonce of whoever wrote last; empty where nobody did. */
    public String holder() {
        return lastHolder.nonce();
    }

    /** Who owned the live name when last seen; null where nobody is known to. */
    public @Nullable EnvironmentId live() {
        return name.live();
    }

    /** When the live name was last seen to move; null where it never did. */
    public @Nullable Instant movedAt() {
        return name.movedAt();
    }

    /** Intents without an outcome, oldest first. */
    public List<JournalEntry.Intended> open() {
        return intents.open();
    }

    /** Those of them on which it depends how a stage ends. */
    public List<JournalEntry.Intended> openDeciding() {
        return open().stream().filter(i -> !i.goal().isAside()).toList();
    }

    /** Null where the journal has no such release. */
    public @Nullable ReleaseRecord release(String id) {
        return releases.stream().filter(r -> r.id().equals(id)).findFirst().orElse(null);
    }

    /** The newest release that had this environment; null where Kirikae did not make it. */
    public @Nullable ReleaseRecord releaseOf(EnvironmentId environment) {
        ReleaseRecord found = null;
        for (ReleaseRecord release : releases) {
            if (environment.equals(release.environment())) {
                found = release;
            }
        }
        return found;
    }

    /**
     * Whether it is news that this one is live: somebody moved the name by hand. A first release's own environment has
     * it from its creation on, also where that creation is still to be settled.
     */
    public boolean isNews(Environment owner) {
        EnvironmentId id = owner.id();
        boolean first = isFirstCandidate(id) && environment(id) != null && !hasServed(id);
        ReleaseRecord unmade = unmade(owner.name());
        boolean stillToCome = unmade != null && unmade.isFirstCandidate();
        return !id.equals(live()) && !first && !stillToCome;
    }

    /** The release whose environment of this name is still to come, or was taken for lost; null where there is none. */
    public @Nullable ReleaseRecord unmade(String environmentName) {
        return releases.stream()
                .filter(r -> r.environment() == null && !r.state().isEnd())
                .filter(r -> r.environmentName().equals(environmentName))
                .findFirst()
                .orElse(null);
    }

    /** Whether it is that of a first release, which owns the name before it has settled. */
    public boolean isFirstCandidate(EnvironmentId id) {
        ReleaseRecord release = releaseOf(id);
        return release != null && release.isFirstCandidate();
    }

    /** Whether the live name has left it: it was live once, by whatever hand. */
    public boolean hasServed(EnvironmentId id) {
        EnvironmentRecord facts = environment(id);
        return facts != null && facts.leftAt() != null;
    }

    /** Environments that are not known to be gone, in the order in which they became known. */
    public List<EnvironmentRecord> present() {
        return environments.stream().filter(known -> known.goneAt() == null).toList();
    }

    /** Whether it is known to have gone away. */
    public boolean isGone(EnvironmentId id) {
        EnvironmentRecord facts = environment(id);
        return facts != null && facts.goneAt() != null;
    }

    /** Who is live, or was until it went away; null where nothing is known to have been. */
    public @Nullable EnvironmentId lastKnownLive() {
        return live() != null || name.lastMove() == null
                ? live()
                : name.lastMove().to();
    }

    /** The one opened last; null where none ever was. */
    public @Nullable ReleaseRecord newestRelease() {
        return releases.isEmpty() ? null : releases.get(releases.size() - 1);
    }

    /** The release that is on its way to the live name and does not have it yet; null where there is none. */
    public @Nullable ReleaseRecord begun() {
        return newest(State.BEGUN);
    }

    /** The release that has the live name and has not ended: watched, or held; null where there is none. */
    public @Nullable ReleaseRecord moved() {
        ReleaseRecord watched = newest(State.SWITCHED);
        return watched == null ? newest(State.HELD) : watched;
    }

    /**
     * The release under way that a stage has to do with first: the one on its way, else the one that has moved; null
     * where there is neither.
     */
    public @Nullable ReleaseRecord underWay() {
        ReleaseRecord begun = begun();
        return begun == null ? moved() : begun;
    }

    private @Nullable ReleaseRecord newest(State state) {
        ReleaseRecord found = null;
        for (ReleaseRecord release : releases) {
            found = release.state() == state ? release : found;
        }
        return found;
    }

    /** Null where the journal does not know it. */
    public @Nullable EnvironmentRecord environment(EnvironmentId id) {
        return environments.stream().filter(e -> e.id().equals(id)).findFirst().orElse(null);
    }

    /** Whether it is to be settled who has the live name. */
    public boolean isNameOpen() {
        return open().stream().anyMatch(i -> i.goal() instanceof Goal.NameBelongsTo);
    }

    /** Its intent while that has no outcome; else null. */
    public JournalEntry.@Nullable Intended intent(String operation) {
        return open().stream()
                .filter(i -> i.operation().equals(operation))
                .findFirst()
                .orElse(null);
    }

    /**
     * What an index keeps: all but what no stage asks for any more. Of a release that has ended and whose environment
     * is gone the configuration goes, and all of it once so many newer ones are known; the journal itself keeps
     * everything.
     */
    public JournalState forIndex() {
        int old = Math.max(0, releases.size() - KEPT_IN_INDEX);
        List<ReleaseRecord> kept = new ArrayList<>();
        Set<EnvironmentId> forgotten = new HashSet<>();
        for (int i = 0; i < releases.size(); i++) {
            ReleaseRecord release = releases.get(i);
            if (!isOver(release) || i >= releases.size() - KEPT_WHOLE) {
                kept.add(release);
            } else if (i >= old) {
                kept.add(release.withoutConfiguration());
            } else if (release.environment() != null) {
                forgotten.add(release.environment());
            }
        }
        List<EnvironmentRecord> known =
                environments.stream().filter(e -> !forgotten.contains(e.id())).toList();
        return withReleases(kept).withEnvironments(known);
    }

    private boolean isOver(ReleaseRecord release) {
        EnvironmentRecord made = release.environment() == null ? null : environment(release.environment());
        return release.state().isEnd() && (made == null || made.goneAt() != null);
    }

    JournalState withEnvironment(EnvironmentId id, UnaryOperator<EnvironmentRecord> change) {
        List<EnvironmentRecord> next = new ArrayList<>();
        boolean known = false;
        for (EnvironmentRecord facts : environments) {
            known |= facts.id().equals(id);
            next.add(facts.id().equals(id) ? change.apply(facts) : facts);
        }
        if (!known) {
            next.add(change.apply(EnvironmentRecord.of(id)));
        }
        return withEnvironments(next);
    }

    JournalState withRelease(String id, UnaryOperator<ReleaseRecord> change) {
        return withReleases(releases.stream()
                .map(r -> r.id().equals(id) ? change.apply(r) : r)
                .toList());
    }

    JournalState begun(int withFormat, String of) {
        return new JournalState(
                withFormat, of, lastHolder, name, intents, releases, environments, took, saved, irregular, approvals);
    }

    JournalState heldBy(HolderRecord next) {
        return new JournalState(
                format, account, next, name, intents, releases, environments, took, saved, irregular, approvals);
    }

    JournalState with(NameRecord next) {
        return new JournalState(
                format, account, lastHolder, next, intents, releases, environments, took, saved, irregular, approvals);
    }

    JournalState with(OpenIntents next) {
        return new JournalState(
                format, account, lastHolder, name, next, releases, environments, took, saved, irregular, approvals);
    }

    JournalState with(TimesTaken next) {
        return new JournalState(
                format, account, lastHolder, name, intents, releases, environments, next, saved, irregular, approvals);
    }

    JournalState withReleases(List<ReleaseRecord> next) {
        return new JournalState(
                format, account, lastHolder, name, intents, next, environments, took, saved, irregular, approvals);
    }

    private JournalState withEnvironments(List<EnvironmentRecord> next) {
        return new JournalState(
                format, account, lastHolder, name, intents, releases, next, took, saved, irregular, approvals);
    }

    JournalState with(ApprovalUse next) {
        return new JournalState(
                format, account, lastHolder, name, intents, releases, environments, took, saved, irregular, next);
    }

    JournalState withSaved(List<String> next) {
        return new JournalState(
                format, account, lastHolder, name, intents, releases, environments, took, next, irregular, approvals);
    }

    /** A step that may not be was taken all the same: the newest of them are remembered. */
    JournalState irregular(String step) {
        List<String> all = new ArrayList<>(irregular);
        all.add(step);
        List<String> newest = all.subList(Math.max(0, all.size() - REMEMBERED_IRREGULARITIES), all.size());
        return new JournalState(
                format, account, lastHolder, name, intents, releases, environments, took, saved, newest, approvals);
    }
}
