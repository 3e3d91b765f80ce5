package dev.kirikae.source.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** A buffered file that knows where it is, can go back, and stops at a limit. */
final class ZipOutput extends OutputStream {
    private final FileChannel channel;
    private final long largest;
    private final ByteBuffer buffer = ByteBuffer.allocate(256 << 10).order(ByteOrder.LITTLE_ENDIAN);
    private long flushed;

    ZipOutput(FileChannel channel, long largest) {
        this.channel = channel;
        this.largest = largest;
    }

    long position() {
        return flushed + buffer.position();
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (position() + length > largest) {
            throw new ZipWriter.TooLargeException();
        }
        int done = 0;
        while (done < length) {
            if (!buffer.hasRemaining()) {
                flush();
            }
            int part = Math.min(buffer.remaining(), length - done);
            buffer.put(bytes, offset + done, part);
            done += part;
        }
    }

    /** Writes fields over what lies at an earlier position. */
    void overwrite(long position, ByteBuffer fields) throws IOException {
        if (position >= flushed) {
            buffer.put((int) (position - flushed), fields, fields.position(), fields.remaining());
            return;
        }
        flush();
        for (long at = position; fields.hasRemaining(); ) {
            at += channel.write(fields, at);
        }
    }

    /** Forgets everything from a position on. */
    void backTo(long position) throws IOException {
        if (position >= flushed) {
            buffer.position((int) (position - flushed));
            return;
        }
        buffer.clear();
        channel.truncate(position);
        flushed = position;
    }

    @Override
    public void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            flushed += channel.write(buffer, flushed);
        }
        buffer.clear();
    }
}
