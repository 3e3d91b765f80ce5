package dev.kirikae.source.remote;

import dev.kirikae.source.tree.Failure;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.sshd.agent.SshAgentConstants;
import org.apache.sshd.common.util.buffer.BufferException;
import org.eclipse.jgit.transport.sshd.agent.AbstractConnector;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with an ssh agent (draft-miller-ssh-agent) over a socket of the file system. It asks for keys and for
 * signatures and nothing else, so no key is ever handed to an agent. An agent that cannot be reached or tells no keys
 * counts as one that has none: key files come next. Messages are limited to 256 KiB, as OpenSSH's are.
 */
final class AgentConnection extends AbstractConnector {
    /** The message of the exception for it; the ssh library passes on no more than that. */
    static final String DOES_NOT_SIGN = "the ssh agent does not sign";

    private final Path socket;
    private final Duration patience;
    private final Consumer<String> trouble;
    private @Nullable SocketChannel channel;

    /** @param trouble is told what goes wrong, in words that follow the agent's name */
    AgentConnection(Path socket, Duration patience, Consumer<String> trouble) {
        this.socket = socket;
        this.patience = patience;
        this.trouble = trouble;
    }

    /** Whether there is an agent; asked before each request. */
    @Override
    public boolean connect() {
        SocketChannel known = channel;
        if (known != null) {
            return known.isOpen();
        }
        try {
            SocketChannel fresh = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel = fresh;
            inTime(fresh, () -> fresh.connect(UnixDomainSocketAddress.of(socket)));
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            trouble.accept("cannot be reached (" + Failure.of(e) + ")");
            close();
            return false;
        }
    }

    @Override
    public byte[] rpc(byte command, byte[] message) throws IOException {
        return switch (command) {
            case SshAgentConstants.SSH2_AGENTC_REQUEST_IDENTITIES -> keys(message);
            case SshAgentConstants.SSH2_AGENTC_SIGN_REQUEST -> signature(message);
            default ->
                throw new IOException("an ssh agent is asked for keys and signatures only, not for "
                        + SshAgentConstants.getCommandMessageName(command));
        };
    }

    private byte[] keys(byte[] message) {
        try {
            return AgentKeys.understood(answer(SshAgentConstants.SSH2_AGENTC_REQUEST_IDENTITIES, message));
        } catch (IOException | BufferException e) {
            trouble.accept("tells no keys (" + Failure.of(e) + ")");
            close();
            return AgentKeys.none();
        }
    }

    private byte[] signature(byte[] message) throws IOException {
        try {
            byte[] answer = answer(SshAgentConstants.SSH2_AGENTC_SIGN_REQUEST, message);
            if (answer[0] != SshAgentConstants.SSH2_AGENT_SIGN_RESPONSE) {
                throw new IOException("it refuses");
            }
            return answer;
        } catch (IOException e) {
            trouble.accept("does not sign (" + Failure.of(e) + ")");
            close();
            throw new IOException(DOES_NOT_SIGN, e);
        }
    }

    private byte[] answer(byte command, byte[] message) throws IOException {
        SocketChannel open = channel;
        if (open == null) {
            throw new ClosedChannelException();
        }
        prepareMessage(command, message);
        return inTime(open, () -> {
            ByteBuffer request = ByteBuffer.wrap(message);
            while (request.hasRemaining()) {
                open.write(request);
            }
            return read(open, toLength(command, read(open, Integer.BYTES)));
        });
    }

    private static byte[] read(SocketChannel open, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (open.read(bytes) < 0) {
                throw new IOException("it hung up");
            }
        }
        return bytes.array();
    }

    private interface Step<T> {
        T take() throws IOException;
    }

    /** A socket of the file system has no timeout of its own; closing it ends whatever waits for it. */
    private <T> T inTime(SocketChannel open, Step<T> step) throws IOException {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        taken.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).whenComplete((nothing, late) -> {
            if (late != null) {
                close(open);
            }
        });
        try {
            return step.take();
        } catch (ClosedChannelException e) {
            throw taken.isCompletedExceptionally()
                    ? new IOException("no answer within " + patience.toMillis() + " ms")
                    : e;
        } finally {
            taken.complete(null);
        }
    }

    @Override
    public void close() {
        SocketChannel known = channel;
        if (known != null) {
            close(known);
        }
    }

    private void close(SocketChannel open) {
        try {
            open.close();
        } catch (IOException e) {
            trouble.accept("cannot be left (" + Failure.of(e) + ")");
        }
    }
}
