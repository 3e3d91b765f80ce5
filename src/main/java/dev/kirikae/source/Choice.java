package dev.kirikae.source;

import dev.kirikae.source.tree.Commit;
import org.jspecify.annotations.Nullable;

/**
 * The commit that a revision or a branch stands for.
 *
 * @param commit what was chosen
 * @param from what it was chosen by, as a person would say it: {@code origin's master as last fetched}
 * @param note one sentence where the choice may surprise, such as a local branch that differs from origin's; else null
 */
public record Choice(Commit commit, String from, @Nullable String note) {}
