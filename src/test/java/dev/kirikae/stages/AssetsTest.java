package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.Incident;
import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages of each side name is asked of the other side, before the switch. */
class AssetsTest {

    private static String policy(String assets) {
        return ServiceLife.USUAL.replace("candidate: {", "candidate: {assets: " + assets + ", ");
    }

    private static ServiceLife uploaded(String assets) {
        ServiceLife life = new ServiceLife(ServiceLife.USUAL).released();
        life.waits(Duration.ofHours(2));
        assertThat(life.upload(2).exit()).isEqualTo(ExitCode.OK);
        life.performed();
        return life.policy(policy(assets));
    }

    private static List<String> asked(ServiceLife life) {
        return ServiceLife.all(Effect.Round.class, life.performed()).stream()
                .flatMap(round -> round.parts().stream())
                .filter(part ->
                        part instanceof Effect.Probe probe && probe.check().equals("assets"))
                .map(part -> ((ProbeRequest.Http) ((Effect.Probe) part).request()).path())
                .toList();
    }

    /** Answers to questions about assets, by whether the candidate is asked, and the path. */
    private static void answers(ServiceLife life, BiFunction<Boolean, String, ProbeResponse.@Nullable Http> answers) {
        life.answering(effect -> {
            if (!(effect instanceof Effect.Probe probe) || !probe.check().equals("assets")) {
                return null;
            }
            ProbeRequest.Http request = (ProbeRequest.Http) probe.request();
            boolean candidate = !request.at().host().startsWith("push-api.");
            ProbeResponse.Http answer = answers.apply(candidate, request.path());
            return answer == null
                    ? new Answer.Missing(Answer.Trouble.UNREACHABLE, "connection refused")
                    : new Answer.Probed(answer, List.of());
        });
    }

    private static ProbeResponse.Http page(String html) {
        return new ProbeResponse.Http(200, Map.of("content-type", "text/html"), html, 1);
    }

    private static ProbeResponse.Http file(int status) {
        return new ProbeResponse.Http(status, Map.of(), "", 1);
    }

    @Test
    void eachSideIsAskedForWhatTheOtherNames() {
        ServiceLife life = uploaded("refuse");

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence() + ending.evidence()).isEqualTo(ExitCode.OK);
        assertThat(life.entries().toString()).contains("assets: 4 on both sides, 0 of live's missing on the candidate");
        assertThat(asked(life)).hasSize(6).startsWith("/", "/").anyMatch(path -> path.endsWith(".js"));
    }

    @ParameterizedTest
    @CsvSource({"refuse, FAILED", "warn, OK", "off, OK"})
    void whatPagesOfLiveNameAndTheCandidateLacks(String assets, ExitCode exit) {
        ServiceLife life = uploaded(assets);
        CloudControl.begin(life.cloud(), Incident.OLD_ASSETS_MISSING);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        assertThat(life.owner()).isEqualTo(life.of(exit == ExitCode.OK ? 2 : 1));
        String line = "assets missing: \"/assets/push-api-c0ffee1-dddddddddddd.js\", named by / of live, is not on the"
                + " candidate (status 404): pages loaded before the switch break after it";
        if (assets.equals("off")) {
            assertThat(life.entries().toString()).doesNotContain("assets: ", "assets missing");
        } else {
            assertThat(life.entries().toString()).contains(line);
        }
        if (exit != ExitCode.OK) {
            assertThat(ending.evidence()).contains(line);
            assertThat(ServiceLife.all(ChangingCall.class, life.performed())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "500", "silent", "elsewhere", "loop"})
    void aPageThatCannotBeReadProvesNothing(String kind) {
        ServiceLife life = uploaded("{policy: refuse, paths: [/start]}");
        answers(life, (candidate, path) -> switch (kind) {
            case "json" -> new ProbeResponse.Http(200, Map.of("content-type", "application/json"), "{}", 1);
            case "500" -> file(500);
            case "silent" -> null;
            case "elsewhere" -> new ProbeResponse.Http(302, Map.of("location", "https://login.example.net/"), "", 1);
            default -> new ProbeResponse.Http(301, Map.of("location", "/start"), "", 1);
        });

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.FAILED);
        assertThat(ending.sentence()).contains("inconclusive");
        assertThat(ending.evidence().toString())
                .contains("assets unknown: /start of live ")
                .contains("probe health: 3 good");

        life.policy(policy("{policy: warn, paths: [/start]}"));
        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aRedirectWithinTheOriginIsFollowed() {
        ServiceLife life = uploaded("refuse");
        answers(
                life,
                (candidate, path) -> path.equals("/")
                        ? new ProbeResponse.Http(302, Map.of("location", "app/"), "", 1)
                        : path.equals("/app/")
                                ? page("<script src='" + (candidate ? "new" : "old") + ".js'></script>")
                                : file(candidate && path.equals("/app/old.js") ? 404 : 200));

        StageResult ending = life.release();

        assertThat(ending.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(ending.evidence().toString()).contains("assets missing: \"/app/old.js\", named by / of live");
    }

    /** Neither a hiccup nor a link that was dead before stops a release. */
    @Test
    void whatIsDeadOnBothSidesOrAnswersAtTheSecondTimeIsNoFault() {
        ServiceLife life = uploaded("refuse");
        int[] busy = {0};
        answers(
                life,
                (candidate, path) -> path.equals("/")
                        ? page("<link rel=icon href=/favicon.ico><script src=/a.js></script>")
                        : path.equals("/favicon.ico") ? file(404) : ++busy[0] == 1 ? file(503) : file(200));

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence() + ending.evidence()).isEqualTo(ExitCode.OK);
        assertThat(life.entries().toString())
                .contains("\"/favicon.ico\", named by / of live, is on neither side (status 404)");
    }

    @Test
    void aFirstReleaseHasNothingToCompareWith() {
        ServiceLife life = new ServiceLife(policy("refuse"));

        assertThat(life.upload(1).exit()).isEqualTo(ExitCode.OK);
        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);

        assertThat(asked(life)).isEmpty();
    }
}
