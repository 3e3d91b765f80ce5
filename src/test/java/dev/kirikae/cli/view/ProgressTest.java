package dev.kirikae.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.app.run.RunRecorder;
import dev.kirikae.app.run.StageRunner;
import dev.kirikae.app.world.RealTimeWorld;
import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.EnvironmentEvent;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.ExpectedTime;
import dev.kirikae.workflow.StageResult;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is shown while a stage runs, in real time. */
class ProgressTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String OPERATION = "0123456789abcdef0123456789abcdef-1";
    private static final EnvironmentId GREEN = new EnvironmentId("e-green00001");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Instant now = NOON;
    private long nanos;
    private int sequence;

    private Progress progress(boolean terminal, boolean verbose) {
        Streams streams = new Streams(
                Streams.utf8(new ByteArrayOutputStream()),
                Streams.utf8(err),
                terminal,
                terminal,
                () -> 100,
                ZoneOffset.UTC);
        Console console = new Console(streams, Format.TEXT, Map.of("NO_COLOR", "1", "LANG", "C.UTF-8"), verbose);
        return new Progress(console, RealTimeWorld.at(() -> now), new RunRecorder("1.0.0"), () -> nanos);
    }

    private void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    private void perform(Progress progress, List<String> path, Effect effect, Answer answer, Duration took) {
        progress.asks(path, effect, now);
        pass(took);
        progress.hears(effect, answer, now);
    }

    private void record(Progress progress, JournalEntry entry) {
        perform(
                progress,
                List.of(),
                new Effect.Append(sequence++, "", entry),
                new Answer.Appended("head " + sequence),
                Duration.ZERO);
    }

    private void waits(Progress progress, String title, String what, @Nullable ExpectedTime expected) {
        Duration slice = Duration.ofSeconds(30);
        perform(progress, List.of(title), new Effect.Wait(now.plus(slice), what, expected), new Answer.Waited(), slice);
    }

    private List<String> lines() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Effect look() {
        return new Effect.LookAtEnvironments("push-api");
    }

    private static Answer nothing() {
        return new Answer.EnvironmentsSeen(List.of());
    }

    @Test
    void a_step_is_shown_once_it_is_over() {
        Progress progress = progress(false, false);

        perform(progress, List.of("environments read"), look(), nothing(), Duration.ofMillis(400));
        assertThat(lines()).isEmpty();
        perform(progress, List.of("the bucket is there"), look(), nothing(), Duration.ofSeconds(12));
        progress.ended(ended(ExitCode.OK, List.of()));

        assertThat(lines())
                .containsExactly(
                        "2026-11-22T12:00:00Z  ok    environments read" + " ".repeat(48) + "0.4 s",
                        "2026-11-22T12:00:12Z  ok    the bucket is there" + " ".repeat(47) + "12 s");
    }

    private static StageRunner.Executed ended(ExitCode exit, List<String> cutOff) {
        return new StageRunner.Executed(StageResult.of(exit, "so it ended", ""), JournalState.EMPTY, cutOff);
    }

    @Test
    void a_verdict_is_the_result_of_its_step() {
        Progress progress = progress(false, false);

        perform(progress, List.of("the candidate is verified"), look(), nothing(), Duration.ofSeconds(61));
        record(
                progress,
                new JournalEntry.Judged(
                        "r1", JournalEntry.Phase.CANDIDATE, Verdict.FAILED, List.of("probe health: 0 good"), now));
        progress.ended(ended(ExitCode.FAILED, List.of()));

        assertThat(lines()).hasSize(1);
        assertThat(lines().get(0))
                .startsWith("2026-11-22T12:01:01Z  FAIL  verification of the candidate: failed ")
                .endsWith(" 1m 1s");
    }

    @Test
    void what_a_step_reached_is_said_without_its_operation() {
        Progress progress = progress(false, false);
        Goal goal = new Goal.VersionExists("green", "bucket", "key");

        perform(progress, List.of("the version is made"), look(), nothing(), Duration.ofSeconds(1));
        record(progress, new JournalEntry.Took("n1", "a job", "upload", now));
        record(progress, new JournalEntry.Intended(OPERATION, goal, now, now.plusSeconds(300)));
        record(progress, new JournalEntry.Settled(OPERATION, true, true, null, "seen", now));
        progress.ended(ended(ExitCode.OK, List.of()));

        assertThat(lines()).hasSize(1);
        assertThat(lines().get(0)).contains("  ok    version green exists ");
    }

    @Test
    void a_step_in_whose_midst_the_stage_ends_did_not_go_well() {
        for (ExitCode exit : List.of(ExitCode.FAILED, ExitCode.REFUSED)) {
            Progress progress = progress(false, false);
            perform(progress, List.of("lock taken"), look(), nothing(), Duration.ZERO);
            progress.ended(ended(exit, List.of("lock taken")));
        }

        assertThat(lines().get(0)).contains("  FAIL  lock taken ");
        assertThat(lines().get(1)).contains("  warn  lock taken ");
    }

    @Test
    void without_a_terminal_a_wait_is_said_when_it_begins_when_it_changes_and_once_a_minute() {
        Progress progress = progress(false, false);
        ExpectedTime expected = new ExpectedTime(NOON, Duration.ofSeconds(277), NOON.plusSeconds(1800));

        for (int i = 0; i < 4; i++) {
            waits(progress, "the candidate is Ready", "e-green00001 to be Ready", expected);
        }
        waits(progress, "the candidate is Ready", "something else", null);

        assertThat(lines())
                .containsExactly(
                        "2026-11-22T12:00:00Z  wait  e-green00001 to be Ready, 0s of about 4m 37s, given up in 30m 0s",
                        "2026-11-22T12:01:00Z  wait  e-green00001 to be Ready, 1m 0s of about 4m 37s, given up in 29m 0s",
                        "2026-11-22T12:02:00Z  wait  something else");
    }

    @Test
    void what_takes_longer_than_usual_or_is_not_known_says_so() {
        Effect.Wait known =
                new Effect.Wait(NOON, "it", new ExpectedTime(NOON, Duration.ofMinutes(4), NOON.plusSeconds(1800)));
        Effect.Wait unknown = new Effect.Wait(NOON, "it", new ExpectedTime(NOON, null, NOON.plusSeconds(1800)));
        Instant later = NOON.plusSeconds(300);

        assertThat(WaitText.of(known, later)).isEqualTo("it, 5m 0s, usually about 4m 0s, given up in 25m 0s");
        assertThat(WaitText.of(unknown, later)).isEqualTo("it, 5m 0s, given up in 25m 0s");
        assertThat(WaitText.of(new Effect.Wait(NOON, "it"), later)).isEqualTo("it");
    }

    @Test
    void on_a_terminal_one_line_is_drawn_anew() {
        Progress progress = progress(true, false);
        ExpectedTime expected = new ExpectedTime(NOON, Duration.ofSeconds(277), NOON.plusSeconds(1800));
        progress.asks(
                List.of("the candidate is Ready"),
                new Effect.Wait(NOON.plusSeconds(30), "it to be Ready", expected),
                now);
        pass(Duration.ofSeconds(1));
        progress.tick();

        String drawn = err.toString(StandardCharsets.UTF_8);
        assertThat(drawn).doesNotContain("\n");
        assertThat(drawn.split("\r"))
                .contains(
                        "\u001b[2K\u001b[?7l12:00:00Z        the candidate is Ready: it to be Ready, 0s of about 4m 37s,"
                                + " given up in 30m 0s\u001b[?7h",
                        "\u001b[2K\u001b[?7l12:00:01Z        the candidate is Ready: it to be Ready, 1s of about 4m 37s,"
                                + " given up in 29m 59s\u001b[?7h");
        progress.ended(ended(ExitCode.OK, List.of()));
        pass(Duration.ofSeconds(1));
        err.reset();
        progress.tick();
        assertThat(err.size()).isZero();
    }

    @Test
    void events_are_shown_as_they_come_once_and_cannot_obey() {
        Progress progress = progress(false, false);
        EnvironmentEvent info = new EnvironmentEvent(NOON, "INFO", "Launching.\u001b[8m", "green", null);
        EnvironmentEvent bad = new EnvironmentEvent(NOON.plusSeconds(9), "ERROR", "No capacity.", "green", null);
        Effect look = new Effect.LookAtEvents(GREEN, NOON);

        perform(progress, List.of("x"), look, new Answer.EventsSeen(List.of(info)), Duration.ZERO);
        perform(progress, List.of("x"), look, new Answer.EventsSeen(List.of(info, bad)), Duration.ZERO);

        assertThat(lines())
                .containsExactly(
                        "2026-11-22T12:00:00Z  note  Beanstalk INFO: Launching.\\u001b[8m",
                        "2026-11-22T12:00:09Z  FAIL  Beanstalk ERROR: No capacity.");
        err.reset();
        Progress rehearsal = progress(false, false).ofARehearsal();
        perform(rehearsal, List.of("x"), look, new Answer.EventsSeen(List.of(info, bad)), Duration.ZERO);
        assertThat(lines()).containsExactly("2026-11-22T12:00:09Z  FAIL  Beanstalk ERROR: No capacity.");
    }

    @Test
    void verbose_shows_each_call_and_each_entry() {
        Progress progress = progress(false, true);

        perform(progress, List.of("x"), look(), nothing(), Duration.ofMillis(250));
        perform(
                progress,
                List.of("x"),
                new Effect.LookAtInstances(GREEN),
                new Answer.Missing(Answer.Trouble.THROTTLED, "Rate exceeded"),
                Duration.ZERO);
        record(progress, new JournalEntry.Took("n1", "a job", "upload", now));

        assertThat(lines())
                .anyMatch(line ->
                        line.contains("  call  look at environments: environments seen ") && line.endsWith(" 0.3 s"))
                .anyMatch(line -> line.contains("  call  look at instances e-green00001: no answer: Rate exceeded "))
                .anyMatch(line -> line.endsWith("  log   took: the journal for upload: a job"));
    }
}
