package dev.kirikae.model;

/**
 * A file of a bundle that Beanstalk acts on.
 *
 * @param path from the bundle's root, with slashes
 * @param executable whether it carries the run bit
 * @param text its content, read as UTF-8; what is none stands as the replacement character
 */
public record Extension(String path, boolean executable, String text) {

    /** Whether Beanstalk looks there. */
    public static boolean isHeeded(String path) {
        return path.startsWith(".ebextensions/") || path.startsWith(".platform/");
    }
}
