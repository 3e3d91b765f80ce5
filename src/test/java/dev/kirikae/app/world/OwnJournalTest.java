package dev.kirikae.app.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.app.input.UserError;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.codec.Audit;
import dev.kirikae.journal.codec.Chain;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal in the report directory, which outlives its process. */
class OwnJournalTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ACCOUNT = "123456789012";
    private static final JournalEntry TOOK = new JournalEntry.Took("nonce", "oncall", "rollback", NOON);

    @TempDir
    private Path temp;

    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        folder = temp.resolve("report");
        file = folder.resolve("rollback-journal.jsonl");
    }

    private static Request request(String service) {
        return new Request(
                "rollback",
                new Request.Requester("nonce", "oncall", "", "1.0.0"),
                new Request.Address("shop", service, null, "ap-northeast-1"),
                Allowances.NONE,
                "",
                new Request.Limits(Duration.ofMinutes(2), Duration.ZERO, Duration.ofMinutes(5), Request.PATIENT));
    }

    private static JournalEntry founded(String service) {
        return new JournalEntry.Founded(JournalState.FORMAT, "1.0.0", ACCOUNT, "ap-northeast-1", "shop", service, NOON);
    }

    private OwnJournal open(String service) {
        return OwnJournal.in(folder, request(service), ACCOUNT);
    }

    private static Answer.JournalSeen seen(OwnJournal journal) {
        return (Answer.JournalSeen) journal.ledger().read();
    }

    private static String appended(OwnJournal journal, String head, JournalEntry entry) {
        int length = seen(journal).length();
        return ((Answer.Appended) journal.ledger().append(length, head, entry)).head();
    }

    /** Two records of the shop. */
    private OwnJournal begun() {
        OwnJournal journal = open("shop");
        appended(journal, appended(journal, "", founded("shop")), TOOK);
        return journal;
    }

    @Test
    void theNextRunFindsWhatTheOneBeforeWrote() throws Exception {
        Answer.JournalSeen before = seen(begun());

        OwnJournal next = open("shop");

        assertThat(seen(next)).isEqualTo(before);
        assertThat(next.notes()).isEmpty();
        appended(next, before.head(), TOOK);
        Audit audit = Chain.verify(Files.readAllLines(file));
        assertThat(audit.isClean()).isTrue();
        assertThat(audit.length()).isEqualTo(3);
    }

    /** It was killed before it knew that the record was there, and so before it did what the record tells of. */
    @Test
    void halfALineIsNoRecord() throws Exception {
        Answer.JournalSeen before = seen(begun());
        Files.writeString(file, Files.readString(file) + "{\"format\":1,\"program\":\"1.0.0\",\"seq");

        OwnJournal next = open("shop");

        assertThat(seen(next)).isEqualTo(before);
        assertThat(next.notes()).isEmpty();
        appended(next, before.head(), TOOK);
        assertThat(Chain.verify(Files.readAllLines(file)).isClean()).isTrue();
        assertThat(seen(open("shop")).length()).isEqualTo(3);
    }

    @Test
    void ofTwoThatWriteOneIsOvertaken() {
        OwnJournal one = begun();
        OwnJournal other = open("shop");
        String head = seen(one).head();

        appended(other, head, TOOK);

        assertThat(one.ledger().append(2, head, TOOK)).isEqualTo(new Answer.Overtaken());
        assertThat(seen(one)).isEqualTo(seen(other));
    }

    @Test
    void whatCannotBeReadIsKeptUnderAnotherNameAndSaid() throws Exception {
        begun();
        String spoilt = Files.readString(file).replace("oncall", "nobody");
        for (String aside : new String[] {"unreadable-rollback-journal.jsonl", "unreadable-2-rollback-journal.jsonl"}) {
            Files.writeString(file, spoilt.replace("\"previous\":\"\"", "\"previous\":\"0\""));

            OwnJournal next = open("shop");

            assertThat(next.notes()).singleElement().asString().contains("cannot be read", "is kept as " + aside);
            assertThat(folder.resolve(aside)).exists();
            assertThat(seen(next).length()).isZero();
            appended(next, "", founded("shop"));
            assertThat(open("shop").notes()).isEmpty();
        }
    }

    @Test
    void anotherServicesIsLeftAlone() {
        begun();

        OwnJournal other = open("other");
        assertThat(other.name()).isEqualTo("rollback-journal-2.jsonl");
        appended(other, "", founded("other"));

        assertThat(seen(open("other")).length()).isEqualTo(1);
        assertThat(open("shop").name()).isEqualTo("rollback-journal.jsonl");
        assertThat(seen(open("shop")).length()).isEqualTo(2);
        assertThat(OwnJournal.in(folder, request("shop"), "999999999999").name())
                .isEqualTo("rollback-journal-3.jsonl");
    }

    @Test
    void aNewerProgramsIsNotPutAside() throws Exception {
        begun();
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "\"format\":" + JournalState.FORMAT + ",\"program\":\"1.0.0\"",
                                "\"format\":9,\"program\":\"3.1.0\""));

        assertThatThrownBy(() -> open("shop")).isInstanceOf(UserError.class).hasMessageContaining("use Kirikae 3.1.0");
        assertThat(file).exists();
    }

    @Test
    void nothingIsWrittenThroughALink() throws Exception {
        Files.createDirectories(folder);
        Path elsewhere = Files.writeString(temp.resolve("elsewhere"), "");
        Files.createSymbolicLink(file, elsewhere);

        assertThatThrownBy(() -> open("shop")).isInstanceOf(UserError.class).hasMessageContaining("--report-dir");
        assertThat(elsewhere).content().isEmpty();
    }
}
