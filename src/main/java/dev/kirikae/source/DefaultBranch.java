package dev.kirikae.source;

import org.jspecify.annotations.Nullable;

/**
 * The branch that counts where none was named.
 *
 * @param note one sentence where the choice may surprise; null where it is the usual one
 */
public record DefaultBranch(String name, @Nullable String note) {}
