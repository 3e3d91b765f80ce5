package dev.kirikae.source.remote;

import dev.kirikae.source.tree.SafeName;
import dev.kirikae.source.tree.SourceException;
import dev.kirikae.source.tree.Submodule;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Fetches submodules into the cache. Their URLs are from anybody who may commit, so the project's credentials go to the
 * project's own host only.
 */
public final class SubmoduleRemotes {
    private final RemoteCache withCredentials;
    private final RemoteCache without;
    private final @Nullable String trusted;

    private SubmoduleRemotes(RemoteCache withCredentials, RemoteCache without, @Nullable String trusted) {
        this.withCredentials = withCredentials;
        this.without = without;
        this.trusted = trusted;
    }

    /** @param without the same cache without https credentials */
    public SubmoduleRemotes(RemoteCache withCredentials, RemoteCache without) {
        this(withCredentials, without, null);
    }

    /** @param host the project's; null: nobody is trusted with its credentials */
    SubmoduleRemotes trusting(@Nullable String host) {
        return new SubmoduleRemotes(withCredentials, without, host);
    }

    /**
     * A mirror that has the submodule's commit; whoever asked closes it.
     *
     * @throws CredentialsRefusedException when the remote lets nobody in, or not with what may be sent to it
     * @throws SourceException when it cannot be fetched, or has not the commit
     */
    Repository fetched(Submodule wanted, Location.Remote remote, @Nullable String host) {
        boolean isTrusted = trusted != null && trusted.equals(host);
        try {
            return (isTrusted ? withCredentials : without).having(remote, wanted.commit());
        } catch (CredentialsRefusedException e) {
            if (isTrusted || remote.protocol() != Location.Protocol.HTTPS) {
                throw e.and("It is the submodule " + SafeName.of(wanted.path()) + ".");
            }
            throw new CredentialsRefusedException(
                    "The submodule " + SafeName.of(wanted.path()) + " cannot be taken: " + SafeName.of(remote.url())
                            + " asks for credentials, and KIRIKAE_GIT_USER and KIRIKAE_GIT_TOKEN are sent to "
                            + (trusted == null ? "no submodule's host" : SafeName.of(trusted) + " only")
                            + "; let the clone bring it (git submodule update --init --recursive).",
                    e);
        } catch (SourceException e) {
            String said = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
            throw Submodule.refused(
                    wanted.path(), said.replaceFirst("^The ", "the ").replaceFirst("^There ", "there "), e);
        }
    }
}
