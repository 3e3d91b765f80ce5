package dev.kirikae.aws;

import dev.kirikae.journal.codec.ApprovalsText;
import dev.kirikae.journal.codec.BrokenJournal;
import dev.kirikae.journal.codec.Chain;
import dev.kirikae.journal.codec.IndexText;
import dev.kirikae.journal.codec.LeaseText;
import dev.kirikae.journal.codec.Link;
import dev.kirikae.journal.codec.NewerJournal;
import dev.kirikae.model.StoredApprovals;
import dev.kirikae.model.StoredLease;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The journal, its index and the lock, as objects below one prefix. Conditional writes make the journal a fence (Amazon S3
 * User Guide, "Conditional writes", read 2026-11): an entry's key is written once.
 */
final class Ledger {

    private static final String READ = "s3:GetObject";
    private static final String WRITE = "s3:PutObject";

    private final LedgerBucket bucket;
    private final Supplier<String> prefix;
    private final WorkerThreads hands;
    private final Chain chain;

    /** @param prefix where this service's ledger begins, with its slash */
    Ledger(LedgerBucket bucket, Supplier<String> prefix, WorkerThreads hands, String program) {
        this.bucket = bucket;
        this.prefix = prefix;
        this.hands = hands;
        this.chain = new Chain(program);
    }

    Answer readJournal() {
        try {
            return read(bucket.store()).seen();
        } catch (NewerJournal e) {
            return new Answer.JournalBroken(true, SafeText.plain(e.getMessage()));
        } catch (BrokenJournal | JournalCursor.Gap | TextObjects.TooLarge e) {
            return new Answer.JournalBroken(false, SafeText.plain(e.getMessage()));
        } catch (S3Exception e) {
            return bucket.isNotMadeYet(e) ? JournalCursor.NOTHING.seen() : bucket.missing(READ, e);
        }
    }

    private JournalCursor read(TextObjects store) {
        IndexText.Index index = index(store);
        if (index == null || index.length() == 0) {
            return onwards(store, fromTheStart(store));
        }
        Future<@Nullable Link> next = hands.start(() -> entry(store, index.length()));
        try {
            JournalCursor reading = upTo(index, entry(store, index.length() - 1));
            Link link = WorkerThreads.result(next);
            return link == null ? reading : onwards(store, reading.and(link));
        } finally {
            next.cancel(true);
        }
    }

    private JournalCursor onwards(TextObjects store, JournalCursor from) {
        JournalCursor reading = from;
        for (Link link = entry(store, reading.length()); link != null; link = entry(store, reading.length())) {
            reading = reading.and(link);
        }
        return reading;
    }

    /** @param last the entry that the index names as its last; null where there is none */
    private static JournalCursor upTo(IndexText.Index index, @Nullable Link last) {
        if (last == null) {
            throw new JournalCursor.Gap(
                    "the index tells of " + index.length() + " entries, but the last of them is gone");
        }
        if (!last.hash().equals(index.head()) || last.sequence() != index.length() - 1) {
            throw new JournalCursor.Gap("entry " + index.length() + " is not the one that the index names");
        }
        return new JournalCursor(index.length(), index.head(), index.journal(), last.entry());
    }

    /** A list also shows what lies behind a gap, which reading one by one would take for the end. */
    private JournalCursor fromTheStart(TextObjects store) {
        List<String> keys = store.keys(prefix.get() + "journal/");
        JournalCursor reading = JournalCursor.NOTHING;
        for (String key : keys) {
            if (!key.equals(key(reading.length()))) {
                throw new JournalCursor.Gap("entry " + (reading.length() + 1) + " was expected, but "
                        + SafeText.plain(key) + " comes next");
            }
            Link link = entry(store, reading.length());
            if (link == null) {
                throw new JournalCursor.Gap("entry " + (reading.length() + 1) + " is listed, but cannot be read");
            }
            reading = reading.and(link);
        }
        return reading;
    }

    StoredJournal stored() {
        try {
            TextObjects store = bucket.store();
            List<String> texts = new ArrayList<>();
            for (String key : store.keys(prefix.get() + "journal/")) {
                TextObjects.Text text = store.read(key);
                if (text != null) {
                    texts.add(text.text());
                }
            }
            return new StoredJournal(texts, null);
        } catch (RuntimeException e) {
            return new StoredJournal(List.of(), bucket.isNotMadeYet(e) ? null : bucket.missing(READ, e));
        }
    }

