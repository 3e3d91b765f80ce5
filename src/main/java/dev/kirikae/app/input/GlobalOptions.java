package dev.kirikae.app.input;

import dev.kirikae.workflow.Allowances;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked for besides the command itself.
 *
 * @param command its name
 * @param file the configuration; null: looked for
 * @param target overlay to lay over it; null: none
 * @param service {@code [APPLICATION/]NAME} of a service that is worked on without a file; null: with the file
 * @param region needed beside {@code service} on AWS
 * @param ledger {@code s3://bucket/prefix}, or null
 * @param allowed guards to pass
 * @param looksOnly the command changes nothing
 * @param patience how long to wait for a lock that a living job holds
 * @param by who, as claimed; empty: the caller
 * @param advance how much time passes on a local cloud before the command
 */
public record GlobalOptions(
        String command,
        @Nullable String file,
        @Nullable String target,
        @Nullable String service,
        @Nullable String region,
        @Nullable String ledger,
        CloudChoice cloud,
        boolean looksOnly,
        Duration patience,
        Allowances allowed,
        String reason,
        String by,
        Duration advance) {}
