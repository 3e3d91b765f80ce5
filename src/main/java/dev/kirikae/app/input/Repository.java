package dev.kirikae.app.input;

import dev.kirikae.config.Configuration;
import dev.kirikae.source.Choice;
import dev.kirikae.source.Containment;
import dev.kirikae.source.DefaultBranch;
import dev.kirikae.source.Source;
import dev.kirikae.source.Sources;
import dev.kirikae.source.WorkTree;
import dev.kirikae.source.remote.Credentials;
import dev.kirikae.source.remote.Location;
import dev.kirikae.source.tree.Commit;
import dev.kirikae.source.tree.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The repository that a configuration names, opened when it is first asked for; fetched then, where it is remote.
 * Whatever asks may so end in a {@link SourceException}. For one thread.
 */
public final class Repository implements AutoCloseable {

    private final ProcessEnvironment process;
    private final Configuration.Source wanted;
    private final Path folder;
    private final boolean practised;
    private @Nullable Source open;
    private @Nullable DefaultBranch released;

    /**
     * @param folder the folder that the configuration lies in
     * @param practised HEAD is taken where the configuration means the repository that the folder lies in
     */
    Repository(ProcessEnvironment process, Configuration configuration, Path folder, boolean practised) {
        this.process = process;
        this.wanted = configuration.source();
        this.folder = folder;
        this.practised = practised;
    }

    /**
     * The commit to work with.
     *
     * @param revision null: the head of the branch; in practice HEAD
     * @throws SourceException where there is no such commit
     */
    public Choice choose(@Nullable String revision) {
        Source source = source();
        return isPractised() && revision == null
                ? source.head()
                : source.resolve(revision, revision == null ? released().name() : "");
    }

    /** The branch that is released: the configured one, else the usual one; chosen once. */
    private DefaultBranch released() {
        DefaultBranch known = released;
        if (known == null) {
            String configured = wanted.branch();
            known = configured == null ? source().defaultBranch() : new DefaultBranch(configured, null);
            released = known;
        }
        return known;
    }

    /**
     * Why that branch was taken, where it may surprise; null where it was configured, is not asked for, or is the usual one.
     *
     * @throws SourceException where none is configured, and there is no usual one
     */
    public @Nullable String branchNote() {
        return isPractised() ? null : released().note();
    }

    /** As it is recorded: with the branch that was chosen, so that another choice is noticed later. */
    public Configuration asRecorded(Configuration configuration) {
        if (wanted.branch() != null || isPractised()) {
            return configuration;
        }
        try {
            return configuration.onBranch(released().name());
        } catch (SourceException e) {
            // A commit was named, so no branch was needed: there is none to record.
            return configuration;
        }
    }

    /** The commit before that one; null where this clone has none. */
    @Nullable
    public Commit before(Commit commit) {
        try {
            return source().resolve(commit.id() + "~1", "").commit();
        } catch (SourceException e) {
            return null;
        }
    }

    /** Whether a commit may be released: it is part of the branch. In practice any is. */
    public Containment onBranch(Commit commit) {
        if (isPractised()) {
            return source().ancestry().contains(commit, commit.id());
        }
        try {
            return source().ancestry().reachableFromBranch(commit, released().name());
        } catch (SourceException e) {
            return Containment.unknown(String.valueOf(e.getMessage()));
        }
    }

    /** The same one each time; closed with this. */
    public Source source() {
        Source known = open;
        if (known == null) {
            String user = process.value("KIRIKAE_GIT_USER");
            String token = process.value("KIRIKAE_GIT_TOKEN");
            Credentials credentials = user == null || token == null ? null : new Credentials(user, token);
            Sources sources =
                    new Sources(process.cache().resolve("git"), process.home(), process.sshAgent(), credentials);
            known = sources.open(location(), wanted.submodules());
            open = known;
        }
        return known;
    }

    private Location location() {
        String repository = wanted.repository();
        return repository == null ? new Location.OnDisk(folder) : Location.of(repository, folder);
    }

    /** Another repository than the one the folder lies in is used like everywhere: by its branch. */
    private boolean isPractised() {
        if (!practised || wanted.repository() == null) {
            return practised;
        }
        return location() instanceof Location.OnDisk disk && isSame(WorkTree.root(disk.path()), WorkTree.root(folder));
    }

    private static boolean isSame(@Nullable Path one, @Nullable Path other) {
        try {
            return one != null && other != null && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        Source known = open;
        if (known != null) {
            known.close();
        }
    }
}
