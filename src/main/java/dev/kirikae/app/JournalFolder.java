package dev.kirikae.app;

import dev.kirikae.app.input.ProcessEnvironment;
import dev.kirikae.app.input.UserError;
import dev.kirikae.app.world.RecordFolder;
import dev.kirikae.journal.codec.Audit;
import dev.kirikae.journal.codec.Chain;
import dev.kirikae.journal.codec.JournalCopy;
import dev.kirikae.journal.codec.Link;
import dev.kirikae.journal.codec.UnreadableJournal;
import dev.kirikae.model.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A journal that was copied: a {@code journal.jsonl} as a report holds it, or a folder with a file for each record. It
 * is audited as it is opened.
 */
public final class JournalFolder {

    private final Audit audit;
    private final int first;

    private JournalFolder(Audit audit, int first) {
        this.audit = audit;
        this.first = first;
    }

    /**
     * @param named the file or folder, as it was typed
     * @throws UserError where there is no journal, or it cannot be read
     */
    public static JournalFolder at(ProcessEnvironment process, String named) {
        Path path = process.folder().resolve(named);
        Path copy = Files.isRegularFile(path) ? path : path.resolve("journal.jsonl");
        if (Files.isRegularFile(copy)) {
            return ofCopy(copy);
        }
        Path below = path.resolve("journal");
        List<String> texts = new RecordFolder(Files.isDirectory(below) ? below : path).texts();
        if (texts.isEmpty()) {
            throw UserError.because("DIR: there is no journal in " + named
                    + "; expected a report directory with journal.jsonl, or a folder with a file for each record");
        }
        return new JournalFolder(Chain.verify(texts), 0);
    }

    private static JournalFolder ofCopy(Path copy) {
        String text;
        try {
            text = Files.readString(copy, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw UserError.because("DIR: " + copy + " cannot be read: " + e.getMessage());
        }
        List<String> lines = text.lines().toList();
        int first = first(lines.subList(0, Math.max(0, lines.size() - 1)));
        if (first == 0) {
            return new JournalFolder(JournalCopy.audit(text), 0);
        }
        return new JournalFolder(part(lines, first), first);
    }

    /** By the first record that can be read: those before it in the copy stand before it in the journal too. */
    private static int first(List<String> records) {
        for (int i = 0; i < records.size(); i++) {
            try {
                return Math.max(0, Chain.open(records.get(i)).sequence() - i);
            } catch (UnreadableJournal e) {
                continue;
            }
        }
        return 0;
    }

    /** One run's records: each must continue the one before it, and the last line must tell the end. */
    private static Audit part(List<String> lines, int first) {
        List<Audit.Finding> findings = new ArrayList<>();
        String head = "";
        int next = first;
        for (String line : lines.subList(0, lines.size() - 1)) {
            try {
                Link link = Chain.open(line);
                if (link.sequence() != next || next > first && !link.previous().equals(head)) {
                    findings.add(new Audit.Finding(
                            next,
                            Audit.Fault.WRONG_PREVIOUS,
                            "record " + link.sequence() + " does not continue the record before it"));
                }
                head = link.hash();
            } catch (UnreadableJournal e) {
                findings.add(new Audit.Finding(
                        next, Audit.Fault.UNREADABLE, "record " + next + " cannot be read: " + e.getMessage()));
                head = Sha256.hex(line);
            }
            next++;
        }
        String end = "{\"length\":" + next + ",\"head\":\"" + head + "\"}";
        if (!lines.get(lines.size() - 1).equals(end)) {
            findings.add(new Audit.Finding(
                    next, Audit.Fault.OTHER_HEAD, "the last line tells another length or head than the records have"));
        }
        return new Audit(next, head, findings);
    }

    /** Of the records that are there: those before {@link #first} are not known. */
    public Audit audit() {
        return audit;
    }

    /** The first record that is there, counted from 0. */
    public int first() {
        return first;
    }
}
