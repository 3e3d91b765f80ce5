package dev.kirikae.cloud;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a simulation does to an embedded cloud, and sees of it, that no process and no operator could. */
public final class CloudControl {

    private CloudControl() {}

    /** From now on this goes wrong, once more where it happens once. */
    public static void begin(EmbeddedCloud cloud, Incident incident) {
        cloud.state().past.remove(incident);
        cloud.suffer(incident);
    }

    /** From now on this goes wrong no more; what it has done stays done. */
    public static void cease(EmbeddedCloud cloud, Incident incident) {
        cloud.state().incidents.remove(incident);
    }

    /** The alarm of this name is in this state from now on, whatever happens. */
    public static void alarm(EmbeddedCloud cloud, String name, Alarm.State state) {
        cloud.state().alarms.pinned(name, state, cloud.now());
    }

    /** When the live name really left an environment for the last time; null where it never did, or has it now. */
    public static @Nullable Instant leftNameAt(EmbeddedCloud cloud, EnvironmentId id) {
        Plant plant = cloud.state().estate.find(id);
        if (plant == null || plant.tenures.isEmpty()) {
            return null;
        }
        return plant.tenures.get(plant.tenures.size() - 1).to();
    }

    /** Whether its application answers badly, or its health never becomes good. */
    public static boolean isSick(EmbeddedCloud cloud, EnvironmentId id) {
        Plant plant = cloud.state().estate.find(id);
        return plant != null
                && (plant.sick != null || plant.resting != HealthStatus.OK || plant.launch != LaunchFate.GOOD);
    }

    /** Whether Beanstalk can not terminate it, or could not and can not switch it any more. */
    public static boolean isStuck(EmbeddedCloud cloud, EnvironmentId id) {
        Plant plant = cloud.state().estate.find(id);
        return plant != null && (plant.broken || plant.termination == TerminationFate.PROTECTED);
    }
}
