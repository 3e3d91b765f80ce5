package dev.kirikae.source.tree;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.ignore.FastIgnoreRule;
import org.eclipse.jgit.ignore.IgnoreNode;

/**
 * {@code .ebignore} and {@code source.exclude}: paths relative to the bundle's root, patterns as in {@code .gitignore}.
 */
final class Exclusions {
    private final IgnoreNode configured;
    private final IgnoreNode ebignore = new IgnoreNode();

    Exclusions(List<String> patterns, byte[] ebignore) throws IOException {
        this.configured = new IgnoreNode(patterns.stream().map(Exclusions::rule).toList());
        this.ebignore.parse(new ByteArrayInputStream(ebignore));
    }

    boolean hold(String path, boolean isFolder) {
        return Boolean.TRUE.equals(configured.checkIgnored(path, isFolder))
                || Boolean.TRUE.equals(ebignore.checkIgnored(path, isFolder));
    }

    private static FastIgnoreRule rule(String pattern) {
        if (pattern.isBlank() || pattern.startsWith("!") || pattern.startsWith("#")) {
            throw new SourceException("source.exclude holds \"" + SafeName.of(pattern)
                    + "\"; expected a pattern as in .gitignore, without ! or #, such as docs/**.");
        }
        return new FastIgnoreRule(pattern);
    }
}
