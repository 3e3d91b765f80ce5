package dev.kirikae.tale;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which steps in the lives of releases an entry brings about, in their order: the entry's own release before the others. */
public final class ReleaseSteps {

    private final Memory memory;
    private final List<ReleaseStep> steps = new ArrayList<>();

    private ReleaseSteps(Memory memory) {
        this.memory = memory;
    }

    /** @param memory what was known before the entry */
    public static List<ReleaseStep> of(Memory memory, Entry entry) {
        ReleaseSteps steps = new ReleaseSteps(memory);
        steps.add(entry);
        return List.copyOf(steps.steps);
    }

    private void add(Entry entry) {
        if (entry instanceof Entry.Launched e) {
            step(e.release(), ReleaseEvent.LAUNCHED, "", e.at());
        } else if (entry instanceof Entry.LaunchFailed e) {
            step(e.release(), ReleaseEvent.LAUNCH_FAILED, firstOf(e.evidence()), e.at());
        } else if (entry instanceof Entry.Prepared e) {
            step(e.release(), ReleaseEvent.PREPARED, "", e.at());
        } else if (entry instanceof Entry.Judged e) {
            judged(e);
        } else if (entry instanceof Entry.Began e) {
            step(e.release(), ReleaseEvent.BEGAN, "", e.at());
            others(e.release(), ReleaseFacts.State.BEGUN, ReleaseEvent.ANOTHER_BEGAN, e.at());
        } else if (entry instanceof Entry.Held e) {
            step(e.release(), ReleaseEvent.HELD, e.why(), e.at());
        } else if (entry instanceof Entry.Ended e) {
            step(e.release(), ended(e.how()), e.why(), e.at());
        } else if (entry instanceof Entry.Gone e) {
            gone(e.environment(), e.at());
        } else {
            moves(entry);
        }
    }

    private static String firstOf(List<String> evidence) {
        return evidence.isEmpty() ? "" : evidence.get(0);
    }

    private static ReleaseEvent ended(Entry.How how) {
        return switch (how) {
            case SETTLED -> ReleaseEvent.SETTLED;
            case RESTORED -> ReleaseEvent.RESTORED;
            case ABANDONED -> ReleaseEvent.ABANDONED;
        };
    }

    /** What an attempt concludes from a verdict stands in an entry of its own; what upload concludes does not. */
    private void judged(Entry.Judged e) {
        ReleaseFacts release = memory.release(e.release());
        boolean byUpload = release != null
                && e.phase() == Entry.Phase.CANDIDATE
                && !release.state().isUnderWay();
        if (byUpload && e.verdict() != Verdict.VERIFIED) {
            boolean failed = e.verdict() == Verdict.FAILED;
            step(e.release(), failed ? ReleaseEvent.DISPROVED : ReleaseEvent.UNDECIDED, firstOf(e.evidence()), e.at());
        }
    }

    private void moves(Entry entry) {
        if (entry instanceof Entry.Switched e) {
            if (e.release() == null) {
                back(e.from(), e.to(), e.at());
            } else {
                forward(memory.release(e.release()), e.at());
            }
        } else if (entry instanceof Entry.Found e) {
            boolean moved = memory.live() != null && !e.live().equals(memory.live());
            if (moved || memory.live() == null) {
                chosen(e.live(), "the live name was moved to it by hand", e.at());
            }
        } else if (entry instanceof Entry.Settled e && e.done()) {
            settled(e);
        }
    }

    private void settled(Entry.Settled e) {
        Entry.Intended intent = memory.intent(e.operation());
        if (intent == null || !(intent.goal() instanceof Goal.NameBelongsTo moved)) {
            return;
        }
        switch (moved.purpose()) {
            case SWITCH -> {
                ReleaseFacts release = memory.releaseOf(moved.to());
                forward(release, e.at());
            }
            case WAY_BACK -> takenFrom(moved.from(), e.at());
            case ROLLBACK -> back(moved.from(), moved.to(), e.at());
        }
    }

    private void forward(@Nullable ReleaseFacts release, Instant at) {
        if (release == null || release.state() == ReleaseFacts.State.SWITCHED) {
            return;
        }
        step(release.id(), ReleaseEvent.SWITCHED, "", at);
        for (ReleaseFacts.State moved : List.of(ReleaseFacts.State.SWITCHED, ReleaseFacts.State.HELD)) {
            others(release.id(), moved, ReleaseEvent.ANOTHER_SWITCHED, at);
        }
    }

    private void back(@Nullable EnvironmentId from, EnvironmentId to, Instant at) {
        takenFrom(from, at);
        chosen(to, "a person went back to it", at);
    }

    private void takenFrom(@Nullable EnvironmentId from, Instant at) {
        ReleaseFacts left = from == null ? null : memory.releaseOf(from);
        if (left == null || left.state() == ReleaseFacts.State.RESTORED) {
            return;
        }
        boolean served = left.state().hasMoved() || left.state() == ReleaseFacts.State.SETTLED;
        String why = left.why().isEmpty() ? "moved back" : left.why();
        step(left.id(), served ? ReleaseEvent.RESTORED : ReleaseEvent.ABANDONED, why, at);
    }

    private void chosen(EnvironmentId to, String why, Instant at) {
        ReleaseFacts chosen = memory.releaseOf(to);
        if (chosen != null && chosen.state() != ReleaseFacts.State.SWITCHED) {
            step(chosen.id(), ReleaseEvent.CHOSEN, why, at);
        }
    }

    private void gone(EnvironmentId environment, Instant at) {
        ReleaseFacts release = memory.releaseOf(environment);
        if (release != null && !release.state().isEnd()) {
            boolean neverElsewhere = release.live() == null && release.state().hasMoved();
            step(
                    release.id(),
                    neverElsewhere ? ReleaseEvent.ABANDONED : ReleaseEvent.GONE,
                    "its environment is gone",
                    at);
        }
    }

    private void others(String but, ReleaseFacts.State state, ReleaseEvent event, Instant at) {
        for (ReleaseFacts release : memory.releases()) {
            if (release.state() == state && !release.id().equals(but)) {
                steps.add(ReleaseStep.of(release, event, "left for " + but, at));
            }
        }
    }

    private void step(String id, ReleaseEvent event, String why, Instant at) {
        ReleaseFacts release = memory.release(id);
        if (release != null) {
            steps.add(ReleaseStep.of(release, event, why, at));
        }
    }
}
