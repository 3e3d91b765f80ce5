package dev.kirikae.cli.view;

import dev.kirikae.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which program this is. */
public final class ProgramVersion {

    private ProgramVersion() {}

    /** As the jar says; where there is none, the version that is being worked on. */
    public static String number() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return version == null ? "1.0.0" : version;
    }

    /** The version, and the digest of the very jar that runs. */
    public static List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("kirikae " + number() + " (Java " + Runtime.version() + ")");
        Path jar = jar();
        if (jar != null) {
            lines.add("jar sha256 " + digest(jar));
        }
        return lines;
    }

    private static @Nullable Path jar() {
        CodeSource source = ProgramVersion.class.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        try {
            Path path = location == null ? null : Path.of(location.toURI());
            return path != null && Files.isRegularFile(path) ? path : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String digest(Path jar) {
        try {
            MessageDigest sha256 = Sha256.begin();
            try (InputStream in = new DigestInputStream(Files.newInputStream(jar), sha256)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return Sha256.hex(sha256);
        } catch (IOException e) {
            return "unknown: " + e.getMessage();
        }
    }
}
