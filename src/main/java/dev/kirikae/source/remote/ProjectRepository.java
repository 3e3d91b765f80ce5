package dev.kirikae.source.remote;

import dev.kirikae.source.tree.GitRepository;
import dev.kirikae.source.tree.SafeName;
import dev.kirikae.source.tree.SourceException;
import dev.kirikae.source.tree.Submodule;
import dev.kirikae.source.tree.Superproject;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A project's repository, or a submodule's, and the way to the submodules of its commits. A submodule's commit is taken
 * from this clone where it is there ({@code .git/modules}, or checked out), else fetched. For one thread.
 */
public final class ProjectRepository implements Superproject, AutoCloseable {
    private final Repository repository;
    private final @Nullable Path workTree;
    private final Origin origin;
    private final @Nullable SubmoduleRemotes remotes;
    private final Map<Submodule, ProjectRepository> inner = new HashMap<>();

    private ProjectRepository(
            Repository repository, @Nullable Path workTree, Origin origin, @Nullable SubmoduleRemotes remotes) {
        this.repository = repository;
        this.workTree = workTree;
        this.origin = origin;
        this.remotes = remotes;
    }

    /**
     * A repository on disk.
     *
     * @param repository closed with this
     * @param remotes where its submodules are fetched; null: they are not taken
     */
    public static ProjectRepository onDisk(Repository repository, @Nullable SubmoduleRemotes remotes) {
        @Nullable
        Path tree = repository.isBare() ? null : repository.getWorkTree().toPath();
        Path lies = tree == null ? repository.getDirectory().toPath() : tree;
        return trusting(repository, tree, Origin.of(repository, lies), remotes);
    }

    /**
     * A mirror of a remote one.
     *
     * @param mirror closed with this
     * @param remotes where its submodules are fetched; null: they are not taken
     */
    public static ProjectRepository fetched(
            Repository mirror, Location.Remote from, @Nullable SubmoduleRemotes remotes) {
        Origin origin = new Origin(from.url(), mirror.getDirectory().toPath());
        return trusting(mirror, null, origin, remotes);
    }

    private static ProjectRepository trusting(
            Repository repository, @Nullable Path workTree, Origin origin, @Nullable SubmoduleRemotes remotes) {
        @Nullable SubmoduleRemotes own = remotes == null ? null : remotes.trusting(origin.host());
        return new ProjectRepository(repository, workTree, origin, own);
    }

    /** The folder with the checked-out files; null for a bare repository and a mirror. */
    public @Nullable Path workTree() {
        return workTree;
    }

    @Override
    public Repository repository() {
        return repository;
    }

    @Override
    public boolean takesSubmodules() {
        return remotes != null;
    }

    @Override
    public Superproject submodule(Submodule wanted) {
        if (remotes == null) {
            throw new IllegalStateException("submodules are not taken");
        }
        @Nullable ProjectRepository known = inner.get(wanted);
        if (known != null) {
            return known;
        }
        @Nullable Origin from = origin.at(wanted.url());
        @Nullable Repository found = inThisClone(wanted);
        if (found == null) {
            found = from(wanted, from, remotes);
        }
        @Nullable Path checkedOut = workTree == null ? null : workTree.resolve(wanted.path());
        Origin its = from == null ? new Origin("", origin.folder()) : from;
        ProjectRepository opened = new ProjectRepository(found, checkedOut, its, remotes);
        inner.put(wanted, opened);
        return opened;
    }

    private @Nullable Repository inThisClone(Submodule wanted) {
        List<File> folders = new ArrayList<>();
        for (File git : List.of(repository.getDirectory(), repository.getCommonDirectory())) {
            Path modules = git.toPath().resolve("modules");
            Path folder = modules.resolve(wanted.name()).normalize();
            if (folder.startsWith(modules)) {
                folders.add(folder.toFile());
            }
        }
        if (workTree != null) {
            File checkedOut = workTree.resolve(wanted.path()).toFile();
            @Nullable
            File git = new FileRepositoryBuilder()
                    .addCeilingDirectory(workTree.toFile())
                    .findGitDir(checkedOut)
                    .getGitDir();
            if (git != null) {
                folders.add(git);
            }
        }
        for (File folder : folders) {
            @Nullable Repository found = having(folder, wanted);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Null where there is no repository, or one that cannot be read or has not the commit. */
    private static @Nullable Repository having(File git, Submodule wanted) {
        if (!Files.isDirectory(git.toPath().resolve("objects"))) {
            return null;
        }
        Repository found;
        try {
            found = GitRepository.open(new FileRepositoryBuilder().setGitDir(git), SafeName.of(git.toString()));
        } catch (SourceException e) {
            return null;
        }
        if (RemoteCache.has(found, wanted.commit())) {
            return found;
        }
        found.close();
        return null;
    }

    private Repository from(Submodule wanted, @Nullable Origin from, SubmoduleRemotes remotes) {
        String shown = SafeName.of(wanted.url());
        if (from == null) {
            throw Submodule.refused(
                    wanted.path(), "its URL " + shown + " leads above " + SafeName.of(origin.url()), null);
        }
        Location location;
        try {
            location = from.location();
        } catch (SourceException e) {
            throw Submodule.refused(wanted.path(), String.valueOf(e.getMessage()), e);
        }
        boolean here = location instanceof Location.OnDisk || from.isOfThisMachine();
        if (here && !origin.isOfThisMachine()) {
            throw Submodule.refused(
                    wanted.path(),
                    "its URL " + shown + " is on this machine, and is not followed from a repository that comes from "
                            + SafeName.of(origin.url()),
                    null);
        }
        if (location instanceof Location.Remote remote) {
            return remotes.fetched(wanted, remote, from.host());
        }
        Path path = ((Location.OnDisk) location).path();
        @Nullable File git = gitFolder(path);
        @Nullable Repository found = git == null ? null : having(git, wanted);
        if (found == null) {
            throw Submodule.refused(
                    wanted.path(),
                    git == null
                            ? "there is no git repository at " + SafeName.of(path.toString())
                            : SafeName.of(path.toString()) + " has not its commit "
                                    + wanted.commit().name().substring(0, 7),
                    null);
        }
        return found;
    }

    private static @Nullable File gitFolder(Path path) {
        FileRepositoryBuilder builder = new FileRepositoryBuilder();
        if (path.getParent() != null) {
            builder.addCeilingDirectory(path.getParent().toFile());
        }
        return builder.findGitDir(path.toFile()).getGitDir();
    }

    @Override
    public void close() {
        inner.values().forEach(ProjectRepository::close);
        repository.close();
    }
}
