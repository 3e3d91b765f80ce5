package dev.kirikae.workflow;

import static dev.kirikae.journal.SampleJournal.BLUE;
import static dev.kirikae.journal.SampleJournal.GREEN;
import static dev.kirikae.workflow.ContextRun.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Approval;
import dev.kirikae.model.Caller;
import dev.kirikae.model.Endpoint;
import dev.kirikae.model.Lease;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.model.ProbeRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Effects and answers are plain data: a workflow that is run again asks for the same, and what was said does not change. */
class EffectTest {

    private static final Instant SOON = NOON.plusSeconds(60);

    static Stream<Supplier<Effect>> effects() {
        Map<String, String> tags = Map.of("team", "push", "app", "api");
        return Stream.of(
                Effect.LookAtCaller::new,
                () -> new Effect.LookAtApplication("shop"),
                () -> new Effect.LookAtEnvironments("shop"),
                () -> new Effect.LookAtTerminated("shop"),
                () -> new Effect.LookAtName("shop"),
                () -> new Effect.LookAtVersions("shop", null),
                Effect.LookAtPlatforms::new,
                () -> new Effect.LookAtSettings("shop", "shop-1", null),
                () -> new Effect.LookAtInstances(BLUE),
                () -> new Effect.LookAtCauses(BLUE),
                () -> new Effect.LookAtEvents(BLUE, NOON),
                () -> new Effect.LookAtResources(BLUE),
                () -> new Effect.LookAtTags("shop", "shop-1"),
                () -> new Effect.LookAtManagedActions(BLUE),
                () -> new Effect.LookAtAlarms(new ArrayList<>(List.of("red")), new ArrayList<>(List.of("shop-"))),
                Effect.LookAtAllAlarms::new,
                () -> new Effect.ReceiveMessages("alarms", SOON),
                () -> new Effect.ReturnMessages("alarms", new ArrayList<>(List.of("r")), new ArrayList<>()),
                () -> new Effect.LookAtAlarmHistory(new ArrayList<>(List.of("red")), NOON),
                () -> new Effect.LookAtAlarmTags(
                        new ArrayList<>(List.of("arn")), new ArrayList<>(List.of("team=push"))),
                () -> new Effect.LookAtTraffic("balancer", NOON, SOON),
                () -> new Effect.LookAtQueue("push-jobs", true, false),
                () -> new Effect.LookAtRequests(BLUE),
                () -> new Effect.AskForLogs(BLUE),
                () -> new Effect.LookAtLogs(BLUE),
                () -> new Effect.Probe(
                        "health",
                        new ProbeRequest.Http(
                                new Endpoint("https", "shop.example", 443, null, null), "/", Duration.ofSeconds(5))),
                () -> new Effect.Round(new ArrayList<>(List.of(new Effect.ReadLock())), SOON),
                () -> new Effect.LookAtObject("bucket", "key"),
                () -> new Effect.LookAtExtensions("bucket", "key"),
                Effect.ReadJournal::new,
                Effect.ReadLock::new,
                () -> new Effect.ReadApprovals("d".repeat(64)),
                () -> new Effect.WriteApprovals(
                        new ArrayList<>(List.of(
                                new Approval("a1", "d".repeat(64), "bo", "arn:aws:iam::1:user/bo", NOON, SOON))),
                        "tag"),
                () -> new Effect.LookAtAncestry("a".repeat(40), "b".repeat(40)),
                () -> new Effect.Wait(SOON, "an answer"),
                () -> new Effect.Append(7, "ab12", new JournalEntry.Pruned("old", NOON)),
                () -> new Effect.WriteLock(
                        new Lease("mine", "oncall", "release", NOON, Duration.ofMinutes(2), 0, false), null),
                () -> new Effect.WriteIndex(7, "ab12", JournalState.EMPTY),
                Effect.EnsureStorage::new,
                () -> new Effect.StoreObject("bucket", "key", "d", "s", 7),
                () -> new Effect.BeginUpload("bucket", "key", "d", "s"),
                () -> new Effect.StorePart("bucket", "key", "upload", "s", 1, 0, 7),
                () -> new Effect.FinishUpload("bucket", "key", "upload", new ArrayList<>(List.of("part"))),
                () -> new ChangingCall.CreateVersion("o-1", "shop", "v1", "bucket", "key", "", tags, NOON, SOON),
                () -> new ChangingCall.DeleteVersion("o-1", "shop", "v1", true, NOON, SOON),
                () -> new ChangingCall.SaveConfiguration("o-1", "shop", "saved", BLUE, NOON, SOON),
                () -> new ChangingCall.DeleteConfiguration("o-1", "shop", "saved", NOON, SOON),
                () -> new ChangingCall.CreateEnvironment(
                        "o-1",
                        "shop",
                        "shop-1",
                        "away",
                        "v1",
                        "stack",
                        null,
                        new ArrayList<>(List.of(new OptionSetting("n", "o", "v"))),
                        tags,
                        "",
                        NOON,
                        SOON),
                () -> new ChangingCall.Swap("o-1", BLUE, GREEN, NOON, SOON),
                () -> new ChangingCall.SetCapacity("o-1", BLUE, "awseb-1", 4, NOON, SOON),
                () -> new ChangingCall.Terminate("o-1", BLUE, NOON, SOON));
    }

