package dev.kirikae.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {

    private static final Instant AT = Instant.parse("2026-11-22T03:04:05.678Z");

    static Stream<Class<?>> entryKinds() {
        return Stream.of(JournalEntry.class.getPermittedSubclasses());
    }

    static Stream<Class<?>> goalKinds() {
        return Stream.of(Goal.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("entryKinds")
    void everyKindOfFactComesBackAsItWas(Class<? extends JournalEntry> kind) {
        for (int seed = 0; seed < 200; seed++) {
            JournalEntry entry = new RandomRecord(seed).of(kind);
            String text = Codec.write(entry);
            assertThat(Codec.read(text)).isEqualTo(entry);
            assertThat(text).matches("[\\x20-\\x7f]*");
        }
    }

    @ParameterizedTest
    @MethodSource("goalKinds")
    void everyKindOfGoalComesBackAsItWas(Class<? extends Goal> kind) {
        for (int seed = 0; seed < 200; seed++) {
            JournalEntry entry = new JournalEntry.Intended("op", new RandomRecord(seed).of(kind), AT, AT);
            assertThat(Codec.read(Codec.write(entry))).isEqualTo(entry);
        }
    }

    @Test
    void namesAreStatedAndUsedOnce() {
        assertThat(EntryKinds.ALL)
                .extracting(Kind::name)
                .containsExactly(
                        "founded",
                        "took",
                        "found",
                        "opened",
                        "intended",
                        "answered",
                        "settled",
                        "launched",
                        "launch-failed",
                        "prepared",
                        "began",
                        "approved",
                        "one-way",
                        "judged",
                        "diagnosed",
                        "switched",
                        "rejected",
                        "held",
                        "ended",
                        "allowed",
                        "raised",
                        "warned",
                        "gone",
                        "pruned");
        assertThat(GoalKinds.ALL)
                .extracting(Kind::name)
                .containsExactly(
                        "name-belongs-to",
                        "environment-exists",
                        "environment-gone",
                        "capacity-is",
                        "scale-in-held",
                        "scale-in-lifted",
                        "version-exists",
                        "version-gone",
                        "configuration-saved",
                        "configuration-gone");
    }

    @Test
    void anIntentIsOneReadableLine() {
        Goal goal = new Goal.NameBelongsTo(
                Goal.Purpose.SWITCH,
                new LiveName("push-api", "ap-northeast-1"),
                new EnvironmentId("e-aaaaaaaaaa"),
                new EnvironmentId("e-bbbbbbbbbb"));

        assertThat(Codec.write(new JournalEntry.Intended("op-7", goal, AT, AT.plusSeconds(300))))
                .isEqualTo("""
                        {"kind":"intended","fact":{"operation":"op-7","goal":{"kind":"name-belongs-to","of":{"prefix":"push-api",\
                        "region":"ap-northeast-1","from":"e-aaaaaaaaaa","to":"e-bbbbbbbbbb"}},\
                        "at":"2026-11-22T03:04:05.678Z","late":"2026-11-22T03:09:05.678Z"}}""");
    }

    /** That it is not so is left out, as older programs did. */
    @Test
    void aReleaseIsFreshOnlyWhereThatIsWritten() {
        for (boolean fresh : new boolean[] {true, false}) {
            JournalEntry opened = new JournalEntry.Opened("r", "c", "v", "d", "n", "{}", null, fresh, AT);
            assertThat(Codec.write(opened).contains("fresh")).isEqualTo(fresh);
            assertThat(Codec.read(Codec.write(opened))).isEqualTo(opened);
        }
    }

    @Test
    void whatIsNotThereIsLeftOut() {
        assertThat(Codec.write(new JournalEntry.Gone(new EnvironmentId("e-aaaaaaaaaa"), null, AT)))
                .isEqualTo("""
                        {"kind":"gone","fact":{"environment":"e-aaaaaaaaaa","at":"2026-11-22T03:04:05.678Z"}}""");
    }

    @Test
    void aKindFromTheFutureAsksForANewerProgram() {
        for (String text : List.of("{\"kind\":\"teleported\",\"fact\":{}}", """
                {"kind":"intended","fact":{"operation":"op","goal":{"kind":"moon-exists","of":{}},\
                "at":"2026-11-22T03:04:05Z","late":"2026-11-22T03:04:05Z"}}""")) {
            assertThatThrownBy(() -> Codec.read(text))
                    .isInstanceOf(NewerJournal.class)
                    .hasMessageMatching(".*\"(teleported|moon-exists)\" is newer than this program; use Kirikae .*");
        }
    }

    @ParameterizedTest
    @MethodSource("damage")
    void damageIsRefused(String text) {
        assertThatThrownBy(() -> Codec.read(text)).isInstanceOf(BrokenJournal.class);
    }

    static Stream<String> damage() {
        return Stream.of(
                "",
                "null",
                "[]",
                "{",
                "{\"kind\":\"prepared\"}",
                "{\"kind\":7,\"fact\":{}}",
                "{\"kind\":\"prepared\",\"fact\":{\"release\":\"r\"}}",
                "{\"kind\":\"prepared\",\"fact\":{\"release\":\"r\",\"at\":\"yesterday\"}}",
                "{\"kind\":\"prepared\",\"fact\":{\"release\":null,\"at\":\"2026-11-22T03:04:05Z\"}}",
                "{\"kind\":\"prepared\",\"fact\":{\"at\":\"2026-11-22T03:04:05Z\",\"release\":\"r\"}}",
                "{\"kind\":\"prepared\",\"fact\":{\"release\":\"r\",\"at\":\"2026-11-22T03:04:05Z\",\"more\":1}}",
                "{\"kind\":\"prepared\",\"fact\":{\"release\":\"r\",\"release\":\"r\",\"at\":\"2026-11-22T03:04:05Z\"}}",
                "{\"kind\":\"prepared\",\"fact\":{\"release\":\"r\",\"at\":\"2026-11-22T03:04:05Z\"}} {}",
                " {\"kind\":\"prepared\",\"fact\":{\"release\":\"r\",\"at\":\"2026-11-22T03:04:05Z\"}}",
                "{\"kind\":\"prepared\",\"fact\":{\"release\":\"r\",\"at\":\"2026-11-22T03:04:05.000Z\"}}",
                "{\"kind\":\"gone\",\"fact\":{\"environment\":\"production\",\"at\":\"2026-11-22T03:04:05Z\"}}",
                "{\"kind\":\"judged\",\"fact\":{\"release\":\"r\",\"phase\":\"LIVE\",\"verdict\":\"verified\",\"evidence\":[],"
                        + "\"at\":\"2026-11-22T03:04:05Z\"}}",
                "{\"kind\":\"judged\",\"fact\":{\"release\":\"r\",\"phase\":\"live\",\"verdict\":\"verified\",\"evidence\":[1],"
                        + "\"at\":\"2026-11-22T03:04:05Z\"}}",
                "{\"kind\":\"raised\",\"fact\":{\"environment\":\"e-aaaaaaaaaa\",\"from\":1,\"to\":9999999999,"
                        + "\"at\":\"2026-11-22T03:04:05Z\"}}",
                "{\"kind\":\"opened\",\"fact\":{\"release\":\"r\",\"commit\":\"c\",\"version\":\"v\",\"digest\":\"d\","
                        + "\"environmentName\":\"n\",\"configuration\":\"{}\",\"fresh\":1,"
                        + "\"at\":\"2026-11-22T03:04:05Z\"}}",
                "{\"kind\":\"opened\",\"fact\":{\"release\":\"r\",\"commit\":\"c\",\"version\":\"v\",\"digest\":\"d\","
                        + "\"environmentName\":\"n\",\"configuration\":\"{}\",\"fresh\":false,"
                        + "\"at\":\"2026-11-22T03:04:05Z\"}}",
                "{\"a\":".repeat(5000));
    }
}
