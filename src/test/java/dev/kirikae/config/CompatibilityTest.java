package dev.kirikae.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Compatibility.GoingBack;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code compatibility}, of a commit's own file. */
class CompatibilityTest {

    private static CommitFile read(String text) {
        return CommitFile.read(new Document("commit 1234567:kirikae.yml", text), null, Map.of(), Mode.STRICT);
    }

    @Test
    void nothingElseOfTheFileIsRead() {
        CommitFile file = read("""
                unknown: {keys: [of, another, program]}
                compatibility: {oldest: v1, rollback: {until: 2h}, why: it drops a column}
                """);

        assertThat(file.problems()).isEmpty();
        assertThat(file.compatibility())
                .isEqualTo(new Compatibility("v1", GoingBack.until(Duration.ofHours(2)), "it drops a column"));
        assertThat(read("application: x\n").compatibility()).isEqualTo(Compatibility.SAFE);
        assertThat(read("compatibility: {}\n").compatibility()).isEqualTo(Compatibility.SAFE);
    }

    /** A newer program's key, or a record of which nothing else is understood, hides no one-way door. */
    @Test
    void aRecordSaysItWhateverElseItHolds() {
        Compatibility forbidden = new Compatibility(null, GoingBack.FORBIDDEN, "it drops a column");

        assertThat(
                        ConfigurationJson.compatibility(
                                "{\"of-a-newer-program\":1,\"compatibility\":{\"rollback\":\"forbidden\",\"why\":\"it drops a column\"}}"))
                .isEqualTo(forbidden);
        assertThat(ConfigurationJson.compatibility("{\"application\":\"x\"}")).isEqualTo(Compatibility.SAFE);
        assertThat(ConfigurationJson.compatibility("{\"compatibility\":{\"rollback\":\"sometimes\"}}"))
                .isNull();
        assertThat(ConfigurationJson.compatibility("{\"compatib")).isNull();
        assertThat(ConfigurationJson.compatibility("[]")).isNull();
    }

    @Test
    void theTargetsFileLiesOverIt() {
        CommitFile file = CommitFile.read(
                new Document("kirikae.yml", "compatibility: {rollback: forbidden, why: because}\n"),
                new Document("kirikae.staging.yml", "compatibility: {rollback: safe}\n"),
                Map.of(),
                Mode.STRICT);

        assertThat(file.compatibility()).isEqualTo(new Compatibility(null, GoingBack.SAFE, "because"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{rollback: maybe} | 1:27: compatibility.rollback: expected safe, forbidden or {until: 2h}",
                "{rollback: {until: 5}} | compatibility.rollback.until: ",
                "{rollback: {until: 1s}} | compatibility.rollback.until: ",
                "{rollback: {}} | compatibility.rollback.until: is missing",
                "{rollback: {until: 2h, then: x}} | compatibility.rollback.then: ",
                "{oldest: [a]} | compatibility.oldest: expected ",
                "{oldst: a} | compatibility.oldst: ",
                "safe | compatibility: expected ",
            })
    void aMistakeHasItsPlace(String value, String problem) {
        CommitFile file = read("compatibility: " + value + "\n");

        assertThat(file.problems()).isNotEmpty();
        assertThat(file.problems().get(0).text())
                .startsWith("commit 1234567:kirikae.yml:1:")
                .contains(problem);
    }
}
