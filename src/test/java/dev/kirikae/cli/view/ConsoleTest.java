package dev.kirikae.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said, where, and in which dress. */
class ConsoleTest {

    private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Console console(boolean terminal, Format format, Map<String, String> env) {
        return new Console(new Streams(Streams.utf8(out), Streams.utf8(err), terminal), format, env);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_world_comes_before_all_progress() {
        Console console = console(false, Format.TEXT, Map.of());
        console.awaitWorld();
        console.step(AT, StepMark.OK, "first", Duration.ofMillis(400));
        assertThat(err()).isEmpty();

        console.headline("aws 1 r as alice · push-api");
        console.step(AT, StepMark.NOTE, "second", null);

        assertThat(out()).isEqualTo("aws 1 r as alice · push-api\n");
        assertThat(err())
                .isEqualTo("2026-11-22T09:00:00Z  ok    first" + " ".repeat(60) + "0.4 s\n"
                        + "2026-11-22T09:00:00Z  note  second\n");
    }

    @Test
    void a_refusal_names_its_guard_and_the_way_past_it() {
        StageResult ending = StageResult.refused(Guard.TOO_EARLY, "kept until tomorrow", "destroy");

        console(false, Format.TEXT, Map.of()).ending("destroy", CommandOutcome.of(ending), 3, "kirikae destroy");

        assertThat(out()).isEmpty();
        assertThat(err()).isEqualTo("""
                refused (exit 3, too-early): kept until tomorrow
                  to pass it all the same: --allow too-early --reason "…"
                next: kirikae destroy
                """);
    }

    @Test
    void a_terminal_has_a_live_line_and_a_bold_word_unless_asked_otherwise() {
        CommandOutcome failed = CommandOutcome.of(StageResult.of(ExitCode.FAILED, "no", "status"));
        Console console = console(true, Format.TEXT, Map.of());
        console.now(AT, "waiting");
        console.ending("release", failed, 6, "");
        assertThat(err())
                .startsWith("\r\u001b[2K\u001b[?7l09:00:00Z        waiting\u001b[?7h\r\u001b[2K\u001b[1;31mfailed");

        err.reset();
        console(true, Format.TEXT, Map.of("NO_COLOR", "1")).ending("release", failed, 6, "");
        console(false, Format.TEXT, Map.of()).ending("release", failed, 6, "");
        assertThat(err()).doesNotContain("\u001b");
    }

    @Test
    void what_comes_from_outside_cannot_obey_or_leak() {
        Console console = console(true, Format.TEXT, Map.of("KIRIKAE_GIT_TOKEN", "s3cr3t-token"));

        console.note("a\u001b[8mha:b\r\nnext: rm -rf / s3cr3t-token czNjcjN0LXRva2Vu");

        assertThat(err()).isEqualTo("a\\u001b[8mha:b\\r\\nnext: rm -rf / (hidden) (hidden)\n");
    }

    @Test
    void a_result_that_is_followed_is_made_visible_too() {
        console(false, Format.TEXT, Map.of()).line("live  a\u001b[8mha\u202eb");
        console(false, Format.PROPERTIES, Map.of()).line("LIVE=a\u001b[8mha");
        console(false, Format.JSON, Map.of()).line("{\"live\":\"a\\u001b[8mha\"}");

        assertThat(out()).isEqualTo("""
                live  a\\u001b[8mha\\u202eb
                LIVE=a\\u001b[8mha
                {"live":"a\\u001b[8mha"}
                """);
    }
}
