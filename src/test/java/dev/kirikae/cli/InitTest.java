package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service begins with. */
class InitTest {

    @TempDir
    private Path temp;

    @Test
    void proposes_templates_from_what_the_repository_contains() throws Exception {
        Shop shop = Shop.of(
                temp.resolve("chat-api"),
                Map.of(
                        "package.json",
                        "{\"dependencies\": {\"socket.io\": \"4\", \"multer\": \"2\", \"@aws-sdk/client-sqs\": \"3\"}}",
                        "deploy/crontab",
                        "0 3 * * * report\n",
                        "Procfile",
                        "web: java -jar app.jar\n"));

        assertThat(shop.type("init", "--region", "eu-central-1").code()).isZero();

        String proposed = Files.readString(shop.folder.resolve("kirikae.yml"));
        assertThat(proposed)
                .contains(
                        "# - {template: http-5xx-alarm}",
                        "# - {template: nginx-websocket, with: {",
                        "# package.json depends on a WebSocket library",
                        "# - {template: nginx-body-size, with: {",
                        "# - {template: sqs-queue",
                        "# - {template: jvm-heap",
                        "# - {template: singleton-cron, with: {")
                .doesNotContain("tomcat-heap");

        shop.write("kirikae.yml", proposed.replace("  use: []", "  use:").replaceAll("(?m)^    # - \\{", "    - {"));
        shop.commit("Take them all");
        Shop.Run render = shop.type("render");
        assertThat(render.code()).as(render.out() + render.err()).isZero();
        assertThat(render.out()).contains("--- .platform/nginx/conf.d/20-websocket.conf");
    }

    @Test
    void proposes_only_what_suits_anybody_where_nothing_can_be_known() throws Exception {
        Shop shop = Shop.of(temp.resolve("web-site"), Map.of("index.html", "<p>one"));

        assertThat(shop.type("init", "--region", "eu-central-1").code()).isZero();

        assertThat(Files.readString(shop.folder.resolve("kirikae.yml")))
                .contains("# - {template: http-5xx-alarm}")
                .doesNotContain("nginx-websocket", "jvm-heap", "sqs-queue", "singleton-cron");
    }
}
