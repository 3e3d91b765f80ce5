package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kirikae.cli.Shop.Run;
import dev.kirikae.template.Library;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kirikae templates}: what there is, and how one of them is used. */
class TemplatesTest {

    private static final String OWN = """
            template: worker-count
            version: 1
            purpose: Tells the application how many workers to start. One is enough for most.
            parameters:
              workers: {type: integer, description: How many workers., min: 1, max: 64, default: 4}
            file: .ebextensions/15-worker-count.config
            content:
              option_settings:
                aws:elasticbeanstalk:application:environment:
                  WORKERS: ${workers|text}
            """;

    @TempDir
    private Path temp;

    private Path empty;

    @BeforeEach
    void anEmptyFolder() throws Exception {
        empty = Files.createDirectories(temp.resolve("empty"));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void the_list_fits_the_terminal(int columns) {
        Shop shop = Shop.bare(empty);
        shop.env.put("COLUMNS", String.valueOf(columns));

        Run run = shop.type("templates");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
        for (String name : Library.names()) {
            assertThat(run.out().lines().filter(line -> line.startsWith(name + " ")))
                    .hasSize(1);
        }
        assertThat(run.last()).isEqualTo("next: kirikae templates http-5xx-alarm");
    }

    @Test
    void one_is_shown_with_all_that_its_use_needs() {
        Run run = Shop.bare(empty).type("templates", "latency-alarm");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "latency-alarm, version ",
                        "from Kirikae's library",
                        "makes      .ebextensions/",
                        "  milliseconds  integer, must be given",
                        "    - template: latency-alarm\n      with:\n        milliseconds: 500\n        # name: ");
        assertThat(run.last()).isEqualTo("next: kirikae render");
    }

    @Test
    void a_mistyped_name_is_answered_with_the_nearest() {
        Run near = Shop.bare(empty).type("templates", "latncy-alarm");
        assertThat(near.code()).isEqualTo(2);
        assertThat(near.err())
                .contains("NAME: there is no template latncy-alarm; did you mean latency-alarm?")
                .endsWith("next: kirikae templates latency-alarm\n");

        Run far = Shop.bare(empty).type("templates", "xyz");
        assertThat(far.code()).isEqualTo(2);
        assertThat(far.err()).contains("there is no template xyz; kirikae templates lists them");
    }

    @Test
    void programs_read_the_same() throws Exception {
        Shop shop = Shop.bare(empty);
        JsonNode all = new ObjectMapper()
                .readTree(shop.type("templates", "--output", "json").out());
        assertThat(all.get("templates")).hasSize(Library.names().size());
        assertThat(all.get("templates").get(0).get("summary").asText()).isNotEmpty();

        JsonNode one = new ObjectMapper()
                .readTree(shop.type("templates", "latency-alarm", "--output", "json")
                        .out());
        assertThat(one.get("use").asText()).contains("- template: latency-alarm");
        assertThat(one.get("parameters")).anySatisfy(parameter -> {
            assertThat(parameter.get("name").asText()).isEqualTo("milliseconds");
            assertThat(parameter.get("required").asBoolean()).isTrue();
            assertThat(parameter.get("example").asLong()).isEqualTo(500);
        });
    }

    @Test
    void those_of_the_repository_are_shown_as_the_commit_has_them() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.write("ebextensions-templates/worker-count.yml", OWN);
        assertThat(shop.type("templates", "worker-count").code()).isEqualTo(2);
        shop.commit("Add a template");

        assertThat(shop.type("templates").out()).contains("worker-count ", "Tells the application how many workers");
        assertThat(shop.type("templates", "worker-count").out())
                .contains("from ebextensions-templates/worker-count.yml@", "at least 1, at most 64");
    }

    @Test
    void a_file_that_cannot_be_read_keeps_nobody_from_looking_one_up() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.write("ebextensions-templates/worker-count.yml", OWN);
        shop.commit("Add a template");
        shop.write("kirikae.yml", "aplication: x\n");

        Run run = shop.type("templates", "worker-count");

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("kirikae.yml cannot be used", "its ebextensions.templates is not looked at");
        assertThat(run.out()).contains("worker-count, version 1");
    }
}
