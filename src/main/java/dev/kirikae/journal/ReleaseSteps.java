package dev.kirikae.journal;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which steps in the lives of releases an entry brings about, in their order: the entry's own release before the
 * others.
 */
public final class ReleaseSteps {

    private final JournalState journal;
    private final List<ReleaseStep> steps = new ArrayList<>();

    private ReleaseSteps(JournalState journal) {
        this.journal = journal;
    }

    /**
     * None for an entry that changes no release's state, or names a release that the journal does not have.
     *
     * @param journal what was known before the entry
     */
    public static List<ReleaseStep> of(JournalState journal, JournalEntry entry) {
        ReleaseSteps steps = new ReleaseSteps(journal);
        steps.add(entry);
        return List.copyOf(steps.steps);
    }

    private void add(JournalEntry entry) {
        if (entry instanceof JournalEntry.Launched e) {
            step(e.release(), ReleaseEvent.LAUNCHED, "", e.at());
        } else if (entry instanceof JournalEntry.LaunchFailed e) {
            step(e.release(), ReleaseEvent.LAUNCH_FAILED, firstOf(e.evidence()), e.at());
        } else if (entry instanceof JournalEntry.Prepared e) {
            step(e.release(), ReleaseEvent.PREPARED, "", e.at());
        } else if (entry instanceof JournalEntry.Judged e) {
            judged(e);
        } else if (entry instanceof JournalEntry.Began e) {
            step(e.release(), ReleaseEvent.BEGAN, "", e.at());
            others(e.release(), ReleaseRecord.State.BEGUN, ReleaseEvent.ANOTHER_BEGAN, e.at());
        } else if (entry instanceof JournalEntry.Held e) {
            step(e.release(), ReleaseEvent.HELD, e.why(), e.at());
        } else if (entry instanceof JournalEntry.Ended e) {
            step(e.release(), ended(e.how()), e.why(), e.at());
        } else if (entry instanceof JournalEntry.Gone e) {
            gone(e.environment(), e.at());
        } else {
            moves(entry);
        }
    }

    private static String firstOf(List<String> evidence) {
        return evidence.isEmpty() ? "" : evidence.get(0);
    }

    private static ReleaseEvent ended(JournalEntry.How how) {
        return switch (how) {
            case SETTLED -> ReleaseEvent.SETTLED;
            case RESTORED -> ReleaseEvent.RESTORED;
            case ABANDONED -> ReleaseEvent.ABANDONED;
        };
    }

    /** What an attempt concludes from a verdict has an entry of its own; what upload concludes does not. */
    private void judged(JournalEntry.Judged e) {
        ReleaseRecord release = journal.release(e.release());
        boolean byUpload = release != null
                && e.phase() == JournalEntry.Phase.CANDIDATE
                && !release.state().isUnderWay();
        if (byUpload && e.verdict() != Verdict.VERIFIED) {
            boolean failed = e.verdict() == Verdict.FAILED;
            step(e.release(), failed ? ReleaseEvent.DISPROVED : ReleaseEvent.UNDECIDED, firstOf(e.evidence()), e.at());
        }
    }

    private void moves(JournalEntry entry) {
        if (entry instanceof JournalEntry.Switched e) {
            if (e.release() == null) {
                back(e.from(), e.to(), e.at());
            } else {
                forward(journal.release(e.release()), e.at());
            }
        } else if (entry instanceof JournalEntry.Found e) {
            boolean moved = journal.live() != null && !e.live().equals(journal.live());
            if (moved || journal.live() == null) {
                chosen(e.live(), "the live name was moved to it by hand", e.at());
            }
        } else if (entry instanceof JournalEntry.Settled e && e.done()) {
            settled(e);
        }
    }

    private void settled(JournalEntry.Settled e) {
        JournalEntry.Intended intent = journal.intent(e.operation());
        if (intent == null || !(intent.goal() instanceof Goal.NameBelongsTo moved)) {
            return;
        }
        switch (moved.purpose()) {
            case SWITCH -> {
                ReleaseRecord release = journal.releaseOf(moved.to());
                forward(release, e.at());
            }
            case WAY_BACK -> takenFrom(moved.from(), e.at());
            case ROLLBACK -> back(moved.from(), moved.to(), e.at());
        }
    }

    private void forward(@Nullable ReleaseRecord release, Instant at) {
        if (release == null || release.state() == ReleaseRecord.State.SWITCHED) {
            return;
        }
        step(release.id(), ReleaseEvent.SWITCHED, "", at);
        for (ReleaseRecord.State moved : List.of(ReleaseRecord.State.SWITCHED, ReleaseRecord.State.HELD)) {
            others(release.id(), moved, ReleaseEvent.ANOTHER_SWITCHED, at);
        }
    }

    private void back(@Nullable EnvironmentId from, EnvironmentId to, Instant at) {
        takenFrom(from, at);
        chosen(to, "a person went back to it", at);
    }

    private void takenFrom(@Nullable EnvironmentId from, Instant at) {
        ReleaseRecord left = from == null ? null : journal.releaseOf(from);
        if (left == null || left.state() == ReleaseRecord.State.RESTORED) {
            return;
        }
        boolean served = left.state().hasMoved() || left.state() == ReleaseRecord.State.SETTLED;
        String why = left.why().isEmpty() ? "moved back" : left.why();
        step(left.id(), served ? ReleaseEvent.RESTORED : ReleaseEvent.ABANDONED, why, at);
    }

    private void chosen(EnvironmentId to, String why, Instant at) {
        ReleaseRecord chosen = journal.releaseOf(to);
        if (chosen != null && chosen.state() != ReleaseRecord.State.SWITCHED) {
            step(chosen.id(), ReleaseEvent.CHOSEN, why, at);
        }
    }

    private void gone(EnvironmentId environment, Instant at) {
        ReleaseRecord release = journal.releaseOf(environment);
        if (release != null && !release.state().isEnd()) {
            boolean neverElsewhere = release.live() == null && release.state().hasMoved();
            step(
                    release.id(),
                    neverElsewhere ? ReleaseEvent.ABANDONED : ReleaseEvent.GONE,
                    "its environment is gone",
                    at);
        }
    }

    private void others(String but, ReleaseRecord.State state, ReleaseEvent event, Instant at) {
        for (ReleaseRecord release : journal.releases()) {
            if (release.state() == state && !release.id().equals(but)) {
                steps.add(ReleaseStep.of(release, event, "left for " + but, at));
            }
        }
    }

    private void step(String id, ReleaseEvent event, String why, Instant at) {
        ReleaseRecord release = journal.release(id);
        if (release != null) {
            steps.add(ReleaseStep.of(release, event, why, at));
        }
    }
}
