package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a verification takes and can see is printed before the name moves, and in the plan; a toothless one is said to be so. */
class ForeseenVerificationTest {

    private static final String EARLIEST =
            "verified at the earliest after 8m 30s: 30s for the candidate, the switch, 8m of watch (configured for 5m; alarm ";
    private static final String NOTHING = "warning: nothing in this verification could fail a release";

    @TempDir
    Path temp;

    private Shop with(String verify) throws Exception {
        String file = Shop.FILE.substring(0, Shop.FILE.indexOf("verify:")) + verify;
        return Shop.of(temp.resolve("shop"), Map.of("kirikae.yml", file, "app.js", "// one\n"));
    }

    @Test
    void the_plan_and_the_release_say_the_same_before_the_name_moves() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.local("upload");

        String plan = shop.local("plan", "release").out();
        Shop.Run release = shop.local("release");

        for (String line : List.of(
                EARLIEST,
                "a fault is seen, at worst, within 15s where a probe meets it",
                "users are back on what is live now within ",
                "not noticed: work that is not done: nothing looks at queues")) {
            assertThat(plan).contains(line);
            assertThat(release.err()).contains(line);
            assertThat(release.err().indexOf(line)).isLessThan(release.err().indexOf("ok    the live name"));
        }
        assertThat(plan)
                .containsPattern("live answers [0-9]+ requests a minute; nothing compares how many of them fail")
                .doesNotContain(NOTHING);
        String explained = shop.local("explain", release.out().replaceAll("(?s).*?([0-9]{8}-[0-9a-f]{7}).*", "$1"))
                .out();
        assertThat(explained).contains(EARLIEST);
    }

    @Test
    void the_plans_json_has_the_times() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.local("upload");

        JsonNode plan = new ObjectMapper()
                .readTree(shop.local("plan", "release", "--output", "json").out());

        assertThat(plan.path("verification").isArray()).isTrue();
        assertThat(plan.path("earliestSeconds").asInt()).isEqualTo(510);
        int detection = plan.path("detectionSeconds").asInt();
        assertThat(detection).isBetween(60, 600);
        assertThat(plan.path("backSeconds").asInt()).isEqualTo(detection + 660);
    }

    @Test
    void a_comparison_says_what_it_can_see_at_this_traffic() throws Exception {
        Shop shop = with("verify: {live: {watch: 10m, compare: [{errors: 5xx}]}}\n");
        shop.local("upload");

        String plan = shop.local("plan", "release").out();

        assertThat(plan)
                .containsPattern(
                        "live answers [0-9]+ requests a minute, of which [0-9.]+ % fail: a rise of 5xx errors by 2"
                                + " points is seen after [0-9]+m");
        assertThat(shop.local("release").err()).contains("a rise of 5xx errors by 2 points is seen after");
    }

    /** Accepted in words, so that nothing refuses it: all the louder. */
    @Test
    void what_could_never_fail_anything_is_said_to_be_so() throws Exception {
        Shop shop = with("verify: {candidate: {probes: []}, health: {accept: [Ok, Info, Warning, Degraded]},"
                + " accept-unverified: a page that nobody reads}\n");

        Shop.Run rehearsal = shop.type("rehearse");
        assertThat(rehearsal.out()).contains(NOTHING);
        assertThat(rehearsal.err()).containsPattern("warn +" + NOTHING.substring(0, 40));

        assertThat(shop.local("plan", "upload").out()).contains(NOTHING);
        shop.local("upload");
        assertThat(shop.local("plan", "release").out()).contains(NOTHING);
        assertThat(shop.local("release").err()).contains(NOTHING);
    }
}
