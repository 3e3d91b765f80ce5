package dev.kirikae.app.input;

import dev.kirikae.workflow.Allowances;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked for besides the command itself. Immutable. The components of its parts can be asked of it
 * directly.
 *
 * @param command its name
 * @param where what it is about: a file, or a service without one
 * @param looksOnly the command changes nothing
 * @param patience how long to wait for a lock that a living job holds
 * @param permission guards to pass, and at whose word
 * @param advance how much time passes on a local cloud before the command
 */
public record GlobalOptions(
        String command, Where where, boolean looksOnly, Duration patience, Permission permission, Duration advance) {

    /**
     * @param file the configuration; null: looked for
     * @param target overlay to lay over it; null: none
     * @param service {@code [APPLICATION/]NAME} of a service that is worked on without a file; null: with the file
     * @param region needed beside {@code service} on AWS; null: none was named
     * @param ledger {@code s3://bucket/prefix}; null: what the file says, else the region's Beanstalk bucket
     * @param cloud AWS, or an embedded one
     */
    public record Where(
            @Nullable String file,
            @Nullable String target,
            @Nullable String service,
            @Nullable String region,
            @Nullable String ledger,
            CloudChoice cloud) {}

    /**
     * @param reason why; empty only where nothing is allowed
     * @param by who, as claimed; empty: the caller
     */
    public record Permission(Allowances allowed, String reason, String by) {}

    /** The same about a service that no file is about. */
    public GlobalOptions withoutFile() {
        Where fileless = new Where(null, null, service(), region(), ledger(), cloud());
        return new GlobalOptions(command, fileless, looksOnly, patience, permission, advance);
    }

    public @Nullable String file() {
        return where.file();
    }

    public @Nullable String target() {
        return where.target();
    }

    public @Nullable String service() {
        return where.service();
    }

    public @Nullable String region() {
        return where.region();
    }

    public @Nullable String ledger() {
        return where.ledger();
    }

    public CloudChoice cloud() {
        return where.cloud();
    }

    public Allowances allowed() {
        return permission.allowed();
    }

    public String reason() {
        return permission.reason();
    }

    public String by() {
        return permission.by();
    }
}
