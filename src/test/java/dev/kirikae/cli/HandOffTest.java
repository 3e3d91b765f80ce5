package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job hands on to the next: kirikae.json and kirikae.properties, after every ending. */
class HandOffTest {

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void aShop() throws IOException, GitAPIException {
        shop = Shop.of(folder);
    }

    @Test
    void anUploadHandsOnWhatTheReleaseNeeds() throws IOException {
        Shop.Run upload = shop.type("--cloud", "local:cloud", "upload");

        assertThat(upload.code()).as(upload.err()).isZero();
        JsonNode json = json();
        Properties properties = properties();
        assertThat(json.path("schema").asInt()).isEqualTo(1);
        assertThat(json.path("command").asText()).isEqualTo("upload");
        assertThat(json.path("exit").asInt()).isZero();
        assertThat(upload.out()).contains(json.path("release").path("id").asText());
        assertThat(properties)
                .containsEntry("RELEASE_ID", json.path("release").path("id").asText())
                .containsEntry(
                        "RELEASE_COMMIT", json.path("release").path("commit").asText())
                .containsEntry("SENTENCE", json.path("sentence").asText())
                .containsEntry("NEXT", "kirikae --cloud local:cloud release")
                .containsEntry("EXIT", "0");
    }

    @Test
    void statusShowsTheReleaseAgainFromTheCloud() throws IOException {
        shop.type("--cloud", "local:cloud", "upload");
        Properties left = properties();

        Shop.Run status = shop.type("--cloud", "local:cloud", "status", "--output", "properties");

        Properties seen = new Properties();
        seen.load(new java.io.StringReader(status.out()));
        for (String key : left.stringPropertyNames()) {
            if (key.startsWith("RELEASE_") || key.equals("LIVE") || key.equals("SERVICE") || key.equals("SCHEMA")) {
                assertThat(seen).containsEntry(key, left.getProperty(key));
            }
        }
        assertThat(seen.getProperty("CANDIDATE_ADDRESS")).endsWith(".elasticbeanstalk.com");
    }

    @Test
    void aShellReadsWhatAPropertiesFileSays() throws IOException, InterruptedException {
        shop.type("--cloud", "local:cloud", "upload");

        Process sh = new ProcessBuilder(
                        "sh", "-eu", "-c", ". ./kirikae-report/kirikae.properties; printf %s \"$SENTENCE\"")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(sh.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(sh.waitFor()).as(said).isZero();
        assertThat(said).isEqualTo(properties().getProperty("SENTENCE"));
    }

    @Test
    void whatCannotBeRunAsItWasTypedSaysSoThereToo() throws IOException {
        shop.type("--cloud", "local:cloud", "upload");

        Shop.Run wrong = shop.type("--cloud", "local:cloud", "release", "--agian");

        assertThat(wrong.code()).isEqualTo(2);
        assertThat(json().path("exit").asInt()).isEqualTo(2);
        assertThat(json().path("sentence").asText()).contains("--agian");
        assertThat(folder.resolve("kirikae-report/report.html"))
                .as("the upload's")
                .doesNotExist();
    }

    @Test
    void aRefusalNamesItsGuard() throws IOException {
        shop.type("--cloud", "local:cloud", "destroy");

        assertThat(json().path("exit").asInt()).isEqualTo(3);
        assertThat(properties()).containsEntry("GUARD", "nothing-to-do").containsEntry("EXIT", "3");
    }

    @Test
    void aMissingFileIsHandedOnAsWell() throws IOException {
        Files.delete(folder.resolve("kirikae.yml"));

        shop.type("--report-dir", "kirikae-report", "upload");

        assertThat(json().path("exit").asInt()).isEqualTo(2);
        assertThat(json().path("sentence").asText()).contains("kirikae.yml");
    }

    @Test
    void badInputMakesNoFolderThatNobodyNamed() {
        shop.type("release", "--agian");
        shop.type("upload", "--commit", "no-such-commit");

        assertThat(folder.resolve("kirikae-report")).doesNotExist();
    }

    @Test
    void aLookWritesNothing() {
        shop.type("--cloud", "local:cloud", "status");
        shop.type("--cloud", "local:cloud", "release", "--dry-run");

        assertThat(folder.resolve("kirikae-report")).doesNotExist();
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("kirikae-report/kirikae.json").toFile());
    }

    private Properties properties() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("kirikae-report/kirikae.properties"))) {
            properties.load(reader);
        }
        return properties;
    }
}
