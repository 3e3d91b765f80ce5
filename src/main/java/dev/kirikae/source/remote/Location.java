package dev.kirikae.source.remote;

import dev.kirikae.source.tree.SourceException;
import java.nio.file.Path;

/** Where a repository lies. Read from text by {@link #of}, which refuses every transport that could run something. */
public sealed interface Location permits Location.OnDisk, Location.Remote {
    /** A repository on disk: its work tree, a folder within that, or a bare repository. It is read where it lies. */
    record OnDisk(Path path) implements Location {}

    /**
     * A repository that is fetched into the cache.
     *
     * @param url normalised, but for ssh, which is kept as it was written; holds no password or token
     */
    record Remote(String url, Protocol protocol) implements Location {}

    /** The transports there are; there is no other. */
    enum Protocol {
        /** Also plain http, on this machine's own addresses. */
        HTTPS,
        SSH,
        /** A {@code file://} URL: fetched as if it were remote, not read where it lies. */
        FILE
    }

    /**
     * Reads {@code source.repository}: an {@code https://}, {@code ssh://} or {@code file://} URL,
     * {@code user@host:path} as ssh writes it, or a path (relative to the folder given). {@code http://} is for this
     * machine's own addresses only.
     *
     * @throws SourceException for any other transport, for credentials within the URL, or for what is none of these
     */
    static Location of(String text, Path folder) {
        return new LocationReader(text, folder).read();
    }
}
