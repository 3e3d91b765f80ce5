package dev.kirikae.stages;

import static dev.kirikae.stages.ReleaseRun.GREEN;

import dev.kirikae.cloud.CloudBuilder;
import dev.kirikae.model.Environment;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Instance;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.model.QueueState;
import dev.kirikae.model.Status;
import dev.kirikae.model.Verdict;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong, or seems to, once the candidate serves, and how its release ends.
 *
 * @param verify what stands below {@code verify}, in braces
 * @param world what there is besides
 * @param trouble what looks bring from the watch's beginning on, for one run: it counts the looks that are answered
 * @param exit of {@code release}
 * @param verdict of the watch
 * @param reason a part of what the verdict was decided from
 */
record WatchScenario(
        String name,
        String verify,
        Consumer<CloudBuilder> world,
        Function<ReleaseRun, ReleaseRun.Changing> trouble,
        int exit,
        Verdict verdict,
        String reason) {

    private static final String FILE =
            "{candidate: {probes: [{name: p, every: 10s, passes: 2, %s}]}, health: {stable-for: 30s}, live: {watch: 4m%s}%s}";

    @Override
    public String toString() {
        return name + ": " + exit;
    }

    private static WatchScenario of(
            String name,
            String probe,
            Function<ReleaseRun, ReleaseRun.Changing> trouble,
            int exit,
            Verdict verdict,
            String reason) {
        return new WatchScenario(name, FILE.formatted(probe, "", ""), world -> {}, trouble, exit, verdict, reason);
    }

    /** With other keys of {@code verify} behind. */
    private WatchScenario with(String more, int otherwise) {
        String file = verify.substring(0, verify.length() - 1) + ", " + more + "}";
        return new WatchScenario(name + ", " + more, file, world, trouble, otherwise, verdict, reason);
    }

    private static final String HTTP = "http: {path: /health}";
    private static final String JSON = "json: {path: /edges, expect: [%s]}";

    static List<WatchScenario> all() {
        WatchScenario silent = of(
                "a probe hangs", HTTP, probes(n -> true, a -> LATE), 7, Verdict.INCONCLUSIVE, "not answered in time");
        WatchScenario bad =
                of("a probe fails for ever", HTTP, http(n -> true, 503), 7, Verdict.FAILED, "status 503, expected 200");
        return List.of(
                of(
                        "a probe fails once, forgiven",
                        HTTP + ", failures: 1",
                        http(n -> n == 8, 500),
                        0,
                        Verdict.VERIFIED,
                        " good, 1 bad"),
                of(
                        "a probe fails once, not forgiven",
                        HTTP,
                        http(n -> n == 8, 500),
                        7,
                        Verdict.FAILED,
                        "status 500, expected 200"),
                of(
                        "a probe fails at the very end",
                        HTTP,
                        http(n -> n == 24, 500),
                        7,
                        Verdict.FAILED,
                        "status 500, expected 200"),
                of(
                        "a probe fails twice, forgiven",
                        HTTP + ", failures: 2",
                        http(n -> n == 8 || n == 12, 500),
                        0,
                        Verdict.VERIFIED,
                        " good, 2 bad"),
                of(
                        "a probe fails twice, once forgiven",
                        HTTP + ", failures: 1",
                        http(n -> n == 8 || n == 12, 500),
                        7,
                        Verdict.FAILED,
                        " good, 2 bad"),
                bad,
                bad.with("on-failure: hold", 8),
                of(
                        "a probe hangs once",
                        HTTP,
                        probes(n -> n == 8, a -> LATE),
                        0,
                        Verdict.VERIFIED,
                        " not answered in time; last: status 200"),
                silent,
                silent.with("on-inconclusive: hold", 8),
                silent.with("on-inconclusive: accept", 0),
                of(
                        "a probe is redirected",
                        HTTP,
                        probes(n -> true, a -> redirect()),
                        7,
                        Verdict.FAILED,
                        "status 302 to \"/login\", expected 200"),
                of(
                        "the old environment answers",
                        "version: {path: /version, json: $.version}",
                        probes(n -> true, a -> json("{\"version\":\"blue\"}")),
                        7,
                        Verdict.FAILED,
                        "blue"),
                of(
                        "HTML comes for JSON",
                        JSON.formatted("{at: $.state, equals: running}"),
                        probes(n -> true, a -> ok("<html>it works</html>")),
                        7,
                        Verdict.FAILED,
                        "<html>"),
                of(
                        "heartbeats are stale",
                        edges("newest"),
                        lists("11:00", "11:10"),
                        7,
                        Verdict.FAILED,
                        "the newest of 2 at $[*].at is 2026-11-22T11:10:00Z, "),
                of(
                        "one heartbeat of many is stale",
                        edges("every"),
                        lists("11:00", "12:00"),
                        7,
                        Verdict.FAILED,
                        "$[*].at is 2026-11-22T11:00:00Z, "),
                of(
                        "one heartbeat of many is stale, the newest counts",
                        edges("newest"),
                        lists("11:00", "12:00"),
                        0,
                        Verdict.VERIFIED,
                        " good, 0 bad"),
                of("there is no heartbeat", edges("every"), lists(), 7, Verdict.INCONCLUSIVE, "inconclusive"),
                of(
                        "paused",
                        JSON.formatted("{at: $.state, one-of: [running], show: $.reason}"),
                        probes(n -> n >= 8, a -> json("{\"state\":\"paused\",\"reason\":\"licence expired\"}")),
                        7,
                        Verdict.FAILED,
                        "licence expired"),
                of(
                        "instances run two versions",
                        HTTP,
                        twoVersions(),
                        7,
                        Verdict.FAILED,
                        "instances: 1 of 2 run green; i-2 runs blue"),
                of(
                        "health flaps and recovers",
                        HTTP,
                        health(t -> t % 120 >= 60 && t % 120 < 80),
                        0,
                        Verdict.VERIFIED,
                        "environment: Ready, health Ok"),
                of(
                        "health flaps without a rest",
                        HTTP,
                        health(t -> t / 10 % 2 == 1),
                        7,
                        Verdict.INCONCLUSIVE,
                        "lengthened after 4m, when something was still open"),
                of(
                        "health leaves for good",
                        HTTP,
                        health(t -> t >= 100),
                        7,
                        Verdict.FAILED,
                        "environment: Ready, health Warning (accepted: Ok, Info), not accepted for "),
                of(
                        "nobody tells health any more",
                        HTTP,
                        seen(e -> null),
                        7,
                        Verdict.INCONCLUSIVE,
                        "so nothing is known for "),
                of(
                        "health is grey",
                        HTTP,
                        seen(e -> Looks.with(e, HealthColour.GREY, HealthStatus.NO_DATA)),
                        7,
                        Verdict.INCONCLUSIVE,
                        "so nothing is known for "),
                of(
                        "it is busy",
                        HTTP,
                        seen(e -> Looks.withStatus(e, e.version(), Status.UPDATING)),
                        7,
                        Verdict.INCONCLUSIVE,
                        "so nothing is known for "),
                new WatchScenario(
                        "dead letters grow",
                        FILE.formatted(HTTP, ", queues: [{name: jobs, dead-letters: 0}]", ""),
                        cloud -> cloud.queue("jobs", 0),
                        deadLetters(),
                        7,
                        Verdict.FAILED,
                        "dead (at most 0): too much since"));
    }

    private static final Answer LATE = new Answer.Missing(Answer.Trouble.LATE, "no answer within 5 s");

    private static ReleaseRun.Changing watching(ReleaseRun run, ReleaseRun.Changing trouble) {
        return (look, answer) -> run.isWatching() && run.evidence().isEmpty() ? trouble.change(look, answer) : answer;
    }

    /** @param which samples of the watch, counted from 1 */
    private static Function<ReleaseRun, ReleaseRun.Changing> probes(
            LongPredicate which, UnaryOperator<Answer> otherwise) {
        return run -> {
            long[] taken = {0};
            return watching(
                    run,
                    (look, answer) ->
                            look instanceof Effect.Probe && which.test(++taken[0]) ? otherwise.apply(answer) : answer);
        };
    }

    private static Function<ReleaseRun, ReleaseRun.Changing> http(LongPredicate which, int status) {
        return probes(which, a -> new Answer.Probed(new ProbeResponse.Http(status, Map.of(), "", 3)));
    }

    private static Answer redirect() {
        return new Answer.Probed(new ProbeResponse.Http(302, Map.of("location", "/login"), "", 3));
    }

    private static Answer ok(String body) {
        return new Answer.Probed(new ProbeResponse.Http(200, Map.of(), body, 3));
    }

    private static Answer json(String body) {
        return ok(body);
    }

    private static String edges(String of) {
        return JSON.formatted("{at: \"$[*].at\", newer-than: 30m, of: " + of + "}");
    }

    private static Function<ReleaseRun, ReleaseRun.Changing> lists(String... times) {
        StringBuilder list = new StringBuilder();
        for (String time : times) {
            list.append(list.isEmpty() ? "" : ",")
                    .append("{\"name\":\"edge\",\"at\":\"2026-11-22T")
                    .append(time)
                    .append(":00Z\"}");
        }
        return probes(n -> true, a -> json("[" + list + "]"));
    }

    private static Function<ReleaseRun, ReleaseRun.Changing> twoVersions() {
        return run -> watching(
                run,
                (look, answer) -> look instanceof Effect.LookAtInstances of
                                && of.environment().equals(GREEN)
                        ? new Answer.InstancesSeen(List.of(instance("i-1", "green"), instance("i-2", "blue")))
                        : answer);
    }

    private static Instance instance(String id, String version) {
        return new Instance(id, HealthStatus.OK, version, "Deployed", List.of());
    }

    /** @param bad whether health is Warning so many seconds after the watch's beginning */
    private static Function<ReleaseRun, ReleaseRun.Changing> health(LongPredicate bad) {
        return run -> watching(
                run,
                (look, answer) -> bad.test(run.watched().toSeconds())
                        ? Looks.environment(GREEN, e -> Looks.with(e, HealthColour.YELLOW, HealthStatus.WARNING))
                                .change(look, answer)
                        : answer);
    }

    /** @param otherwise the candidate after a minute, until the watch is over; null: the look brings no answer */
    private static Function<ReleaseRun, ReleaseRun.Changing> seen(
            Function<Environment, @Nullable Environment> otherwise) {
        return run -> watching(run, (look, answer) -> {
            boolean late = run.watched().compareTo(Duration.ofSeconds(60)) > 0;
            if (!late || !(answer instanceof Answer.EnvironmentsSeen all)) {
                return answer;
            }
            List<Environment> changed = new ArrayList<>();
            for (Environment each : all.environments()) {
                Environment now = each.id().equals(GREEN) ? otherwise.apply(each) : each;
                if (now == null) {
                    return new Answer.Missing(Answer.Trouble.UNREACHABLE, "no route");
                }
                changed.add(now);
            }
            return new Answer.EnvironmentsSeen(changed);
        });
    }

    private static Function<ReleaseRun, ReleaseRun.Changing> deadLetters() {
        return run -> {
            int[] looks = {0};
            return watching(
                    run,
                    (look, answer) -> answer instanceof Answer.QueueSeen seen
                            ? new Answer.QueueSeen(new QueueState(
                                    "jobs", 0, 0, 0, null, new QueueState("dead", ++looks[0], 0, 0, null, null)))
                            : answer);
        };
    }
}
