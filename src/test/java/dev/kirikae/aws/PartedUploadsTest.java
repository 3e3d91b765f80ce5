package dev.kirikae.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.contract.AwsPlace;
import dev.kirikae.contract.AwsWire;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts that nobody will ever put together are not left for somebody to pay. */
class PartedUploadsTest {

    private static final String BUCKET = AwsPlace.BUCKET;
    private static final String KEY = "kirikae/bundles/shop-1.zip";
    private static final String SHA256 = "a".repeat(64);

    @TempDir
    Path folder;

    private Map<String, Path> files;

    @BeforeEach
    void makeABundle() throws Exception {
        files = Map.of(SHA256, Files.write(folder.resolve("bundle.zip"), new byte[5 << 20]));
    }

    private static AwsWire store() {
        AwsWire wire = new AwsWire().withS3();
        wire.s3().bucket(BUCKET);
        return wire;
    }

    private static Effect begin(String key) {
        return new Effect.BeginUpload(BUCKET, key, "content", SHA256);
    }

    private static Effect part(Answer begun) {
        return new Effect.StorePart(BUCKET, KEY, ((Answer.UploadBegun) begun).upload(), SHA256, 1, 0, 5 << 20);
    }

    @Test
    void whoEndsBeforeItIsFinishedAbortsIt() {
        try (AwsWire wire = store()) {
            try (AwsWorld world = AwsPlace.world(files)) {
                assertThat(world.perform(part(world.perform(begin(KEY))))).isInstanceOf(Answer.PartStored.class);
                assertThat(wire.s3().unfinishedUploads()).isEqualTo(1);
            }
            assertThat(wire.s3().unfinishedUploads()).isZero();
        }
    }

    @Test
    void whatAKilledOneLeftIsAbortedBeforeTheSameIsBegun() {
        try (AwsWire wire = store();
                AwsWorld killed = AwsPlace.world(files);
                AwsWorld next = AwsPlace.world(files)) {
            killed.perform(begin(KEY));
            killed.perform(begin(KEY + ".other"));

            Answer begun = next.perform(begin(KEY));

            assertThat(wire.s3().unfinishedUploads()).isEqualTo(2);
            assertThat(next.perform(part(begun))).isInstanceOf(Answer.PartStored.class);
        }
    }

    @Test
    void whoMayNotListThemUploadsAllTheSame() {
        try (AwsWire wire = store().onS3(
                                "GET",
                                "/" + BUCKET,
                                aResponse()
                                        .withStatus(403)
                                        .withBody("<Error><Code>AccessDenied</Code><Message>no</Message></Error>"));
                AwsWorld world = AwsPlace.world(files)) {
            Answer begun = world.perform(begin(KEY));
            assertThat(world.perform(part(begun))).isInstanceOf(Answer.PartStored.class);
            assertThat(wire.s3().unfinishedUploads()).isEqualTo(1);
        }
    }
}
