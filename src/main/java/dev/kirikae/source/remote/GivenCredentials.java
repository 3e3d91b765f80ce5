package dev.kirikae.source.remote;

import java.net.URI;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * Hands user and token to the one server they are for, once, and asks nobody. Questions of any other kind (trust this
 * certificate? passphrase?) are answered with no.
 */
final class GivenCredentials extends CredentialsProvider {
    private final URI allowed;
    private final @Nullable Credentials credentials;
    private boolean refused;

    GivenCredentials(String url, @Nullable Credentials credentials) {
        this.allowed = url.startsWith("http") ? URI.create(url) : URI.create("none:/");
        this.credentials = credentials;
    }

    /** Whether the remote asked for credentials there are none of, or did not like those it got. */
    boolean refused() {
        return refused;
    }

    boolean areGiven() {
        return credentials != null;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        for (CredentialItem item : items) {
            if (!(item instanceof CredentialItem.Username || item instanceof CredentialItem.Password)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        if (!supports(items)) {
            return false;
        }
        if (credentials == null || refused || !isForAllowedServer(uri)) {
            refused = true;
            return false;
        }
        for (CredentialItem item : items) {
            if (item instanceof CredentialItem.Username user) {
                user.setValue(credentials.user());
            } else if (item instanceof CredentialItem.Password password) {
                password.setValue(credentials.token().toCharArray());
            }
        }
        return true;
    }

    @Override
    public void reset(URIish uri) {
        refused = true;
    }

    private boolean isForAllowedServer(URIish uri) {
        return uri.getScheme() != null
                && uri.getScheme().equalsIgnoreCase(allowed.getScheme())
                && uri.getHost() != null
                && uri.getHost().equalsIgnoreCase(allowed.getHost())
                && uri.getPort() == allowed.getPort();
    }
}
