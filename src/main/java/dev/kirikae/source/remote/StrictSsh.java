package dev.kirikae.source.remote;

import dev.kirikae.source.tree.SourceException;
import java.io.File;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.transport.sshd.OpenSshServerKeyDatabase;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * SSH with the keys of an agent, where there is one, and key files of {@code ~/.ssh} (and what {@code ~/.ssh/config}
 * says of hosts and keys); no password, no question. A host whose key is not in {@code known_hosts} is refused,
 * whatever {@code StrictHostKeyChecking} says. The only way to the ssh library, so that it is loaded only where an ssh
 * URL is fetched.
 */
final class StrictSsh {
    /** Half of a fetch's patience, so that key files have the other half. */
    private static final Duration PATIENCE_WITH_AN_AGENT = Duration.ofSeconds(30);

    private final Path home;
    private final @Nullable AgentSocket agent;

    /** @param agent the socket of an ssh agent; null where there is none */
    StrictSsh(Path home, @Nullable Path agent) {
        this.home = home;
        this.agent = agent == null ? null : new AgentSocket(agent, PATIENCE_WITH_AN_AGENT);
    }

    SshSessionFactory sessions() {
        File ssh = home.resolve(".ssh").toFile();
        return new SshdSessionFactoryBuilder()
                .setHomeDirectory(home.toFile())
                .setSshDirectory(ssh)
                .setPreferredAuthentications("publickey")
                .setServerKeyDatabase((homeFolder, sshFolder) -> new KnownHosts(new OpenSshServerKeyDatabase(
                        false,
                        List.of(
                                ssh.toPath().resolve("known_hosts"),
                                ssh.toPath().resolve("known_hosts2")))))
                .setConnectorFactory(agent)
                .build(null);
    }

    /** The refusals that a person can mend by ssh's own means; null for any other failure. */
    @Nullable
    SourceException refusal(String shown, TransportException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("server key did not validate")) {
                return new SourceException(
                        "The key of the host of " + shown
                                + " is not in ~/.ssh/known_hosts, or differs from the one there;"
                                + " compare it with the one its owner publishes and add it.",
                        failure);
            }
            if (message.contains(AgentConnection.DOES_NOT_SIGN)
                    || message.contains("cannot log in")
                    || message.contains("authentication")) {
                return new CredentialsRefusedException("The host of " + shown + " " + noKey(), failure);
            }
        }
        return null;
    }

    private String noKey() {
        if (agent == null) {
            return "accepted no key file of ~/.ssh; add one it knows, without a passphrase, or set SSH_AUTH_SOCK to the"
                    + " socket of an ssh agent that holds one.";
        }
        String trouble = agent.trouble();
        return trouble == null
                ? "accepted no key of the ssh agent and no key file of ~/.ssh; add one it knows to the agent, or without a"
                        + " passphrase to ~/.ssh."
                : "accepted no key file of ~/.ssh, and " + trouble
                        + "; see to the agent, or add a key file the host knows," + " without a passphrase.";
    }

    private record KnownHosts(ServerKeyDatabase files) implements ServerKeyDatabase {
        @Override
        public List<PublicKey> lookup(String address, InetSocketAddress remote, Configuration configuration) {
            return files.lookup(address, remote, configuration);
        }

        @Override
        public boolean accept(
                String address,
                InetSocketAddress remote,
                PublicKey key,
                Configuration configuration,
                @Nullable CredentialsProvider nobody) {
            return files.accept(address, remote, key, new Strict(configuration), null);
        }
    }

    private record Strict(ServerKeyDatabase.Configuration given) implements ServerKeyDatabase.Configuration {
        @Override
        public List<String> getUserKnownHostsFiles() {
            return given.getUserKnownHostsFiles();
        }

        @Override
        public List<String> getGlobalKnownHostsFiles() {
            return given.getGlobalKnownHostsFiles();
        }

        @Override
        public StrictHostKeyChecking getStrictHostKeyChecking() {
            return StrictHostKeyChecking.REQUIRE_MATCH;
        }

        @Override
        public boolean getHashKnownHosts() {
            return given.getHashKnownHosts();
        }

        @Override
        public String getUsername() {
            return given.getUsername();
        }
    }
}
