package dev.kirikae.aws;

import org.jspecify.annotations.Nullable;

/**
 * Where the work is done.
 *
 * @param program version of this program, written into the journal
 * @param account twelve digits: the owner every bucket must have; null: the caller's own, asked of STS once
 * @param application Beanstalk's application
 * @param service the ledger's unit
 * @param ledgerBucket null: the region's Beanstalk bucket
 * @param ledgerNamedBy the flag, or the place in the file, that named it: what a message about it begins with
 * @param ledgerPrefix what the ledger's keys begin with: empty, or ending with a slash
 */
public record AwsTarget(
        String program,
        String region,
        @Nullable String account,
        String application,
        String service,
        @Nullable String ledgerBucket,
        String ledgerNamedBy,
        String ledgerPrefix) {

    public AwsTarget {
        if (!ledgerPrefix.isEmpty() && !ledgerPrefix.endsWith("/")) {
            throw new IllegalArgumentException("a ledger prefix ends with a slash: " + ledgerPrefix);
        }
    }

    /** With the ledger in the region's Beanstalk bucket. */
    public AwsTarget(
            String program,
            String region,
            @Nullable String account,
            String application,
            String service,
            String ledgerPrefix) {
        this(program, region, account, application, service, null, "ledger", ledgerPrefix);
    }
}
