package dev.kirikae.source.remote;

import dev.kirikae.model.Sha256;
import dev.kirikae.source.tree.Failure;
import dev.kirikae.source.tree.GitRepository;
import dev.kirikae.source.tree.PrivateFiles;
import dev.kirikae.source.tree.SafeName;
import dev.kirikae.source.tree.SourceException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Bare mirrors of remote repositories, one folder for each URL. A mirror is made under another name and moved into
 * place; one fetch at a time runs on it, over all processes, by a lock that the operating system gives back when its
 * holder dies. Nothing is ever deleted from it, so that who has read the heads can read their objects.
 */
public final class RemoteCache {
    private static final Map<Path, ReentrantLock> WITHIN_THIS_PROCESS = new ConcurrentHashMap<>();

    private final Path folder;
    private final Path home;
    private final @Nullable Path sshAgent;
    private final @Nullable Credentials credentials;

    /**
     * @param home the user's home folder, for {@code .ssh} alone
     * @param sshAgent the socket of the user's ssh agent; null where there is none
     * @param credentials for https; null where there are none
     */
    public RemoteCache(Path folder, Path home, @Nullable Path sshAgent, @Nullable Credentials credentials) {
        this.folder = folder.toAbsolutePath().normalize();
        this.home = home;
        this.sshAgent = sshAgent;
        this.credentials = credentials;
    }

    /**
     * The mirror of the remote, as fetched just now; waits while another fetch of it runs. Whoever asked closes it.
     *
     * @throws CredentialsRefusedException when the remote lets nobody in, or not with what was given
     * @throws SourceException when there is no repository, it cannot be fetched, or the cache cannot be used
     */
    public Repository fetched(Location.Remote remote) {
        return locked(remote, null);
    }

    /**
     * A mirror of the remote that has the commit, with all it is made of; fetched only where it has not. Whoever asked
     * closes it.
     *
     * @throws CredentialsRefusedException when the remote lets nobody in, or not with what was given
     * @throws SourceException also when the remote does not give that commit
     */
    Repository having(Location.Remote remote, ObjectId commit) {
        return locked(remote, commit);
    }

    /** Whether the commit itself is there. */
    static boolean has(Repository repository, ObjectId commit) {
        try {
            return repository.getObjectDatabase().has(commit);
        } catch (IOException e) {
            return false;
        }
    }

    private Repository locked(Location.Remote remote, @Nullable ObjectId wanted) {
        byte[] digest = Sha256.begin().digest(remote.url().getBytes(StandardCharsets.UTF_8));
        String name = HexFormat.of().formatHex(digest).substring(0, 24);
        Path mirror = folder.resolve(name + ".git");
        ReentrantLock lock = WITHIN_THIS_PROCESS.computeIfAbsent(mirror, path -> new ReentrantLock());
        lock.lock();
        try {
            PrivateFiles.folder(folder);
            try (FileChannel channel = PrivateFiles.open(
                            folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                return fetched(remote, wanted, mirror, held);
            }
        } catch (IOException e) {
            throw new SourceException(
                    "The cache for " + SafeName.of(remote.url()) + " in " + folder + " cannot be used: " + Failure.of(e)
                            + "; delete it, or make it writable.",
                    e);
        } finally {
            lock.unlock();
        }
    }

    private Repository fetched(Location.Remote remote, @Nullable ObjectId wanted, Path mirror, FileLock held)
            throws IOException {
        if (!held.isValid()) {
            throw new IOException("its lock was lost");
        }
        if (Files.exists(mirror, LinkOption.NOFOLLOW_LINKS)) {
            removeLocksOfTheDead(mirror);
        } else {
            make(mirror);
        }
        FileRepositoryBuilder builder =
                new FileRepositoryBuilder().setGitDir(mirror.toFile()).setBare();
        Repository repository = GitRepository.open(builder, "cached in " + mirror);
        boolean done = false;
        try {
            if (wanted == null || !has(repository, wanted)) {
                new Fetch(remote, home, sshAgent, credentials).into(repository);
            }
            if (wanted != null && !has(repository, wanted)) {
                new Fetch(remote, home, sshAgent, credentials).commit(repository, wanted);
            }
            done = true;
            return repository;
        } finally {
            if (!done) {
                repository.close();
            }
        }
    }

    private void make(Path mirror) throws IOException {
        Path fresh = Files.createTempDirectory(folder, "new-");
        try (Repository repository =
                new FileRepositoryBuilder().setGitDir(fresh.toFile()).setBare().build()) {
            repository.create(true);
            // JGit would collect garbage in the background after a fetch, under whoever reads.
            StoredConfig config = repository.getConfig();
            config.setInt("gc", null, "auto", 0);
            config.setInt("gc", null, "autoPackLimit", 0);
            config.setBoolean("gc", null, "autoDetach", false);
            config.save();
        }
        Files.move(fresh, mirror, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Under the lock no fetch is alive, so JGit's own lock files are leftovers of killed ones. */
    private static void removeLocksOfTheDead(Path mirror) throws IOException {
        try (Stream<Path> files = Files.find(
                mirror,
                50,
                (path, attributes) -> attributes.isRegularFile()
                        && path.getFileName().toString().endsWith(".lock")
                        && !path.startsWith(mirror.resolve("objects")))) {
            for (Path leftover : files.toList()) {
                Files.delete(leftover);
            }
        }
    }
}
