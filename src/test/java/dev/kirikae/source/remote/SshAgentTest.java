package dev.kirikae.source.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import org.eclipse.jgit.transport.sshd.agent.Connector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SshAgentTest {
    private static final byte LIST = 11;
    private static final byte ADD = 17;
    private static final byte[] NO_KEYS = {12, 0, 0, 0, 0};

    @TempDir
    Path folder;

    private Path socket;
    private KeyPair userKey;
    private SshHost host;

    @BeforeEach
    void start() throws Exception {
        socket = folder.resolve("agent");
        userKey = SshHost.ed25519();
        host = new SshHost(folder, SshHost.ed25519(), userKey);
        host.known(host.hostKey);
    }

    @AfterEach
    void stop() throws Exception {
        host.close();
    }

    @Test
    void fetchesWithAnAgentsKeyAndNoKeyFile() throws Exception {
        try (TestAgent agent = new TestAgent(socket, userKey, TestAgent.Manner.SIGNS)) {
            assertThat(host.fetch(socket)).isEqualTo("One");
            assertThat(agent.requests).containsExactly(11, 13);
        }
    }

    @Test
    void asksNoAgentThatIsNotGivenOrThatTheConfigurationForbids() throws Exception {
        try (TestAgent agent = new TestAgent(socket, userKey, TestAgent.Manner.SIGNS)) {
            assertThatThrownBy(() -> host.fetch(null)).isInstanceOf(CredentialsRefusedException.class);
            host.config("Host *\n  IdentityAgent none\n");
            assertThatThrownBy(() -> host.fetch(socket)).isInstanceOf(CredentialsRefusedException.class);
            assertThat(agent.requests).isEmpty();
        }
    }

    @Test
    void asksTheAgentThatTheConfigurationNames() throws Exception {
        host.config("Host *\n  IdentityAgent " + socket + "\n");
        try (TestAgent agent = new TestAgent(socket, userKey, TestAgent.Manner.SIGNS)) {
            assertThat(host.fetch(folder.resolve("another"))).isEqualTo("One");
            assertThat(agent.requests).contains(13);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LISTS_NO_KEYS", "BOASTS", "BREAKS_OFF", "HANGS_UP"})
    void takesKeyFilesWhereTheAgentIsOfNoUse(TestAgent.Manner manner) throws Exception {
        try (TestAgent agent = new TestAgent(socket, userKey, manner)) {
            assertThatThrownBy(() -> host.fetch(socket))
                    .isInstanceOf(CredentialsRefusedException.class)
                    .hasMessageContaining("accepted no key file of ~/.ssh, and the ssh agent at " + socket)
                    .hasMessageContaining("tells no keys (");
            host.keyFile(userKey, "id_ed25519");
            assertThat(host.fetch(socket)).isEqualTo("One");
            assertThat(agent.requests).containsOnly(11);
        }
    }

    @Test
    void takesKeyFilesWhereTheSocketIsDeadOrMissing() throws Exception {
        assertThatThrownBy(() -> host.fetch(socket))
                .isInstanceOf(CredentialsRefusedException.class)
                .hasMessageContaining("the ssh agent at " + socket + " cannot be reached (");
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket))
                .close();
        assertThat(Files.exists(socket)).isTrue();
        host.keyFile(userKey, "id_ed25519");
        assertThat(host.fetch(socket)).isEqualTo("One");
    }

    @Test
    void saysThatTheAgentDoesNotSign() throws Exception {
        try (TestAgent agent = new TestAgent(socket, userKey, TestAgent.Manner.DOES_NOT_SIGN)) {
            assertThatThrownBy(() -> host.fetch(socket))
                    .isInstanceOf(CredentialsRefusedException.class)
                    .hasMessageContaining("the ssh agent at " + socket + " does not sign (it refuses)");
            assertThat(agent.requests).containsExactly(11, 13);
        }
    }

    @Test
    void saysThatTheHostKnowsNoneOfItsKeys() throws Exception {
        try (TestAgent agent = new TestAgent(socket, SshHost.ecdsa(), TestAgent.Manner.SIGNS)) {
            assertThatThrownBy(() -> host.fetch(socket))
                    .isInstanceOf(CredentialsRefusedException.class)
                    .hasMessageContaining("accepted no key of the ssh agent and no key file of ~/.ssh");
            assertThat(agent.requests).containsExactly(11);
        }
    }

    @Test
    void handsNoKeyToTheAgentWhateverTheConfigurationSays() throws Exception {
        host.keyFile(userKey, "id_ed25519").config("Host *\n  AddKeysToAgent yes\n");
        try (TestAgent agent = new TestAgent(socket, SshHost.ecdsa(), TestAgent.Manner.SIGNS)) {
            assertThat(host.fetch(socket)).isEqualTo("One");
            assertThat(agent.requests).isNotEmpty().containsOnly(11);
            try (Connector connection = new AgentSocket(socket, Duration.ofMinutes(1)).create(null, folder.toFile())) {
                assertThat(connection.connect()).isTrue();
                assertThatThrownBy(() -> connection.rpc(ADD)).hasMessageContaining("keys and signatures only");
            }
        }
    }

    @Test
    void waitsForASilentAgentNoLongerThanAllowed() throws Exception {
        try (TestAgent agent = new TestAgent(socket, userKey, TestAgent.Manner.SAYS_NOTHING)) {
            AgentSocket impatient = new AgentSocket(socket, Duration.ofMillis(50));
            try (Connector connection = impatient.create(null, folder.toFile())) {
                assertThat(connection.connect()).isTrue();
                assertThat(connection.rpc(LIST)).isEqualTo(NO_KEYS);
                assertThat(connection.connect()).isFalse();
            }
            assertThat(impatient.trouble()).contains("no answer within 50 ms");
            assertThat(agent.requests.size()).isLessThan(2);
        }
    }
}
