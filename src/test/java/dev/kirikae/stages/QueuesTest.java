package dev.kirikae.stages;

import static dev.kirikae.stages.ServiceLife.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.CloudControl;
import dev.kirikae.cloud.Incident;
import dev.kirikae.model.QueueState;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queues that must not fill, over a whole release. */
class QueuesTest {

    private static ServiceLife uploaded(String queue, int held) {
        ServiceLife life = new ServiceLife(
                        ServiceLife.USUAL,
                        cloud -> cloud.queue("push-jobs", held).queue("${environment}-jobs", held))
                .released();
        life.waits(Duration.ofHours(2));
        assertThat(life.upload(2).exit()).isEqualTo(ExitCode.OK);
        return life.policy(verifying("watch: 2m, queues: [" + queue + "]", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: push-jobs, max-visible: 0}",
                "{name: push-jobs, max-in-flight: 5, max-delayed: 5}",
                "{name: push-jobs, dead-letters: 0, max-age: 5m, no-data: ignore}",
                "{name: push-jobs, growing: fail}",
                "{name: \"${environment}-jobs\", dead-letters: 0}"
            })
    void aQueueThatWasFullBeforeAndDoesNotGrowIsNoFault(String queue) {
        for (int held : new int[] {0, 7}) {
            ServiceLife life = uploaded(queue, held);

            StageResult ending = life.release();

            assertThat(ending.exit())
                    .as(held + ": " + ending.sentence() + ending.evidence())
                    .isEqualTo(ExitCode.OK);
            assertThat(life.owner()).isEqualTo(life.of(2));
            assertThat(life.entries().toString())
                    .contains("jobs: " + (queue.contains("max-v") || queue.contains("grow") ? held : ""));
        }
    }

    /** The probes are spared, and there is no alarm: without the queue nobody would notice. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {name: push-jobs, max-visible: 0}                | 7 | visible (7 before the switch): too much since
                    {name: push-jobs, dead-letters: 0}               | 0 | dead (at most 0): too much since
                    {name: push-jobs, dead-letters: 0}               | 7 | dead (7 before the switch): too much since
                    {name: push-jobs, max-visible: 9, growing: fail} | 1 | visible (1 before the switch): too much since
                    {name: push-jobs, max-age: 20s}                  | 0 | (at most 20s): too much since
                    """)
    void whatGrowsAfterTheSwitchMovesTheNameBack(String queue, int held, String words) {
        ServiceLife life = uploaded(queue, held);
        CloudControl.begin(life.cloud(), Incident.QUEUE_GROWS);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(ending.evidence().toString()).contains("queue push-jobs: ").contains(words);
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {name: push-jobs-old, max-visible: 0}                     | BAD_INPUT | there is no queue push-jobs-old in this account
                    {url: "https://sqs.eu-west-1.amazonaws.com/1/other", max-visible: 0} | BAD_INPUT | there is no queue https://sqs.eu-west-1.amazonaws.com/1/other
                    {name: "${environment}-dead", max-visible: 0}             | FAILED    | should have come with
                    """)
    void isThereBeforeTheSwitch(String queue, ExitCode exit, String words) {
        ServiceLife life = uploaded(queue, 0);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(exit);
        assertThat(ending.sentence()).contains(words);
        assertThat(ServiceLife.all(ChangingCall.Swap.class, life.performed())).isEmpty();
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    @Test
    void isThereBeforeAnythingIsMade() {
        ServiceLife life = new ServiceLife(ServiceLife.USUAL, cloud -> cloud.queue("push-jobs", 0)).released();
        life.waits(Duration.ofHours(2));
        life.performed();
        life.policy(verifying("watch: 2m, queues: [{name: push-job, max-visible: 0}]", ""));

        StageResult ending = life.upload(2);

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ending.sentence()).contains("there is no queue push-job in this account");
        assertThat(ServiceLife.all(ChangingCall.class, life.performed())).isEmpty();
    }

    @Test
    void deadLettersOfAQueueWithoutAnyAreBadInput() {
        ServiceLife life = uploaded("{name: push-jobs, dead-letters: 0}", 0);
        life.answering(effect -> effect instanceof Effect.LookAtQueue
                ? new Answer.QueueSeen(new QueueState("push-jobs", 0, 0, 0, null, null))
                : null);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ending.sentence()).contains("queue push-jobs has no dead-letter queue");
    }

    @Test
    void oneThatMayNotBeReadNamesItsActionBeforeTheSwitch() {
        ServiceLife life = uploaded("{name: push-jobs, max-visible: 0}", 0);
        life.answering(effect -> effect instanceof Effect.LookAtQueue
                ? new Answer.Missing(Answer.Trouble.DENIED, "sqs:GetQueueAttributes: no")
                : null);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.NOT_ALLOWED);
        assertThat(ending.sentence()).contains("sqs:GetQueueAttributes");
        assertThat(life.owner()).isEqualTo(life.of(1));
    }

    /** Whatever keeps it from being read, and however often: what is not known is no pass. */
    @ParameterizedTest
    @CsvSource({"inconclusive, DENIED, 7", "fail, ABSENT, 7", "inconclusive, LATE, 7", "ignore, UNREACHABLE, 0"})
    void unreadInTheWatchIsNoPass(String noData, Answer.Trouble trouble, int exit) {
        ServiceLife life = uploaded("{name: push-jobs, max-visible: 0, no-data: " + noData + "}", 0);
        boolean[] switched = {false};
        life.answering(effect -> {
            switched[0] |= effect instanceof ChangingCall.Swap;
            return switched[0] && effect instanceof Effect.LookAtQueue
                    ? new Answer.Missing(trouble, "no answer")
                    : null;
        });

        StageResult ending = life.release();

        assertThat(ending.exit().code()).as(ending.sentence()).isEqualTo(exit);
        assertThat(life.entries().toString())
                .contains(
                        "queue push-jobs: not looked at since the switch; since then it could not be read: no answer");
    }

    /** A process died after the switch: what is too much now may have been so before, or not. */
    @Test
    void aFullQueueInAWatchTakenUpIsNeitherAPassNorAFailure() {
        ServiceLife life = uploaded("{name: push-jobs, max-visible: 0}", 7);
        life.killedBefore(effect ->
                        effect instanceof Effect.Wait wait && wait.what().startsWith("the watch"))
                .releaseKilled();
        life.killedBefore(effect -> false);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(life.entries().toString()).contains("nobody knows whether it was so before the switch");
    }
}
