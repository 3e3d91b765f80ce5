package dev.kirikae.aws;

import dev.kirikae.model.Extension;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What Beanstalk acts on in a stored bundle. The bundle is fetched into a temporary file, since a zip's table lies at its end. */
final class StoredExtensions {
    /** Together they become one CloudFormation template, which may have 1 MB; the rest is for what would be refused. */
    private static final int LARGEST = 4 << 20;

    private final Clients clients;
    private final Owners owners;

    StoredExtensions(Clients clients, Owners owners) {
        this.clients = clients;
        this.owners = owners;
    }

    Answer look(Effect.LookAtExtensions look) {
        String object = "s3://" + look.bucket() + "/" + look.key();
        try {
            Path folder = Files.createTempDirectory("kirikae-live-");
            Path file = folder.resolve("bundle.zip");
            try {
                clients.store()
                        .getObject(r -> r.bucket(look.bucket()).key(look.key()), ResponseTransformer.toFile(file));
                return new Answer.ExtensionsSeen(read(file));
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (S3Exception e) {
            return e.statusCode() == 404
                    ? new Answer.Missing(Answer.Trouble.ABSENT, "there is no " + object)
                    : owners.missing(look.bucket(), "s3:GetObject", e);
        } catch (IOException e) {
            return new Answer.Missing(
                    Answer.Trouble.UNSUPPORTED, object + " cannot be read as a zip: " + SafeText.plain(e.getMessage()));
        }
    }

    private static List<Extension> read(Path file) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file, Map.of("enablePosixFileAttributes", "true"));
                Stream<Path> walk = Files.walk(zip.getPath("/"))) {
            List<Extension> found = new ArrayList<>();
            for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
                String name = path.toString().substring(1);
                if (Extension.isHeeded(name)) {
                    found.add(new Extension(name, runs(path), text(path)));
                }
            }
            return found;
        }
    }

    private static boolean runs(Path path) throws IOException {
        return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OWNER_EXECUTE);
    }

    private static String text(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException(path + " is larger than " + LARGEST + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
