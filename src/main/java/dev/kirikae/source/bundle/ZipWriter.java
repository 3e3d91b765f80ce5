package dev.kirikae.source.bundle;

import dev.kirikae.source.tree.BundleEntry;
import dev.kirikae.source.tree.EntryMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a zip as Unix programs do, in the order given (PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.16): local
 * headers with their sizes, no data descriptors, no extra fields, no zip64. The JDK's own writer cannot say permissions
 * and links.
 */
final class ZipWriter implements AutoCloseable {
    /** The zip would be larger than it may be. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_SIZE = 30;
    private static final int CRC_IN_LOCAL = 14;
    private static final short VERSION = 20;
    private static final short UNIX = 3 << 8;
    private static final short NAMES_IN_UTF_8 = 1 << 11;
    private static final short STORED = 0;
    private static final short DEFLATED = 8;
    private static final long LARGEST_ENTRY = 0xFFFF_FFFEL;

    private final ZipOutput out;
    private final DosTime time;
    private final Deflater deflater = new Deflater(6, true);
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private final byte[] plain = new byte[64 << 10];
    private final byte[] packed = new byte[64 << 10];
    private int count;

    private record Sizes(int crc, long packed, long plain) {}

    ZipWriter(FileChannel channel, DosTime time, long largest) {
        this.out = new ZipOutput(channel, largest);
        this.time = time;
    }

    void add(BundleEntry entry, Content content) throws IOException {
        if (entry.size() > LARGEST_ENTRY) {
            throw new TooLargeException();
        }
        byte[] name = entry.path().getBytes(StandardCharsets.UTF_8);
        long start = out.position();
        short method = entry.mode() == EntryMode.LINK || entry.size() == 0 ? STORED : DEFLATED;
        Sizes sizes = data(name, method, content);
        if (method == DEFLATED && sizes.packed() >= sizes.plain()) {
            out.backTo(start);
            method = STORED;
            sizes = data(name, method, content);
        }
        if (sizes.plain() != entry.size()) {
            throw new IOException(
                    entry.path() + " has " + sizes.plain() + " bytes where " + entry.size() + " were seen");
        }
        ByteBuffer known =
                fields(12).putInt(sizes.crc()).putInt((int) sizes.packed()).putInt((int) sizes.plain());
        out.overwrite(start + CRC_IN_LOCAL, known.flip());
        remember(entry, name, method, sizes, start);
    }

    /** Writes the header with its sizes open, and the content. */
    private Sizes data(byte[] name, short method, Content content) throws IOException {
        ByteBuffer header = fields(LOCAL_SIZE)
                .putInt(LOCAL)
                .putShort(VERSION)
                .putShort(NAMES_IN_UTF_8)
                .putShort(method)
                .putShort((short) time.time())
                .putShort((short) time.date());
        header.putShort(LOCAL_SIZE - 4, (short) name.length);
        out.write(header.array());
        out.write(name);
        CRC32 crc = new CRC32();
        long size = 0;
        long start = out.position();
        deflater.reset();
        try (InputStream in = content.open()) {
            for (int read = in.read(plain); read >= 0; read = in.read(plain)) {
                crc.update(plain, 0, read);
                size += read;
                if (method == STORED) {
                    out.write(plain, 0, read);
                } else {
                    deflater.setInput(plain, 0, read);
                    drain();
                }
            }
        }
        if (method == DEFLATED) {
            deflater.finish();
            drain();
        }
        return new Sizes((int) crc.getValue(), out.position() - start, size);
    }

    private void drain() throws IOException {
        for (int length = deflater.deflate(packed); length > 0; length = deflater.deflate(packed)) {
            out.write(packed, 0, length);
        }
    }

    private void remember(BundleEntry entry, byte[] name, short method, Sizes sizes, long start) {
        ByteBuffer header = fields(46)
                .putInt(CENTRAL)
                .putShort((short) (UNIX | VERSION))
                .putShort(VERSION)
                .putShort(NAMES_IN_UTF_8)
                .putShort(method)
                .putShort((short) time.time())
                .putShort((short) time.date())
                .putInt(sizes.crc())
                .putInt((int) sizes.packed())
                .putInt((int) sizes.plain())
                .putShort((short) name.length);
        header.putInt(38, entry.mode().unixBits() << 16);
        header.putInt(42, (int) start);
        directory.writeBytes(header.array());
        directory.writeBytes(name);
        count++;
    }

    void finish() throws IOException {
        long start = out.position();
        out.write(directory.toByteArray());
        ByteBuffer end = fields(22)
                .putInt(END)
                .putInt(0)
                .putShort((short) count)
                .putShort((short) count)
                .putInt(directory.size())
                .putInt((int) start);
        out.write(end.array());
        out.flush();
    }

    @Override
    public void close() {
        deflater.end();
    }

    private static ByteBuffer fields(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
