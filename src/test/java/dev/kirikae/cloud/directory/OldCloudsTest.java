package dev.kirikae.cloud.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A cloud that an earlier version kept goes on: its file says the same in every word. */
class OldCloudsTest {

    private static byte[] kept(String version) throws IOException {
        try (InputStream in = OldCloudsTest.class.getResourceAsStream("/clouds/" + version + "/cloud.json")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    @Test
    void isReadAndWrittenBack() throws IOException {
        byte[] old = kept("1.0.0");
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(Snapshot.read(old).write())).isEqualTo(json.readTree(old));
    }
}
