package dev.kirikae.source.remote;

import dev.kirikae.source.tree.Failure;
import dev.kirikae.source.tree.SafeName;
import dev.kirikae.source.tree.SourceException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.JGitText;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.TrackingRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * Brings all branches and tags of a remote, with their whole history, into a mirror; only what is new goes over the
 * wire.
 */
final class Fetch {
    private static final int SILENCE_SECONDS = 60;
    private static final List<RefSpec> EVERYTHING =
            List.of(new RefSpec("+refs/heads/*:refs/heads/*"), new RefSpec("+refs/tags/*:refs/tags/*"));
    private static final Set<RefUpdate.Result> FAILED = Set.of(
            RefUpdate.Result.IO_FAILURE,
            RefUpdate.Result.LOCK_FAILURE,
            RefUpdate.Result.REJECTED,
            RefUpdate.Result.REJECTED_CURRENT_BRANCH,
            RefUpdate.Result.REJECTED_MISSING_OBJECT,
            RefUpdate.Result.REJECTED_OTHER_REASON);

    private final Location.Remote remote;
    private final Path home;
    private final @Nullable Path sshAgent;
    private final GivenCredentials credentials;

    Fetch(Location.Remote remote, Path home, @Nullable Path sshAgent, @Nullable Credentials credentials) {
        this.remote = remote;
        this.home = home;
        this.sshAgent = sshAgent;
        this.credentials = new GivenCredentials(remote.url(), credentials);
    }

    void into(Repository mirror) throws IOException {
        fetch(mirror, EVERYTHING);
    }

    /**
     * One commit that no branch or tag has any more, with its history; many servers give it to whoever knows its id.
     *
     * @throws SourceException when the remote does not give it
     */
    void commit(Repository mirror, ObjectId commit) throws IOException {
        String id = commit.name();
        String missing = "the commit " + id.substring(0, 7) + " is not in " + SafeName.of(remote.url())
                + "; it may not have been pushed";
        try {
            fetch(mirror, List.of(new RefSpec("+" + id + ":refs/kirikae/" + id)));
        } catch (SourceException e) {
            throw new SourceException(missing, e);
        }
        if (!RemoteCache.has(mirror, commit)) {
            throw new SourceException(missing);
        }
    }

    private void fetch(Repository mirror, List<RefSpec> what) throws IOException {
        String shown = SafeName.of(remote.url());
        if (remote.protocol() == Location.Protocol.FILE && !Files.isDirectory(filePath())) {
            throw new SourceException("There is no repository at " + shown + ": the folder does not exist.");
        }
        @Nullable StrictSsh strict = null;
        try (Transport transport = Transport.open(mirror, new URIish(remote.url()))) {
            transport.setCredentialsProvider(credentials);
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.setRemoveDeletedRefs(true);
            transport.setTimeout(SILENCE_SECONDS);
            if (transport instanceof SshTransport ssh) {
                strict = new StrictSsh(home, sshAgent);
                ssh.setSshSessionFactory(strict.sessions());
            }
            FetchResult result = transport.fetch(NullProgressMonitor.INSTANCE, what);
            checked(result);
            follow(mirror, result);
        } catch (NoRemoteRepositoryException e) {
            throw new SourceException(
                    "There is no repository at " + shown + ", or not for these credentials: " + Failure.of(e) + ".", e);
        } catch (TransportException e) {
            @Nullable SourceException refusal = strict == null ? null : strict.refusal(shown, e);
            throw refusal == null ? failed(shown, e) : refusal;
        } catch (NotSupportedException | URISyntaxException e) {
            throw new SourceException("The repository " + shown + " cannot be fetched: " + Failure.of(e) + ".", e);
        }
    }

    /** The mirror's HEAD is the remote's: by it the remote says which branch is its default one. */
    private static void follow(Repository mirror, FetchResult fetched) throws IOException {
        @Nullable Ref head = fetched.getAdvertisedRef(Constants.HEAD);
        if (head != null && head.isSymbolic()) {
            RefUpdate.Result result =
                    mirror.updateRef(Constants.HEAD).link(head.getTarget().getName());
            if (FAILED.contains(result)) {
                throw new TransportException("the cache's HEAD could not be moved: " + result);
            }
        }
    }

    private Path filePath() {
        return Path.of(remote.url().substring("file://".length()));
    }

    private static void checked(FetchResult result) throws TransportException {
        for (TrackingRefUpdate update : result.getTrackingRefUpdates()) {
            if (FAILED.contains(update.getResult())) {
                throw new TransportException(
                        "the cache's " + update.getLocalName() + " could not be moved: " + update.getResult());
            }
        }
    }

    private SourceException failed(String shown, TransportException failure) {
        if (remote.protocol() == Location.Protocol.HTTPS && (credentials.refused() || forbidden(failure))) {
            String way = credentials.areGiven()
                    ? "refused the credentials given in KIRIKAE_GIT_USER and KIRIKAE_GIT_TOKEN"
                    : "asks for credentials; set KIRIKAE_GIT_USER and KIRIKAE_GIT_TOKEN";
            return new CredentialsRefusedException("The repository " + shown + " " + way + ".", failure);
        }
        return new SourceException(
                "The repository " + shown + " cannot be fetched: " + Failure.of(failure) + ".", failure);
    }

    /** JGit has no exception of its own for 403, only a sentence with the URL in it. */
    private static boolean forbidden(TransportException failure) {
        String message = String.valueOf(failure.getMessage());
        String sentence = new MessageFormat(JGitText.get().serviceNotPermitted, Locale.ROOT)
                .format(new Object[] {"\0", "git-upload-pack"});
        return Stream.of(sentence.split("\0")).allMatch(message::contains);
    }
}
