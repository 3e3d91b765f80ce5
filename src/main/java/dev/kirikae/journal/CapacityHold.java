package dev.kirikae.journal;

import java.time.Instant;
import java.util.List;

/**
 * Processes of an Auto Scaling group that Kirikae suspended, or may have: known from the intent on, so that a process that
 * dies leaves none of them suspended for ever.
 *
 * @param group name of the group
 * @param processes by AWS's names: those alone that were not suspended before
 * @param until when the first changing stage resumes them
 */
public record CapacityHold(String group, List<String> processes, Instant until) {

    public CapacityHold {
        processes = List.copyOf(processes);
    }
}
