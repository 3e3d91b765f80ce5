package dev.kirikae.aws;

import dev.kirikae.model.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import software.amazon.awssdk.http.ContentStreamProvider;

/** A slice of a file, read anew for each stream and never held whole. */
record FilePart(Path file, long offset, long length) implements ContentStreamProvider {

    private static final int BUFFER = 64 * 1024;

    @Override
    public InputStream newStream() {
        try {
            FileChannel channel = FileChannel.open(file).position(offset);
            return new BufferedInputStream(new Slice(Channels.newInputStream(channel), length), BUFFER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In Base64. */
    String sha256() {
        try (InputStream in = newStream()) {
            MessageDigest digest = Sha256.begin();
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Slice extends InputStream {
        private final InputStream in;
        private long left;

        Slice(InputStream in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int most) throws IOException {
            if (left == 0) {
                return -1;
            }
            int n = in.read(buffer, from, (int) Math.min(most, left));
            if (n < 0) {
                throw new IOException("the file is shorter than it was");
            }
            left -= n;
            return n;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
