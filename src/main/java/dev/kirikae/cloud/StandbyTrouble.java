package dev.kirikae.cloud;

import dev.kirikae.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What incidents do to an environment that nobody calls any more, so that nothing but a rollback meets it. */
final class StandbyTrouble {

    /** The process by which alarms scale a group (EC2 Auto Scaling User Guide, "Suspend and resume processes", read 2026-11). */
    private static final String BY_ALARM = "AlarmNotification";

    /** After so long without load Beanstalk's own alarm scales in (Developer Guide, "General options", aws:autoscaling:trigger). */
    static final Duration IDLE = Duration.ofMinutes(5);

    private StandbyTrouble() {}

    /** @param idles when it has idled for long enough */
    static void strike(CloudState state, SimEnvironment standby, Instant idles) {
        if (state.strikes(Incident.STANDBY_SICK)) {
            standby.sick = state.now;
        }
        if (standby.instances.size() > 1 && state.incidents.contains(Incident.STANDBY_SCALED_IN)) {
            state.queue.plan(idles, ScheduledEvent.Kind.SCALED_IN, standby.id(), "", "");
        }
    }

    /** Its alarm says that it idles: it is scaled in, unless that is suspended; then the alarm says so again. */
    static void idles(CloudState state, SimEnvironment standby) {
        boolean there = standby.seen.status() != Status.TERMINATED
                && standby.seen.status() != Status.TERMINATING
                && !state.liveHost.equals(standby.seen.cname());
        if (!there || standby.instances.size() <= 1 || !state.incidents.contains(Incident.STANDBY_SCALED_IN)) {
            return;
        }
        if (standby.suspended.contains(BY_ALARM)) {
            state.queue.plan(state.now.plus(IDLE), ScheduledEvent.Kind.SCALED_IN, standby.id(), "", "");
        } else if (state.strikes(Incident.STANDBY_SCALED_IN)) {
            standby.leastIs(1);
            standby.desired = 1;
            standby.instances = List.copyOf(standby.instances.subList(0, 1));
        }
    }
}
