package dev.kirikae.aws;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Answer.Trouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The bucket that the ledger lies in. Beanstalk's own may be missing, before an account's first release in a region: then
 * there is no journal and no lock yet, and the first write makes it. One that a person named must be there.
 */
final class LedgerBucket {

    private final AwsTarget target;
    private final Supplier<TextObjects> store;
    private final Owners owners;
    private final Supplier<Answer> maker;

    /**
     * @param usual name of the region's Beanstalk bucket
     * @param maker makes it where it is missing: {@link Answer.StorageIs}, or why not
     */
    LedgerBucket(AwsTarget target, Clients clients, Supplier<String> usual, Owners owners, Supplier<Answer> maker) {
        String named = target.ledgerBucket();
        this.target = target;
        this.store = new Lazily<>(() -> new TextObjects(clients, named == null ? usual.get() : named));
        this.owners = owners;
        this.maker = maker;
    }

    TextObjects store() {
        return store.get();
    }

    /** Whether the error says that Beanstalk's own bucket was not made yet. */
    boolean isNotMadeYet(RuntimeException error) {
        return target.ledgerBucket() == null && Errors.isCode(error, "NoSuchBucket");
    }

    /** Makes Beanstalk's own bucket. {@link Answer.StorageIs} or {@link Answer.Missing}. */
    Answer make() {
        return maker.get();
    }

    /** What a look without an answer brought. */
    Answer.Missing missing(String action, RuntimeException error) {
        String wrong = wrong(error);
        return wrong == null
                ? owners.missing(store().bucket(), action, error)
                : new Answer.Missing(Trouble.ABSENT, wrong);
    }

    /** What became of a write. */
    Answer refusedOrUnknown(String action, RuntimeException error) {
        String wrong = wrong(error);
        return wrong == null
                ? owners.refusedOrUnknown(store().bucket(), action, error)
                : new Answer.Refused(Trouble.ABSENT, "NoSuchBucket", wrong);
    }

    /** Why the bucket that a person named cannot hold the ledger; null where that is not it. */
    private @Nullable String wrong(RuntimeException error) {
        String named = target.ledgerBucket();
        if (named == null) {
            return null;
        }
        if (Errors.isCode(error, "NoSuchBucket")) {
            return target.ledgerNamedBy() + ": there is no bucket " + named + "; make it, or name another one";
        }
        return Owners.isElsewhere(error)
                ? target.ledgerNamedBy() + ": the bucket " + named + " lies in another region; name one in "
                        + target.region()
                : null;
    }
}
