package dev.kirikae.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The journal is appended to by compare-and-set on its length, in any world. */
abstract class LedgerContract {

    private static final JournalEntry FOUNDED = new JournalEntry.Founded(
            JournalState.FORMAT, "1.0.0", AwsPlace.ACCOUNT, AwsPlace.REGION, "shop", "shop", Calls.NOW);
    private static final JournalEntry TOOK = new JournalEntry.Took("nonce-1", "oncall", "release", Calls.NOW);
    private static final JournalEntry FOUND =
            new JournalEntry.Found(new EnvironmentId("e-aaaaaaaaaa"), "v1", "at the beginning", Calls.NOW);

    private static final List<String> LOCALES = List.of("ar-EG-u-nu-arab", "fa", "mr", "tr", "en");

    /** An empty ledger. */
    protected abstract Scene ledger();

    @Test
    void beginsEmpty() {
        try (Scene scene = ledger()) {
            assertThat(scene.perform(new Effect.ReadJournal()))
                    .isEqualTo(new Answer.JournalSeen(0, "", JournalState.EMPTY, null));
        }
    }

    @Test
    void isReadAsItWasWritten() {
        try (Scene scene = ledger()) {
            String head = appended(scene, List.of(FOUNDED, TOOK, FOUND));
            assertThat(scene.perform(new Effect.ReadJournal()))
                    .isEqualTo(
                            new Answer.JournalSeen(3, head, JournalState.replay(List.of(FOUNDED, TOOK, FOUND)), FOUND));
        }
    }

    @Test
    void isReadThroughItsIndexToo() {
        try (Scene scene = ledger()) {
            String head = appended(scene, List.of(FOUNDED, TOOK));
            assertThat(scene.perform(new Effect.WriteIndex(2, head, JournalState.replay(List.of(FOUNDED, TOOK)))))
                    .isEqualTo(new Answer.Asked());
            assertThat(scene.perform(new Effect.ReadJournal()))
                    .isEqualTo(new Answer.JournalSeen(2, head, JournalState.replay(List.of(FOUNDED, TOOK)), TOOK));
            Answer third = scene.perform(new Effect.Append(2, head, FOUND));
            assertThat(scene.perform(new Effect.ReadJournal()))
                    .isEqualTo(new Answer.JournalSeen(
                            3,
                            ((Answer.Appended) third).head(),
                            JournalState.replay(List.of(FOUNDED, TOOK, FOUND)),
                            FOUND));
        }
    }

    @Test
    void takesOneEntryForEachPlace() {
        try (Scene scene = ledger()) {
            String head = appended(scene, List.of(FOUNDED));
            String mine = ((Answer.Appended) scene.perform(new Effect.Append(1, head, TOOK))).head();
            assertThat(scene.perform(new Effect.Append(1, head, FOUND))).isEqualTo(new Answer.Overtaken());
            assertThat(((Answer.JournalSeen) scene.perform(new Effect.ReadJournal())).head())
                    .isEqualTo(mine);
        }
    }

    @Test
    void keepsItsOrderBeyondAPageOfTheStore() {
        List<JournalEntry> many = new ArrayList<>(List.of(FOUNDED));
        for (int i = 0; i < 11; i++) {
            many.add(new JournalEntry.Took("nonce-" + i, "oncall", "release", Calls.NOW.plusSeconds(i)));
        }
        try (Scene scene = ledger()) {
            String head = appended(scene, many);
            assertThat(scene.perform(new Effect.ReadJournal()))
                    .isEqualTo(new Answer.JournalSeen(12, head, JournalState.replay(many), many.get(11)));
        }
    }

    /** Whoever comes next may have another language set, and must find the entry that fences. */
    @Test
    void hasOneKeyForAnEntryInEveryLocale() {
        Locale before = Locale.getDefault();
        try (Scene scene = ledger()) {
            String head = "";
            List<JournalEntry> entries = List.of(FOUNDED, TOOK, FOUND, TOOK, FOUND);
            for (int i = 0; i < entries.size(); i++) {
                Locale.setDefault(Locale.forLanguageTag(LOCALES.get(i)));
                head = ((Answer.Appended) scene.perform(new Effect.Append(i, head, entries.get(i)))).head();
                Locale.setDefault(Locale.forLanguageTag(LOCALES.get((i + 1) % LOCALES.size())));
                assertThat(scene.perform(new Effect.Append(i, head, entries.get(i))))
                        .isEqualTo(new Answer.Overtaken());
            }
            Locale.setDefault(Locale.ROOT);
            assertThat(scene.perform(new Effect.ReadJournal()))
                    .isEqualTo(new Answer.JournalSeen(5, head, JournalState.replay(entries), FOUND));
        } finally {
            Locale.setDefault(before);
        }
    }

    static String appended(Scene scene, List<JournalEntry> entries) {
        String head = "";
        for (int i = 0; i < entries.size(); i++) {
            Answer answer = scene.perform(new Effect.Append(i, head, entries.get(i)));
            assertThat(answer).isInstanceOf(Answer.Appended.class);
            head = ((Answer.Appended) answer).head();
        }
        return head;
    }
}
