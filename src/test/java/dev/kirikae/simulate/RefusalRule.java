package dev.kirikae.simulate;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A refusal is an ending like any other: what the guard says is true of the world as it really is, before the stage or after
 * it. The sentence only tells which environment or release is meant.
 */
final class RefusalRule {

    private static final Pattern COMMITS =
            Pattern.compile("commit ([0-9a-f]{7}) does not contain live commit ([0-9a-f]{7})");
    private static final Pattern ALARM = Pattern.compile("alarm (\\S+) is red");
    private static final Duration DRAIN = Duration.ofMinutes(20);
    private static final Set<State> WAITING = EnumSet.of(State.PREPARED, State.BEGUN);

    private final StageOutcome result;
    private final BiConsumer<Invariant, String> violations;
    private final String sentence;

    RefusalRule(StageOutcome result, BiConsumer<Invariant, String> violations) {
        this.result = result;
        this.violations = violations;
        this.sentence = result.sentence();
    }

    void check() {
        StageResult ending = result.outcome().ending();
        Guard guard = ending == null ? null : ending.guard();
        if (guard == null) {
            violations.accept(Invariant.REFUSED_RIGHTLY, "no guard is named");
            return;
        }
        boolean allowed = "".equals(result.run().allowed().get(guard)) && guard.isAllowable();
        boolean lostItsReason = guard == Guard.LIVE_MOVED && sentence.contains("while");
        if (allowed && !lostItsReason) {
            violations.accept(Invariant.REFUSED_RIGHTLY, guard + " was allowed");
        }
        boolean sees = result.isDisturbed() || result.outcome().cutOff() || result.sawOldLooks();
        if (!isTrue(guard, result.before()) && !isTrue(guard, result.after()) && !sees) {
            violations.accept(Invariant.REFUSED_RIGHTLY, guard + " is not true of the world");
        }
    }

    private boolean isTrue(Guard guard, Observed world) {
        return switch (guard) {
            case LIVE_MOVED -> named(world).anyMatch(r -> !Objects.equals(r.live(), world.owner()));
            case OLDER_COMMIT -> isOlder(world);
            case CANDIDATE_EXISTS -> named(world).anyMatch(r -> isThere(world, r.environment()) && mayWait(r, world));
            case RED_ALARM -> isRed(world);
            case UNVERIFIED ->
                policy().says(WorldParameter.PROBES, "none") && policy().says(WorldParameter.ACCEPT_UNVERIFIED, "null");
            case CAPACITY -> meant(world, e -> world.instances(e.id()) < world.instances(world.owner()));
            case STANDBY_SICK -> meant(world, this::isSick);
            case TOO_EARLY -> meant(world, e -> isYoung(world, e.id()));
            case NOT_DRAINED -> meant(world, this::isCalled) || sentence.contains("proves nothing");
            case STILL_NEEDED ->
                world.facts().isUnfinished()
                        || !isLiveSettled(world)
                        || meant(world, e -> e.id().equals(world.owner()));
            case NOTHING_TO_DO -> isNothingThere(world);
            case OWNER -> !result.run().stage().isUpload() && !isOwned(world);
            case NOT_OURS -> meant(world, e -> world.facts().releaseOf(e.id()) == null && !policy().isAdopted(e.id()));
            case OFF_BRANCH, APPROVAL, ONE_WAY_DOOR, INCONCLUSIVE, MANAGED_UPDATE, CANNOT_SWITCH -> false;
        };
    }

    private static boolean isLiveSettled(Observed world) {
        EnvironmentRecord facts =
                world.owner() == null ? null : world.facts().journal().environment(world.owner());
        return facts != null && facts.settledAt() != null;
    }

    private static boolean isOwned(Observed world) {
        return world.environments().stream().anyMatch(e -> e.id().equals(world.owner()) && e.exists());
    }

    private Policy policy() {
        return result.scenario().policy();
    }

    private Stream<ReleaseRecord> named(Observed world) {
        return world.facts().journal().releases().stream()
                .filter(r -> Pattern.compile("\\b" + Pattern.quote(r.id()) + "(?!-?[0-9a-z])")
                        .matcher(sentence)
                        .find());
    }

    private boolean meant(Observed world, Predicate<Environment> is) {
        List<Environment> meant = world.environments().stream()
                .filter(e -> Pattern.compile("\\b" + Pattern.quote(e.name()) + "(?!-?[0-9a-z])")
                        .matcher(sentence)
                        .find())
                .toList();
        return meant.stream().anyMatch(is);
    }

