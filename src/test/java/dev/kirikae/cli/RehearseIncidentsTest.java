package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kirikae.cloud.Incident;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rehearsal proves no more than it saw: what struck, what noticed it and when, and what users met meanwhile. */
class RehearseIncidentsTest {

    /** Nothing here counts failed requests: a probe that forgives, health that takes all, an alarm on something else. */
    private static final String BLIND = Shop.FILE
            .replace("accept: [Ok, Info]", "accept: [Ok, Info, Warning, Degraded]")
            .replace(
                    "    watch: 5m\n",
                    "    watch: 5m\n    probes:\n      - name: forgiving\n"
                            + "        http: {path: /, expect: {status: 200}}\n        failures: 100\n")
            .replace("    - template: http-5xx-alarm\n", "    - template: instance-metadata-v2\n")
            .replace("\"${environment}-5xx\"", "the-latency");

    @TempDir
    private Path temp;

    private Shop shop(String file) throws Exception {
        return Shop.of(temp.resolve("shop"), Map.of("kirikae.yml", file, "app.js", "// one\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alarm-after-switch|7|noticed after \\d+.* by probe .*; users had the bad version for .*10 % of the",
                "probe-fails-after-switch|7|noticed after \\d+s by probe health, probe version; users had the bad version for \\d+s\\.",
                "candidate-never-healthy|6|noticed after .* by health; no user had a bad version",
                "one-wrong-instance|6|by the count of instances by version; no user",
                "swap-answer-lost|0|by the call Swap, whose answer did not come; no user",
                "moved-by-hand|8|by a look at who owns the live name; no user",
                "stale-looks|0|nothing needs to notice it; no user",
                "standby-terminated-by-hand|0|by release, which says that there is no way back",
            })
    void theSummarySaysWhatBecameOfIt(String incident, int code, String words) throws Exception {
        Shop shop = shop(Shop.FILE);

        Shop.Run run = shop.type("rehearse", "--incident", incident);

        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.out()).containsPattern("incident " + incident + ": struck at .*" + words);
        assertThat(Files.readString(shop.folder.resolve("kirikae-report/report.html")))
                .contains("What went wrong on purpose", incident, "It struck at ");
        assertThat(Files.readString(shop.folder.resolve("kirikae-report/junit.xml")))
                .contains("<testsuite name=\"incidents\" tests=\"1\" failures=\"0\"");
    }

    /** Nothing but the queue's own check can notice it. */
    @Test
    void aQueueThatGrowsIsNoticedByItsCheckAlone() throws Exception {
        String watched = Shop.FILE.replace(
                "    watch: 5m\n", "    watch: 5m\n    queues: [{name: push-jobs-dead, max-visible: 0}]\n");

        Shop.Run run = shop(watched).type("rehearse", "--incident", "queue-grows");

        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(7);
        assertThat(run.err()).contains("assumed: queue push-jobs-dead exists and is empty");
        assertThat(run.out())
                .containsPattern("incident queue-grows: struck at .*noticed after \\d+.* by queue push-jobs-dead");
    }

    @Test
    void aCandidateThatNeverGetsWarmIsNoticedByItsWarmUp() throws Exception {
        String warmed = Shop.FILE.replace(
                "  candidate:\n", "  candidate:\n    warm-up: {until: {p95: 300ms, over: 20}, at-most: 30s}\n");

        Shop.Run run = shop(warmed).type("rehearse", "--incident", "candidate-stays-slow");

        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(6);
        assertThat(run.out()).containsPattern("incident candidate-stays-slow: struck at .*noticed after .* by warm-up");
        assertThat(shop(warmed).type("rehearse").code()).isZero();
    }

    @Test
    void anOwnNameThatPointsPastTheLiveNameIsNoticedThroughIt() throws Exception {
        String named = Shop.FILE.replace("{cname: push-api}", "{cname: push-api, domains: [api.example.com]}");

        Shop.Run run = shop(named).type("rehearse", "--incident", "domain-points-past");

        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(7);
        assertThat(run.err()).contains("assumed: domain api.example.com leads to the live name");
        assertThat(run.out())
                .containsPattern("incident domain-points-past: struck at .* by probe through api.example.com");
    }

    @ParameterizedTest
    @CsvSource({"refuse, 6", "warn, 0"})
    void whatPagesOfLiveMissIsNoticed(String policy, int code) throws Exception {
        String compared = Shop.FILE.replace("  candidate:\n", "  candidate:\n    assets: " + policy + "\n");

        Shop.Run run = shop(compared).type("rehearse", "--incident", "old-assets-missing");

        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        assertThat(run.out()).containsPattern("incident old-assets-missing: struck at .* by assets missing");
        assertThat(Files.readString(temp.resolve("shop/kirikae-report/report.html")))
                .contains("is not on the candidate (status 404)");
    }

    @Test
    void whatNobodyNoticedIsSaidLoudlyWithWhatWouldHave() throws Exception {
        Shop shop = shop(BLIND);

        Shop.Run run = shop.type("rehearse", "--incident", "alarm-after-switch");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("assumed: alarm the-latency exists and is green; no file of the bundle makes it, so what it"
                        + " watches is not known here, and nothing turns it red");
        assertThat(run.out())
                .containsPattern(
                        "NOT NOTICED by anything; users had the bad version for 5m \\d+s .*, and still have it")
                .contains("What would have noticed it:", "- template: http-5xx-alarm", "- name: \"${environment}-5xx\"")
                .contains("health: {accept: [Ok, Info]}");
        assertThat(Files.readString(shop.folder.resolve("kirikae-report/junit.xml")))
                .contains("<testsuite name=\"incidents\" tests=\"1\" failures=\"1\"", "template: http-5xx-alarm");
    }

