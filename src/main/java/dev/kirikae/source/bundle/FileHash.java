package dev.kirikae.source.bundle;

import dev.kirikae.model.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;

/** SHA-256 of a whole file. */
final class FileHash {
    private FileHash() {}

    static String of(FileChannel channel) throws IOException {
        MessageDigest digest = Sha256.begin();
        ByteBuffer buffer = ByteBuffer.allocateDirect(256 << 10);
        for (long at = 0; channel.read(buffer, at) > 0; ) {
            buffer.flip();
            at += buffer.remaining();
            digest.update(buffer);
            buffer.clear();
        }
        return Sha256.hex(digest);
    }
}