    /** The index is a cache: one that cannot be read is none. */
    private IndexText.@Nullable Index index(TextObjects store) {
        try {
            TextObjects.Text text = store.read(prefix.get() + "index.json");
            return text == null ? null : IndexText.read(text.text());
        } catch (BrokenJournal | TextObjects.TooLarge e) {
            return null;
        }
    }

    private @Nullable Link entry(TextObjects store, int sequence) {
        TextObjects.Text text = store.read(key(sequence));
        return text == null ? null : Chain.open(text.text());
    }

    /** Entries are numbered from 1 in their keys, from 0 in the chain. */
    private String key(int sequence) {
        return prefix.get() + String.format(Locale.ROOT, "journal/%08d.json", sequence + 1);
    }

    Answer append(Effect.Append effect) {
        Link link = chain.seal(effect.sequence(), effect.previous(), effect.entry());
        boolean first = effect.sequence() == 0;
        return written(first, () -> {
            bucket.store().create(key(effect.sequence()), link.text());
            return new Answer.Appended(link.hash());
        });
    }

    Answer writeIndex(Effect.WriteIndex effect) {
        String text = IndexText.write(chain.program(), effect.length(), effect.head(), effect.journal());
        try {
            bucket.store().write(prefix.get() + "index.json", text);
            return new Answer.Asked();
        } catch (S3Exception e) {
            // A cache: without it the next reader reads the journal itself.
            return new Answer.Asked();
        }
    }

    Answer readLock() {
        try {
            TextObjects.Text text = bucket.store().read(lock());
            return text == null
                    ? new Answer.LockSeen(null, null)
                    : Answer.LockSeen.of(LeaseText.seen(text.text(), text.tag()));
        } catch (TextObjects.TooLarge e) {
            return Answer.LockSeen.of(StoredLease.unreadable(false, SafeText.plain(e.getMessage()), e.tag()));
        } catch (S3Exception e) {
            return bucket.isNotMadeYet(e) ? new Answer.LockSeen(null, null) : bucket.missing(READ, e);
        }
    }

    Answer writeLock(Effect.WriteLock effect) {
        String text = LeaseText.write(chain.program(), effect.lease());
        String tag = effect.tag();
        return written(tag == null, () -> {
            TextObjects store = bucket.store();
            return new Answer.LockWritten(tag == null ? store.create(lock(), text) : store.replace(lock(), text, tag));
        });
    }

    Answer readApprovals() {
        try {
            TextObjects.Text text = bucket.store().read(approvals());
            return new Answer.ApprovalsSeen(
                    text == null ? StoredApprovals.NONE : ApprovalsText.seen(text.text(), text.tag()));
        } catch (TextObjects.TooLarge e) {
            return new Answer.ApprovalsSeen(new StoredApprovals(List.of(), e.tag(), SafeText.plain(e.getMessage())));
        } catch (S3Exception e) {
            return bucket.isNotMadeYet(e) ? new Answer.ApprovalsSeen(StoredApprovals.NONE) : bucket.missing(READ, e);
        }
    }

    Answer writeApprovals(Effect.WriteApprovals effect) {
        String text = ApprovalsText.write(chain.program(), effect.approvals());
        String tag = effect.tag();
        return written(tag == null, () -> {
            TextObjects store = bucket.store();
            if (tag == null) {
                store.create(approvals(), text);
            } else {
                store.replace(approvals(), text, tag);
            }
            return new Answer.ApprovalsWritten();
        });
    }

    private String approvals() {
        return prefix.get() + "approvals.json";
    }

    private String lock() {
        return prefix.get() + "lock.json";
    }

    /** @param begins it is the first of its kind, so that its bucket is made where Beanstalk has not made it yet */
    private Answer written(boolean begins, Supplier<Answer> write) {
        try {
            return write.get();
        } catch (RuntimeException e) {
            if (!begins || !bucket.isNotMadeYet(e)) {
                return overtakenOrUnknown(e);
            }
        }
        Answer made = bucket.make();
        if (!(made instanceof Answer.StorageIs)) {
            return made;
        }
        try {
            return write.get();
        } catch (RuntimeException e) {
            return bucket.isNotMadeYet(e) ? new Answer.Unknown(Errors.why(WRITE, e)) : overtakenOrUnknown(e);
        }
    }

    private Answer overtakenOrUnknown(RuntimeException error) {
        int status = error instanceof S3Exception refusal ? refusal.statusCode() : 0;
        if (status == 412 || (status == 404 && !Errors.isCode(error, "NoSuchBucket"))) {
            return new Answer.Overtaken();
        }
        if (status == 409) {
            return new Answer.Unknown(Errors.why(WRITE, error));
        }
        return bucket.refusedOrUnknown(WRITE, error);
    }
}
