package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cli.Shop.Run;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An approval as two people type it, on a cloud that is kept. */
class ApproveTest {

    private static final Pattern DIGEST = Pattern.compile("\"digest\" ?: ?\"([0-9a-f]{64})\"");

    @TempDir
    private Path temp;

    private Shop shop;

    @BeforeEach
    void aShop() throws Exception {
        shop = Shop.of(
                temp.resolve("shop"), Map.of("kirikae.yml", Shop.FILE + "approval: required\n", "app.js", "// one\n"));
    }

    private String planned() {
        Run plan = shop.local("plan", "release", "--by", "ana", "--output", "json");
        assertThat(plan.code()).as(plan.err()).isZero();
        Matcher found = DIGEST.matcher(plan.out());
        assertThat(found.find()).as(plan.out()).isTrue();
        assertThat(plan.out()).contains("approve " + found.group(1));
        return found.group(1);
    }

    @Test
    void plan_shows_what_to_approve_and_release_goes_on_once_somebody_else_did() {
        assertThat(shop.local("upload").code()).isZero();
        Run text = shop.local("plan", "release", "--by", "ana");
        assertThat(text.code()).isZero();
        assertThat(text.out())
                .contains("approval is required: nobody has approved it yet")
                .contains("somebody else approves it with: kirikae --cloud local:");
        assertThat(text.last()).contains("approve ").contains("--by \"…\"");
        String digest = planned();
        Run refused = shop.local("release", "--by", "ana");
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err()).contains("approval").contains(digest);

        Run own = shop.local("approve", digest, "--by", "Ana");
        assertThat(own.code()).as(own.err()).isZero();
        assertThat(shop.local("release", "--by", "ana").code()).isEqualTo(3);
        Run approved = shop.local("approve", digest.toUpperCase(java.util.Locale.ROOT), "--by", "bo");
        assertThat(approved.code()).as(approved.err()).isZero();
        assertThat(approved.out()).contains("bo approves the plan " + digest).contains(" release");
        assertThat(planned()).isEqualTo(digest);
        Run released = shop.local("release", "--by", "ana");

        assertThat(released.code()).as(released.err()).isZero();
        assertThat(shop.local("history").out()).contains("approved by bo");
        Run status = shop.local("status", "--output", "properties");
        String release = status.out()
                .lines()
                .filter(line -> line.startsWith("LIVE_RELEASE="))
                .findFirst()
                .orElseThrow()
                .substring(13);
        assertThat(shop.local("explain", release).out()).contains("approved by bo (arn:aws:");
        assertThat(shop.local("audit").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "approve 12 --by bo | DIGEST: 12 is no plan's digest",
                "approve ../../x --by bo | DIGEST: ../../x is no plan's digest",
                "approve D | --by: an approval needs the name of whoever approves",
                "approve D --by bo --expires 8d | --expires: 8d is out of range; expected 1m to 7d",
                "approve D --by bo --expires 0s | --expires: 0s is out of range; expected 1m to 7d",
                "approve D --by bo --expires soon | --expires: soon is no duration",
                "approve | Missing required parameter",
            })
    void bad_input_changes_nothing(String typed, String sentence) {
        Run run = shop.local(typed.replace("D ", "d".repeat(64) + " ")
                .replaceAll("D$", "d".repeat(64))
                .split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().toLowerCase(java.util.Locale.ROOT))
                .contains(sentence.toLowerCase(java.util.Locale.ROOT).replace("missing required parameter", "digest"));
    }

    @Test
    void a_name_with_something_hidden_is_no_name() {
        for (String name : new String[] {"bo\u001b[2Jot", "bo\nana", "bo\u202eana", "x".repeat(101), "   "}) {
            Run run = shop.local("approve", "d".repeat(64), "--by", name);

            assertThat(run.code()).as(name).isEqualTo(2);
            assertThat(run.err()).doesNotContain("\u001b[2J").doesNotContain("\u202e");
        }
    }

    @Test
    void what_was_never_uploaded_has_no_plan() {
        Run run = shop.type(
                "approve", "d".repeat(64), "--by", "bo", "--cloud", "local:" + temp.resolve("new") + ",empty");

        assertThat(run.code()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).contains("there is no plan to approve");
    }

    @Test
    void a_rehearsal_takes_one_for_granted_and_says_so() {
        Run run = shop.type("rehearse");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("assumed: an approval of the plan by somebody else");
    }
}
