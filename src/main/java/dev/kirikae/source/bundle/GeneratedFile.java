package dev.kirikae.source.bundle;

import java.util.Arrays;

/**
 * A file that the bundle holds besides those of the commit. Immutable: its bytes are copied, in and out.
 *
 * @param path below the bundle's root, segments separated by {@code /}
 * @param executable whether it gets run bits
 * @param content its bytes
 */
public record GeneratedFile(String path, boolean executable, byte[] content) {
    public GeneratedFile {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GeneratedFile that
                && path.equals(that.path)
                && executable == that.executable
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return path.hashCode() * 31 + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "GeneratedFile[" + path + ", " + content.length + " bytes]";
    }
}
