package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cli.command.Stop;
import dev.kirikae.cli.view.Streams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed wrongly ends 2 with one sentence and where help is, and leaves nothing behind. */
class UsageErrorsTest {

    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "relase | there is no command relase; did you mean release? | kirikae --help",
                "doctor | there is no command doctor; there are: upload, release, | kirikae --help",
                "upload --comit x | upload has no option --comit; did you mean --commit? | kirikae upload --help",
                "--targt x status | there is no option --targt; did you mean --target? | kirikae --help",
                "upload --commit | --commit needs a value: REV | kirikae upload --help",
                "status extra | status takes no argument extra | kirikae status --help",
                "explain | RELEASE is missing: a release id, a commit or a version label | kirikae explain --help",
                "bundle | --into is missing: the zip file | kirikae bundle --help",
                "render --into= | --into: the value is empty; give one, or leave it out | kirikae render --help",
                "-c= status | --config: the value is empty; give one, or leave it out | kirikae status --help",
                "status --output yaml | --output: yaml is no format; expected text or json | kirikae status --help",
                "upload --output properties | --output: properties is for status and plan only | kirikae upload --help",
                "status --cloud mars | --cloud: mars is no cloud; expected aws or local[:DIR[,empty]] | kirikae status --help",
                "status --cloud local: | --cloud: local: needs a folder behind the colon | kirikae status --help",
                "status --wait soon | --wait: soon is no duration; expected 30s, 10m, 24h or 7d | kirikae status --help",
                "release --allow nope --reason x | --allow: there is no guard nope; those that can be passed are live-moved, | kirikae release --help",
                "release --allow owner --reason x | --allow: the guard owner cannot be passed by name | kirikae release --help",
                "release --allow older-commit | --allow: passing a guard needs --reason | kirikae release --help",
                "upload --commit a --version b | --commit, --version: name one of the two | kirikae upload --help",
                "destroy --due --candidate | --due, --candidate: name one of the two | kirikae destroy --help",
                "plan relase | STAGE: there is no stage relase; did you mean release? | kirikae plan --help",
                "render --examples | --examples: name the folder to write to, with --into DIR | kirikae render --help",
                "rehearse --incident swap-lost | --incident: there is no incident swap-lost | kirikae rehearse --help",
                "rehearse --expect win | --expect: win is no end of a release; expected settled, restored or held | kirikae rehearse --help",
                "status --service a/b/c | --service: a/b/c is no service; expected [APPLICATION/]NAME | kirikae status --help",
                "status --service a | --service: without a file the region must be named too | kirikae status --help",
                "status --service a --region tokyo | --region: AWS has no region tokyo; there is for example ap-northeast-1 | kirikae status --help",
                "history --service a --region ap-northeast-9 | --region: AWS has no region ap-northeast-9; did you mean ap-northeast-1? | kirikae history --help",
                "init --region ap-notheast-1 | --region: AWS has no region ap-notheast-1; did you mean ap-northeast-1? | kirikae init --help",
                "upload --service a | --service: this command needs a kirikae.yml | kirikae upload --help",
                "status -c f.yml --service a | --service: works without a file, so leave out -c | kirikae status --help",
                "status -c none.yml | -c: there is no file none.yml | kirikae status --help",
                "audit none | DIR: there is no journal in none | kirikae audit --help",
                "status | there is no kirikae.yml in | kirikae init",
            })
    void is_said_in_one_sentence(String typed, String sentence, String next) throws Exception {
        Shop shop = Shop.bare(temp);

        Shop.Run run = shop.type(typed.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("bad input (exit 2): " + sentence).doesNotContain("Exception", "\tat ");
        assertThat(run.last()).isEqualTo("next: " + next);
        try (var files = Files.list(temp)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void json_is_one_document_also_where_the_arguments_are_wrong() {
        Shop.Run run = Shop.bare(temp).type("--output", "json", "upload", "--bogus");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualToIgnoringNewLines("""
                        {
                          "command" : "upload",
                          "exit" : 2,
                          "meaning" : "bad-input",
                          "sentence" : "upload has no option --bogus",
                          "next" : "kirikae upload --help"
                        }
                        """);
    }

    @Test
    void options_come_before_and_behind_the_command_and_are_variables() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        String cloud = "local:" + shop.cloud();

        assertThat(shop.type("--cloud", cloud, "--output", "json", "status").out())
                .startsWith("{");
        assertThat(shop.type("status", "--cloud", cloud, "--output", "json").out())
                .startsWith("{");
        shop.env.put("KIRIKAE_CLOUD", cloud);
        shop.env.put("KIRIKAE_OUTPUT", "json");
        assertThat(shop.type("status").out()).startsWith("{");
        assertThat(shop.type("--output", "text", "status").out()).startsWith("embedded cloud");
        shop.env.put("KIRIKAE_OUTPUT", "");
        assertThat(shop.type("status").out()).startsWith("embedded cloud");
        shop.env.put("KIRIKAE_AGAIN", "perhaps");
        assertThat(shop.type("release").err())
                .startsWith("bad input (exit 2): KIRIKAE_AGAIN: Invalid value for option '--again'");
    }

    @Test
    void the_properties_that_kirikae_sets_in_environments_are_no_options() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.env.put("KIRIKAE_VERSION", "push-api-1111111-000000000000");
        shop.env.put("KIRIKAE_RELEASE", "20260101-1111111");

        Shop.Run upload = shop.local("upload");
        assertThat(upload.code()).as(upload.err()).isZero();
        assertThat(upload.err())
                .contains("note: KIRIKAE_VERSION is not read: ", "the variable of --version is KIRIKAE_VERSION_LABEL")
                .doesNotContain("KIRIKAE_RELEASE");
        Shop.Run release = shop.local("release", "--dry-run");
        assertThat(release.code()).as(release.err()).isZero();
        assertThat(release.err())
                .contains("note: KIRIKAE_RELEASE is not read: ", "the variable of --release is KIRIKAE_RELEASE_ID")
                .doesNotContain("KIRIKAE_VERSION");
        assertThat(shop.local("status").err()).doesNotContain("is not read");
    }

    @Test
    void those_options_have_variables_of_their_own() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.local("upload");
        shop.env.put("KIRIKAE_VERSION", "set");
        shop.env.put("KIRIKAE_VERSION_LABEL", "nope");
        shop.env.put("KIRIKAE_RELEASE_ID", "20260101-1111111");

        Shop.Run upload = shop.local("upload");
        assertThat(upload.code()).isEqualTo(2);
        assertThat(upload.err()).contains("there is no version nope").doesNotContain("is not read");
        assertThat(shop.local("release").err()).contains("20260101-1111111 is not the candidate");
    }

    @Test
    void help_and_version_need_nothing_else() {
        Shop shop = Shop.bare(temp);

        assertThat(shop.type("--help").out())
                .startsWith("Usage: kirikae [OPTIONS] COMMAND")
                .contains("rehearse", "Exit codes");
        assertThat(shop.type("upload", "--help").out()).startsWith("Usage: kirikae upload [OPTIONS]");
        assertThat(shop.type("--version").out()).startsWith("kirikae ");
        assertThat(shop.type().code()).isEqualTo(2);
        assertThat(Arrays.asList(temp.toFile().list())).isEmpty();
    }

    @Test
    void no_option_takes_a_secret() {
        String help = Shop.bare(temp).type("--help").out()
                + Shop.bare(temp).type("upload", "--help").out();

        assertThat(help).doesNotContain("secret", "token", "access-key", "password");
    }

    /** What the result is lost of is no success of a command that only looks. */
    @Test
    void a_full_disk_is_an_error() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code = Program.run(
                new String[] {"render"},
                Map.of(),
                new Streams(Streams.utf8(full), Streams.utf8(err), false),
                shop.folder,
                new Stop());

        assertThat(code).isEqualTo(6);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("stdout did not take all of the result");
    }
}
