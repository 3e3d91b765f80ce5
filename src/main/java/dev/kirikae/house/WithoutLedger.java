package dev.kirikae.house;

import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.journal.Chain;
import dev.kirikae.journal.Link;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.World;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A world whose ledger cannot be read: a journal of this run alone, each record on disk before the next effect. For a rollback
 * to a named environment, at a person's word, and for nothing else.
 */
public final class WithoutLedger implements World {

    private final World world;
    private final Path file;
    private final Chain chain;
    private final MemoryLedger ledger = new MemoryLedger();
    private String previous = "";

    /** @param file where the records go, one a line, in a folder that may have to be made */
    public WithoutLedger(World world, Path file, String program) {
        this.world = world;
        this.file = file;
        this.chain = new Chain(program);
    }

    @Override
    public Answer perform(Effect effect) {
        if (effect instanceof Effect.Round round) {
            return new Answer.RoundSeen(
                    round.parts().stream().map(this::perform).toList());
        }
        if (effect instanceof Effect.ReadJournal) {
            return ledger.read();
        }
        if (effect instanceof Effect.Append append) {
            return append(append);
        }
        if (effect instanceof Effect.ReadLock) {
            return ledger.readLock();
        }
        if (effect instanceof Effect.WriteLock lock) {
            return ledger.writeLock(lock.lease(), lock.tag());
        }
        if (effect instanceof Effect.WriteIndex) {
            return new Answer.Asked();
        }
        if (effect instanceof Effect.LookAtTags) {
            return new Answer.Missing(Answer.Trouble.UNSUPPORTED, "without a ledger tags prove nothing");
        }
        return world.perform(effect);
    }

    private Answer append(Effect.Append append) {
        Link link = chain.seal(append.sequence(), previous, append.entry());
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            write(link.text() + "\n");
        } catch (IOException e) {
            return new Answer.Unknown("the intent could not be kept in " + file + ": " + e.getMessage());
        }
        Answer answer = ledger.append(append.sequence(), append.previous(), append.entry());
        previous = answer instanceof Answer.Appended ? link.hash() : previous;
        return answer;
    }

    private void write(String line) throws IOException {
        boolean first = previous.isEmpty();
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                first ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
