package dev.kirikae.verify;

import java.util.List;

/**
 * What was known before a watch of what it watches: alarms and queues as they were before the switch, or as they were
 * taken up.
 *
 * @param alarms in the order of the configuration, one for each alarm that a line of it means
 * @param queues in the order of the configuration
 */
public record WatchStart(List<AlarmProof> alarms, List<QueueProof> queues) {
    public WatchStart {
        alarms = List.copyOf(alarms);
        queues = List.copyOf(queues);
    }
}
