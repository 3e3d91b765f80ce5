package dev.kirikae.simulate;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.Hidden;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.simulate.HiddenWorld.Part;
import dev.kirikae.workflow.ChangingCall;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sees all that is there, and says which changing calls must not be made. Knows nothing of how a stage decides. */
final class HiddenOracle {

    private final HiddenWorld world;
    private final Set<Hidden> hidden;
    private final Act.Run run;
    private final @Nullable EnvironmentId target;

    HiddenOracle(HiddenWorld world, Set<Hidden> hidden, Act.Run run, @Nullable EnvironmentId target) {
        this.world = world;
        this.hidden = hidden;
        this.run = run;
        this.target = target;
    }

    /** Why this call must not be made in the world as it is; null where it may. */
    @Nullable
    String forbids(ChangingCall call, EmbeddedCloud cloud) {
        EnvironmentId owner = NameTruth.owner(cloud);
        if (call instanceof ChangingCall.Terminate terminate) {
            return terminating(terminate.environment(), owner);
        }
        if (call instanceof ChangingCall.Swap swap) {
            return swapping(swap, owner);
        }
        if (call instanceof ChangingCall.CreateEnvironment) {
            return creating(owner);
        }
        if (call instanceof ChangingCall.SetCapacity capacity) {
            EnvironmentId id = capacity.environment();
            return id.equals(owner) || isHidden(Hidden.Kind.ENVIRONMENT, id) || isHidden(Hidden.Kind.INSTANCES, id)
                    ? "capacity of what serves, or is not seen"
                    : null;
        }
        if (call instanceof ChangingCall.DeleteVersion delete) {
            boolean used = cloud.environments().stream()
                    .filter(Environment::exists)
                    .anyMatch(e -> delete.label().equals(e.version()));
            return used ? "an environment uses the version" : null;
        }
        return null;
    }

    private @Nullable String terminating(EnvironmentId id, @Nullable EnvironmentId owner) {
        Part part = world.part(id);
        if (id.equals(owner) && part != Part.FIRST) {
            return "it serves";
        }
        if (isHidden(Hidden.Kind.ENVIRONMENT, id)) {
            return "it is not seen";
        }
        boolean under =
                world.oneOf(Part.HELD, Part.SWITCHED) != null && owner != null && !world.equals(HiddenWorld.LIVE);
        if (part == Part.STANDBY && under && !isSettledByNow(owner)) {
            return "it is the way back of what has not settled";
        }
        boolean destroys = run.stage().words().startsWith("destroy");
        boolean ownLaunch = part == Part.LAUNCHING && run.stage() == Stage.RECOVER;
        return destroys || part == Part.FIRST || ownLaunch ? null : "this stage terminates nothing that is well";
    }

    private boolean isSettledByNow(EnvironmentId owner) {
        Part part = world.part(owner);
        return part == Part.LIVE || part == Part.STANDBY;
    }

    private @Nullable String swapping(ChangingCall.Swap swap, @Nullable EnvironmentId owner) {
        if (!Objects.equals(swap.from(), owner)) {
            return "the name is swapped away from " + swap.from() + ", and " + owner + " has it";
        }
        if (isHidden(Hidden.Kind.ENVIRONMENT, swap.to()) || isHidden(Hidden.Kind.ENVIRONMENT, swap.from())) {
            return "one of them is not seen";
        }
        Part to = world.part(swap.to());
        boolean release = run.stage() == Stage.RELEASE || run.stage() == Stage.RELEASE_AGAIN;
        if (to == wayBack() || run.stage() == Stage.ROLLBACK && swap.to().equals(target)) {
            return null;
        }
        if (!release) {
            return "neither the way back nor what was named";
        }
        if (hidden.contains(new Hidden(Hidden.Kind.ALARM, Policy.ALARM))) {
            return "an alarm that must be green is not seen";
        }
        if (isHidden(Hidden.Kind.INSTANCES, swap.to()) || isHidden(Hidden.Kind.INSTANCES, swap.from())) {
            return "how many instances there are is not seen";
        }
        Part rejected = world.oneOf(Part.REJECTED);
        Part candidate = run.stage() == Stage.RELEASE_AGAIN && rejected != null ? rejected : candidate();
        boolean backToWhoServed = to != null && to.owns();
        return to == candidate || backToWhoServed ? null : "it is not the candidate";
    }

    private @Nullable String creating(@Nullable EnvironmentId owner) {
        if (owner != null && isHidden(Hidden.Kind.ENVIRONMENT, owner)) {
            return "who serves is not seen";
        }
        Part candidate = candidate();
        boolean replaced =
                candidate == Part.FIRST || run.allowed().containsKey(dev.kirikae.workflow.Guard.CANDIDATE_EXISTS);
        return candidate != null && !replaced ? candidate + " is there" : null;
    }

    /** The candidate that is really there. */
    private @Nullable Part candidate() {
        return world.oneOf(Part.CANDIDATE, Part.LAUNCHING, Part.FIRST);
    }

    /** The newest that has settled, is neither live nor rejected, and is really there. */
    private @Nullable Part wayBack() {
        return world.oneOf(Part.STANDBY) != null ? Part.STANDBY : world.oneOf(Part.SUPERSEDED);
    }

    private boolean isHidden(Hidden.Kind kind, EnvironmentId id) {
        return hidden.contains(Hidden.of(kind, id));
    }
}
