package dev.kirikae.cloud;

import java.util.List;

/** What incidents do to an environment that nobody calls any more, so that nothing but a rollback meets it. */
final class StandbyTrouble {

    private StandbyTrouble() {}

    static void strike(CloudState state, SimEnvironment standby) {
        if (state.strikes(Incident.STANDBY_SICK)) {
            standby.sick = state.now;
        }
        if (standby.instances.size() > 1 && state.strikes(Incident.STANDBY_SCALED_IN)) {
            standby.leastIs(1);
            standby.instances = List.copyOf(standby.instances.subList(0, Math.min(1, standby.instances.size())));
        }
    }
}
