package dev.kirikae.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cli.Signals;
import dev.kirikae.cli.view.Streams;
import dev.kirikae.driver.RunListener;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.codec.SampleReleases;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** A process that has to be cut off says by its exit code whether it leaves something open. */
class OpenWorkTest {

    private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");

    private final Stop stop = new Stop();
    private final OpenWork work = new OpenWork(stop, RunListener.NOBODY);
    private JournalState journal = JournalState.EMPTY;

    private Effect.Append append(JournalEntry entry) {
        journal = journal.and(entry);
        return new Effect.Append(1, "", entry);
    }

    private void writes(JournalEntry entry) {
        Effect.Append append = append(entry);
        work.asks(List.of(), append, AT);
        work.hears(append, new Answer.Appended("head"), AT);
    }

    private int code() {
        stop.ask(15);
        return stop.cutOffCode();
    }

    @AfterEach
    void signalsAsTheyWere() {
        Signal.handle(new Signal("INT"), SignalHandler.SIG_DFL);
        Signal.handle(new Signal("TERM"), SignalHandler.SIG_DFL);
    }

    @Test
    void between_an_intent_and_its_outcome_it_is_unclear() {
        for (JournalEntry entry : SampleReleases.settled()) {
            writes(entry);
            boolean switched = journal.underWay() != null
                    && journal.underWay().state() == dev.kirikae.journal.ReleaseRecord.State.SWITCHED;
            boolean open = !journal.open().isEmpty() || switched;
            assertThat(code()).as(entry.toString()).isEqualTo(open ? 5 : 143);
        }
    }

    @Test
    void while_an_intent_or_a_call_is_on_the_wire_it_is_unclear() {
        List<JournalEntry> entries = SampleReleases.settled();
        int first = 0;
        while (!(entries.get(first) instanceof JournalEntry.Intended)) {
            writes(entries.get(first++));
        }
        assertThat(code()).isEqualTo(143);

        Effect.Append intent = append(entries.get(first));
        work.asks(List.of(), intent, AT);
        assertThat(code()).isEqualTo(5);
        work.hears(intent, new Answer.Unknown("no answer"), AT);
        work.hears(new Effect.ReadJournal(), new Answer.Missing(Answer.Trouble.UNREACHABLE, "no answer"), AT);
        assertThat(code()).isEqualTo(5);
        work.hears(
                new Effect.ReadJournal(),
                new Answer.JournalSeen(2, "head", journal.and(entries.get(first + 1)), null),
                AT);
        assertThat(code()).isEqualTo(143);

        work.asks(List.of(), new ChangingCall.Terminate("op", SampleReleases.BLUE, AT, AT), AT);
        assertThat(code()).isEqualTo(5);
    }

    @Test
    void what_others_left_open_is_not_ours_as_long_as_we_only_look() {
        JournalState theirs = JournalState.replay(SampleReleases.settled().stream()
                .takeWhile(entry -> !(entry instanceof JournalEntry.Settled))
                .toList());
        assertThat(theirs.open()).isNotEmpty();

        work.hears(new Effect.ReadJournal(), new Answer.JournalSeen(3, "head", theirs, null), AT);

        assertThat(code()).isEqualTo(143);
    }

    @Test
    void it_is_cut_off_with_a_last_sentence() throws Exception {
        ByteArrayOutputStream last = new ByteArrayOutputStream();
        CompletableFuture<Integer> ended = new CompletableFuture<>();
        stop.keepOpen(true);
        Signals.heed(stop, 0, Streams.utf8(last), ended::complete);

        Signal.raise(new Signal("TERM"));

        assertThat(ended.get(30, TimeUnit.SECONDS)).isEqualTo(5);
        assertThat(last.toString(StandardCharsets.UTF_8))
                .startsWith("interrupted or unclear (exit 5): ")
                .contains("kirikae recover")
                .hasLineCount(1);
    }
}
