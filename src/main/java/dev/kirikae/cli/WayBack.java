package dev.kirikae.cli;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.stages.Roles;
import dev.kirikae.tale.Memory;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.ReleaseFacts.State;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rollback would come to now, as far as one look can tell.
 *
 * @param works whether it would move the live name
 */
record WayBack(boolean works, @Nullable Environment to, String words) {

    /** Checks of the target and the switch itself: four to six seconds (Developer Guide, eb3-swap, read 2026-11), and looks. */
    private static final int SECONDS = 15;

    static WayBack of(Memory memory, Roles roles, List<Environment> environments) {
        Environment live = roles.live();
        if (live == null) {
            return new WayBack(false, null, "would not work: nobody owns the live name alone");
        }
        ReleaseFacts under = memory.underWay();
        if (under != null && under.state() == State.BEGUN && !live.id().equals(under.environment())) {
            return new WayBack(false, null, "would give " + under.id() + " up; nothing has moved");
        }
        ReleaseFacts serving = memory.releaseOf(live.id());
        boolean takenBack = memory.releases().stream().anyMatch(r -> r.state() == State.RESTORED)
                && (serving == null || serving.live() == null || isOlder(memory, serving));
        EnvironmentId replaced = under == null ? null : under.live();
        Environment former = environments.stream()
                .filter(e -> e.id().equals(replaced) && e.exists())
                .findFirst()
                .orElse(null);
        Environment target = former == null ? roles.standby() : former;
        if (takenBack && target == null) {
            return new WayBack(false, null, "already so: the latest release is taken back");
        }
        if (target == null) {
            return new WayBack(false, null, "would not work: there is no standby");
        }
        String where = target.name() + " (" + target.id() + ")";
        if (!target.isReady()) {
            return new WayBack(false, target, "would not work: " + where + " is " + Standing.word(target.status()));
        }
        boolean sick = target.health() == HealthStatus.SEVERE || target.health() == HealthStatus.DEGRADED;
        if (sick) {
            return new WayBack(
                    false,
                    target,
                    "would be refused: the health of " + where + " is " + Standing.word(target.health()));
        }
        return new WayBack(true, target, "would work now: to " + where + ", in about " + SECONDS + " s");
    }

    private static boolean isOlder(Memory memory, ReleaseFacts serving) {
        ReleaseFacts newest = memory.newestRelease();
        return newest != null
                && newest.state() == State.RESTORED
                && !newest.id().equals(serving.id());
    }

    Map<String, Object> fields() {
        return Fields.of("works", works)
                .and("to", to == null ? null : to.id().value())
                .and("seconds", works ? SECONDS : null)
                .and("words", words)
                .map();
    }
}
