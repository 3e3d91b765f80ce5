package dev.kirikae.aws;

import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Answer.Trouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The bucket that the ledger lies in. Beanstalk's own may be missing, before an account's first release in a region: then
 * there is no journal and no lock yet, and the first write makes it. One that a person named must be there.
 */
final class LedgerBucket {

    private final Place place;
    private final Supplier<Store> store;
    private final Owners owners;
    private final Supplier<Answer> maker;

    /**
     * @param usual name of the region's Beanstalk bucket
     * @param maker makes it where it is missing: {@link Answer.StorageIs}, or why not
     */
    LedgerBucket(Place place, Clients clients, Supplier<String> usual, Owners owners, Supplier<Answer> maker) {
        String named = place.ledgerBucket();
        this.place = place;
        this.store = new Lazily<>(() -> new Store(clients, named == null ? usual.get() : named));
        this.owners = owners;
        this.maker = maker;
    }

    Store store() {
        return store.get();
    }

    /** Whether the error says that Beanstalk's own bucket was not made yet. */
    boolean isNotMadeYet(RuntimeException error) {
        return place.ledgerBucket() == null && Errors.isCode(error, "NoSuchBucket");
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
        String named = place.ledgerBucket();
        if (named == null) {
            return null;
        }
        if (Errors.isCode(error, "NoSuchBucket")) {
            return place.ledgerNamedBy() + ": there is no bucket " + named + "; make it, or name another one";
        }
        return Owners.isElsewhere(error)
                ? place.ledgerNamedBy() + ": the bucket " + named + " lies in another region; name one in "
                        + place.region()
                : null;
    }
}
