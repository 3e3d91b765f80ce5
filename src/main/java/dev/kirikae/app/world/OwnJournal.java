package dev.kirikae.app.world;

import dev.kirikae.app.input.UserError;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.codec.Link;
import dev.kirikae.journal.codec.NewerJournal;
import dev.kirikae.journal.codec.UnreadableJournal;
import dev.kirikae.workflow.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The journal of those rollbacks of one service that went on without a ledger, in the report directory. The next one
 * finds there what an earlier one left open.
 *
 * @param name of its file
 * @param notes what a person should know, a sentence each
 */
public record OwnJournal(FileLedger ledger, String name, List<String> notes) {

    private static final String STEM = "rollback-journal";
    private static final String ENDING = ".jsonl";

    public OwnJournal {
        notes = List.copyOf(notes);
    }

    /**
     * The one of the service that the request names, or a new one. A file that holds no journal is kept under another
     * name.
     *
     * @param account of the caller
     * @throws UserError where a newer program wrote it, or the folder cannot be used
     */
    public static OwnJournal in(Path folder, Request request, String account) {
        List<String> notes = new ArrayList<>();
        try {
            for (int number = 1; ; number++) {
                String name = STEM + (number == 1 ? "" : "-" + number) + ENDING;
                FileLedger ledger = opened(folder, name, request.program(), notes);
                if (isOf(ledger.links(), request, account)) {
                    return new OwnJournal(ledger, name, notes);
                }
            }
        } catch (IOException e) {
            throw UserError.because("--report-dir: the folder " + folder + " cannot be used: " + e.getMessage());
        }
    }

    private static FileLedger opened(Path folder, String name, String program, List<String> notes) throws IOException {
        Path file = folder.resolve(name);
        try {
            return FileLedger.at(file, program);
        } catch (NewerJournal e) {
            throw UserError.because(file + ": " + e.getMessage());
        } catch (UnreadableJournal e) {
            String aside = putAside(folder, name);
            notes.add(name + " cannot be read (" + e.getMessage() + ") and is kept as " + aside
                    + ": whether an earlier rollback left a call open is not known");
            return FileLedger.at(file, program);
        }
    }

    private static String putAside(Path folder, String name) throws IOException {
        for (int number = 1; ; number++) {
            String aside = "unreadable-" + (number == 1 ? "" : number + "-") + name;
            if (!Files.exists(folder.resolve(aside), LinkOption.NOFOLLOW_LINKS)) {
                Files.move(folder.resolve(name), folder.resolve(aside));
                return aside;
            }
        }
    }

    /** One report directory may serve several services. */
    private static boolean isOf(List<Link> links, Request request, String account) {
        return links.isEmpty()
                || links.get(0).entry() instanceof JournalEntry.Founded founded
                        && founded.account().equals(account)
                        && founded.region().equals(request.region())
                        && founded.application().equals(request.application())
                        && founded.service().equals(request.service());
    }
}
