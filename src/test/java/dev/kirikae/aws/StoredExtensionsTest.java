package dev.kirikae.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.contract.AwsPlace;
import dev.kirikae.contract.AwsWire;
import dev.kirikae.model.Extension;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a bundle that lies in S3. */
class StoredExtensionsTest {
    private static final Effect.LookAtExtensions LOOK = new Effect.LookAtExtensions(AwsPlace.BUCKET, "shop/v1.zip");

    @Test
    void readsWhatBeanstalkActsOnWithItsRunBits(@TempDir Path folder) throws Exception {
        assertThat(look(zip(folder)))
                .isEqualTo(new Answer.ExtensionsSeen(List.of(
                        new Extension(".ebextensions/10-a.config", false, "commands: {}\n"),
                        new Extension(".platform/hooks/predeploy/10_a.sh", true, "#!/bin/sh\n"))));
    }

    @Test
    void aBundleThatIsGoneIsAbsent() {
        assertThat(look(null))
                .isEqualTo(new Answer.Missing(
                        Answer.Trouble.ABSENT, "there is no s3://" + AwsPlace.BUCKET + "/shop/v1.zip"));
    }

    @Test
    void whatIsNoZipIsSaidToBeNone() {
        assertThat(look("FROM scratch".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(Answer.Missing.class, missing -> {
                    assertThat(missing.trouble()).isEqualTo(Answer.Trouble.UNSUPPORTED);
                    assertThat(missing.why()).contains("cannot be read as a zip");
                });
    }

    private static Answer look(byte @org.jspecify.annotations.Nullable [] object) {
        try (AwsWire wire = new AwsWire().withS3()) {
            wire.s3().bucket(AwsPlace.BUCKET);
            if (object != null) {
                wire.s3().put(AwsPlace.BUCKET, "shop/v1.zip", object);
            }
            try (AwsWorld world = AwsPlace.world(Map.of())) {
                return world.perform(LOOK);
            }
        }
    }

    private static byte[] zip(Path folder) throws Exception {
        Path file = folder.resolve("v1.zip");
        Map<String, String> env = Map.of("create", "true", "enablePosixFileAttributes", "true");
        try (FileSystem zip = FileSystems.newFileSystem(file, env)) {
            put(zip, "app.js", "// one\n", "rw-r--r--");
            put(zip, ".platform/hooks/predeploy/10_a.sh", "#!/bin/sh\n", "rwxr-xr-x");
            put(zip, ".ebextensions/10-a.config", "commands: {}\n", "rw-r--r--");
            put(zip, "app/.ebextensions/10-b.config", "commands: {}\n", "rw-r--r--");
        }
        return Files.readAllBytes(file);
    }

    private static void put(FileSystem zip, String name, String text, String permissions) throws Exception {
        Path path = zip.getPath("/" + name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