    @Test
    void allOfThemAreATableAndEachEndsAsThePolicySays() throws Exception {
        Shop shop = shop(Shop.FILE);

        Shop.Run run = shop.type("rehearse", "--incident", "all");

        assertThat(run.code()).as(run.out() + run.err()).isZero();
        for (Incident incident : Incident.values()) {
            assertThat(run.out()).containsPattern("(?m)^" + incident.word() + " +[a-z]+.* \\(\\d\\) ");
        }
        int count = Incident.values().length;
        assertThat(run.out())
                .contains(count + " incidents, " + count + " ended as the policy says")
                .containsPattern("(?m)^alarm-after-switch +restored \\(7\\) ")
                .containsPattern("(?m)^standby-sick +refused \\(3\\) ")
                .containsPattern("(?m)^termination-fails-once +settled \\(0\\) +5m \\d+s +- +destroy$");
        assertThat(Files.readString(shop.folder.resolve("kirikae-report/junit.xml")))
                .contains("<testsuite name=\"incidents\" tests=\"" + count + "\" failures=\"0\"");
        assertThat(run.last()).isEqualTo("next: kirikae plan");
    }

    @Test
    void aRowThatEndedOtherwiseIsMarkedAndTheExitIsSix() throws Exception {
        Shop.Run run = shop(BLIND).type("rehearse", "--incident", "all", "--output", "json");

        assertThat(run.code()).as(run.err()).isEqualTo(6);
        JsonNode document = JsonMapper.builder().build().readTree(run.out());
        JsonNode row = null;
        for (JsonNode each : document.path("incidents")) {
            row = each.path("incident").asText().equals("alarm-after-switch") ? each : row;
        }
        assertThat(row).isNotNull();
        assertThat(row.path("ended").asText()).isEqualTo("settled");
        assertThat(row.path("expected").asText()).isEqualTo("restored");
        assertThat(row.path("unnoticed").asBoolean(false)).isTrue();
        assertThat(row.path("hurtSeconds").asInt(0)).isGreaterThan(290);
        assertThat(document.path("sentence").asText()).contains("did not end as the policy says", "alarm-after-switch");
    }

    @Test
    void whereThePolicyHoldsHeldIsAsItSays() throws Exception {
        Shop.Run run = shop(Shop.FILE.replace("  live:\n    watch", "  on-failure: hold\n  live:\n    watch"))
                .type("rehearse", "--incident", "all");

        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).containsPattern("(?m)^probe-fails-after-switch +held \\(8\\) ");
    }

    @ParameterizedTest
    @CsvSource({
        "swap-throttled, 0, rolled back",
        "swap-answer-lost, 0, rolled back",
        "swap-arrives-late, 0, rolled back",
        "killed-after-switch, 0, rolled back",
        "standby-sick, 3, refused",
    })
    void aRollbackIsRehearsedUnderFire(String incident, int code, String end) throws Exception {
        Shop.Run run = shop(Shop.FILE).type("rehearse", "--rollback", "--incident", incident);

        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.err()).contains("— rollback").doesNotContain("— destroy");
        assertThat(run.err().indexOf("incident: "))
                .as("it strikes there")
                .isGreaterThan(run.err().indexOf("— release"));
        assertThat(run.out()).contains("The release ended " + end + ", ").contains("incident " + incident + ": struck");
    }

    /** It is not scaled in while that is held; else the rollback raises it first. */
    @ParameterizedTest
    @CsvSource({"1h, did not strike: one instance", "0s, struck"})
    void aStandbyIsScaledInOnlyWhereItIsNotHeld(String hold, String found) throws Exception {
        Shop.Run run = shop(Shop.FILE + "standby: {hold-capacity: " + hold + "}\n")
                .type("rehearse", "--rollback", "--incident", "standby-scaled-in");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("The release ended rolled back, ")
                .contains("incident standby-scaled-in: " + found);
    }

    @Test
    void aDestroyThatFailedRunsOnceMoreAndBothAreSaid() throws Exception {
        Shop.Run run = shop(Shop.FILE).type("rehearse", "--incident", "termination-fails-once");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("destroy +\\d+m \\d+s +exit 6: .* its termination failed")
                .containsPattern("destroy +\\d+m \\d+s +.* is gone")
                .contains("by destroy, which ended 6");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--incident all --expect settled|--incident all: alone",
                "--incident all --incident throttled|--incident all: alone",
                "--incident standby-sik|did you mean standby-sick?",
                "--first --rollback|nothing to go back to",
                "--first --incident standby-sick|nothing to go back to",
            })
    void whatCannotBeIsRefused(String words, String why) throws Exception {
        Shop.Run run = shop(Shop.FILE).type(("rehearse " + words).split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(why);
    }

    @Test
    void theListSaysWhereEachStrikesAndWhatShouldNoticeIt() {
        Shop.Run run = Shop.bare(temp).type("rehearse", "--list-incidents");

        assertThat(run.out())
                .contains("strikes upload:", "strikes rollback:", "  swap-answer-lost *\n", "  standby-sick\n")
                .contains("noticed by: the watch, by a probe");
    }
}
