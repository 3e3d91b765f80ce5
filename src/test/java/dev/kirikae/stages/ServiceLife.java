package dev.kirikae.stages;

import dev.kirikae.cloud.CloudBuilder;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.config.Configurations;
import dev.kirikae.config.Document;
import dev.kirikae.config.Mode;
import dev.kirikae.config.Proofs;
import dev.kirikae.config.ReadResult;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.Status;
import dev.kirikae.stages.step.ServicePolicy;
import dev.kirikae.stages.step.UploadInput;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.ReplayedRun;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.Requests;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Step;
import dev.kirikae.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The life of a service from its first release on, stage after stage on an embedded cloud in virtual time. Any effect may be
 * answered otherwise, and a process may be killed or asked to stop before one.
 */
public final class ServiceLife {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final LiveName NAME = new LiveName("push-api", "ap-northeast-1");

    private static final String PROBE = "candidate: {probes: [{name: health, http: {path: /health}, every: 10s}]}";
    private static final String FILE = """
            application: push-api
            region: ap-northeast-1
            live: {cname: push-api}
            environment: {name: push-api, platform: 64bit Amazon Linux 2023 v6.* running Node.js 22}
            """;

    /** As a service is treated that nobody has configured further. */
    public static final String USUAL =
            "standby: {keep: 0s, drain: none}\nverify: {" + PROBE + ", health: {stable-for: 10s}, live: {watch: 2m}}\n";

    private String text;
    private final EmbeddedCloud cloud;
    private final MemoryLedger ledger = new MemoryLedger();
    private final List<Effect> performed = new ArrayList<>();
    private Function<Effect, @Nullable Answer> instead = effect -> null;
    private Predicate<Effect> killedBefore = effect -> false;
    private Predicate<Effect> stoppedBefore = effect -> false;
    private String environment = "";
    private String live = "";
    private int processes;
    private String requester = "";

    /** @param policy further lines of the configuration */
    public ServiceLife(String policy, Consumer<CloudBuilder> more) {
        text = FILE + policy;
        CloudBuilder builder = EmbeddedCloud.calm("123456789012", NAME, NOON)
                .ledger(ledger)
                .application("push-api")
                .platforms(List.of("64bit Amazon Linux 2023 v6.1.0 running Node.js 22"));
        more.accept(builder);
        cloud = builder.build();
    }

    public ServiceLife(String policy) {
        this(policy, builder -> {});
    }

    public ServiceLife() {
        this(USUAL);
    }

    /** A policy that verifies otherwise. */
    static String verifying(String live, String outcome) {
        return "standby: {keep: 0s, drain: none}\nverify: {" + PROBE + ", health: {stable-for: 10s}, live: {" + live
                + "}" + (outcome.isEmpty() ? "" : ", " + outcome) + "}\n";
    }

    /** Input 1 is live and settled: the first release. */
    public ServiceLife released() {
        return releases(1);
    }

    /** This input is uploaded and settles. */
    public ServiceLife releases(int input) {
        mustBeWell(upload(input));
        mustBeWell(release());
        return this;
    }

    private static void mustBeWell(StageResult ending) {
        if (ending.exit().code() != 0) {
            throw new AssertionError(ending.toString());
        }
    }

    /** From now on these effects are answered so, and never performed; null: as usual. */
    public ServiceLife answering(Function<Effect, @Nullable Answer> answers) {
        instead = answers;
        return this;
    }

    public ServiceLife killedBefore(Predicate<Effect> which) {
        killedBefore = which;
        return this;
    }

    /** Somebody asks the program to end before the first such effect. */
    public ServiceLife stoppedBefore(Predicate<Effect> which) {
        stoppedBefore = which;
        return this;
    }

    /** Who types what follows. */
    public ServiceLife by(String who) {
        requester = who;
        return this;
    }

    /** What the file says from now on. */
    public ServiceLife policy(String policy) {
        text = FILE + policy;
        return this;
    }

    /** Further keys of {@code environment}, from now on. */
    public ServiceLife environment(String more) {
        environment = more + ", ";
        return this;
    }

