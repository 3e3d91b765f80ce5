package dev.kirikae.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Lease;
import dev.kirikae.model.StoredLease;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index and the lock, which lie beside the journal. */
class StoredStateTest {

    @Test
    void anIndexComesBackAsItWas() {
        for (var entries : List.of(
                SampleReleases.settled(), SampleReleases.restored(), SampleReleases.killed(), SampleReleases.held())) {
            JournalState journal = JournalState.replay(entries);
            String text = IndexText.write("1.0.0", entries.size(), "ab12", journal);
            assertThat(IndexText.read(text)).isEqualTo(new IndexText.Index(entries.size(), "ab12", journal));
        }
        for (int seed = 0; seed < 300; seed++) {
            JournalState journal = new RandomRecord(seed).of(JournalState.class);
            assertThat(IndexText.read(IndexText.write("1.0.0", 7, "", journal)).journal())
                    .isEqualTo(journal);
        }
    }

    @Test
    void anIndexOfANewerFormatIsRefused() {
        String text = IndexText.write("3.0.0", 0, "", JournalState.EMPTY).replace("{\"format\":2", "{\"format\":3");
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
        JournalState journal = JournalState.EMPTY.and(
                new JournalEntry.Intended("o-1", goal, SampleReleases.at(0), SampleReleases.at(1)));
        String text = IndexText.write("1.4.0", 1, "ab12", journal).replace("\"version-gone\"", "\"moon-gone\"");

        assertThatThrownBy(() -> IndexText.read(text))
                .isInstanceOf(NewerJournal.class)
                .hasMessageContaining("\"moon-gone\"")
                .hasMessageContaining("use Kirikae 1.4.0 or later");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[\"o-1\"]", "[[]]", "{}", "\"o-1\""})
    void anIndexWhoseIntentsAreNoObjectsIsBroken(String open) {
        String text = IndexText.write("1.0.0", 0, "", JournalState.EMPTY);
        assertThat(text).contains("\"open\":[]");

        assertThatThrownBy(() -> IndexText.read(text.replace("\"open\":[]", "\"open\":" + open)))
                .isInstanceOf(BrokenJournal.class)
                .hasMessageContaining("\"open\"");
    }

    @Test
    void anIndexOfAnOlderFormatIsNotBelieved() {
        String text = IndexText.write("1.0.0", 0, "", JournalState.EMPTY).replace("{\"format\":2", "{\"format\":1");

        assertThatThrownBy(() -> IndexText.read(text))
                .isInstanceOf(BrokenJournal.class)
                .hasMessageContaining("knows less than the journal");
    }

    @Test
    void aLeaseThatIsOneIsSeenWithItsTag() {
        Lease lease = new Lease("n7", "ci", "release", SampleReleases.at(0), Duration.ofMinutes(2), 3, false);

        assertThat(LeaseText.seen(LeaseText.write("1.0.0", lease), "tag"))
                .isEqualTo(new StoredLease(lease, "tag", null));
    }

    @Test
    void aLeaseIsOneReadableLine() {
        Lease lease = new Lease(
                "n7", "ci/jenkins (build 18)", "release", SampleReleases.at(0), Duration.ofMinutes(2), 3, false);

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
                .isEqualTo(new Lease("n7", "ci", "release", SampleReleases.at(0), Duration.ofMinutes(2), 3, true));
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
        StoredLease seen = LeaseText.seen(text, "tag");

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
                        "1.0.0",
                        new Lease("n7", "ci", "release", SampleReleases.at(0), Duration.ofMinutes(2), 3, false))
                .replace("PT2M", term);

        assertThat(LeaseText.seen(text, "tag").unreadable()).isNotNull();
    }

    @Test
    void aLeaseOfANewerFormNamesTheProgram() {
        StoredLease.Unreadable unreadable = LeaseText.seen(
                        "{\"format\":2,\"program\":\"3.1.0\",\"nonce\":{\"of\":\"another kind\"}}", "tag")
                .unreadable();

        assertThat(unreadable)
                .isEqualTo(new StoredLease.Unreadable(
                        true, "the lock is newer than this program; use Kirikae 3.1.0 or later"));
    }
}
