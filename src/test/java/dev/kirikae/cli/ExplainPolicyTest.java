package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kirikae.cli.view.RejudgedText;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import dev.kirikae.stages.ReleaseRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain --policy}: a release judged by another file. */
class ExplainPolicyTest {

    private static final String LIVE = "watch: 5m";

    @TempDir
    Path folder;

    private Shop shop;
    private String release = "";

    @BeforeEach
    void released() throws Exception {
        shop = Shop.of(folder.resolve("shop"));
        assertThat(shop.local("upload").code()).isZero();
        Shop.Run first = shop.local("release");
        assertThat(first.code()).as(first.err()).isZero();
        release = first.out().replaceAll("(?s).*?([0-9]{8}-[0-9a-f]{7}).*", "$1");
    }

    private JsonNode rejudged(String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of("explain", release, "--output", "json"));
        words.addAll(List.of(options));
        Shop.Run run = shop.local(words.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return JsonMapper.builder().build().readTree(run.out()).path("rejudged");
    }

    @Test
    void byItsOwnFileItIsAsRecorded() throws Exception {
        Shop.Run run = shop.local("explain", release, "--policy", "kirikae.yml");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("its watch, judged again by kirikae.yml")
                .containsPattern("verdict      verified, at [-0-9:TZ.]+; recorded: verified")
                .contains("outcome      the release would have been settled")
                .contains("the verification before the switch: its observations are not recorded")
                .doesNotContain("differences");

        JsonNode json = rejudged("--policy", "kirikae.yml");
        assertThat(json.path("verdict").asText()).isEqualTo("verified");
        assertThat(json.path("recorded").asText()).isEqualTo("verified");
        assertThat(json.path("unknown")).hasSize(1);
        assertThat(rejudged().isMissingNode()).isTrue();
    }

    @Test
    void whatTheFileAsksAndNobodyAskedThenIsUnknown() throws Exception {
        shop.write(
                "other.yml", Shop.FILE.replace("path: /health", "path: /ready").replace(LIVE, "watch: 6m"));

        JsonNode json = rejudged("--policy", "other.yml");

        assertThat(json.path("policy").asText()).isEqualTo("other.yml");
        assertThat(json.path("verdict").asText()).isEqualTo("unknown");
        assertThat(json.path("at").isNull()).isTrue();
        assertThat(json.path("unknown").toString()).contains("probe health: another question was asked");
        assertThat(json.path("differences").toString())
                .contains("verify.live.watch: 6m, recorded 5m", "/ready, recorded /health");
    }

    @Test
    void aFileThatIsWrongIsRefusedWithThePlace() throws Exception {
        shop.write("wrong.yml", Shop.FILE.replace(LIVE, "watch: soon"));
        Shop.Run wrong = shop.local("explain", release, "--policy", "wrong.yml");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).containsPattern("wrong\\.yml:[0-9]+:[0-9]+").contains("watch");

        Shop.Run none = shop.local("explain", release, "--policy", "none.yml");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("--policy: there is no file none.yml");
    }

    @Test
    void whatAnOlderProgramWatchedIsUnknown() {
        Instant at = Instant.parse("2026-11-22T12:00:00Z");
        JournalEntry opened = new JournalEntry.Opened("20261122-aaaaaaa", "a".repeat(40), "v", "", "e", "{}", null, at);
        EnvironmentId id = new EnvironmentId("e-green00001");
        List<JournalEntry> entries = List.of(
                new JournalEntry.Founded(1, "1.0.0", "123456789012", "ap-northeast-1", "push-api", "push-api", at),
                opened,
                new JournalEntry.Launched("20261122-aaaaaaa", id, Duration.ofMinutes(3), at),
                new JournalEntry.Prepared("20261122-aaaaaaa", at),
                new JournalEntry.Began("20261122-aaaaaaa", id, null, false, Duration.ofMinutes(5), at),
                new JournalEntry.Judged(
                        "20261122-aaaaaaa", JournalEntry.Phase.LIVE, Verdict.FAILED, List.of("bad\u001b[31m"), at));
        ReleaseRecord record =
                Objects.requireNonNull(JournalState.replay(entries).release("20261122-aaaaaaa"));

        RejudgedText text = RejudgedText.of(
                "\u001b[2J.yml", entries, record, ConfigurationJson.read(new ReleaseRun("{}").record()));

        assertThat(text.rejudged().verdict()).isNull();
        assertThat(text.recorded()).isEqualTo(Verdict.FAILED);
        assertThat(text.lines())
                .anyMatch(l -> l.endsWith(
                        "what its watch saw is not recorded: an older version watched it, or it was too much"))
                .noneMatch(l -> l.contains("\u001b"));
    }
}
