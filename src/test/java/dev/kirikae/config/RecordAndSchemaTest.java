package dev.kirikae.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordAndSchemaTest {
    private static final String REGENERATE = "kirikae.schema.regenerate";

    @Test
    void aRecordReadsBackAsTheSameConfiguration() {
        for (String text : new String[] {Reads.MINIMAL, Examples.FULL}) {
            Configuration read = Reads.configuration(text);
            String json = ConfigurationJson.write(read);
            assertThat(ConfigurationJson.read(json)).isEqualTo(read);
            assertThat(ConfigurationJson.write(ConfigurationJson.read(json))).isEqualTo(json);
        }
    }

    @Test
    void aRecordKeepsWhatCannotBeWrittenInAFileDirectly() {
        Configuration read =
                Reads.loaded(Reads.read("""
                        application: "a${env.X}"
                        service: s
                        region: eu-west-1
                        live: {cname: push-api}
                        source: {exclude: ["$${a}"]}
                        environment:
                          settings:
                            aws:b:c: {Z: "$${x} ${release}", A: "${env.X}"}
                            aws:a:c: {Z: "010"}
                          inherit: none
                        ebextensions:
                          use: [{template: t, with: {s: "true", n: "1", t: true, d: 1.10, big: 12345678901234567890, l: [{a: -5}], e: ""}}]
                        standby: {drain: none}
                        """, Map.of("X", "${y}"), Mode.STRICT)).configuration();

        assertThat(read.application()).isEqualTo("a${y}");
        assertThat(read.source().exclude()).containsExactly("${a}");
        assertThat(ConfigurationJson.read(ConfigurationJson.write(read))).isEqualTo(read);
    }

    @Test
    void aLeaseThatAnOlderProgramRecordedIsLengthenedToTheLeast() {
        String record = ConfigurationJson.write(Reads.configuration(Reads.MINIMAL));
        assertThat(record).contains("\"lock\":{\"lease\":\"2m\"}");

        assertThat(ConfigurationJson.read(record.replace("\"lease\":\"2m\"", "\"lease\":\"30s\""))
                        .lock()
                        .lease())
                .isEqualTo(Duration.ofSeconds(75));
        assertThat(ConfigurationJson.read(record.replace("\"lease\":\"2m\"", "\"lease\":\"90s\""))
                        .lock()
                        .lease())
                .isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aRecordIsCanonical() {
        String one = ConfigurationJson.write(Reads.configuration(
                "application: a1\nregion: eu-west-1\nlive: {cname: push-api}\nenvironment: {tags: {b: x, a: y}}\n"));
        String other = ConfigurationJson.write(Reads.configuration(
                "environment: {tags: {a: y, b: x}}\nlive: {cname: push-api}\nregion: eu-west-1\napplication: a1\n"));

        assertThat(one)
                .isEqualTo(other)
                .startsWith("{\"account\":null,\"adopt\":[],\"alarm-feed\":null,\"application\":\"a1\",");
    }

    @Test
    void aBrokenRecordSaysWhatIsWrong() {
        assertThatThrownBy(() -> ConfigurationJson.read("{"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the recorded configuration is not JSON");
        assertThatThrownBy(() -> ConfigurationJson.read("[]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the recorded configuration is not a JSON object");
        assertThatThrownBy(() -> ConfigurationJson.read("{\"application\":\"a\",\"live\":{\"cname\":\"push-api\"}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("region: is missing");
    }

    @Test
    void theCommittedSchemaIsTheOneOfTheReader() throws IOException {
        String schema = ConfigurationSchema.json();
        if (Boolean.getBoolean(REGENERATE)) {
            Files.writeString(Path.of("src/main/resources/kirikae.schema.json"), schema);
        }
        try (InputStream committed = ConfigurationSchema.class.getResourceAsStream("/kirikae.schema.json")) {
            String text = committed == null ? "" : new String(committed.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Boolean.getBoolean(REGENERATE) ? schema : text)
                    .as("src/main/resources/kirikae.schema.json is out of step with the reader; make it anew by"
                            + " mvn test -Dtest=RecordAndSchemaTest -D" + REGENERATE + "=true")
                    .isEqualTo(schema);
        }
    }

    @Test
    void theSchemaKnowsEveryKeyWithItsDefault() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(ConfigurationSchema.json());

        assertThat(schema.at("/$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.at("/required").toString()).isEqualTo("[\"application\",\"region\",\"live\"]");
        assertThat(schema.at("/additionalProperties").asBoolean(true)).isFalse();
        assertThat(schema.at("/properties/standby/properties/keep/default").asText())
                .isEqualTo("24h");
        assertThat(schema.at("/properties/notify/maxItems").asInt(-1)).isZero();
        assertThat(schema.at("/properties/polling/properties/first/anyOf/0/const")
                        .asText())
                .isEqualTo("learned");
    }
}