    private static boolean isThere(Observed world, @Nullable EnvironmentId id) {
        return id == null || world.environments().stream().anyMatch(e -> e.id().equals(id) && e.exists());
    }

    /** It may be released, or nobody knows that it may not; it is not what is uploaded. */
    private boolean mayWait(ReleaseRecord release, Observed world) {
        boolean same = release.version().equals(Inputs.label(result.run().input()))
                && result.run().stage() == Stage.UPLOAD
                && WAITING.contains(release.state())
                && release.configuration()
                        .equals(Inputs.policy(result.run().input(), policy()).json());
        boolean failed = release.state() == State.FAILED || release.state() == State.DISPROVED;
        boolean settled = release.state() == State.SETTLED || release.state() == State.RESTORED;
        boolean newest = release.equals(world.facts().journal().newestRelease());
        return !failed && !settled && !(same && newest);
    }

    private boolean isOlder(Observed world) {
        Matcher commits = COMMITS.matcher(sentence);
        ReleaseRecord live =
                world.owner() == null ? null : world.facts().journal().releaseOf(world.owner());
        return commits.find()
                && live != null
                && live.commit().startsWith(commits.group(2))
                && !result.scenario().contains(commits.group(1), commits.group(2));
    }

    private boolean isRed(Observed world) {
        Matcher alarm = ALARM.matcher(sentence);
        return policy().says(WorldParameter.RED_AT_START, "block") && alarm.find() && world.isRed(alarm.group(1));
    }

    private boolean isSick(Environment environment) {
        boolean healthy = environment.health() == HealthStatus.OK && environment.isReady();
        return !healthy
                || CloudControl.isSick(result.cloud(), environment.id())
                || CloudControl.isStuck(result.cloud(), environment.id());
    }

    private boolean isYoung(Observed world, EnvironmentId id) {
        EnvironmentRecord facts = world.facts().journal().environment(id);
        Instant left = facts == null ? null : facts.leftAt();
        Instant really = CloudControl.leftNameAt(result.cloud(), id);
        Instant latest = left == null || really != null && really.isAfter(left) ? really : left;
        return latest != null
                && world.at()
                        .isBefore(latest.plus(policy().configuration().standby().keep())
                                .plusSeconds(1));
    }

    private boolean isCalled(Environment environment) {
        return !policy().says(WorldParameter.DRAIN, "none")
                && CloudControl.mostRequests(
                                result.cloud(),
                                environment.id(),
                                result.before().at().minus(DRAIN),
                                result.after().at())
                        > 1;
    }

    private boolean isNothingThere(Observed world) {
        return switch (result.run().stage()) {
            case RELEASE, RELEASE_AGAIN -> !hasReleasable(world);
            case ROLLBACK, DESTROY -> !hasWayBack(world);
            case DESTROY_CANDIDATE -> !hasCandidate(world);
            case RECOVER_GONE -> isShown(world) || sentence.contains("was made less than");
            case UPLOAD, UPLOAD_FRESH, RECOVER, DESTROY_DUE -> false;
        };
    }

    /** Whoever is said to be gone is there, and the sentence names it. */
    private boolean isShown(Observed world) {
        return world.environments().stream().anyMatch(e -> e.exists() && sentence.contains(e.id().value()));
    }

    /** What is to be released and was live before is no mere candidate. */
    private static boolean hasCandidate(Observed world) {
        return world.facts().journal().releases().stream()
                .anyMatch(r -> WAITING.contains(r.state())
                        && world.isNewest(r)
                        && r.environment() != null
                        && isThere(world, r.environment())
                        && !world.facts().journal().hasServed(r.environment()));
    }

    /** The newest of those that were never live and are there, verified. */
    private static boolean hasReleasable(Observed world) {
        return world.facts().journal().releases().stream()
                .anyMatch(r -> WAITING.contains(r.state())
                        && world.isNewest(r)
                        && r.environment() != null
                        && isThere(world, r.environment())
                        && !world.facts().roles().rejected().stream()
                                .map(Environment::id)
                                .toList()
                                .contains(r.environment()));
    }

    /** One that settled, was not taken back since, and is there beside the live one. */
    private static boolean hasWayBack(Observed world) {
        return world.facts().journal().releases().stream()
                .anyMatch(r -> r.state() == State.SETTLED
                        && r.environment() != null
                        && !r.environment().equals(world.owner())
                        && isThere(world, r.environment())
                        && !world.facts().roles().rejected().stream()
                                .map(Environment::id)
                                .toList()
                                .contains(r.environment()));
    }
}
