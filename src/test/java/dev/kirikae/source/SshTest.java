package dev.kirikae.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.eclipse.jgit.transport.UploadPack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshTest {
    @TempDir
    Path folder;

    private TestRepository git;
    private Path ssh;
    private KeyPair hostKey;
    private KeyPair userKey;
    private SshServer server;
    private String url;

    @BeforeEach
    void start() throws Exception {
        git = new TestRepository(folder.resolve("origin"));
        git.file("a", "1").commit("One");
        ssh = Files.createDirectories(folder.resolve("home/.ssh"));
        hostKey = key();
        userKey = key();
        server = SshServer.setUpDefaultServer();
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
        url = "ssh://git@127.0.0.1:" + server.getPort() + "/push/api.git";
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(true);
        git.close();
    }

    private static KeyPair key() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private void knowHost(KeyPair key) throws IOException {
        String entry = "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(key.getPublic()) + "\n";
        Files.writeString(ssh.resolve("known_hosts"), entry);
    }

    private void haveKey(KeyPair key, String name) throws IOException, GeneralSecurityException {
        try (OutputStream file = Files.newOutputStream(ssh.resolve(name))) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, file);
        }
    }

    private Source fetch() {
        return new Sources(folder.resolve("cache"), ssh.getParent(), null).open(Location.of(url, folder));
    }

    @Test
    void fetchesWithAKeyFileFromAKnownHost() throws Exception {
        knowHost(hostKey);
        haveKey(userKey, "id_ecdsa");
        try (Source source = fetch()) {
            assertThat(source.resolve(null, "master").commit().subject()).isEqualTo("One");
        }
    }

    @Test
    void refusesAnUnknownOrChangedHostWhateverTheConfigurationSays() throws Exception {
        haveKey(userKey, "id_ecdsa");
        Files.writeString(ssh.resolve("config"), "Host *\n  StrictHostKeyChecking no\n");
        for (boolean changed : List.of(false, true)) {
            if (changed) {
                knowHost(key());
            }
            assertThatThrownBy(this::fetch)
                    .isExactlyInstanceOf(SourceException.class)
                    .hasMessageContaining("is not in ~/.ssh/known_hosts, or differs");
        }
        assertThat(Files.readString(ssh.resolve("known_hosts")))
                .doesNotContain(PublicKeyEntry.toString(hostKey.getPublic()));
    }

    @Test
    void tellsRefusedAndMissingKeysAsCredentials() throws Exception {
        knowHost(hostKey);
        assertThatThrownBy(this::fetch)
                .isInstanceOf(CredentialsRefusedException.class)
                .hasMessageContaining("accepted no key file of ~/.ssh");
        haveKey(key(), "id_ecdsa");
        assertThatThrownBy(this::fetch).isInstanceOf(CredentialsRefusedException.class);
    }

    /** The ssh library takes ed25519 from a further jar; with or without it the user is not left guessing. */
    @Test
    void takesEd25519KeysOrSaysThatItDoesNot() throws Exception {
        knowHost(hostKey);
        if (SecurityUtils.isEDDSACurveSupported()) {
            userKey = SecurityUtils.getKeyPairGenerator(SecurityUtils.EDDSA).generateKeyPair();
            haveKey(userKey, "id_ed25519");
            fetch().close();
        } else {
            Files.writeString(ssh.resolve("id_ed25519"), "-----BEGIN OPENSSH PRIVATE KEY-----\n");
            assertThatThrownBy(this::fetch)
                    .isInstanceOf(CredentialsRefusedException.class)
                    .hasMessageContaining("ed25519 is not");
        }
    }
}
