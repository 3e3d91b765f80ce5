package dev.kirikae.simulate;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.model.Alarm;
import java.util.function.Function;

/** What happens in the world at any moment, within a stage too, without anybody telling it. */
enum Meanwhile {
    ALARM_RED("the alarms turn red", cloud -> alarm(cloud, Alarm.State.ALARM)),
    ALARM_OK("the alarms are OK", cloud -> alarm(cloud, Alarm.State.OK)),
    ALARM_SILENT("the alarms have no data", cloud -> alarm(cloud, Alarm.State.INSUFFICIENT_DATA)),
    ALARM_DELETED("the alarms are deleted", cloud -> {
        CloudControl.deleteAlarms(cloud);
        return "";
    }),
    LIVE_GROWS("the live one grows by an instance", cloud -> ByHand.scale(cloud, Who.LIVE, 1)),
    LIVE_SHRINKS("the live one shrinks by an instance", cloud -> ByHand.scale(cloud, Who.LIVE, -1)),
    CANDIDATE_SHRINKS("the candidate shrinks by an instance", cloud -> ByHand.scale(cloud, Who.CANDIDATE, -1)),
    STANDBY_SHRINKS("the standby shrinks by an instance", cloud -> ByHand.scale(cloud, Who.STANDBY, -1)),
    LIVE_UPDATED("a person updates the live one", cloud -> ByHand.update(cloud, Who.LIVE)),
    CANDIDATE_UPDATED("a person updates the candidate", cloud -> ByHand.update(cloud, Who.CANDIDATE)),
    STANDBY_UPDATED("a person updates the standby", cloud -> ByHand.update(cloud, Who.STANDBY)),
    CANDIDATE_SWAPPED("a person swaps the live one and the candidate", cloud -> ByHand.swap(cloud, Who.CANDIDATE)),
    STANDBY_SWAPPED("a person swaps the live one and the standby", cloud -> ByHand.swap(cloud, Who.STANDBY)),
    REJECTED_TERMINATED("a person terminates the rejected one", cloud -> ByHand.terminate(cloud, Who.REJECTED)),
    LIVE_CLONED("a person clones the live one", cloud -> ByHand.copy(cloud, Who.LIVE)),
    STANDBY_CALLED("somebody calls the standby", cloud -> ByHand.call(cloud, Who.STANDBY)),
    REJECTED_CALLED("somebody calls the rejected one", cloud -> ByHand.call(cloud, Who.REJECTED));

    private final String words;
    private final Function<EmbeddedCloud, String> happening;

    Meanwhile(String words, Function<EmbeddedCloud, String> happening) {
        this.words = words;
        this.happening = happening;
    }

    /** Tells in words what came of it; empty where there is nothing to tell. */
    String happen(EmbeddedCloud cloud) {
        return happening.apply(cloud);
    }

    String words() {
        return words;
    }

    boolean isOfAlarms() {
        return compareTo(ALARM_DELETED) <= 0;
    }

    private static String alarm(EmbeddedCloud cloud, Alarm.State state) {
        CloudControl.alarmsAre(cloud, state);
        return "";
    }
}
