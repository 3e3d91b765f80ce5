package dev.kirikae.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.codec.Chain;
import dev.kirikae.journal.codec.JournalCopy;
import dev.kirikae.journal.codec.Link;
import dev.kirikae.journal.codec.SampleReleases;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a run wrote is in its record, however it came to know that it was written. */
class RunRecorderTest {

    private static final String PROGRAM = "1.0.0";
    private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");
    private static final List<JournalEntry> ENTRIES = SampleReleases.settled().subList(0, 3);

    private final Chain chain = new Chain(PROGRAM);
    private final RunRecorder recorder = new RunRecorder(PROGRAM);
    private int length;
    private String head = "";

    private Effect.Append next() {
        return new Effect.Append(length, head, ENTRIES.get(length));
    }

    /** The ledger takes it. */
    private Effect.Append taken() {
        Effect.Append append = next();
        Link link = chain.seal(append.sequence(), append.previous(), append.entry());
        length++;
        head = link.hash();
        return append;
    }

    private Answer.JournalSeen journal(@Nullable JournalEntry last) {
        return new Answer.JournalSeen(length, head, JournalState.EMPTY, last);
    }

    private void written() {
        Effect.Append append = taken();
        recorder.hears(append, new Answer.Appended(head), AT);
    }

    @Test
    void an_append_whose_answer_was_lost_is_there_once_the_journal_shows_it() {
        written();
        Effect.Append lost = taken();
        recorder.hears(lost, new Answer.Unknown("no answer"), AT);
        assertThat(recorder.links()).hasSize(1);

        recorder.hears(new Effect.ReadJournal(), journal(lost.entry()), AT);
        written();

        assertThat(recorder.links()).extracting(Link::entry).containsExactlyElementsOf(ENTRIES);
        assertThat(JournalCopy.audit(JournalCopy.write(recorder.links())).findings())
                .isEmpty();
    }

    @Test
    void what_the_journal_does_not_show_is_not_there() {
        written();
        Effect.Append lost = next();
        recorder.hears(lost, new Answer.Unknown("no answer"), AT);

        recorder.hears(new Effect.ReadJournal(), journal(ENTRIES.get(0)), AT);
        assertThat(recorder.links()).hasSize(1);

        written();
        recorder.hears(new Effect.ReadJournal(), journal(lost.entry()), AT);
        assertThat(recorder.links()).hasSize(2);
    }

    @Test
    void a_round_is_heard_as_what_it_holds() {
        Effect.Append lost = taken();
        recorder.hears(lost, new Answer.Unknown("no answer"), AT);

        recorder.hears(
                new Effect.Round(
                        List.of(new Effect.LookAtLogs(SampleReleases.GREEN), new Effect.ReadJournal()),
                        AT.plusSeconds(10)),
                new Answer.RoundSeen(List.of(new Answer.LogsSeen(Map.of("i-1", "started")), journal(lost.entry()))),
                AT);

        assertThat(recorder.links()).hasSize(1);
        assertThat(recorder.logs()).containsEntry("i-1", "started");
    }
}
