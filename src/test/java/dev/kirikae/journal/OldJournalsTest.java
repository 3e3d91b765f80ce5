package dev.kirikae.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import dev.kirikae.tale.EnvironmentFacts;
import dev.kirikae.tale.Goal;
import dev.kirikae.tale.Memory;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.ReleaseFacts.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Journals that released programs wrote. They are never changed; today's program must read them as they were meant. */
class OldJournalsTest {

    private static final Path FOLDER = Path.of("src/test/resources/journals");

    static List<Path> journals() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("journals")
    void everyOldJournalIsReadFromItsRecordsAndNotFromItsIndex(Path journal) throws IOException {
        String copy = Files.readString(journal);
        String index = Files.readString(Path.of(journal.toString().replace(".jsonl", ".index.json")))
                .strip();

        Audit audit = JournalCopy.audit(copy);

        assertThat(audit.findings()).isEmpty();
        assertThat(index).contains("\"length\":" + audit.length()).contains(audit.head());
        assertThatThrownBy(() -> IndexText.read(index))
                .isInstanceOf(BrokenJournal.class)
                .hasMessageContaining("an older program's index");
        assertThat(replayed(copy).irregular()).isEmpty();
    }

    @Test
    void aSettledReleaseIsLiveAndTheOneBeforeGone() throws IOException {
        Memory memory = replayed(Files.readString(FOLDER.resolve("1.0.0/settled.jsonl")));

        ReleaseFacts release = release(memory);
        assertThat(memory.live()).isEqualTo(Stories.GREEN);
        assertThat(release.state()).isEqualTo(State.SETTLED);
        assertThat(release.liveVerdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(release.watch()).isEqualTo(Duration.ofMinutes(10));
        assertThat(environment(memory, Stories.BLUE).goneAt()).isEqualTo(Stories.at(90200));
        assertThat(memory.open()).isEmpty();
        assertThat(memory.launches()).containsExactly(Duration.ofSeconds(270));
        assertThat(memory.terminations()).containsExactly(Duration.ofSeconds(190));
        assertThat(memory.holderText()).isEqualTo("ci/jenkins (build 19)");
    }

    @Test
    void aRestoredReleaseIsRejectedAndTheOneBeforeLive() throws IOException {
        Memory memory = replayed(Files.readString(FOLDER.resolve("1.0.0/restored.jsonl")));

        assertThat(memory.live()).isEqualTo(Stories.BLUE);
        assertThat(release(memory).state()).isEqualTo(State.RESTORED);
        assertThat(release(memory).liveVerdict()).isEqualTo(Verdict.FAILED);
        assertThat(environment(memory, Stories.GREEN).rejectedAt()).isEqualTo(Stories.at(846));
        assertThat(environment(memory, Stories.BLUE).raisedFrom()).isEqualTo(1);
    }

    @Test
    void aKilledSwitchIsStillOpen() throws IOException {
        Memory memory = replayed(Files.readString(FOLDER.resolve("1.0.0/killed.jsonl")));

        assertThat(memory.open()).singleElement().satisfies(intent -> {
            assertThat(intent.operation()).isEqualTo("op-5");
            assertThat(intent.goal())
                    .isEqualTo(new Goal.NameBelongsTo(Goal.Purpose.SWITCH, Stories.NAME, Stories.BLUE, Stories.GREEN));
        });
        assertThat(release(memory).state()).isEqualTo(State.BEGUN);
    }

    @Test
    void aHeldReleaseIsUnderWayAndItsCallMayStillArrive() throws IOException {
        Memory memory = replayed(Files.readString(FOLDER.resolve("1.0.0/held.jsonl")));

        assertThat(memory.underWay()).isEqualTo(release(memory));
        assertThat(release(memory).state()).isEqualTo(State.HELD);
        assertThat(memory.unsureUntil()).isEqualTo(Stories.at(1005));
    }

    @Test
    void aFailedLaunchIsAbandoned() throws IOException {
        Memory memory = replayed(Files.readString(FOLDER.resolve("1.0.0/launch-failed.jsonl")));

        assertThat(release(memory).state()).isEqualTo(State.ABANDONED);
        assertThat(release(memory).environment()).isEqualTo(Stories.GREEN);
        assertThat(memory.live()).isEqualTo(Stories.BLUE);
    }

    private static Memory replayed(String copy) {
        return Memory.replay(JournalCopy.read(copy).stream().map(Link::entry).toList());
    }

    private static ReleaseFacts release(Memory memory) {
        ReleaseFacts release = memory.release(Stories.RELEASE);
        assertThat(release).isNotNull();
        return release;
    }

    private static EnvironmentFacts environment(Memory memory, EnvironmentId id) {
        EnvironmentFacts facts = memory.environment(id);
        assertThat(facts).isNotNull();
        return facts;
    }
}
