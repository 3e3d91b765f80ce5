package dev.kirikae.simulate;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Lease;
import dev.kirikae.model.Status;
import dev.kirikae.stages.Roles;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Memory;
import dev.kirikae.tale.ReleaseFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the journal says at one instant, beside what is really there. */
record JournalFacts(
        List<Entry> entries,
        Memory memory,
        Roles roles,
        @Nullable Lease lease) {

    /** How far a release is, in the few words that the invariants need. */
    enum Life {
        PREPARING,
        LAUNCH_FAILED,
        BEGUN,
        SWITCHED,
        HELD,
        SETTLED,
        RESTORED,
        ABANDONED
    }

    static JournalFacts of(EmbeddedCloud cloud) {
        MemoryLedger ledger = (MemoryLedger) cloud.ledger();
        Memory memory = ledger.memory();
        Lease lease = cloud.ledger().readLock() instanceof Answer.LockSeen seen ? seen.lease() : null;
        return new JournalFacts(ledger.entries(), memory, Roles.of(memory, cloud.environments(), Start.NAME), lease);
    }

    boolean hasOpenIntent() {
        return !memory.open().isEmpty();
    }

    boolean isLockOf(String nonce) {
        return lease != null && !lease.released() && lease.nonce().equals(nonce);
    }

    long count(Life life) {
        return memory.releases().stream().filter(r -> life(r) == life).count();
    }

    /** Whether a release has moved the name and not ended. */
    boolean isUnfinished() {
        return count(Life.SWITCHED) + count(Life.HELD) > 0;
    }

    /** The life of the release that the environment belongs to; null where it belongs to none. */
    @Nullable
    Life life(@Nullable EnvironmentId id) {
        ReleaseFacts release = id == null ? null : memory.releaseOf(id);
        return release == null ? null : life(release);
    }

    @Nullable
    EnvironmentId environmentOf(String release) {
        ReleaseFacts facts = memory.release(release);
        return facts == null ? null : facts.environment();
    }

    @Nullable
    String releaseOf(EnvironmentId id) {
        ReleaseFacts release = memory.releaseOf(id);
        return release == null ? null : release.id();
    }

    /** Whether the last thing done was that a rollback gave a release up. */
    boolean hasJustGivenUp() {
        return memory.givenUp() != null;
    }

    /** Whether some release that is begun and not switched has an environment that is really there. */
    boolean hasLivingAttempt(EmbeddedCloud cloud) {
        return memory.releases().stream()
                .filter(r -> life(r) == Life.BEGUN)
                .map(ReleaseFacts::environment)
                .anyMatch(id -> id != null && exists(cloud, id));
    }

    private static boolean exists(EmbeddedCloud cloud, EnvironmentId id) {
        Environment environment = cloud.environment(id);
        return environment != null && environment.status() != Status.TERMINATED;
    }

    /** Whether it was made for a live name that nobody had, and has never settled nor been found live. */
    boolean isFirst(EnvironmentId id) {
        ReleaseFacts release = memory.releaseOf(id);
        return release != null && release.live() == null && !hasSettled(release.id(), id);
    }

    private boolean hasSettled(String release, EnvironmentId id) {
        return entries.stream()
                .anyMatch(e -> e instanceof Entry.Found found && found.live().equals(id)
                        || e instanceof Entry.Ended ended
                                && ended.release().equals(release)
                                && ended.how() == Entry.How.SETTLED);
    }

    /** Whether the environment was made with this configuration. */
    boolean isMadeWith(EnvironmentId id, String json) {
        ReleaseFacts release = memory.releaseOf(id);
        return release != null && release.configuration().equals(json);
    }

    /** The version of the candidate that has not finished its launch; null where there is none. */
    @Nullable
    String launchingVersion() {
        Environment candidate = roles.candidate();
        ReleaseFacts release = candidate == null ? null : memory.releaseOf(candidate.id());
        return release == null || release.launchedAt() != null ? null : release.version();
    }

    boolean isKnown(EnvironmentId id) {
        return memory.environment(id) != null;
    }

    /** Whether it was live, and the release that took its place has moved the name and not ended. */
    boolean isWayBackOfUnfinished(EnvironmentId id) {
        return memory.releases().stream()
                .anyMatch(r -> (life(r) == Life.SWITCHED || life(r) == Life.HELD) && id.equals(r.live()));
    }

    @Nullable
    EnvironmentId find(Who who, @Nullable EnvironmentId live) {
        if (who == Who.MOVED) {
            return memory.moved() == null ? null : memory.moved().environment();
        }
        Environment found = switch (who) {
            case LIVE, MOVED -> null;
            case CANDIDATE -> roles.candidate();
            case STANDBY -> roles.standby();
            case REJECTED -> first(roles.rejected());
            case SUPERSEDED -> first(roles.superseded());
        };
        return who == Who.LIVE ? live : found == null ? null : found.id();
    }

    private static @Nullable Environment first(List<Environment> all) {
        return all.isEmpty() ? null : all.get(0);
    }

    private static Life life(ReleaseFacts release) {
        return switch (release.state()) {
            case LAUNCHING, LAUNCHED, DISPROVED, PREPARED -> Life.PREPARING;
            case FAILED -> Life.LAUNCH_FAILED;
            case BEGUN -> Life.BEGUN;
            case SWITCHED -> Life.SWITCHED;
            case HELD -> Life.HELD;
            case SETTLED -> Life.SETTLED;
            case RESTORED -> Life.RESTORED;
            case ABANDONED -> Life.ABANDONED;
        };
    }

    /** Releases with their state, for people. */
    String words() {
        StringBuilder words = new StringBuilder();
        for (ReleaseFacts release : memory.releases()) {
            words.append(release.id())
                    .append(" on ")
                    .append(release.environment())
                    .append(" ")
                    .append(release.state())
                    .append("; ");
        }
        return words.append(memory.open().size()).append(" open").toString();
    }
}
