package dev.kirikae.source;

import dev.kirikae.source.tree.Commit;
import dev.kirikae.source.tree.Failure;
import dev.kirikae.source.tree.SafeName;
import dev.kirikae.source.tree.SourceException;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.RevWalkUtils;
import org.jspecify.annotations.Nullable;

/** Branches and revisions of one repository. */
final class Revisions {
    private static final String LOCAL = "refs/heads/";
    private static final String ORIGIN = "refs/remotes/origin/";
    private static final int LONGEST_SUBJECT = 200;
    private static final int MOST_NAMED = 10;
    private static final String USUAL = "master";

    private final Repository repository;
    private final String name;

    Revisions(Repository repository, String name) {
        this.repository = repository;
        this.name = name;
    }

    Choice branch(String branch) {
        return read(() -> {
            @Nullable Ref origin = ref(ORIGIN, branch);
            @Nullable Ref local = ref(LOCAL, branch);
            if (origin != null) {
                String from = "origin's " + SafeName.of(branch) + " as last fetched";
                return new Choice(commit(origin), from, local == null ? null : difference(branch, local, origin));
            }
            if (local == null) {
                throw noBranch(branch);
            }
            boolean hasOrigin =
                    !repository.getRefDatabase().getRefsByPrefix(ORIGIN).isEmpty();
            String note =
                    hasOrigin ? "origin has no branch " + SafeName.of(branch) + "; the local one is taken." : null;
            return new Choice(commit(local), "branch " + SafeName.of(branch), note);
        });
    }

    DefaultBranch defaultBranch() {
        return read(() -> {
            @Nullable String remote = remoteDefault();
            @Nullable Ref master = ref(ORIGIN, USUAL) != null ? ref(ORIGIN, USUAL) : ref(LOCAL, USUAL);
            if (master != null) {
                String day = String.valueOf(commit(master).time()).substring(0, 10);
                return new DefaultBranch(
                        USUAL,
                        remote == null || remote.equals(USUAL)
                                ? null
                                : "source.branch is not set: master is taken, whose last commit is of " + day
                                        + ", although " + SafeName.of(remote) + " is the remote's default branch.");
            }
            if (remote != null) {
                return new DefaultBranch(
                        remote,
                        "source.branch is not set, and there is no master: " + SafeName.of(remote)
                                + ", the remote's default branch, is taken.");
            }
            TreeSet<String> names = branches();
            if (names.isEmpty()) {
                throw noBranch(USUAL);
            }
            throw new SourceException("source.branch is not set, and the repository " + name
                    + " has neither a branch master nor a remote that names its default branch; set source.branch to one of "
                    + names.stream().limit(MOST_NAMED).map(SafeName::of).collect(Collectors.joining(", ")) + ".");
        });
    }

    /** The branch that the remote's HEAD names: a mirror's own, or origin's as last fetched; null where none is known. */
    private @Nullable String remoteDefault() throws IOException {
        String prefix = repository.isBare() ? LOCAL : ORIGIN;
        @Nullable Ref head = repository.exactRef(repository.isBare() ? "HEAD" : ORIGIN + "HEAD");
        if (head == null || !head.isSymbolic()) {
            return null;
        }
        String target = head.getTarget().getName();
        boolean there = target.startsWith(prefix) && repository.exactRef(target) != null;
        return there ? target.substring(prefix.length()) : null;
    }

    /** The head that {@link #branch} would choose; null where there is no such branch. */
    @Nullable
    ObjectId head(String branch) throws IOException {
        @Nullable Ref origin = ref(ORIGIN, branch);
        @Nullable Ref chosen = origin != null ? origin : ref(LOCAL, branch);
        return chosen == null ? null : chosen.getObjectId();
    }

    Choice revision(String revision) {
        return read(() -> {
            String shown = SafeName.of(revision);
            if (repository.isBare() && (revision.startsWith("HEAD") || revision.startsWith("@"))) {
                throw new SourceException("The repository " + name + " has no checked-out commit, so " + shown
                        + " means nothing in it: name a branch, a tag or a commit id.");
            }
            @Nullable ObjectId id = resolved(revision);
            if (id == null) {
                throw unknown(revision);
            }
            return new Choice(commit(id), shown, null);
        });
    }