    /** Further keys of {@code live}, from now on. */
    public ServiceLife live(String more) {
        live = ", " + more;
        return this;
    }

    public StageResult upload(int input) {
        return upload(input, Allowances.NONE);
    }

    public StageResult upload(int input, Allowances allowed) {
        return ended(run(Upload.workflow(request("upload", allowed), servicePolicy(), bundled(input), false)));
    }

    public void uploadKilled(int input) {
        mustBeKilled(run(Upload.workflow(request("upload", Allowances.NONE), servicePolicy(), bundled(input), false)));
    }

    public StageResult release() {
        return release(Allowances.NONE);
    }

    public StageResult release(Allowances allowed) {
        return ended(run(Release.workflow(request("release", allowed), servicePolicy(), null, false)));
    }

    /** A release whose process is killed, as {@link #killedBefore} says. */
    void releaseKilled() {
        mustBeKilled(run(Release.workflow(request("release", Allowances.NONE), servicePolicy(), null, false)));
    }

    StageResult rollback() {
        return rollback(null, Allowances.NONE);
    }

    StageResult rollback(@Nullable EnvironmentId to, Allowances allowed) {
        return ended(
                run(Rollback.workflow(request("rollback", allowed), servicePolicy(), to == null ? null : to.value())));
    }

    void rollbackKilled() {
        mustBeKilled(run(Rollback.workflow(request("rollback", Allowances.NONE), servicePolicy(), null)));
    }

    public StageResult destroy(Destroy.What what) {
        return ended(run(Destroy.workflow(request("destroy", Allowances.NONE), servicePolicy(), what)));
    }

    void destroyKilled(Destroy.What what) {
        mustBeKilled(run(Destroy.workflow(request("destroy", Allowances.NONE), servicePolicy(), what)));
    }

    public StageResult recover() {
        return ended(run(Recover.workflow(request("recover", Allowances.NONE), servicePolicy())));
    }

    /** Any stage, whatever it is told besides. */
    public StageResult stage(String typed, BiFunction<Request, ServicePolicy, Workflow> workflow) {
        return ended(run(workflow.apply(request(typed, Allowances.NONE), servicePolicy())));
    }

    /** The newest rejected one is tried anew. */
    StageResult releaseAgain() {
        return stage("release", (request, servicePolicy) -> Release.workflow(request, servicePolicy, null, true));
    }

    /** The same, by a process that is killed. */
    void releaseAgainKilled() {
        mustBeKilled(run(Release.workflow(request("release", Allowances.NONE), servicePolicy(), null, true)));
    }

    /** A person says that it is gone. */
    public StageResult recoverWithout(EnvironmentId gone) {
        return stage("recover", (request, servicePolicy) -> Recover.workflow(request, servicePolicy, gone));
    }

    private static void mustBeKilled(@Nullable StageResult ending) {
        if (ending != null) {
            throw new AssertionError("it was not killed, it ended " + ending);
        }
    }

    private static StageResult ended(@Nullable StageResult ending) {
        return Objects.requireNonNull(ending, "it was killed");
    }

    static Allowances allowing(Guard guard, String thing) {
        return Allowances.NONE.with(guard, thing);
    }

    @Nullable
    EnvironmentId owner() {
        return cloud.ownerOf(NAME);
    }

    /** The environment of the newest release of this input. */
    public EnvironmentId of(int input) {
        EnvironmentId found = null;
        for (var release : journal().releases()) {
            found = release.version().equals(label(input)) && release.environment() != null
                    ? release.environment()
                    : found;
        }
        return Objects.requireNonNull(found, "input " + input + " has no environment");
    }

    public JournalState journal() {
        return JournalState.replay(ledger.entries());
    }

    public List<JournalEntry> entries() {
        return ledger.entries();
    }

    /** What the cloud itself would answer now: for answers that differ from it a little. */
    public Answer truly(Effect effect) {
        return cloud.client("the truth").perform(effect);
    }

