package dev.kirikae.simulate;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.simulate.HiddenWorld.Part;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which environments a stage acts on in a world, as the contract's words say. */
final class HiddenScope {

    private HiddenScope() {}

    static Set<EnvironmentId> of(HiddenWorld world, Act.Run run, @Nullable EnvironmentId named) {
        Part owner = world.oneOf(Part.LIVE, Part.LIVE_FOR_LONG, Part.HELD, Part.SWITCHED, Part.FIRST);
        Part candidate = world.oneOf(Part.CANDIDATE, Part.LAUNCHING);
        Part standby = world.oneOf(Part.STANDBY);
        Part older = world.oneOf(Part.SUPERSEDED);
        Part rejected = world.oneOf(Part.REJECTED);
        boolean first = owner == Part.FIRST;
        Set<EnvironmentId> acted = new HashSet<>();
        if (named != null) {
            add(acted, owner);
            acted.add(named);
            return acted;
        }
        switch (run.stage()) {
            case UPLOAD, UPLOAD_FRESH -> {
                add(acted, owner);
                add(acted, isLive(world, owner, run) ? null : candidate);
            }
            case RELEASE -> {
                add(acted, owner);
                add(acted, candidate);
            }
            case RELEASE_AGAIN -> {
                add(acted, owner);
                add(acted, rejected == null ? candidate : rejected);
            }
            case ROLLBACK -> {
                add(acted, owner);
                boolean moves = !first && rejected == null;
                add(acted, moves ? standby == null ? older : standby : null);
            }
            case DESTROY -> {
                add(acted, owner);
                add(acted, older == null ? standby : older);
            }
            case DESTROY_DUE -> add(acted, owner);
            case DESTROY_CANDIDATE -> add(acted, first ? owner : candidate);
            case RECOVER, RECOVER_GONE -> {
                add(
                        acted,
                        owner == Part.HELD || owner == Part.SWITCHED || first && run.stage() == Stage.RECOVER_GONE
                                ? owner
                                : null);
                add(acted, candidate == Part.LAUNCHING ? candidate : null);
            }
        }
        return acted;
    }

    private static boolean isLive(HiddenWorld world, @Nullable Part owner, Act.Run run) {
        return owner != null && owner != Part.FIRST && owner.input == run.input() && owner != Part.HELD;
    }

    private static void add(Set<EnvironmentId> acted, @Nullable Part part) {
        if (part != null) {
            acted.add(part.id());
        }
    }
}
