package dev.kirikae.web;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of an HTTP/1.1 answer (RFC 9112), handed on piece by piece, up to a number of bytes. */
final class ReplyBody {

    private final InputStream in;
    private final OutputStream out;
    private final byte[] piece = new byte[16 * 1024];
    private long left;

    private ReplyBody(InputStream in, OutputStream out, long most) {
        this.in = in;
        this.out = out;
        this.left = most;
    }

    /**
     * Whether it was all of it.
     *
     * @param out takes what is read
     * @param most bytes that are read at most
     * @throws EOFException where the body ended before it should
     */
    static boolean copy(OpenReply reply, OutputStream out, long most) throws IOException {
        return reply.head().hasNoBody()
                || new ReplyBody(reply.in(), out, most).copy(reply.head().headers());
    }

    private boolean copy(Map<String, String> headers) throws IOException {
        String coding = headers.get("transfer-encoding");
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            if (!coding.equalsIgnoreCase("chunked")) {
                throw new IOException("an unknown transfer coding: " + ErrorText.text(coding));
            }
            return chunks();
        }
        String length = headers.get("content-length");
        if (length == null) {
            return toTheEnd();
        }
        return exactly(number(length, 10));
    }

    private boolean toTheEnd() throws IOException {
        while (left > 0) {
            int read = in.read(piece, 0, (int) Math.min(piece.length, left));
            if (read < 0) {
                return true;
            }
            take(read);
        }
        return in.read() < 0;
    }

    private boolean chunks() throws IOException {
        while (true) {
            long length = number(ReplyHead.line(in).replaceFirst(";.*", "").strip(), 16);
            if (length == 0) {
                return true;
            }
            if (!exactly(length)) {
                return false;
            }
            if (!ReplyHead.line(in).isEmpty()) {
                throw new IOException("a chunk is longer than it says");
            }
        }
    }

    private boolean exactly(long length) throws IOException {
        long wanted = Math.min(length, left);
        for (long done = 0; done < wanted; ) {
            int read = in.read(piece, 0, (int) Math.min(piece.length, wanted - done));
            if (read < 0) {
                throw new EOFException("the answer ended after " + done + " of " + length + " bytes");
            }
            done += read;
            take(read);
        }
        return wanted == length;
    }

    private void take(int read) throws IOException {
        out.write(piece, 0, read);
        left -= read;
    }

    private static long number(String text, int radix) throws IOException {
        Long number = parsed(text, radix);
        if (number == null || number < 0) {
            throw new IOException("not a length: " + ErrorText.text(text));
        }
        return number;
    }

    private static @Nullable Long parsed(String text, int radix) {
        try {
            return Long.valueOf(text, radix);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
