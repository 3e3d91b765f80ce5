package dev.kirikae.cloud;

import dev.kirikae.model.Endpoint;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.model.ProbeRequest;
import dev.kirikae.model.ProbeResponse;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A small cloud to try things in: one live environment, one that waits, and effects in few words. */
public final class CloudFixture {

    static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    static final LiveName LIVE = new LiveName("push-api", "ap-northeast-1");
    static final String APPLICATION = "push-api";
    static final String PLATFORM = "64bit Amazon Linux 2023 v6.1.0 running Node.js 22";
    public static final EnvironmentId BLUE = new EnvironmentId("e-blue000000");
    public static final EnvironmentId GREEN = new EnvironmentId("e-green00000");

    final EmbeddedCloud cloud;
    final World world;
    private final Script script = new Script();
    private int operations;

    public CloudFixture() {
        this(blueAndGreen());
    }

    public CloudFixture(CloudBuilder builder) {
        cloud = builder.build();
        world = cloud.client("job", script);
    }

    static CloudBuilder empty() {
        return EmbeddedCloud.calm("123456789012", LIVE, START)
                .application(APPLICATION)
                .platforms(List.of(PLATFORM));
    }

    public static CloudBuilder blueAndGreen() {
        return empty().environment(BLUE, APPLICATION, "push-api-1", "push-api", "v1", 2)
                .environment(GREEN, APPLICATION, "push-api-2", "push-api-tmp", "v2", 2);
    }

    /** The next time a choice is made at this site, it is this one. */
    CloudFixture next(String site, int choice) {
        script.planned.computeIfAbsent(site, s -> new ArrayDeque<>()).add(choice);
        return this;
    }

    List<String> sites() {
        return List.copyOf(script.asked);
    }

    Answer swap(EnvironmentId from, EnvironmentId to) {
        return world.perform(new ChangingCall.Swap(operation(), from, to, cloud.now(), soon()));
    }

    Answer terminate(EnvironmentId id) {
        return world.perform(new ChangingCall.Terminate(operation(), id, cloud.now(), soon()));
    }

    Answer capacity(EnvironmentId id, int instances) {
        return world.perform(new ChangingCall.SetCapacity(
                operation(), id, "awseb-" + id + "-stack-AWSEBAutoScalingGroup", instances, cloud.now(), soon()));
    }

    Answer create(String name, String prefix, String version) {
        return create(name, prefix, version, PLATFORM, null);
    }

    Answer create(String name, String prefix, String version, String platform, String template) {
        return world.perform(new ChangingCall.CreateEnvironment(
                operation(),
                APPLICATION,
                name,
                prefix,
                version,
                platform,
                template,
                List.of(new OptionSetting("aws:autoscaling:asg", "MinSize", "2")),
                Map.of("kirikae:service", "push-api"),
                "kirikae",
                cloud.now(),
                soon()));
    }

    EnvironmentId created(String name) {
        Answer answer = create(name, name, "v2");
        if (answer instanceof Answer.Done done && done.environment() != null) {
            return done.environment().id();
        }
        throw new AssertionError(answer);
    }

    Environment seen(EnvironmentId id) {
        return listing().stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
    }

    List<Environment> listing() {
        return ((Answer.EnvironmentsSeen) world.perform(new Effect.LookAtEnvironments(APPLICATION))).environments();
    }

    Answer get(String host) {
        return world.perform(new Effect.Probe(
                "health",
                new ProbeRequest.Http(new Endpoint("http", host, 80, null, null), "/health", Duration.ofSeconds(5))));
    }

    String bodyOf(String host) {
        ProbeResponse.Http response = (ProbeResponse.Http) ((Answer.Probed) get(host)).response();
        return response.status() + " " + response.body();
    }

    List<String> eventsOf(EnvironmentId id) {
        return ((Answer.EventsSeen) world.perform(new Effect.LookAtEvents(id, Instant.EPOCH)))
                .events().stream().map(e -> e.message()).toList();
    }

    void wait(Duration time) {
        cloud.advanceTo(cloud.now().plus(time));
    }

    Instant soon() {
        return cloud.now().plusSeconds(60);
    }

    String operation() {
        return "op-" + ++operations;
    }

    static String message(Answer answer) {
        return answer instanceof Answer.Refused refused ? refused.code() + ": " + refused.message() : answer.toString();
    }

    /** Plans made beforehand, else calm; remembers where it was asked. */
    private static final class Script implements Chooser {
        final Map<String, Deque<Integer>> planned = new java.util.HashMap<>();
        final List<String> asked = new java.util.ArrayList<>();

        @Override
        public int choose(String site, int n) {
            asked.add(site + "/" + n);
            Deque<Integer> plans = planned.getOrDefault(site, new ArrayDeque<>());
            return plans.isEmpty() ? 0 : plans.remove();
        }
    }
}
