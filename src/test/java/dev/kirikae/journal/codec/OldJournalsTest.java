package dev.kirikae.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
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
        JournalState journal = replayed(Files.readString(FOLDER.resolve("1.0.0/settled.jsonl")));

        ReleaseRecord release = release(journal);
        assertThat(journal.live()).isEqualTo(SampleReleases.GREEN);
        assertThat(release.state()).isEqualTo(State.SETTLED);
        assertThat(release.liveVerdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(release.watch()).isEqualTo(Duration.ofMinutes(10));
        assertThat(environment(journal, SampleReleases.BLUE).goneAt()).isEqualTo(SampleReleases.at(90200));
        assertThat(journal.open()).isEmpty();
        assertThat(journal.took().launches()).containsExactly(Duration.ofSeconds(270));
        assertThat(journal.took().terminations()).containsExactly(Duration.ofSeconds(190));
        assertThat(journal.lastHolder().text()).isEqualTo("ci/jenkins (build 19)");
    }

    @Test
    void aRestoredReleaseIsRejectedAndTheOneBeforeLive() throws IOException {
        JournalState journal = replayed(Files.readString(FOLDER.resolve("1.0.0/restored.jsonl")));

        assertThat(journal.live()).isEqualTo(SampleReleases.BLUE);
        assertThat(release(journal).state()).isEqualTo(State.RESTORED);
        assertThat(release(journal).liveVerdict()).isEqualTo(Verdict.FAILED);
        assertThat(environment(journal, SampleReleases.GREEN).rejectedAt()).isEqualTo(SampleReleases.at(846));
        assertThat(environment(journal, SampleReleases.BLUE).raisedFrom()).isEqualTo(1);
    }

    @Test
    void aKilledSwitchIsStillOpen() throws IOException {
        JournalState journal = replayed(Files.readString(FOLDER.resolve("1.0.0/killed.jsonl")));

        assertThat(journal.open()).singleElement().satisfies(intent -> {
            assertThat(intent.operation()).isEqualTo("op-5");
            assertThat(intent.goal())
                    .isEqualTo(new Goal.NameBelongsTo(
                            Goal.Purpose.SWITCH, SampleReleases.NAME, SampleReleases.BLUE, SampleReleases.GREEN));
        });
        assertThat(release(journal).state()).isEqualTo(State.BEGUN);
    }

    @Test
    void aHeldReleaseIsUnderWayAndItsCallMayStillArrive() throws IOException {
        JournalState journal = replayed(Files.readString(FOLDER.resolve("1.0.0/held.jsonl")));

        assertThat(journal.underWay()).isEqualTo(release(journal));
        assertThat(release(journal).state()).isEqualTo(State.HELD);
        assertThat(journal.name().unsureUntil()).isEqualTo(SampleReleases.at(1005));
    }

    @Test
    void aFailedLaunchIsAbandoned() throws IOException {
        JournalState journal = replayed(Files.readString(FOLDER.resolve("1.0.0/launch-failed.jsonl")));

        assertThat(release(journal).state()).isEqualTo(State.ABANDONED);
        assertThat(release(journal).environment()).isEqualTo(SampleReleases.GREEN);
        assertThat(journal.live()).isEqualTo(SampleReleases.BLUE);
    }

    private static JournalState replayed(String copy) {
        return JournalState.replay(
                JournalCopy.read(copy).stream().map(Link::entry).toList());
    }

    private static ReleaseRecord release(JournalState journal) {
        ReleaseRecord release = journal.release(SampleReleases.RELEASE);
        assertThat(release).isNotNull();
        return release;
    }

    private static EnvironmentRecord environment(JournalState journal, EnvironmentId id) {
        EnvironmentRecord facts = journal.environment(id);
        assertThat(facts).isNotNull();
        return facts;
    }
}
