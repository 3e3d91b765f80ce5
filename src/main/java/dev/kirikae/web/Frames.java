package dev.kirikae.web;

import dev.kirikae.model.ProbeResponse.Frame;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Frames of a WebSocket (RFC 6455, 5.2). */
final class Frames {

    private static final int MOST = 64 * 1024;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LONG = 126;
    private static final int LONGER = 127;

    private Frames() {}

    /** Whether it is a ping or a pong. */
    static boolean isBeat(Frame frame) {
        return frame.opcode() == PING || frame.opcode() == PONG;
    }

    /** @throws EOFException where the connection ended before it */
    static Frame read(InputStream in) throws IOException {
        int first = one(in);
        int second = one(in);
        boolean masked = (second & 0x80) != 0;
        int opcode = first & 0x0f;
        long length = length(in, second & 0x7f);
        if (masked) {
            exactly(in, 4);
        }
        byte[] payload = exactly(in, (int) Math.min(length, MOST));
        boolean coded = opcode == CLOSE && payload.length >= 2;
        String text = coded
                ? (ByteBuffer.wrap(payload).getShort() & 0xffff) + " "
                        + new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8)
                : new String(payload, StandardCharsets.UTF_8);
        return new Frame(opcode, masked, (first & 0x70) != 0, text.strip());
    }

    private static long length(InputStream in, int given) throws IOException {
        if (given < LONG) {
            return given;
        }
        if (given < LONGER) {
            return ByteBuffer.wrap(exactly(in, 2)).getShort() & 0xffffL;
        }
        return ByteBuffer.wrap(exactly(in, 8)).getLong() & Long.MAX_VALUE;
    }

    private static int one(InputStream in) throws IOException {
        return exactly(in, 1)[0] & 0xff;
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the connection ended in a frame");
        }
        return bytes;
    }

    /** One of text, masked as a client's must be. @param mask four bytes */
    static byte[] text(String text, byte[] mask) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x81);
        if (payload.length < LONG) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | LONG);
            frame.write(payload.length >> 8);
            frame.write(payload.length & 0xff);
        }
        frame.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ mask[i % 4]);
        }
        return frame.toByteArray();
    }
}
