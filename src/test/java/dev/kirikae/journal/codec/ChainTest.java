package dev.kirikae.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.codec.Audit.Fault;
import dev.kirikae.journal.codec.Audit.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final List<Link> HUNDRED = hundred();

    private static List<Link> hundred() {
        List<JournalEntry> entries = new ArrayList<>();
        Class<?>[] kinds = JournalEntry.class.getPermittedSubclasses();
        for (JournalEntry entry : SampleReleases.restored()) {
            entries.add(entry);
        }
        for (int i = 0; entries.size() < 100; i++) {
            JournalEntry entry = (JournalEntry) new RandomRecord(i).of(kinds[i % kinds.length]);
            if (Codec.write(entry).length() < 200) {
                entries.add(entry);
            }
        }
        return SampleReleases.chain(entries);
    }

    private static List<String> texts() {
        return new ArrayList<>(HUNDRED.stream().map(Link::text).toList());
    }

    private static Link last() {
        return HUNDRED.get(HUNDRED.size() - 1);
    }

    @Test
    void aRecordIsOneReadableLine() {
        Link link = new Chain("1.0.0")
                .seal(4, "ab12", new JournalEntry.Prepared(SampleReleases.RELEASE, SampleReleases.at(0)));

        assertThat(link.text()).isEqualTo("""
                        {"format":2,"program":"1.0.0","sequence":4,"previous":"ab12","kind":"prepared",\
                        "fact":{"release":"20261122-9f3c2ab","at":"2026-11-22T01:00:00Z"}}""");
        assertThat(link.hash()).isEqualTo("e8538cb5e5c153fe8699093b498281be14ac1d7676154c36e360895ac1b442d5");
    }

    @Test
    void anOpenedRecordIsTheSealedOne() {
        for (Link link : HUNDRED) {
            Link opened = Chain.open(link.text());
            assertThat(opened).isEqualTo(link);
            assertThat(new Chain(opened.program()).seal(opened.sequence(), opened.previous(), opened.entry()))
                    .isEqualTo(link);
        }
    }

    @Test
    void everyPrefixOfAChainHolds() {
        for (int length = 0; length <= HUNDRED.size(); length++) {
            Audit audit = Chain.verify(texts().subList(0, length));
            assertThat(audit.findings()).isEmpty();
            assertThat(audit.length()).isEqualTo(length);
        }
        assertThat(Chain.verify(texts()).head()).isEqualTo(last().hash());
    }

    @Test
    void aCutTailShowsAgainstAnAnchor() {
        for (int length = 0; length < HUNDRED.size(); length++) {
            Audit audit = Chain.verify(texts().subList(0, length)).anchored(HUNDRED.size(), last().hash());
            assertThat(audit.findings()).extracting(Finding::fault).containsExactly(Fault.OTHER_HEAD);
        }
        assertThat(Chain.verify(texts()).anchored(100, last().hash()).isClean()).isTrue();
    }

    /** Every bit of the first records, of every kind among them; of the others one bit of each byte. */
    @Test
    void aFlippedBitShows() {
        Audit before = Audit.EMPTY;
        for (int place = 0; place < HUNDRED.size(); place++) {
            byte[] bytes = HUNDRED.get(place).text().getBytes(StandardCharsets.UTF_8);
            int stride = place < 20 ? 1 : 8;
            for (int bit = place % stride; bit < bytes.length * 8; bit += stride) {
                bytes[bit / 8] ^= (byte) (1 << (bit % 8));
                Audit audit = before.and(new String(bytes, StandardCharsets.UTF_8));
                bytes[bit / 8] ^= (byte) (1 << (bit % 8));
                if (audit.isClean()) {
                    audit = place + 1 < HUNDRED.size()
                            ? audit.and(HUNDRED.get(place + 1).text())
                            : audit.anchored(HUNDRED.size(), last().hash());
                }
                if (audit.isClean()) {
                    throw new AssertionError("bit " + bit + " of record " + place + " can be flipped unseen");
                }
            }
            before = before.and(HUNDRED.get(place).text());
        }
        assertThat(before.isClean()).isTrue();
    }

    @Test
    void everyDeletedRecordShows() {
        for (int place = 0; place < HUNDRED.size() - 1; place++) {
            List<String> texts = texts();
            texts.remove(place);
            assertThat(Chain.verify(texts).findings())
                    .extracting(Finding::fault)
                    .containsExactly(Fault.GAP, Fault.WRONG_PREVIOUS);
        }
    }

    @Test
    void everyDoubledRecordShows() {
        for (int place = 0; place < HUNDRED.size(); place++) {
            for (int where : List.of(place + 1, HUNDRED.size())) {
                List<String> texts = texts();
                texts.add(where, texts.get(place));
                assertThat(Chain.verify(texts).findings())
                        .extracting(Finding::fault)
                        .containsExactly(Fault.DUPLICATE);
            }
        }
    }

    @Test
    void everyExchangeOfTwoRecordsShows() {
        for (int place = 0; place < HUNDRED.size() - 1; place++) {
            for (int other = place + 1; other < HUNDRED.size(); other += 13) {
                List<String> texts = texts();
                Collections.swap(texts, place, other);
                assertThat(Chain.verify(texts).isClean()).isFalse();
            }
        }
    }

    @Test
    void aRewrittenRecordShowsAtTheNextOne() {
        Link old = HUNDRED.get(5);
        Link forged = new Chain("1.0.0")
                .seal(5, old.previous(), new JournalEntry.Allowed("owner", "trust me", "nobody", SampleReleases.at(3)));
        List<String> texts = texts();
        texts.set(5, forged.text());

        assertThat(Chain.verify(texts).findings())
                .containsExactly(new Finding(
                        6,
                        Fault.WRONG_PREVIOUS,
                        "record 6 names another record before it than the one that stands there"));
    }

    @Test
    void aNewerJournalNamesTheProgramThatReadsIt() {
        String newer = HUNDRED.get(0)
                .text()
                .replace("\"format\":2,\"program\":\"1.0.0\"", "\"format\":3,\"program\":\"2.1.0\"");
        assertThatThrownBy(() -> Chain.open(newer))
                .isInstanceOfSatisfying(
                        NewerJournal.class, e -> assertThat(e.needed()).isEqualTo("2.1.0"))
                .hasMessage("the journal's format 3 is newer than this program; use Kirikae 2.1.0 or later");

        String kind = HUNDRED.get(1).text().replace("\"1.0.0\"", "\"1.4.0\"").replace("\"took\"", "\"shook\"");
        assertThatThrownBy(() -> Chain.open(kind))
                .isInstanceOf(NewerJournal.class)
                .hasMessage("a fact of kind \"shook\" is newer than this program; use Kirikae 1.4.0 or later");
        assertThat(Chain.verify(List.of(newer)).findings())
                .extracting(Finding::fault)
                .containsExactly(Fault.NEWER);
    }

    @Test
    void aCopyShowsEveryChangeOfItsOwn() {
        String copy = JournalCopy.write(HUNDRED);
        assertThat(JournalCopy.audit(copy).findings()).isEmpty();
        assertThat(JournalCopy.read(copy)).isEqualTo(HUNDRED);
        assertThat(JournalCopy.audit("").isClean()).isFalse();
        assertThat(JournalCopy.audit(JournalCopy.write(List.of())).isClean()).isTrue();

        List<String> lines = copy.lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            List<String> fewer = new ArrayList<>(lines);
            fewer.remove(line);
            assertThat(JournalCopy.audit(String.join("\n", fewer)).isClean()).isFalse();
        }
        String end = lines.get(99);
        String changed = end.substring(0, end.length() - 4) + "?" + end.substring(end.length() - 3);
        assertThat(JournalCopy.audit(copy.replace(end, changed)).isClean()).isFalse();
    }

    @Test
    void theNextRecordContinuesTheChainOrIsRefused() {
        Link fifth = HUNDRED.get(5);
        String head = HUNDRED.get(4).hash();

        assertThat(Chain.next(5, head, fifth.text())).isEqualTo(fifth);
        assertThatThrownBy(() -> Chain.next(6, head, fifth.text()))
                .isInstanceOf(BrokenJournal.class)
                .hasMessage("record 6 does not continue the one before it");
        assertThatThrownBy(() -> Chain.next(5, HUNDRED.get(3).hash(), fifth.text()))
                .isInstanceOf(BrokenJournal.class)
                .hasMessage("record 5 does not continue the one before it");
    }

    @Test
    void theLastLineOfACopyIsWrittenInOneWayOnly() {
        List<String> lines = new ArrayList<>(JournalCopy.write(HUNDRED).lines().toList());
        lines.set(HUNDRED.size(), lines.get(HUNDRED.size()).replace("{\"length\"", "{ \"length\""));

        assertThat(JournalCopy.audit(String.join("\n", lines)).findings())
                .extracting(Finding::sentence)
                .singleElement()
                .asString()
                .contains("the last line is not written as Kirikae writes it");
    }
}
