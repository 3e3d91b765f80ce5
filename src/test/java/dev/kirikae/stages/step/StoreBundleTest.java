package dev.kirikae.stages.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.StoredObject;
import dev.kirikae.stages.StageSimulation;
import dev.kirikae.stages.StartingWorld;
import dev.kirikae.stages.Upload;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundle's way into the store: each write of it, by what becomes of it. */
class StoreBundleTest {

    private static final String LABEL = "push-api-1111111-111111111111";

    private static Answer said(String word) {
        return switch (word) {
            case "silent" -> new Answer.Missing(Answer.Trouble.UNREACHABLE, "no answer");
            case "unknown" -> new Answer.Unknown("no answer");
            case "denied" -> new Answer.Refused(Answer.Trouble.DENIED, "AccessDenied", "may not");
            case "may not" -> new Answer.Missing(Answer.Trouble.DENIED, "may not");
            case "foreign" -> new Answer.Missing(Answer.Trouble.FOREIGN_BUCKET, "belongs to another account");
            default -> new Answer.Refused(Answer.Trouble.UNSUPPORTED, "Invalid", "a limit");
        };
    }

    /** How often it goes so before it goes well, the exit code, and how often it was tried. */
    @ParameterizedTest(name = "{0} {1} times {2}: {3}")
    @CsvSource(textBlock = """
            EnsureStorage, silent,  2,  0,  3
            EnsureStorage, silent,  99, 6,  4
            EnsureStorage, may not, 1,  10, 1
            EnsureStorage, foreign, 1,  9,  1
            StoreObject,   unknown, 3,  0,  4
            StoreObject,   unknown, 99, 6,  4
            StoreObject,   denied,  1,  10, 1
            StoreObject,   limit,   99, 6,  4
            BeginUpload,   silent,  1,  0,  2
            BeginUpload,   silent,  99, 6,  4
            BeginUpload,   may not, 1,  10, 1
            StorePart,     silent,  2,  0,  5
            StorePart,     silent,  99, 6,  4
            FinishUpload,  unknown, 1,  0,  2
            FinishUpload,  unknown, 99, 6,  4
            FinishUpload,  denied,  1,  10, 1
            """)
    void aWriteThatGoesWrong(String kind, String word, int times, int code, int tried) {
        StageSimulation run = new StageSimulation(StartingWorld.BLUE_LIVE);
        AtomicInteger tries = new AtomicInteger();
        run.answering(
                (effect, world) -> effect.getClass().getSimpleName().equals(kind) && tries.incrementAndGet() <= times
                        ? said(word)
                        : world.get());
        boolean large = !kind.equals("StoreObject");

        StageResult ending = run.upload(run.bundle('1', LABEL, large ? 20L << 20 : 1000));

        assertThat(ending.exit().code()).as(ending.toString()).isEqualTo(code);
        assertThat(tries.get()).isEqualTo(tried);
        if (code != 0) {
            assertThat(ending.sentence())
                    .containsAnyOf("no answer", "may not", "a limit", "belongs to another account");
            assertThat(run.executed(ChangingCall.class)).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 9"})
    void aKeyThatIsTakenIsAdoptedOnlyWithTheSameContent(boolean same, int code) {
        StageSimulation run = new StageSimulation(StartingWorld.BLUE_LIVE);
        UploadInput bundle = run.bundle();
        run.answering((effect, world) -> effect instanceof Effect.LookAtObject look
                ? new Answer.ObjectSeen(new StoredObject(
                        look.bucket(), look.key(), 1000, same ? bundle.digest() : null, bundle.sha256()))
                : effect instanceof ChangingCall.CreateVersion ? new Answer.Done("request-1", null) : world.get());
        if (same) {
            run.killedBefore(step -> step.effect() instanceof ChangingCall.CreateVersion);
            assertThat(run.run("upload", request -> Upload.workflow(request, run.policy(), bundle)))
                    .as("killed before the version is made")
                    .isNull();
            assertThat(run.sent(Effect.StoreObject.class)).isZero();
            return;
        }

        StageResult ending = run.upload(bundle);

        assertThat(ending.exit().code()).isEqualTo(code);
        assertThat(ending.sentence()).contains("is there with other content (no digest");
    }

    @Test
    void aVersionThatExistsAndIsNotShownIsLeftToAPerson() {
        StageSimulation run = new StageSimulation(StartingWorld.BLUE_LIVE);
        run.answering((effect, world) -> effect instanceof ChangingCall.CreateVersion
                ? new Answer.Refused(Answer.Trouble.UNSUPPORTED, "InvalidParameterValue", "Version already exists.")
                : world.get());

        StageResult ending = run.upload(run.bundle());

        assertThat(ending.exit()).isEqualTo(ExitCode.PERSON);
        assertThat(ending.sentence()).contains("not shown");
    }
}
