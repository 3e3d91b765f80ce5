package dev.kirikae.config;

import dev.kirikae.config.Probe.Download;
import org.jspecify.annotations.Nullable;

/** {@code download} of a probe. */
final class DownloadProbeTable extends Table<Download> {
    private static final long MOST_BY_DEFAULT = 64L << 20;

    private static final Field<String> PATH = Field.required("path", ProbeTables.path(), "the file");
    private static final Field<Integer> REDIRECTS = ProbeTables.redirects();
    private static final Field<Long> MOST =
            Field.of("at-most", new ByteSize(1), MOST_BY_DEFAULT, "bytes that are read at most; a larger file is bad");
    private static final Field<Long> SIZE = Field.optional("size", new ByteSize(0), "its size in bytes");
    private static final Field<Long> AT_LEAST = Field.optional("at-least", new ByteSize(0), "its least size in bytes");
    private static final Field<String> SHA256 = Field.optional(
            "sha256",
            new TextShape(Scope.FIXED, "[0-9a-f]{64}", "64 hexadecimal digits in lower case", "0".repeat(64)),
            "SHA-256 of its content");

    DownloadProbeTable() {
        super(PATH, REDIRECTS, MOST, SIZE, AT_LEAST, SHA256);
    }

    @Override
    @Nullable
    Download make(FieldValues values, Cursor at) {
        long most = values.get(MOST);
        Long size = values.find(SIZE);
        Long least = values.find(AT_LEAST);
        if (size != null && size > most) {
            at.near("size").refuse("is more than at-most, " + most + ", so that no file would do; raise at-most");
            return null;
        }
        if (least != null && (least > most || size != null)) {
            at.near("at-least")
                    .refuse(
                            size == null
                                    ? "is more than at-most, " + most + ", so that no file would do; raise at-most"
                                    : "has no meaning beside size; remove it");
            return null;
        }
        return new Download(values.get(PATH), values.get(REDIRECTS), most, size, least, values.find(SHA256));
    }

    @Override
    void write(Download download, RecordWriter writer) {
        writer.put(PATH, download.path())
                .put(REDIRECTS, download.redirects())
                .put(MOST, download.most())
                .put(SIZE, download.size())
                .put(AT_LEAST, download.atLeast())
                .put(SHA256, download.sha256());
    }
}
