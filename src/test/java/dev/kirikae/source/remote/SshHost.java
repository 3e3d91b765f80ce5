package dev.kirikae.source.remote;

import dev.kirikae.source.Source;
import dev.kirikae.source.Sources;
import dev.kirikae.source.TestRepository;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/** A host on this machine that serves one repository over ssh to one user's key, and that user's {@code ~/.ssh}. */
final class SshHost implements AutoCloseable {
    final KeyPair userKey;
    final KeyPair hostKey;
    final Path ssh;
    private final Path folder;
    private final TestRepository git;
    private final SshServer server = SshServer.setUpDefaultServer();

    SshHost(Path folder, KeyPair hostKey, KeyPair userKey) throws Exception {
        this.folder = folder;
        this.hostKey = hostKey;
        this.userKey = userKey;
        git = new TestRepository(folder.resolve("origin"));
        git.file("a", "1").commit("One");
        ssh = Files.createDirectories(folder.resolve("home/.ssh"));
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator(
                (user, key, session) -> user.equals("git") && KeyUtils.compareKeys(key, userKey.getPublic()));
        server.setCommandFactory((channel, command) -> new AbstractCommandSupport(command, null) {
            @Override
            public void run() {
                try (UploadPack pack = new UploadPack(git.git)) {
                    pack.upload(getInputStream(), getOutputStream(), getErrorStream());
                    onExit(0);
                } catch (IOException e) {
                    onExit(1, e.getMessage());
                }
            }
        });
        server.start();
    }

    static KeyPair ecdsa() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    static KeyPair ed25519() throws GeneralSecurityException {
        return SecurityUtils.getKeyPairGenerator(SecurityUtils.EDDSA).generateKeyPair();
    }

    SshHost known(KeyPair key) throws IOException {
        String entry = "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n";
        Files.writeString(ssh.resolve("known_hosts"), entry);
        return this;
    }

    SshHost keyFile(KeyPair key, String name) throws IOException, GeneralSecurityException {
        try (OutputStream file = Files.newOutputStream(ssh.resolve(name))) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, file);
        }
        return this;
    }

    SshHost config(String text) throws IOException {
        Files.writeString(ssh.resolve("config"), text);
        return this;
    }

    /** The subject of the commit that is fetched. */
    String fetch(@Nullable Path agent) {
        String url = "ssh://git@127.0.0.1:" + server.getPort() + "/push/api.git";
        Sources sources = new Sources(folder.resolve("cache"), ssh.getParent(), agent, null);
        try (Source source = sources.open(Location.of(url, folder))) {
            return source.resolve(null, "master").commit().subject();
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
        git.close();
    }
}
