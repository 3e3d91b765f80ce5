package dev.kirikae.simulate;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Lease;
import dev.kirikae.model.Status;
import dev.kirikae.stages.step.Roles;
import dev.kirikae.workflow.Answer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the journal says at one instant, beside what is really there.
 *
 * @param entries as the journal grows
 * @param attempt whether a release is begun and not switched, and its environment is really there
 */
record JournalFacts(
        List<JournalEntry> entries,
        JournalState journal,
        Roles roles,
        @Nullable Lease lease,
        boolean attempt) {

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
        JournalState journal = ledger.journal();
        Lease lease = cloud.ledger().readLock() instanceof Answer.LockSeen seen ? seen.lease() : null;
        return new JournalFacts(
                ledger.entries(),
                journal,
                Roles.of(journal, cloud.environments(), Start.NAME),
                lease,
                hasLivingAttempt(cloud, journal));
    }

    boolean hasOpenIntent() {
        return !journal.openDeciding().isEmpty();
    }

    boolean isLockOf(String nonce) {
        return lease != null && !lease.released() && lease.nonce().equals(nonce);
    }

    long count(Life life) {
        return journal.releases().stream().filter(r -> life(r) == life).count();
    }

    /** Whether a release has moved the name and not ended. */
    boolean isUnfinished() {
        return count(Life.SWITCHED) + count(Life.HELD) > 0;
    }

    /** The life of the release that the environment belongs to; null where it belongs to none. */
    @Nullable
    Life life(@Nullable EnvironmentId id) {
        ReleaseRecord release = id == null ? null : journal.releaseOf(id);
        return release == null ? null : life(release);
    }

    @Nullable
    EnvironmentId environmentOf(String release) {
        ReleaseRecord facts = journal.release(release);
        return facts == null ? null : facts.environment();
    }

    @Nullable
    String releaseOf(EnvironmentId id) {
        ReleaseRecord release = journal.releaseOf(id);
        return release == null ? null : release.id();
    }

    /** Whether the last thing done was that a rollback gave a release up. */
    boolean hasJustGivenUp() {
        return journal.name().givenUp() != null;
    }

    /** Whether some release that is begun and not switched has an environment that is really there. */
    private static boolean hasLivingAttempt(EmbeddedCloud cloud, JournalState journal) {
        return journal.releases().stream()
                .filter(r -> life(r) == Life.BEGUN)
                .map(ReleaseRecord::environment)
                .anyMatch(id -> id != null && exists(cloud, id));
    }

    private static boolean exists(EmbeddedCloud cloud, EnvironmentId id) {
        Environment environment = cloud.environment(id);
        return environment != null && environment.status() != Status.TERMINATED;
    }

    /** Whether it was made for a live name that nobody had, and has never settled nor been found live. */
    boolean isFirst(EnvironmentId id) {
        ReleaseRecord release = journal.releaseOf(id);
        return release != null && release.live() == null && !hasSettled(release.id(), id);
    }

    private boolean hasSettled(String release, EnvironmentId id) {
        return entries.stream()
                .anyMatch(e ->
                        e instanceof JournalEntry.Found found && found.live().equals(id)
                                || e instanceof JournalEntry.Ended ended
                                        && ended.release().equals(release)
                                        && ended.how() == JournalEntry.How.SETTLED);
    }

    /** Whether the environment was made with this configuration. */
    boolean isMadeWith(EnvironmentId id, String json) {
        ReleaseRecord release = journal.releaseOf(id);
        return release != null && release.configuration().equals(json);
    }

    /** The version of the candidate that has not finished its launch; null where there is none. */
    @Nullable
    String launchingVersion() {
        Environment candidate = roles.candidate();
        ReleaseRecord release = candidate == null ? null : journal.releaseOf(candidate.id());
        return release == null || release.launchedAt() != null ? null : release.version();
    }

    boolean isKnown(EnvironmentId id) {
        return journal.environment(id) != null;
    }

    /** Whether it was live, and the release that took its place has moved the name, still has it and has not ended. */
    boolean isWayBackOfUnfinished(EnvironmentId id, @Nullable EnvironmentId owner) {
        return life(id) != Life.RESTORED
                && journal.releases().stream()
                        .anyMatch(r -> (life(r) == Life.SWITCHED || life(r) == Life.HELD)
                                && id.equals(r.live())
                                && Objects.equals(r.environment(), owner));
    }

    @Nullable
    EnvironmentId find(Who who, @Nullable EnvironmentId live) {
        if (who == Who.MOVED) {
            return journal.moved() == null ? null : journal.moved().environment();
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

    private static Life life(ReleaseRecord release) {
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
        for (ReleaseRecord release : journal.releases()) {
            words.append(release.id())
                    .append(" on ")
                    .append(release.environment())
                    .append(" ")
                    .append(release.state())
                    .append("; ");
        }
        return words.append(journal.open().size()).append(" open").toString();
    }
}
