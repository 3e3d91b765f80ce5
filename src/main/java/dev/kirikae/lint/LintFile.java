package dev.kirikae.lint;

import dev.kirikae.template.RenderedFile;

/**
 * A file of the bundle, as the lint looks at it.
 *
 * @param path from the bundle's root, with slashes
 * @param executable whether it carries the run bit
 * @param content its bytes; not copied, and never changed by the lint
 */
@SuppressWarnings("ArrayRecordComponent")
public record LintFile(String path, boolean executable, byte[] content) {
    /** A file as a template rendered it. */
    public static LintFile of(RenderedFile file) {
        return new LintFile(file.path(), file.executable(), file.bytes());
    }
}
