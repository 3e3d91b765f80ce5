package dev.kirikae.source.remote;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.agent.SshAgentConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.BufferException;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/**
 * An agent's list of keys. The ssh library gives up at the first key of a kind it does not know; such keys are left
 * out.
 */
final class AgentKeys {
    private static final int MOST = 2048;

    private AgentKeys() {}

    static byte[] none() {
        return written(List.of());
    }

    /**
     * The same answer with the keys that can be used.
     *
     * @throws IOException when it is no list of keys
     * @throws BufferException when it ends before its own end
     */
    static byte[] understood(byte[] answer) throws IOException {
        Buffer from = new ByteArrayBuffer(answer);
        if (from.getByte() != SshAgentConstants.SSH2_AGENT_IDENTITIES_ANSWER) {
            throw new IOException("it refuses");
        }
        int count = from.getInt();
        if (count < 0 || count > MOST) {
            throw new IOException("a list of " + Integer.toUnsignedString(count) + " keys");
        }
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Key key = new Key(from.getBytes(), from.getBytes());
            if (key.isUnderstood()) {
                keys.add(key);
            }
        }
        return written(keys);
    }

    private static byte[] written(List<Key> keys) {
        ByteArrayBuffer to = new ByteArrayBuffer();
        to.putByte(SshAgentConstants.SSH2_AGENT_IDENTITIES_ANSWER);
        to.putInt(keys.size());
        for (Key key : keys) {
            to.putBytes(key.blob);
            to.putBytes(key.comment);
        }
        return to.getCompactData();
    }

    private static final class Key {
        private final byte[] blob;
        private final byte[] comment;

        Key(byte[] blob, byte[] comment) {
            this.blob = blob;
            this.comment = comment;
        }

        boolean isUnderstood() {
            try {
                return new ByteArrayBuffer(blob).getRawPublicKey() != null;
            } catch (SshException | BufferException | IllegalArgumentException e) {
                return false;
            }
        }
    }
}
