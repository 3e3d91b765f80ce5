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
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import dev.kirikae.stages.step.ServicePolicy;
import dev.kirikae.stages.step.Steps;
import dev.kirikae.stages.step.UploadInput;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.LedgerWriter;
import dev.kirikae.workflow.ReplayedRun;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.Requests;
import dev.kirikae.workflow.StageContext;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Step;
import dev.kirikae.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Stages on an embedded cloud in virtual time, where blue is live and settled and green waits as its candidate. What a look
 * brings may be changed on its way, and a process may be killed before an effect.
 */
public final class ReleaseRun {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final EnvironmentId BLUE = new EnvironmentId("e-blue000001");
    public static final EnvironmentId GREEN = new EnvironmentId("e-green00001");

    private static final LiveName NAME = new LiveName("push-api", "ap-northeast-1");
    static final String STACK = "64bit Amazon Linux 2023 v6.1.0 running Node.js 22";
    private static final String FILE = """
            application: push-api
            region: ap-northeast-1
            live: {cname: push-api}
            """;
    private static final String SOON = "{keep: 0s, drain: none}";

    /** Changes an answer to a look that is not a round; the looks of a round come one by one. */
    @FunctionalInterface
    public interface Changing {
        Answer change(Effect.Look look, Answer answer);
    }

    private final Configuration configuration;
    private final EmbeddedCloud cloud;
    private final LedgerWriter writer;
    private final List<Effect> performed = new ArrayList<>();
    private Changing changing = (look, answer) -> answer;
    private Function<Effect, @Nullable Answer> instead = effect -> null;
    private Predicate<Effect> killedBefore = effect -> false;
    private @Nullable Instant watchBegan;
    private int processes;

    /**
     * @param verify what stands below {@code verify}, as one line in braces
     * @param more what else is there
     */
    public ReleaseRun(String verify, Consumer<CloudBuilder> more) {
        this(SOON, verify, more);
    }

    /** @param standby what stands below {@code standby}, likewise */
    public ReleaseRun(String standby, String verify, Consumer<CloudBuilder> more) {
        this(configuration(FILE + "standby: " + standby + "\nverify: " + verify + "\n"), more);
    }

    /** @param rest what else is in the file, in lines of its own */
    public ReleaseRun(String verify, Consumer<CloudBuilder> more, String rest) {
        this(configuration(FILE + "standby: " + SOON + "\nverify: " + verify + "\n" + rest + "\n"), more);
    }

    private ReleaseRun(Configuration configuration, Consumer<CloudBuilder> more) {
        this.configuration = configuration;
        MemoryLedger ledger = new MemoryLedger();
        writer = new LedgerWriter(ledger::append);
        UploadedRelease.write(configuration, writer, "20261020-aaaaaaa", BLUE, null, NOON.minus(Duration.ofDays(30)));
        UploadedRelease.write(configuration, writer, "20261122-bbbbbbb", GREEN, BLUE, NOON.minus(Duration.ofHours(2)));
        CloudBuilder builder = EmbeddedCloud.calm("123456789012", NAME, NOON)
                .ledger(ledger)
                .platforms(List.of(STACK))
                .environment(BLUE, "push-api", "push-api-20261020-aaaaaaa", "push-api", "blue", 2)
                .environment(GREEN, "push-api", "push-api-20261122-bbbbbbb", "away-1", "green", 2);
        more.accept(builder);
        cloud = builder.build();
    }

    public ReleaseRun(String verify) {
        this(verify, builder -> {});
    }

    private ReleaseRun(Configuration configuration, EmbeddedCloud cloud, MemoryLedger ledger) {
        this.configuration = configuration;
        this.cloud = cloud;
        this.writer = new LedgerWriter(ledger::append);
    }

    /** Where nothing was ever released. */
    static ReleaseRun first(String verify, Consumer<CloudBuilder> more) {
        MemoryLedger ledger = new MemoryLedger();
        CloudBuilder builder = EmbeddedCloud.calm("123456789012", NAME, NOON)
                .ledger(ledger)
                .application("push-api")
                .platforms(List.of(STACK));
        more.accept(builder);
        String platform = "environment: {platform: \"64bit Amazon Linux 2023 v6.* running Node.js 22\"}\n";
        return new ReleaseRun(configuration(FILE + platform + "verify: " + verify + "\n"), builder.build(), ledger);
    }

