package dev.kirikae.source;

import dev.kirikae.source.remote.Credentials;
import dev.kirikae.source.remote.CredentialsRefusedException;
import dev.kirikae.source.remote.IsolatedGit;
import dev.kirikae.source.remote.Location;
import dev.kirikae.source.remote.ProjectRepository;
import dev.kirikae.source.remote.RemoteCache;
import dev.kirikae.source.remote.SubmoduleRemotes;
import dev.kirikae.source.tree.GitRepository;
import dev.kirikae.source.tree.SafeName;
import dev.kirikae.source.tree.SourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Opens repositories: those on disk where they lie, remote ones by fetching them into a cache. Needs no git executable.
 */
public final class Sources {
    private final Path cacheFolder;
    private final Path home;
    private final @Nullable Path sshAgent;
    private final @Nullable Credentials credentials;

    /**
     * Without an ssh agent.
     *
     * @param credentials null where there are none
     */
    public Sources(Path cacheFolder, Path home, @Nullable Credentials credentials) {
        this(cacheFolder, home, null, credentials);
    }

    /**
     * @param cacheFolder where mirrors of remote repositories are kept; made when first needed. Several processes may
     *     use it at once; it may be deleted when none does
     * @param home the user's home folder, for {@code .ssh} alone: key files and known hosts
     * @param sshAgent the socket of the user's ssh agent, asked for keys and signatures when an ssh URL is fetched;
     *     null where there is none. One that is dead counts as none
     * @param credentials for https; null where there are none. They are sent to the host of the URL only
     */
    public Sources(Path cacheFolder, Path home, @Nullable Path sshAgent, @Nullable Credentials credentials) {
        IsolatedGit.enter();
        this.cacheFolder = cacheFolder;
        this.home = home;
        this.sshAgent = sshAgent;
        this.credentials = credentials;
    }

    /** Without its submodules; see {@link #open(Location, boolean)}. */
    public Source open(Location location) {
        return open(location, false);
    }

    /**
     * Opens a repository, fetching it first when it is remote.
     *
     * @param submodules whether its submodules' files count as its own; each is fetched when it is first needed, unless
     *     this clone has it
     * @throws CredentialsRefusedException when the remote lets nobody in, or not with the credentials given
     * @throws SourceException when there is no repository, it cannot be read, or the remote cannot be reached
     */
    public Source open(Location location, boolean submodules) {
        RemoteCache cache = new RemoteCache(cacheFolder, home, sshAgent, credentials);
        @Nullable
        SubmoduleRemotes remotes =
                submodules ? new SubmoduleRemotes(cache, new RemoteCache(cacheFolder, home, sshAgent, null)) : null;
        if (location instanceof Location.OnDisk disk) {
            return onDisk(disk.path(), remotes);
        }
        Location.Remote remote = (Location.Remote) location;
        return new Source(ProjectRepository.fetched(cache.fetched(remote), remote, remotes), SafeName.of(remote.url()));
    }

    private static Source onDisk(Path path, @Nullable SubmoduleRemotes remotes) {
        String shown = SafeName.of(path.toString());
        if (!Files.exists(path)) {
            throw new SourceException("There is no repository at " + shown + ": the path does not exist.");
        }
        FileRepositoryBuilder found = new FileRepositoryBuilder().findGitDir(path.toFile());
        if (found.getGitDir() == null) {
            throw new SourceException("There is no git repository at " + shown + " or above it.");
        }
        Repository repository = GitRepository.open(found, shown);
        return new Source(ProjectRepository.onDisk(repository, remotes), shown);
    }
}
