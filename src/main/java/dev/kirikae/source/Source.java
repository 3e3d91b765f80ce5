package dev.kirikae.source;

import dev.kirikae.source.bundle.BundleTree;
import dev.kirikae.source.remote.ProjectRepository;
import dev.kirikae.source.tree.Commit;
import dev.kirikae.source.tree.CommitFiles;
import dev.kirikae.source.tree.SourceException;
import dev.kirikae.source.tree.TreeReader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * An open repository. What it tells about files comes from a commit, never from the working folder. For one thread at a
 * time; bundles made from it can be written while it is open.
 */
public final class Source implements AutoCloseable {
    private final ProjectRepository project;
    private final String name;
    private final @Nullable Path workTree;
    private final Revisions revisions;
    private final CommitGraph ancestry;

    Source(ProjectRepository project, String name) {
        this.project = project;
        this.name = name;
        this.workTree = project.workTree();
        Repository repository = project.repository();
        this.revisions = new Revisions(repository, name);
        this.ancestry = new CommitGraph(repository, revisions);
    }

    /** Path or URL, fit for messages. */
    public String name() {
        return name;
    }

    /** The folder with the checked-out files; null for a bare or a remote repository. */
    public @Nullable Path workTree() {
        return workTree;
    }

    /**
     * The commit that a revision stands for (an id of at least 4 digits, a branch, a tag, {@code master~1} …) or,
     * without one, the head of the branch: the one that {@code origin} had when last fetched, else the local one; at a
     * URL the one it has now. The branch need not exist when a revision is given.
     *
     * @param revision null: the head of the branch
     * @throws SourceException when there is no such branch or revision, it is ambiguous, or there is no commit at all
     */
    public Choice resolve(@Nullable String revision, String branch) {
        return revision == null ? revisions.branch(branch) : revisions.revision(revision);
    }

    /**
     * The branch that is released where none is named: {@code master}, or where there is none the default branch of the remote
     * (on disk: of {@code origin} as last fetched). Never the one that is checked out.
     *
     * @throws SourceException where there is neither, with the branches there are
     */
    public DefaultBranch defaultBranch() {
        return revisions.defaultBranch();
    }

    /**
     * The commit that is checked out (HEAD), for what is practised rather than released.
     *
     * @throws SourceException where none is, or the repository is bare
     */
    public Choice head() {
        return revisions.revision("HEAD");
    }

    /** Questions about what is part of what. */
    public CommitGraph ancestry() {
        return ancestry;
    }

    /**
     * The files of a commit that a bundle is made of: what {@code git archive} of it holds (so without what is marked
     * {@code export-ignore}), less {@code .ebignore} and the patterns given.
     *
     * <p>Submodules that are taken count as folders, each read at the commit that its superproject has recorded; in them
     * their own {@code .gitattributes} count, as when {@code git archive} is run in each (the EB CLI does so).
     *
     * <p>Contents are the commit's own bytes, but for text files that are marked {@code eol=crlf}, as {@code git archive} writes them: no
     * keyword expansion, no filter, and nothing that the machine's configuration says.
     * {@code .gitattributes} count in every folder from the repository's root, {@code .ebignore} in the bundle's root
     * only, both as in the commit.
     *
     * @param directory folder of the repository that becomes the bundle's root; empty for the repository's root
     * @param excludes patterns as in {@code .gitignore}, relative to the bundle's root, without {@code !}
     * @throws SourceException listing all that a bundle cannot hold, with what leaves it out: submodules that are not
     *     taken, LFS pointers, links that lead out of it, hostile names, names that differ in case or Unicode form only, {@code export-subst}
     */
    public BundleTree tree(Commit commit, String directory, List<String> excludes) {
        return new BundleTree(commit, new TreeReader(project, commit, directory, excludes).read());
    }

    /**
     * The content of a file of the commit, at most 4 MiB; null when the commit has no file there.
     *
     * @param path from the repository's root
     * @throws SourceException when it is a link or too big
     */
    public byte @Nullable [] file(Commit commit, String path) {
        return new CommitFiles(project, commit).file(path);
    }

    /**
     * The regular files that lie directly in a folder of the commit, as paths from the repository's root, sorted; none
     * when there is no such folder.
     */
    public List<String> files(Commit commit, String folder) {
        return new CommitFiles(project, commit).files(folder);
    }

    /** Whether the path lies in the working folder but not in the commit, so that a message can say so. */
    public boolean uncommitted(Commit commit, String path) {
        if (workTree == null || path.isEmpty()) {
            return false;
        }
        Path inFolder = workTree.resolve(path).normalize();
        return inFolder.startsWith(workTree)
                && Files.exists(inFolder, LinkOption.NOFOLLOW_LINKS)
                && !new CommitFiles(project, commit).exists(path);
    }

    @Override
    public void close() {
        project.close();
    }
}