    /** The replay knows an effect again by what it says, not by which object it is. */
    @ParameterizedTest
    @MethodSource("effects")
    void aWorkflowThatIsRunAgainAsksForTheSame(Supplier<Effect> effect) {
        ReplayedRun replay = new ReplayedRun(s -> StageResult.of(ExitCode.OK, "" + s.ask(effect.get()), ""), NOON);
        assertThat(replay.next()).isEqualTo(new Step.Do(effect.get()));
        replay.hear(new Answer.CallerSeen(new Caller("1", "arn")), SOON, false);

        assertThat(replay.next()).isInstanceOf(Step.End.class);
    }

    @Test
    void tagsAreSentInOneOrder() {
        Map<String, String> tags = new HashMap<>(Map.of("team", "push", "app", "api", "owner", "us"));
        ChangingCall.CreateVersion version =
                new ChangingCall.CreateVersion("o-1", "shop", "v1", "bucket", "key", "", tags, NOON, SOON);
        tags.clear();

        assertThat(version.tags()).hasToString("{app=api, owner=us, team=push}");
    }

    static Stream<Function<List<Object>, Answer>> lists() {
        return Stream.of(
                all -> new Answer.ApplicationSeen(true, of(all)),
                all -> new Answer.EnvironmentsSeen(of(all)),
                all -> new Answer.VersionsSeen(of(all)),
                all -> new Answer.PlatformsSeen(of(all)),
                all -> new Answer.SettingsSeen(of(all)),
                all -> new Answer.InstancesSeen(of(all)),
                all -> new Answer.CausesSeen(of(all)),
                all -> new Answer.EventsSeen(of(all)),
                all -> new Answer.ManagedActionsSeen(of(all)),
                all -> new Answer.AlarmsSeen(of(all)),
                all -> new Answer.TrafficSeen(of(all)),
                all -> new Answer.RoundSeen(of(all)),
                all -> new Answer.ExtensionsSeen(of(all)),
                all -> new Answer.AncestrySeen(true, of(all), ""));
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> of(List<Object> all) {
        return (List<T>) all;
    }

    @ParameterizedTest
    @MethodSource("lists")
    void whatWasSaidDoesNotChangeAnyMore(Function<List<Object>, Answer> said) {
        List<Object> list = new ArrayList<>(List.of("one", "two"));
        Answer answer = said.apply(list);
        list.clear();

        assertThat(answer).isEqualTo(said.apply(List.of("one", "two"))).isNotEqualTo(said.apply(List.of()));
    }

    @Test
    void whatWasSaidByNameIsTheSameInAnyOrderAndDoesNotChange() {
        Map<String, String> map = new HashMap<>(Map.of("b", "2", "a", "1"));
        Answer.TagsSeen tags = new Answer.TagsSeen(map);
        Answer.LogsSeen logs = new Answer.LogsSeen(map);
        map.clear();

        assertThat(tags.tags()).hasToString("{a=1, b=2}");
        assertThat(logs.tailByInstance()).hasToString("{a=1, b=2}");
    }
}