    /** The whole id of a commit that is in this repository; null when it is not, or not clearly. */
    @Nullable
    ObjectId known(String id) throws IOException {
        if (!id.matches("[0-9a-f]{7,40}")) {
            return null;
        }
        try (RevWalk walk = new RevWalk(repository)) {
            var found = walk.getObjectReader().resolve(AbbreviatedObjectId.fromString(id));
            @Nullable ObjectId only = found.size() == 1 ? found.iterator().next() : null;
            return only != null && walk.getObjectReader().has(only) ? only : null;
        }
    }

    Commit commit(ObjectId id) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit commit = walk.parseCommit(id);
            return new Commit(
                    commit.name(), commit.getCommitterIdent().getWhenAsInstant(), subject(commit.getShortMessage()));
        }
    }

    static String subject(String message) {
        String line = message.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return line.length() > LONGEST_SUBJECT ? line.substring(0, LONGEST_SUBJECT - 1) + "…" : line;
    }

    private Commit commit(Ref ref) throws IOException {
        return commit(ref.getObjectId());
    }

    private @Nullable ObjectId resolved(String revision) throws IOException {
        try {
            return repository.resolve(revision + "^{commit}");
        } catch (AmbiguousObjectException e) {
            List<String> candidates = e.getCandidates().stream()
                    .map(ObjectId::name)
                    .sorted()
                    .limit(5)
                    .toList();
            throw new SourceException("The revision " + SafeName.of(revision) + " is ambiguous in " + name
                    + ": it may be " + String.join(", ", candidates) + "; give more digits.");
        } catch (IncorrectObjectTypeException e) {
            throw new SourceException("The revision " + SafeName.of(revision) + " in " + name + " is no commit.", e);
        } catch (IllegalArgumentException e) {
            throw new SourceException(
                    "The revision " + SafeName.of(revision)
                            + " is not understood; give a branch, a tag or a commit id.",
                    e);
        }
    }

    private @Nullable String difference(String branch, Ref local, Ref origin) throws IOException {
        if (local.getObjectId().equals(origin.getObjectId())) {
            return null;
        }
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit ours = walk.parseCommit(local.getObjectId());
            RevCommit theirs = walk.parseCommit(origin.getObjectId());
            int ahead = RevWalkUtils.count(walk, ours, theirs);
            int behind = RevWalkUtils.count(walk, theirs, ours);
            String both = ahead > 0 && behind > 0 ? " and " : "";
            return "Local " + SafeName.of(branch) + " is "
                    + (ahead > 0 ? ahead + " ahead of" : "") + both + (behind > 0 ? behind + " behind" : "")
                    + " origin's as last fetched, which is the one taken.";
        }
    }

    private @Nullable Ref ref(String prefix, String branch) throws IOException {
        String whole = prefix + branch;
        return Repository.isValidRefName(whole) ? repository.exactRef(whole) : null;
    }

    private SourceException unknown(String revision) throws IOException {
        if (!anyRef()) {
            return empty();
        }
        TreeSet<String> names = branches();
        repository
                .getRefDatabase()
                .getRefsByPrefix("refs/tags/")
                .forEach(tag -> names.add(Repository.shortenRefName(tag.getName())));
        boolean id = revision.matches("[0-9a-fA-F]{4,40}");
        String hint = id
                ? "it may not have been fetched or pushed"
                : "nearest: " + String.join(", ", Neighbours.to(revision, names));
        return new SourceException(
                "The repository " + name + " has no revision " + SafeName.of(revision) + " (" + hint + ").");
    }

    private SourceException noBranch(String branch) throws IOException {
        TreeSet<String> names = branches();
        if (names.isEmpty() && !anyRef()) {
            return empty();
        }
        String nearest =
                names.isEmpty() ? "it has none" : "nearest: " + String.join(", ", Neighbours.to(branch, names));
        return new SourceException("The repository " + name + " has no branch " + SafeName.of(branch) + " (" + nearest
                + "); source.branch names the one that is released.");
    }

    private SourceException empty() {
        return new SourceException("The repository " + name + " is empty: it has no commit yet.");
    }

    private boolean anyRef() throws IOException {
        return repository.getRefDatabase().hasRefs();
    }

    private TreeSet<String> branches() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (String prefix : List.of(LOCAL, ORIGIN)) {
            for (Ref ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
                names.add(ref.getName().substring(prefix.length()));
            }
        }
        names.remove("HEAD");
        return names;
    }

    private interface Reading<T> {
        T run() throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try {
            return reading.run();
        } catch (IOException e) {
            throw new SourceException("The repository " + name + " cannot be read: " + Failure.of(e) + ".", e);
        }
    }
}
