package dev.kirikae.source;

import dev.kirikae.source.tree.Commit;
import dev.kirikae.source.tree.Failure;
import dev.kirikae.source.tree.SafeName;
import dev.kirikae.source.tree.SourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * What is part of what in one repository's history. What is not known is {@link Containment.Answer#UNKNOWN}. Valid
 * while its {@link Source} is open, and for one thread likewise.
 */
public final class CommitGraph {
    private final Repository repository;
    private final Revisions revisions;

    CommitGraph(Repository repository, Revisions revisions) {
        this.repository = repository;
        this.revisions = revisions;
    }

    /**
     * Whether a commit is, or has in its history, another.
     *
     * @param other id of at least 7 digits, which need not be in this repository
     */
    public Containment contains(Commit commit, String other) {
        return reported(() -> {
            @Nullable ObjectId wanted = revisions.known(other);
            if (wanted == null) {
                return Containment.unknown(
                        "commit " + SafeName.of(other) + " is not in this clone; fetch it, or it was never pushed");
            }
            return reaches(ObjectId.fromString(commit.id()), wanted);
        });
    }

    /** Whether a commit is in the history of the branch that {@link Source#resolve} would choose by that name. */
    public Containment reachableFromBranch(Commit commit, String branch) {
        return reported(() -> {
            @Nullable ObjectId head = revisions.head(branch);
            return head == null
                    ? Containment.unknown("there is no branch " + SafeName.of(branch))
                    : reaches(head, ObjectId.fromString(commit.id()));
        });
    }

    /**
     * The commits that going from the live one to the candidate would undo.
     *
     * @param live id of at least 7 digits
     * @throws SourceException when the live commit is not in this repository; ask {@link #contains} first
     */
    public Undone undone(Commit candidate, String live) {
        try (RevWalk walk = new RevWalk(repository)) {
            @Nullable ObjectId from = revisions.known(live);
            if (from == null) {
                throw new SourceException("The commit " + SafeName.of(live) + " is not in this clone.");
            }
            walk.markStart(walk.parseCommit(from));
            walk.markUninteresting(walk.parseCommit(ObjectId.fromString(candidate.id())));
            List<String> subjects = new ArrayList<>();
            @Nullable RevCommit next = walk.next();
            while (next != null && subjects.size() < Undone.MOST) {
                subjects.add(next.name().substring(0, 7) + " " + Revisions.subject(next.getShortMessage()));
                next = walk.next();
            }
            return new Undone(subjects, next != null);
        } catch (IOException e) {
            throw new SourceException("The history cannot be read: " + Failure.of(e) + ".", e);
        }
    }

    private Containment reaches(ObjectId from, ObjectId wanted) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            boolean found = walk.isMergedInto(walk.parseCommit(wanted), walk.parseCommit(from));
            if (!found && !repository.getObjectDatabase().getShallowCommits().isEmpty()) {
                return Containment.unknown("this clone is shallow, so its history ends early; fetch it whole"
                        + " (git fetch --unshallow)");
            }
            return Containment.of(found);
        }
    }

    private interface Question {
        Containment ask() throws IOException;
    }

    private static Containment reported(Question question) {
        try {
            return question.ask();
        } catch (MissingObjectException e) {
            return Containment.unknown("commit " + e.getObjectId().name() + " is missing in this clone");
        } catch (IOException e) {
            return Containment.unknown("the history cannot be read: " + Failure.of(e));
        }
    }
}