    public EmbeddedCloud cloud() {
        return cloud;
    }

    public boolean isThere(EnvironmentId id) {
        Environment environment = cloud.environment(id);
        return environment != null && environment.status() != Status.TERMINATED;
    }

    public Instant now() {
        return cloud.now();
    }

    /** Time in which no process does anything. */
    public void waits(Duration time) {
        cloud.advanceTo(cloud.now().plus(time));
    }

    /** A person moves the live name by hand, and it is done before anybody looks. */
    void movedByHand(EnvironmentId to) {
        cloud.swapByHand(Objects.requireNonNull(owner(), "nobody has the live name"), to);
        waits(Duration.ofSeconds(30));
    }

    /** A person terminates it, and it is gone. */
    public void terminatedByHand(EnvironmentId id) {
        cloud.terminateByHand(id);
        waits(Duration.ofMinutes(20));
    }

    /** What the processes asked for since the last call of this. */
    public List<Effect> performed() {
        List<Effect> since = List.copyOf(performed);
        performed.clear();
        return since;
    }

    public static <E extends Effect> List<E> all(Class<E> kind, List<Effect> performed) {
        return performed.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private @Nullable StageResult run(Workflow workflow) {
        String nonce = "n" + ++processes;
        ReplayedRun replay = new ReplayedRun(workflow, cloud.now());
        boolean stop = false;
        for (int steps = 0; steps < 5_000; steps++) {
            if (replay.next() instanceof Step.End end) {
                stoppedBefore = any -> false;
                return end.ending();
            }
            Effect effect = ((Step.Do) replay.next()).effect();
            if (killedBefore.test(effect)) {
                killedBefore = any -> false;
                return null;
            }
            performed.add(effect);
            stop |= stoppedBefore.test(effect);
            replay.hear(perform(nonce, effect, stop), cloud.now(), stop);
        }
        throw new AssertionError("it does not end");
    }

    private Answer perform(String nonce, Effect effect, boolean stop) {
        Answer given = instead.apply(effect);
        if (given != null) {
            return given;
        }
        if (effect instanceof Effect.Wait wait) {
            cloud.advanceTo(stop ? cloud.now() : wait.until());
            return new Answer.Waited();
        }
        if (effect instanceof Effect.LookAtAncestry) {
            return new Answer.AncestrySeen(true, List.of(), "");
        }
        if (effect instanceof Effect.Round round) {
            return new Answer.RoundSeen(round.parts().stream()
                    .map(part -> perform(nonce, part, stop))
                    .toList());
        }
        return cloud.client(nonce).perform(effect);
    }

    private Request request(String stage, Allowances allowed) {
        String nonce = "n" + (processes + 1);
        return allowed.isEmpty()
                ? Requests.by(requester, stage, nonce)
                : Requests.of(stage, nonce, "push-api", allowed, "the test says so");
    }

    private ServicePolicy servicePolicy() {
        return new ServicePolicy(configuration(), null);
    }

    private Configuration configuration() {
        String whole = text.replace("environment: {name", "environment: {" + environment + "name")
                .replace("live: {cname: push-api", "live: {cname: push-api" + live);
        ReadResult reading = Configurations.read(
                new Document("kirikae.yml", whole), null, Map.of(), Mode.STRICT, Proofs.ANY, "1.0.0");
        if (reading instanceof ReadResult.Loaded loaded) {
            return loaded.configuration();
        }
        throw new AssertionError(((ReadResult.Rejected) reading).problems().toString());
    }

    private static String label(int input) {
        return "push-api-" + commit(input).substring(0, 7) + "-" + "d".repeat(12);
    }

    private static String commit(int input) {
        return ("c0ffee" + input).repeat(6).substring(0, 40);
    }

    public UploadInput bundled(int input) {
        String digest = String.valueOf(input).repeat(64);
        return new UploadInput(
                commit(input),
                commit(input).substring(0, 7),
                "Add a thing",
                label(input),
                digest,
                digest,
                1000,
                true,
                ConfigurationJson.write(configuration()),
                null);
    }
}
