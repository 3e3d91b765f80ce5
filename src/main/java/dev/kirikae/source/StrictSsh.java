package dev.kirikae.source;

import java.io.File;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Locale;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.transport.sshd.OpenSshServerKeyDatabase;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * SSH with key files of {@code ~/.ssh} (and what {@code ~/.ssh/config} says of hosts and keys), no password, no question.
 * A host whose key is not in {@code known_hosts} is refused, whatever {@code StrictHostKeyChecking} says. The only class
 * that names the ssh library, so that it is loaded only where an ssh URL is fetched.
 */
final class StrictSsh {
    private StrictSsh() {}

    static SshSessionFactory sessions(Path home) {
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
                .withDefaultConnectorFactory()
                .build(null);
    }

    /** The refusals that a person can mend by ssh's own means; null for any other failure. */
    static @Nullable SourceException refusal(String shown, TransportException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("server key did not validate")) {
                return new SourceException(
                        "The key of the host of " + shown
                                + " is not in ~/.ssh/known_hosts, or differs from the one there;"
                                + " compare it with the one its owner publishes and add it" + understood() + ".",
                        failure);
            }
            if (message.contains("cannot log in") || message.contains("authentication")) {
                return new CredentialsRefusedException(
                        "The host of " + shown
                                + " accepted no key file of ~/.ssh; add one it knows, without a passphrase"
                                + understood() + ".",
                        failure);
            }
        }
        return null;
    }

    private static String understood() {
        return SecurityUtils.isEDDSACurveSupported() ? "" : " (ecdsa and rsa keys are understood, ed25519 is not)";
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
