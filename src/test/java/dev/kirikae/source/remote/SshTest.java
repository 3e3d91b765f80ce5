package dev.kirikae.source.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.source.tree.SourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshTest {
    @TempDir
    Path folder;

    @Test
    void fetchesWithAKeyFileFromAKnownHost() throws Exception {
        try (SshHost host = new SshHost(folder, SshHost.ecdsa(), SshHost.ecdsa())) {
            host.known(host.hostKey).keyFile(host.userKey, "id_ecdsa");
            assertThat(host.fetch(null)).isEqualTo("One");
        }
    }

    @Test
    void refusesAnUnknownOrChangedHostWhateverTheConfigurationSays() throws Exception {
        try (SshHost host = new SshHost(folder, SshHost.ecdsa(), SshHost.ecdsa())) {
            host.keyFile(host.userKey, "id_ecdsa").config("Host *\n  StrictHostKeyChecking no\n");
            for (boolean changed : List.of(false, true)) {
                if (changed) {
                    host.known(SshHost.ecdsa());
                }
                assertThatThrownBy(() -> host.fetch(null))
                        .isExactlyInstanceOf(SourceException.class)
                        .hasMessageContaining("is not in ~/.ssh/known_hosts, or differs");
            }
            assertThat(Files.readString(host.ssh.resolve("known_hosts")))
                    .doesNotContain(PublicKeyEntry.toString(host.hostKey.getPublic()));
        }
    }

    @Test
    void reportsRefusedAndMissingKeysAsCredentials() throws Exception {
        try (SshHost host = new SshHost(folder, SshHost.ecdsa(), SshHost.ecdsa())) {
            host.known(host.hostKey);
            assertThatThrownBy(() -> host.fetch(null))
                    .isInstanceOf(CredentialsRefusedException.class)
                    .hasMessageContaining("accepted no key file of ~/.ssh")
                    .hasMessageContaining("set SSH_AUTH_SOCK");
            host.keyFile(SshHost.ecdsa(), "id_ecdsa");
            assertThatThrownBy(() -> host.fetch(null)).isInstanceOf(CredentialsRefusedException.class);
        }
    }

    @Test
    void takesEd25519KeysOfUsersAndHosts() throws Exception {
        try (SshHost host = new SshHost(folder, SshHost.ed25519(), SshHost.ed25519())) {
            host.known(host.hostKey).keyFile(host.userKey, "id_ed25519");
            assertThat(Files.readString(host.ssh.resolve("known_hosts"))).contains(" ssh-ed25519 ");
            assertThat(host.fetch(null)).isEqualTo("One");
            host.known(SshHost.ed25519());
            assertThatThrownBy(() -> host.fetch(null)).hasMessageContaining("is not in ~/.ssh/known_hosts, or differs");
        }
    }
}
