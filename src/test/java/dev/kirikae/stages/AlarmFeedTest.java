package dev.kirikae.stages;

import static dev.kirikae.stages.ReleaseRun.BLUE;
import static dev.kirikae.stages.ReleaseRun.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.FeedMessage;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Alarms that announce themselves to a queue: it hastens the look, and decides nothing. */
class AlarmFeedTest {

    private static final String VERIFY = "{candidate: {probes: []}, live: {watch: 10m, alarms: [{name: red}]}}";
    private static final String FEED = "alarm-feed: alarms";

    private static ReleaseRun run(String rest) {
        return new ReleaseRun(VERIFY, cloud -> cloud.alarm("red").alarmFeed("alarms"), rest);
    }

    /** Its alarm turns red some two minutes after the switch, and announces it. */
    private static ReleaseRun ringing(ReleaseRun.Changing besides) {
        ReleaseRun run = run(FEED);
        Instant[] red = new Instant[1];
        boolean[] announced = {false};
        run.changing((look, answer) -> {
            if (red[0] == null && run.watched().toSeconds() >= 121) {
                red[0] = run.now();
            }
            if (red[0] != null && answer instanceof Answer.FeedSeen && !announced[0]) {
                announced[0] = true;
                return besides.change(
                        look, new Answer.FeedSeen(List.of(new FeedMessage("r1", notification("red", "")))));
            }
            return besides.change(
                    look,
                    red[0] != null && answer instanceof Answer.AlarmsSeen seen
                            ? new Answer.AlarmsSeen(seen.alarms().stream()
                                    .map(a -> new Alarm(
                                            a.name(),
                                            a.kind(),
                                            Alarm.State.ALARM,
                                            red[0],
                                            "as the test says",
                                            "",
                                            null,
                                            true,
                                            a.window(),
                                            a.dimensions(),
                                            a.metric()))
                                    .toList())
                            : answer);
        });
        return run;
    }

    private static StageResult ended(StageResult ending) {
        return Objects.requireNonNull(ending);
    }

    private static String notification(String alarm, String more) {
        return "{\"AlarmName\":\"" + alarm + "\",\"NewStateValue\":\"ALARM\"" + more + "}";
    }

    private static String enveloped(String inner) {
        return "{\"Type\":\"Notification\",\"Message\":\"" + inner.replace("\"", "\\\"") + "\"}";
    }

