package dev.kirikae.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.model.Lease;
import dev.kirikae.tale.Memory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    void aLeaseIsOneReadableLine() {
        Lease lease =
                new Lease("n7", "ci/jenkins (build 18)", "release", Stories.at(0), Duration.ofMinutes(2), 3, false);

        assertThat(LeaseText.write(lease)).isEqualTo("""
                        {"nonce":"n7","holder":"ci/jenkins (build 18)","stage":"release",\
                        "since":"2026-11-22T01:00:00Z","term":"PT2M","turn":3,"released":false}""");
        assertThat(LeaseText.read(LeaseText.write(lease))).isEqualTo(lease);
        assertThatThrownBy(() -> LeaseText.read("{\"nonce\":\"n7\"}")).isInstanceOf(BrokenJournal.class);
    }
}