    public ReleaseRun changing(Changing next) {
        changing = next;
        return this;
    }

    /** @param which gives the answer itself, or null where the effect is performed */
    public ReleaseRun answering(Function<Effect, @Nullable Answer> which) {
        instead = which;
        return this;
    }

    public ReleaseRun killedBefore(Predicate<Effect> which) {
        killedBefore = which;
        return this;
    }

    /** Null: its process was killed. */
    @Nullable
    public StageResult release(Allowances allowed) {
        Request request = request("release", allowed);
        return run(Release.workflow(request, new ServicePolicy(configuration, null), null, false));
    }

    @Nullable
    public StageResult release() {
        return release(Allowances.NONE);
    }

    /** @param wanted as {@code --release} names it */
    @Nullable
    public StageResult release(Allowances allowed, String wanted) {
        return run(
                Release.workflow(request("release", allowed), new ServicePolicy(configuration, null), wanted, false));
    }

    /** The newest rejected one is tried anew. */
    @Nullable
    StageResult releaseAgain() {
        return run(Release.workflow(
                request("release", Allowances.NONE), new ServicePolicy(configuration, null), null, true));
    }

    @Nullable
    public StageResult upload(Allowances allowed, UploadInput bundle) {
        return run(Upload.workflow(request("upload", allowed), new ServicePolicy(configuration, null), bundle));
    }

    @Nullable
    public StageResult rollback(Allowances allowed) {
        return rollback(allowed, null);
    }

    /** @param to as {@code --to} names it; null: the standby */
    @Nullable
    public StageResult rollback(Allowances allowed, @Nullable String to) {
        return run(Rollback.workflow(request("rollback", allowed), new ServicePolicy(configuration, null), to));
    }

    @Nullable
    StageResult destroy(Allowances allowed, Destroy.What what) {
        return run(Destroy.workflow(request("destroy", allowed), new ServicePolicy(configuration, null), what));
    }

    /** A question of a stage that has entered, and what it is told; whether it may is not asked. */
    public String asked(BiFunction<StageContext, ServicePolicy, String> question) {
        ServicePolicy policy = new ServicePolicy(configuration, null);
        StageResult ending = run(StageContext.stage(request("status", Allowances.NONE), context -> {
            new Steps(context, policy).open().enter();
            return StageResult.of(ExitCode.OK, question.apply(context, policy), "");
        }));
        return ending == null ? "" : ending.sentence();
    }

    @Nullable
    public StageResult rollback() {
        return run(
                Rollback.workflow(request("rollback", Allowances.NONE), new ServicePolicy(configuration, null), null));
    }

    @Nullable
    StageResult destroy() {
        return run(Destroy.workflow(
                request("destroy", Allowances.NONE), new ServicePolicy(configuration, null), Destroy.What.STANDBY));
    }

    /** A version that is there already. */
    @Nullable
    public StageResult upload(String version) {
        UploadInput bundle = new UploadInput(
                "c".repeat(40), "ccccccc", "", version, "", "", 0, true, ConfigurationJson.write(configuration), null);
        return run(Upload.workflow(request("upload", Allowances.NONE), new ServicePolicy(configuration, null), bundle));
    }

    @Nullable
    StageResult verifyLive() {
        return run(
                VerifyStage.workflow(request("verify", Allowances.NONE), new ServicePolicy(configuration, null), true));
    }

    @Nullable
    StageResult verifyCandidate() {
        return run(VerifyStage.workflow(
                request("verify", Allowances.NONE), new ServicePolicy(configuration, null), false));
    }

    @Nullable
    public EnvironmentId owner() {
        return cloud.ownerOf(NAME);
    }

    public Instant now() {
        return cloud.now();
    }

    /** What an earlier stage wrote besides; before the first one of this run. */
    public ReleaseRun noted(JournalEntry... earlier) {
        for (JournalEntry entry : earlier) {
            writer.write(entry);
        }
        return this;
    }

    /** The configuration as an upload records it. */
    public String record() {
        return ConfigurationJson.write(configuration);
    }

    /** What the cloud has executed, in words. */
    public List<String> executed() {
        return cloud.executionLog().mutations().stream()
                .map(m -> m.call().getClass().getSimpleName())
                .toList();
    }

