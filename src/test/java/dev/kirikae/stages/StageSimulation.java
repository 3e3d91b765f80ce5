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
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.stages.step.ServicePolicy;
import dev.kirikae.stages.step.UploadInput;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ReplayedRun;
import dev.kirikae.workflow.Request;
import dev.kirikae.workflow.Requests;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Step;
import dev.kirikae.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stages on an embedded cloud in virtual time. Whatever one asks for may be answered otherwise, be preceded by a request to stop, or
 * never come because the process was killed.
 */
public final class StageSimulation {

    private static final String FILE = """
            application: push-api
            region: ap-northeast-1
            live: {cname: push-api}
            """;
    static final String USUAL = """
            environment: {name: push-api, platform: 64bit Amazon Linux 2023 v6.* running Node.js 22}
            verify:
              health: {stable-for: 10s}
              candidate: {probes: [{name: health, http: {path: /health}, passes: 2}]}
              live: {watch: 1m}
            standby: {keep: 0s, drain: none}
            versions: {keep: 1}
            """;

    /** Answers in the world's place; each look of a round comes by itself. */
    @FunctionalInterface
    public interface Answering {
        /** @param world what would be answered; asked at most once */
        Answer answer(Effect effect, Supplier<Answer> world);
    }

    /** An effect as it was performed. */
    public record Step(List<String> path, Effect effect) {}

    private final Configuration configuration;
    private final EmbeddedCloud cloud;
    private final List<Step> steps = new ArrayList<>();
    private Answering answering = (effect, world) -> world.get();
    private Predicate<Step> killed = step -> false;
    private Predicate<Step> stopped = step -> false;
    private Allowances allowed = Allowances.NONE;
    private boolean stop;
    private boolean calm;
    private int processes;
    private String lastStage = "";

    /**
     * @param more YAML beside application, region and live name
     * @param others instances of the environment that does not serve; two serve
     * @param besides what else is there
     */
    public StageSimulation(StartingWorld start, String more, int others, Consumer<CloudBuilder> besides) {
        configuration = configuration(FILE + more);
        cloud = start.cloud(ConfigurationJson.write(configuration), others, besides);
    }

    public StageSimulation(StartingWorld start) {
        this(start, USUAL, 2, builder -> {});
    }

    /** Before whoever answers already. */
    public StageSimulation answering(Answering next) {
        Answering before = answering;
        answering = (effect, world) -> next.answer(effect, () -> before.answer(effect, world));
        return this;
    }

    /** The process is gone before this is performed. */
    public StageSimulation killedBefore(Predicate<Step> which) {
        killed = which;
        return this;
    }

    /** Somebody asks the program to end while this is performed. */
    StageSimulation stoppedAt(Predicate<Step> which) {
        stopped = which;
        return this;
    }

    StageSimulation allowing(Allowances next) {
        allowed = next;
        return this;
    }

    /** From now on nothing goes wrong. */
    void calmsDown() {
        calm = true;
    }

    boolean isCalm() {
        return calm;
    }

    public StageResult upload(UploadInput bundle) {
        return ended(run("upload", request -> Upload.workflow(request, policy(), bundle)));
    }

    StageResult release() {
        return ended(run("release", request -> Release.workflow(request, policy(), null, false)));
    }

    StageResult rollback(@Nullable String to) {
        return ended(run("rollback", request -> Rollback.workflow(request, policy(), to)));
    }

    StageResult destroy(Destroy.What what) {
        return ended(run("destroy", request -> Destroy.workflow(request, policy(), what)));
    }

    StageResult recover() {
        return ended(run("recover", request -> Recover.workflow(request, policy())));
    }

    /** A bundle of a later commit than all that is there. */
    public UploadInput bundle() {
        return bundle('1', "push-api-1111111-111111111111", 1000);
    }

    /** The one from which green was made. */
    UploadInput greensBundle() {
        return bundle('b', "green", 1000);
    }

    /** @param digit of which its commit consists */
    public UploadInput bundle(char digit, String label, long size) {
        String commit = String.valueOf(digit).repeat(40);
        String digest = String.valueOf(digit).repeat(64);
        String record = ConfigurationJson.write(configuration);
        return new UploadInput(
                commit, commit.substring(0, 7), "A change", label, digest, digest, size, true, record, null);
    }

    /** Null: its process was killed. */
    @Nullable
    public StageResult run(String typed, Function<Request, Workflow> stage) {
        String nonce = "n" + ++processes;
        lastStage = typed;
        Request request = Requests.of(typed, nonce, "push-api", allowed, allowed.isEmpty() ? "" : "the test says so");
        ReplayedRun replay = new ReplayedRun(stage.apply(request), cloud.now());
        stop = false;
        for (int count = 0; count < 5_000; count++) {
            if (!(replay.next() instanceof dev.kirikae.workflow.Step.Do next)) {
                return ((dev.kirikae.workflow.Step.End) replay.next()).ending();
            }
            Step step = new Step(replay.path(), next.effect());
            if (killed.test(step)) {
                killed = any -> false;
                return null;
            }
            stop |= stopped.test(step);
            steps.add(step);
            Answer answer = perform(nonce, next.effect());
            replay.hear(answer, cloud.now(), stop);
        }
        throw new AssertionError("it does not end");
    }

    /** Its process was killed. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Whether its process was killed before it had ended. */
    boolean runUntilKilled(StageCase stage) {
        try {
            stage.run(this);
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    private static StageResult ended(@Nullable StageResult ending) {
        if (ending == null) {
            throw new Killed();
        }
        return ending;
    }

    private Answer perform(String nonce, Effect effect) {
        if (effect instanceof Effect.Wait wait) {
            if (!stop) {
                cloud.advanceTo(wait.until());
            }
            return new Answer.Waited();
        }
        if (effect instanceof Effect.Round round) {
            List<Answer> answers = new ArrayList<>();
            for (Effect.Parallel part : round.parts()) {
                answers.add(perform(nonce, part));
            }
            return new Answer.RoundSeen(answers);
        }
        return answering.answer(
                effect,
                () -> effect instanceof Effect.LookAtAncestry
                        ? new Answer.AncestrySeen(true, List.of(), "")
                        : cloud.client(nonce).perform(effect));
    }

    public ServicePolicy policy() {
        return new ServicePolicy(configuration, null);
    }

    EmbeddedCloud cloud() {
        return cloud;
    }

    /** As it was typed last. */
    String lastStage() {
        return lastStage;
    }

    @Nullable
    EnvironmentId owner() {
        return cloud.ownerOf(StartingWorld.NAME);
    }

    /** Whether it gave its lock back. */
    boolean isLockFree() {
        return cloud.ledger().readLock() instanceof Answer.LockSeen seen
                && (seen.lease() == null || seen.lease().released());
    }

    JournalState journal() {
        return ((MemoryLedger) cloud.ledger()).journal();
    }

    List<JournalEntry> entries() {
        return ((MemoryLedger) cloud.ledger()).entries();
    }

    /** Everything performed so far, a round as one. */
    public List<Step> steps() {
        return steps;
    }

    /** How often a changing call of this kind was put on the wire. */
    public long sent(Class<? extends Effect> kind) {
        return steps.stream().filter(step -> kind.isInstance(step.effect())).count();
    }

    /** How often one was executed. */
    public long executed(Class<? extends ChangingCall> kind) {
        return cloud.executionLog().mutations().stream()
                .filter(mutation -> kind.isInstance(mutation.call()))
                .count();
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
