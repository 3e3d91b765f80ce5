package dev.kirikae.template;

import java.nio.charset.StandardCharsets;

/**
 * A file for the bundle.
 *
 * @param path from the bundle's root, with slashes
 * @param executable whether it carries the run bit
 * @param content lines ended by a line feed
 */
public record RenderedFile(String path, boolean executable, String content) {
    /** The content in UTF-8, without byte order mark. */
    public byte[] bytes() {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}
