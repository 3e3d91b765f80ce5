package dev.kirikae.source.remote;

import dev.kirikae.source.tree.SafeName;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.transport.sshd.agent.Connector;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where the ssh agent listens, for one fetch, and what was wrong with it. An {@code IdentityAgent} of
 * {@code ~/.ssh/config} that names another socket goes before; one that says {@code none} keeps the ssh library from
 * asking.
 */
final class AgentSocket implements ConnectorFactory {
    private static final String AS_GIVEN = "SSH_AUTH_SOCK";

    private final Path socket;
    private final Duration patience;
    private volatile @Nullable String trouble;

    /** @param patience for connecting, and for each answer as a whole */
    AgentSocket(Path socket, Duration patience) {
        this.socket = socket;
        this.patience = patience;
    }

    /** What was wrong with the agent, for a sentence; null while nothing was. */
    @Nullable
    String trouble() {
        return trouble;
    }

    @Override
    public Connector create(@Nullable String identityAgent, File home) {
        boolean other = identityAgent != null && !identityAgent.isBlank() && !identityAgent.equals(AS_GIVEN);
        Path wanted = other ? Path.of(identityAgent) : socket;
        return new AgentConnection(
                wanted, patience, what -> trouble = "the ssh agent at " + SafeName.of(wanted.toString()) + " " + what);
    }

    @Override
    public boolean isSupported() {
        return true;
    }

    @Override
    public String getName() {
        return "unix-domain-socket";
    }

    @Override
    public Collection<ConnectorDescriptor> getSupportedConnectors() {
        return List.of(getDefaultConnector());
    }

    @Override
    public ConnectorDescriptor getDefaultConnector() {
        return new Given();
    }

    private record Given() implements ConnectorDescriptor {
        @Override
        public String getIdentityAgent() {
            return AS_GIVEN;
        }

        @Override
        public String getDisplayName() {
            return AS_GIVEN;
        }
    }
}
