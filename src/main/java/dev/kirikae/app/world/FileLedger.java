package dev.kirikae.app.world;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.codec.Chain;
import dev.kirikae.journal.codec.Link;
import dev.kirikae.journal.codec.NewerJournal;
import dev.kirikae.journal.codec.UnreadableJournal;
import dev.kirikae.workflow.Answer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A journal in one file: a record a line, each on disk before the next effect. An append is compare-and-set on what the
 * file holds, so that of two processes that write into it one finds itself replaced. What follows the last end of a
 * line was never acknowledged: a process was killed in the middle of it, before it did anything.
 */
final class FileLedger {

    private final Path file;
    private final Chain chain;
    private final List<Link> links = new ArrayList<>();
    private JournalState journal = JournalState.EMPTY;
    private long known;

    private FileLedger(Path file, String program) {
        this.file = file;
        this.chain = new Chain(program);
    }

    /**
     * The journal in this file, which need not be there yet.
     *
     * @throws UnreadableJournal where the file holds anything but a chain
     */
    static FileLedger at(Path file, String program) throws IOException {
        FileLedger ledger = new FileLedger(file, program);
        ledger.catchUp();
        return ledger;
    }

    /** Records in their order, as the file holds them. */
    List<Link> links() {
        return List.copyOf(links);
    }

    Answer read() {
        try {
            catchUp();
            JournalEntry last =
                    links.isEmpty() ? null : links.get(links.size() - 1).entry();
            return new Answer.JournalSeen(links.size(), head(), journal, last);
        } catch (UnreadableJournal e) {
            return new Answer.JournalBroken(e instanceof NewerJournal, file + ": " + e.getMessage());
        } catch (IOException e) {
            return new Answer.Missing(Answer.Trouble.UNREACHABLE, file + " cannot be read: " + e.getMessage());
        }
    }

    Answer append(int sequence, String previous, JournalEntry entry) {
        Link link = chain.seal(sequence, previous, entry);
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return write(link) ? new Answer.Appended(link.hash()) : new Answer.Overtaken();
        } catch (UnreadableJournal | IOException e) {
            return new Answer.Unknown("the intent could not be kept in " + file + ": " + e.getMessage());
        }
    }

    private boolean write(Link link) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock held = channel.lock()) {
            catchUp();
            if (!held.isValid()
                    || link.sequence() != links.size()
                    || !link.previous().equals(head())) {
                return false;
            }
            channel.truncate(known).position(known);
            ByteBuffer bytes = ByteBuffer.wrap((link.text() + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            known = channel.position();
            learn(link);
            return true;
        }
    }

    /** Reads what has been written since. */
    private void catchUp() throws IOException {
        byte[] bytes = bytes();
        if (bytes.length < known) {
            throw new IOException("somebody removed or cut it");
        }
        int from = (int) known;
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                learn(Chain.next(links.size(), head(), new String(bytes, from, at - from, StandardCharsets.UTF_8)));
                from = at + 1;
                known = from;
            }
        }
    }

    private byte[] bytes() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new byte[0];
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("it is no file of its own");
        }
        return Files.readAllBytes(file);
    }

    private String head() {
        return links.isEmpty() ? "" : links.get(links.size() - 1).hash();
    }

    private void learn(Link link) {
        links.add(link);
        journal = journal.and(link.entry());
    }
}
