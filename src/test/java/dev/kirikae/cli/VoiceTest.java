package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.Guard;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said, where, and in which dress. */
class VoiceTest {

    private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Voice voice(boolean terminal, Format format, Map<String, String> env) {
        return new Voice(new Streams(Streams.utf8(out), Streams.utf8(err), terminal), format, env);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_world_comes_before_all_progress() {
        Voice voice = voice(false, Format.TEXT, Map.of());
        voice.awaitWorld();
        voice.progress(AT, "first");
        assertThat(err()).isEmpty();

        voice.headline("aws 1 r as alice · push-api");
        voice.progress(AT, "second");

        assertThat(out()).isEqualTo("aws 1 r as alice · push-api\n");
        assertThat(err()).isEqualTo("2026-11-22 09:00:00Z  first\n2026-11-22 09:00:00Z  second\n");
    }

    @Test
    void a_refusal_names_its_guard_and_the_way_past_it() {
        Ending ending = Ending.refused(Guard.TOO_EARLY, "kept until tomorrow", "destroy");

        voice(false, Format.TEXT, Map.of()).ending("destroy", Outcome.of(ending), 3, "kirikae destroy");

        assertThat(out()).isEmpty();
        assertThat(err()).isEqualTo("""
                refused (exit 3, too-early): kept until tomorrow
                  to pass it all the same: --allow too-early --reason "…"
                next: kirikae destroy
                """);
    }

    @Test
    void a_terminal_has_a_live_line_and_a_bold_word_unless_told_otherwise() {
        Outcome failed = Outcome.of(Ending.of(Exit.FAILED, "no", "status"));
        Voice voice = voice(true, Format.TEXT, Map.of());
        voice.now("waiting");
        voice.ending("release", failed, 6, "");
        assertThat(err()).startsWith("\r\u001b[2Kwaiting\r\u001b[2K\u001b[1mfailed");

        err.reset();
        voice(true, Format.TEXT, Map.of("NO_COLOR", "1")).ending("release", failed, 6, "");
        voice(false, Format.TEXT, Map.of()).ending("release", failed, 6, "");
        assertThat(err()).doesNotContain("\u001b");
    }

    @Test
    void what_comes_from_outside_cannot_obey_or_leak() {
        Voice voice = voice(true, Format.TEXT, Map.of("KIRIKAE_GIT_TOKEN", "s3cr3t-token"));

        voice.note("a\u001b[8mha:b\r\nnext: rm -rf / s3cr3t-token czNjcjN0LXRva2Vu");

        assertThat(err()).isEqualTo("a\\u001b[8mha:b\\r\\nnext: rm -rf / (hidden) (hidden)\n");
    }

    @Test
    void a_result_that_is_followed_is_made_visible_too() {
        voice(false, Format.TEXT, Map.of()).line("live  a\u001b[8mha\u202eb");
        voice(false, Format.PROPERTIES, Map.of()).line("LIVE=a\u001b[8mha");
        voice(false, Format.JSON, Map.of()).line("{\"live\":\"a\\u001b[8mha\"}");

        assertThat(out()).isEqualTo("""
                live  a\\u001b[8mha\\u202eb
                LIVE=a\\u001b[8mha
                {"live":"a\\u001b[8mha"}
                """);
    }
}
