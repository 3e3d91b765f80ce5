package dev.kirikae.source.remote;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** An ssh agent on a socket that holds one key, beside one of a kind that nobody knows. */
final class TestAgent implements AutoCloseable {
    enum Manner {
        SIGNS,
        DOES_NOT_SIGN,
        LISTS_NO_KEYS,
        BOASTS,
        BREAKS_OFF,
        HANGS_UP,
        SAYS_NOTHING
    }

    private static final byte FAILURE = 5;
    private static final byte LIST = 11;
    private static final byte KEYS = 12;
    private static final byte SIGN = 13;
    private static final byte SIGNATURE = 14;

    /** The kinds of request, in their order. */
    final List<Integer> requests = new CopyOnWriteArrayList<>();

    private final ServerSocketChannel server;
    private final KeyPair key;
    private final Manner manner;

    TestAgent(Path socket, KeyPair key, Manner manner) throws IOException {
        this.key = key;
        this.manner = manner;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread thread = new Thread(this::serve, "test-agent");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (server.isOpen()) {
            try (SocketChannel client = server.accept()) {
                while (true) {
                    int length = read(client, 4).getInt();
                    client.write(ByteBuffer.wrap(answer(read(client, length).array())));
                    if (manner == Manner.HANGS_UP) {
                        break;
                    }
                }
            } catch (SocketException | EOFException | ClosedChannelException e) {
                // the client, or the test, is done
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static ByteBuffer read(SocketChannel client, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (client.read(bytes) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }

    private byte[] answer(byte[] message) throws Exception {
        ByteArrayBuffer request = new ByteArrayBuffer(message);
        byte kind = request.getByte();
        requests.add((int) kind);
        ByteArrayBuffer reply = new ByteArrayBuffer();
        switch (manner) {
            case LISTS_NO_KEYS -> reply.putByte(FAILURE);
            case BOASTS -> {
                return new byte[] {0x7f, 0, 0, 0, KEYS};
            }
            case BREAKS_OFF -> {
                reply.putByte(KEYS);
                reply.putInt(7);
            }
            case HANGS_UP, SAYS_NOTHING -> {
                return new byte[0];
            }
            case SIGNS, DOES_NOT_SIGN -> {
                if (kind == LIST) {
                    keys(reply);
                } else if (kind == SIGN && manner == Manner.SIGNS) {
                    sign(request, reply);
                } else {
                    reply.putByte(FAILURE);
                }
            }
        }
        ByteArrayBuffer framed = new ByteArrayBuffer();
        framed.putBytes(reply.getCompactData());
        return framed.getCompactData();
    }

    private void keys(ByteArrayBuffer reply) {
        ByteArrayBuffer unknown = new ByteArrayBuffer();
        unknown.putString("ssh-of-tomorrow");
        unknown.putString("?");
        reply.putByte(KEYS);
        reply.putInt(2);
        reply.putBytes(unknown.getCompactData());
        reply.putString("unknown");
        reply.putPublicKey(key.getPublic());
        reply.putString("known");
    }

    private void sign(ByteArrayBuffer request, ByteArrayBuffer reply) throws Exception {
        if (!KeyUtils.compareKeys(request.getPublicKey(), key.getPublic())) {
            reply.putByte(FAILURE);
            return;
        }
        String type = KeyUtils.getKeyType(key);
        Signature signature = BuiltinSignatures.fromFactoryName(type).create();
        signature.initSigner(null, key.getPrivate());
        signature.update(null, request.getBytes());
        ByteArrayBuffer signed = new ByteArrayBuffer();
        signed.putBytes(type.getBytes(StandardCharsets.US_ASCII));
        signed.putBytes(signature.sign(null));
        reply.putByte(SIGNATURE);
        reply.putBytes(signed.getCompactData());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
