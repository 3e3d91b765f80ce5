package dev.kirikae.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.model.Lease;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.Memory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index and the lock, which lie beside the journal. */
class StoredStateTest {

    @Test
    void anIndexComesBackAsItWas() {
        for (var story : List.of(Stories.settled(), Stories.restored(), Stories.killed(), Stories.held())) {
            Memory memory = Memory.replay(story);
            String text = IndexText.write("1.0.0", story.size(), "ab12", memory);
            assertThat(IndexText.read(text)).isEqualTo(new IndexText.Index(story.size(), "ab12", memory));
        }
        for (int seed = 0; seed < 300; seed++) {
            Memory memory = new RandomRecord(seed).of(Memory.class);
            assertThat(IndexText.read(IndexText.write("1.0.0", 7, "", memory)).memory())
                    .isEqualTo(memory);
        }
    }

    @Test
    void anIndexOfANewerFormatIsRefused() {
        String text = IndexText.write("3.0.0", 0, "", Memory.EMPTY).replace("{\"format\":2", "{\"format\":3");
        assertThatThrownBy(() -> IndexText.read(text))
                .isInstanceOf(NewerJournal.class)
                .hasMessageContaining("use Kirikae 3.0.0 or later");
        assertThatThrownBy(() -> IndexText.read("{}")).isInstanceOf(BrokenJournal.class);
        assertThatThrownBy(() -> IndexText.read(text.replace("\"format\":3,", "")))
                .isInstanceOf(BrokenJournal.class);
    }

    @Test
    void anIndexWithAKindFromTheFutureAsksForTheProgramThatWroteIt() {
        Goal goal = new Goal.VersionGone("old");
        Memory memory = Memory.EMPTY.and(new Entry.Intended("o-1", goal, Stories.at(0), Stories.at(1)));
        String text = IndexText.write("1.4.0", 1, "ab12", memory).replace("\"version-gone\"", "\"moon-gone\"");

        assertThatThrownBy(() -> IndexText.read(text))
                .isInstanceOf(NewerJournal.class)
                .hasMessageContaining("\"moon-gone\"")
                .hasMessageContaining("use Kirikae 1.4.0 or later");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[\"o-1\"]", "[[]]", "{}", "\"o-1\""})
    void anIndexWhoseIntentsAreNoObjectsIsBroken(String open) {
        String text = IndexText.write("1.0.0", 0, "", Memory.EMPTY);
        assertThat(text).contains("\"open\":[]");

        assertThatThrownBy(() -> IndexText.read(text.replace("\"open\":[]", "\"open\":" + open)))
                .isInstanceOf(BrokenJournal.class)
                .hasMessageContaining("\"open\"");
    }

    @Test
    void anIndexOfAnOlderFormatIsNotBelieved() {
        String text = IndexText.write("1.0.0", 0, "", Memory.EMPTY).replace("{\"format\":2", "{\"format\":1");

        assertThatThrownBy(() -> IndexText.read(text))
                .isInstanceOf(BrokenJournal.class)
                .hasMessageContaining("knows less than the journal");
    }

    @Test
    void aLeaseThatIsOneIsSeenWithItsTag() {
        Lease lease = new Lease("n7", "ci", "release", Stories.at(0), Duration.ofMinutes(2), 3, false);

        assertThat(LeaseText.seen(LeaseText.write("1.0.0", lease), "tag")).isEqualTo(new Answer.LockSeen(lease, "tag"));
    }

    @Test
    void aLeaseIsOneReadableLine() {
        Lease lease =
                new Lease("n7", "ci/jenkins (build 18)", "release", Stories.at(0), Duration.ofMinutes(2), 3, false);

        assertThat(LeaseText.write("1.0.0", lease)).isEqualTo("""
                        {"format":1,"program":"1.0.0","nonce":"n7","holder":"ci/jenkins (build 18)","stage":"release",\
                        "since":"2026-11-22T01:00:00Z","term":"PT2M","turn":3,"released":false}""");
        assertThat(LeaseText.read(LeaseText.write("1.0.0", lease))).isEqualTo(lease);
    }

    /** As 1.0.0 wrote it: without a form of its own. */
    @Test
    void aLeaseOfTheFirstProgramIsRead() {
        assertThat(LeaseText.read("""
                        {"nonce":"n7","holder":"ci","stage":"release","since":"2026-11-22T01:00:00Z","term":"PT2M",\
                        "turn":3,"released":true}"""))
                .isEqualTo(new Lease("n7", "ci", "release", Stories.at(0), Duration.ofMinutes(2), 3, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "half a lo",
                "{\"nonce\":\"n7\"}",
                "{\"format\":\"one\"}",
                "{\"format\":9}",
                "{\"nonce\":1,\"holder\":[],\"term\":{}}"
            })
    void whatIsNoLeaseIsNobodys(String text) {
        Answer.LockSeen seen = LeaseText.seen(text, "tag");

        assertThat(seen.lease()).isNull();
        assertThat(seen.tag()).isEqualTo("tag");
        assertThat(seen.unreadable())
                .isNotNull()
                .satisfies(unreadable -> assertThat(unreadable.newer()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-2M", "PT25H", "PT2562047788015215H"})
    void aLeaseForNoTimeOrForEverIsNone(String term) {
        String text = LeaseText.write(
                        "1.0.0", new Lease("n7", "ci", "release", Stories.at(0), Duration.ofMinutes(2), 3, false))
                .replace("PT2M", term);

        assertThat(LeaseText.seen(text, "tag").unreadable()).isNotNull();
    }

    @Test
    void aLeaseOfANewerFormNamesTheProgram() {
        Answer.UnreadableLock unreadable = LeaseText.seen(
                        "{\"format\":2,\"program\":\"3.1.0\",\"nonce\":{\"of\":\"another kind\"}}", "tag")
                .unreadable();

        assertThat(unreadable)
                .isEqualTo(new Answer.UnreadableLock(
                        true, "the lock is newer than this program; use Kirikae 3.1.0 or later"));
    }
}