    /** A person swaps the names of the live one and another in the console. */
    public void swapByHand(EnvironmentId other) {
        EnvironmentId live = cloud.ownerOf(NAME);
        if (live == null || !(cloud.swapByHand(live, other) instanceof Answer.Done)) {
            throw new IllegalStateException("the names cannot be swapped");
        }
        waits(Duration.ofMinutes(1));
    }

    /** What the journal holds. */
    public List<JournalEntry> entries() {
        return ((MemoryLedger) cloud.ledger()).entries();
    }

    /** How many calls that users or AWS would notice the cloud has executed, a swap by hand too. */
    public int mutations() {
        return cloud.executionLog().mutations().size();
    }

    /** Time in which nobody does anything. */
    public void waits(Duration time) {
        cloud.advanceTo(cloud.now().plus(time));
    }

    /** Every effect so far, in order. */
    List<Effect> performed() {
        return List.copyOf(performed);
    }

    /** Whether the watch is on. */
    boolean isWatching() {
        return watchBegan != null;
    }

    /** Time since the watch began. */
    Duration watched() {
        return watchBegan == null ? Duration.ZERO : Duration.between(watchBegan, cloud.now());
    }

    long terminations() {
        return made(ChangingCall.Terminate.class);
    }

    public long swaps() {
        return made(ChangingCall.Swap.class);
    }

    private long made(Class<? extends ChangingCall> call) {
        return performed.stream().filter(call::isInstance).count();
    }

    /** The evidence of the latest verdict after the switch. */
    List<String> evidence() {
        List<String> found = List.of();
        for (JournalEntry entry : entries()) {
            if (entry instanceof JournalEntry.Judged judged && judged.phase() == JournalEntry.Phase.LIVE) {
                found = judged.evidence();
            }
        }
        return found;
    }

    private @Nullable StageResult run(Workflow workflow) {
        String nonce = "n" + ++processes;
        ReplayedRun replay = new ReplayedRun(workflow, cloud.now());
        for (int steps = 0; steps < 5_000; steps++) {
            Step next = replay.next();
            if (next instanceof Step.End end) {
                return end.ending();
            }
            Effect effect = ((Step.Do) next).effect();
            if (killedBefore.test(effect)) {
                killedBefore = any -> false;
                return null;
            }
            performed.add(effect);
            boolean watches = effect instanceof Effect.Wait wait && wait.what().startsWith("the watch over");
            watchBegan = watches && watchBegan == null ? cloud.now() : watchBegan;
            replay.hear(perform(nonce, effect), cloud.now(), false);
        }
        throw new AssertionError("it does not end");
    }

    private Answer perform(String nonce, Effect effect) {
        if (effect instanceof Effect.Wait wait) {
            cloud.advanceTo(wait.until());
            return new Answer.Waited();
        }
        Answer given = instead.apply(effect);
        if (given != null) {
            return given;
        }
        if (effect instanceof Effect.LookAtAncestry) {
            return new Answer.AncestrySeen(true, List.of(), "");
        }
        Answer answer = cloud.client(nonce).perform(effect);
        if (effect instanceof Effect.Round round && answer instanceof Answer.RoundSeen seen) {
            List<Answer> changed = new ArrayList<>();
            for (int i = 0; i < round.parts().size(); i++) {
                Answer part = seen.answers().get(i);
                changed.add(round.parts().get(i) instanceof Effect.Look look ? changing.change(look, part) : part);
            }
            return new Answer.RoundSeen(changed);
        }
        return effect instanceof Effect.Look look ? changing.change(look, answer) : answer;
    }

    private Request request(String stage, Allowances allowed) {
        return Requests.of(
                stage, "n" + (processes + 1), "push-api", allowed, allowed.isEmpty() ? "" : "the test says so");
    }

    private static Configuration configuration(String text) {
        ReadResult reading = Configurations.read(
                new Document("kirikae.yml", text), null, Map.of(), Mode.STRICT, Proofs.ANY, "1.0.0");
        if (reading instanceof ReadResult.Loaded loaded) {
            return loaded.configuration();
        }
        throw new AssertionError(((ReadResult.Rejected) reading).problems().toString());
    }
}
