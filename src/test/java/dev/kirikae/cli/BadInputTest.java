package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be used is told in one sentence, with its place where it has one, and nothing has changed. */
class BadInputTest {

    @TempDir
    private Path temp;

    private Shop with(String from, String to) throws Exception {
        return Shop.of(temp.resolve("shop"), Map.of("kirikae.yml", Shop.FILE.replace(from, to)));
    }

    private static void refused(Shop.Run run, int code, String sentence) {
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.err()).contains(sentence).doesNotContain("Exception");
        assertThat(run.last()).startsWith("next: kirikae ");
    }

    @Test
    void all_problems_of_the_file_at_once() throws Exception {
        Shop shop = with("live: {cname: push-api}", "live: {cnam: push-api}\nregoin: x");

        Shop.Run run = shop.local("upload");

        refused(run, 2, "bad input (exit 2): kirikae.yml cannot be used: ");
        assertThat(run.err())
                .contains("  kirikae.yml:4:8: live.cnam: ", "cname", "  kirikae.yml:5:1: regoin: ", "region");
    }

    @Test
    void a_region_that_is_none_and_one_that_may_be_new() throws Exception {
        Shop shop = with("ap-northeast-1", "ap-notheast-1");
        Shop.Run slip = shop.local("status");
        refused(slip, 2, "kirikae.yml cannot be used: one problem");
        assertThat(slip.err())
                .contains("kirikae.yml:3:9: region: AWS has no region ap-notheast-1; did you mean ap-northeast-1?");

        shop.write("kirikae.yml", Shop.FILE.replace("ap-northeast-1", "ap-northeast-4"));
        Shop.Run fresh = shop.local("status");
        assertThat(fresh.code()).as(fresh.err()).isZero();
        assertThat(fresh.err())
                .contains("note: kirikae.yml:3:9: region: this version does not know the region ap-northeast-4");

        Shop guessing = Shop.bare(Files.createDirectory(temp.resolve("guessing")));
        guessing.env.put("AWS_REGION", "ap-northeast-9");
        refused(guessing.type("init"), 2, "AWS_REGION: AWS has no region ap-northeast-9; did you mean ap-northeast-1?");
    }

    @Test
    void a_repository_that_is_missing_or_empty() throws Exception {
        refused(
                with("ebextensions:", "source: {repository: ../none}\nebextensions:")
                        .local("upload"),
                2,
                "There is no repository at ");
        Shop nothing = Shop.bare(Files.createDirectory(temp.resolve("nothing")));
        nothing.write("kirikae.yml", Shop.FILE);
        refused(nothing.local("upload"), 2, "There is no git repository at ");
        Git.init()
                .setInitialBranch("master")
                .setDirectory(nothing.folder.toFile())
                .call()
                .close();
        refused(nothing.local("upload"), 2, "no commit");
        assertThat(nothing.cloud()).doesNotExist();
    }

    @Test
    void a_branch_or_a_commit_that_does_not_exist() throws Exception {
        Shop shop = with("ebextensions:", "source: {branch: mastre}\nebextensions:");

        refused(shop.local("upload"), 2, "mastre");
        refused(shop.local("upload", "--commit", "deadbeef"), 2, "deadbeef");
        refused(shop.type("bundle", "--into", "b.zip"), 2, "mastre");
    }

    @Test
    void credentials_in_a_url_are_refused() throws Exception {
        Shop shop = with(
                "ebextensions:", "source: {repository: \"https://me:hunter2@git.example.com/a.git\"}\nebextensions:");

        Shop.Run run = shop.local("upload");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err() + run.out()).doesNotContain("hunter2");
    }

    @Test
    void releases_that_do_not_exist() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.local("upload");

        refused(shop.local("explain", "20200101-0000000"), 2, "the journal knows no release 20200101-0000000");
        refused(
                shop.local("rollback", "--to", "20200101-0000000"),
                2,
                "--to: there is no environment of 20200101-0000000");
        refused(shop.local("release", "--release", "20200101-0000000"), 3, "is not the candidate");
        refused(
                shop.local(
                        "upload",
                        "--version",
                        "nope",
                        "--allow",
                        "older-commit",
                        "--allow",
                        "candidate-exists",
                        "--reason",
                        "a try"),
                2,
                "--version: there is no version nope in push-api");
    }

    @Test
    void another_account_than_the_one_configured() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.local("status");
        shop.write("kirikae.yml", Shop.FILE.replace("123456789012", "999999999999"));

        for (String command : new String[] {"status", "release", "history", "plan"}) {
            refused(shop.local(command), 9, "these credentials are of account 123456789012");
        }
    }

    @Test
    void an_application_or_a_platform_that_is_not_there() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.local("status");
        shop.write("kirikae.yml", Shop.FILE.replace("running Node.js 22", "running Node.js 99"));
        shop.commit("Another platform");

        refused(shop.local("upload"), 2, "Node.js 99");
        refused(shop.local("plan", "upload"), 2, "Node.js 99");
    }

    @Test
    void a_folder_that_holds_something_else() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));

        refused(shop.type("--cloud", "local:.", "status"), 2, "is not empty and holds no embedded cloud");
    }

    @Test
    void what_would_move_the_cursor_is_made_visible() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));

        Shop.Run run = shop.local("upload", "--commit", "\u001b[8mha:evil\u202e");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).doesNotContain("\u001b", "\u202e");
    }
}