    /** Right after the message was heard it is settled, and right after that the alarms are looked at. */
    @Test
    void anAlarmThatAnnouncesItselfIsLookedAtAtOnce() {
        ReleaseRun run = ringing((look, answer) -> answer);

        StageResult ending = ended(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(run.owner()).isEqualTo(BLUE);
        assertThat(run.evidence()).anyMatch(line -> line.startsWith("alarm red: red since "));
        List<Effect> asked = run.performed();
        int received = lastOf(asked, Effect.ReceiveMessages.class);
        assertThat(asked.get(received + 1)).isEqualTo(new Effect.ReturnMessages("alarms", List.of("r1"), List.of()));
        assertThat(asked.get(received + 2))
                .isInstanceOfSatisfying(
                        Effect.Round.class,
                        round -> assertThat(round.parts()).anyMatch(Effect.LookAtAlarms.class::isInstance));
        assertThat(run.swaps()).isEqualTo(2);
    }

    private static int lastOf(List<Effect> effects, Class<? extends Effect.Look> kind) {
        for (int i = effects.size() - 1; i >= 0; i--) {
            if (effects.get(i) instanceof Effect.Round round
                    && round.parts().stream().anyMatch(kind::isInstance)) {
                return i;
            }
        }
        throw new AssertionError("never asked: " + kind);
    }

    /** One message once in the watch. */
    private static ReleaseRun receiving(String body) {
        ReleaseRun run = run(FEED);
        boolean[] sent = {false};
        run.changing((look, answer) -> {
            if (answer instanceof Answer.FeedSeen && !sent[0]) {
                sent[0] = true;
                return new Answer.FeedSeen(List.of(new FeedMessage("r1", body)));
            }
            return answer;
        });
        return run;
    }

    private static List<Effect.ReturnMessages> returned(ReleaseRun run) {
        return run.performed().stream()
                .filter(Effect.ReturnMessages.class::isInstance)
                .map(Effect.ReturnMessages.class::cast)
                .toList();
    }

    /** What it says of an alarm that is green decides nothing. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oursIsDeletedAndDecidesNothing(boolean raw) {
        String inner = notification("red", "");
        ReleaseRun run = receiving(raw ? inner : enveloped(inner));

        StageResult ending = ended(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(returned(run)).containsExactly(new Effect.ReturnMessages("alarms", List.of("r1"), List.of()));
        assertThat(run.evidence()).noneMatch(line -> line.contains("alarm-feed"));
    }

    /** Other alarms, other regions, and whatever else somebody sends: it goes back, and the queue rests for a while. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not JSON",
                "null",
                "[]",
                "7",
                "{\"Type\":\"Notification\",\"Message\":{\"AlarmName\":\"red\",\"NewStateValue\":\"ALARM\"}}",
                "{\"Type\":\"Notification\",\"Message\":\"{\\\"AlarmName\\\":[\\\"red\\\"],\\\"NewStateValue\\\":1}\"}",
                "{\"AlarmName\":\"redder\",\"NewStateValue\":\"ALARM\"}",
                "{\"AlarmName\":\"red\"}",
                "{\"AlarmName\":\"red\",\"NewStateValue\":\"ALARM\",\"AlarmArn\":\"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:red\"}",
                "{\"AlarmName\":\"red\",\"NewStateValue\":\"ALARM\",\"AlarmArn\":\"::\"}"
            })
    void whatIsNotOursGoesBackUnharmed(String body) {
        ReleaseRun run = receiving(body);

        StageResult ending = ended(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(returned(run)).containsExactly(new Effect.ReturnMessages("alarms", List.of(), List.of("r1")));
        assertThat(run.evidence())
                .contains("warning: alarm-feed: its queue holds messages of others, which were given back; it needs a"
                        + " queue of its own");
    }

    @Test
    void aBodyThatIsNestedForEverIsOnlyText() {
        ReleaseRun run = receiving("{\"Message\":".repeat(20_000));

        assertThat(ended(run.release()).exit()).isEqualTo(ExitCode.OK);
        assertThat(returned(run)).hasSize(1);
    }

    /** It is asked ever more rarely, so that others' messages are not received until they are dead letters. */
    @Test
    void aQueueFullOfOthersMessagesIsSeldomAsked() {
        ReleaseRun run = run(FEED);
        run.changing((look, answer) -> answer instanceof Answer.FeedSeen
                ? new Answer.FeedSeen(List.of(new FeedMessage("r", "hello")))
                : answer);

        assertThat(ended(run.release()).exit()).isEqualTo(ExitCode.OK);
        assertThat(returned(run)).hasSizeBetween(2, 4);
    }

    /** Of a change that every look since has seen. */
    @Test
    void anOldNotificationIsDeletedAndHastensNothing() {
        ReleaseRun run = receiving(notification("red", ",\"StateChangeTime\":\"2026-11-01T10:00:00.000+0000\""));

        assertThat(ended(run.release()).exit()).isEqualTo(ExitCode.OK);
        assertThat(returned(run)).containsExactly(new Effect.ReturnMessages("alarms", List.of("r1"), List.of()));
        List<Effect> asked = run.performed();
        int at = asked.indexOf(returned(run).get(0));
        assertThat(asked.get(at + 1)).isInstanceOf(Effect.Wait.class);
    }

    @ParameterizedTest
    @CsvSource({"DENIED", "THROTTLED", "UNREACHABLE", "ABSENT"})
    void aFeedThatCannotBeReadIsAWarningAndTheLooksGoOn(Answer.Trouble trouble) {
        ReleaseRun run = ringing((look, answer) ->
                answer instanceof Answer.FeedSeen ? new Answer.Missing(trouble, "sqs:ReceiveMessage: no") : answer);

        StageResult ending = ended(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(ending.evidence())
                .contains("warning: alarm-feed: sqs:ReceiveMessage: no; alarms were looked at as without it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ABSENT | alarm-feed: there is no queue alarms in this account and region that this caller may see
            UNSUPPORTED | alarm-feed: queue alarms cannot be read: no
            """)
    void aQueueThatIsNotThereIsAMistakeBeforeTheSwitch(Answer.Trouble trouble, String words) {
        ReleaseRun run = run(FEED);
        run.answering(effect -> effect instanceof Effect.LookAtQueue ? new Answer.Missing(trouble, "no") : null);

        StageResult ending = ended(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ending.sentence()).isEqualTo(words);
        assertThat(run.swaps()).isZero();
    }

    /** Whoever only looks takes nothing out of it. */
    @Test
    void verifyingLiveTakesNothingOutOfTheQueue() {
        ReleaseRun run = run(FEED);

        assertThat(ended(run.verifyLive()).exit()).isEqualTo(ExitCode.OK);
        assertThat(run.performed())
                .noneMatch(effect -> effect instanceof Effect.Round round
                        && round.parts().stream().anyMatch(Effect.ReceiveMessages.class::isInstance));
    }

    /** Killed after it was received: it comes back, and the next one's first look finds the alarm anyway. */
    @Test
    void aProcessThatDiesWithAMessageLosesNothing() {
        ReleaseRun run = ringing((look, answer) -> answer);
        run.killedBefore(Effect.ReturnMessages.class::isInstance);
        assertThat(run.release()).isNull();
        assertThat(run.owner()).isEqualTo(GREEN);
        run.waits(Duration.ofMinutes(1));

        StageResult ending = ended(run.release());

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(run.owner()).isEqualTo(BLUE);
    }
}
