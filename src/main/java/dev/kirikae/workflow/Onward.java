package dev.kirikae.workflow;

import dev.kirikae.journal.JournalState;

/** Names the command that leads on from how a service is. */
@FunctionalInterface
public interface Onward {

    /**
     * @param journal never empty
     * @return as it is typed; empty where there is none
     */
    String next(JournalState journal, RunState.Seen seen);
}
