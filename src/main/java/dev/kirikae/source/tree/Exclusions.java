package dev.kirikae.source.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.ignore.FastIgnoreRule;
import org.jspecify.annotations.Nullable;

/**
 * {@code .ebignore} and {@code source.exclude}: patterns on paths relative to the bundle's root.
 *
 * <p>{@code .ebignore} is read as the EB CLI reads it (3.27.1, {@code fileoperations.get_ebignore_list}, and the library
 * pathspec, read 2026-11): each file by itself, its path or a folder above it, and the last pattern that matches decides. So a
 * file that is taken back in below an excluded folder is in, as it is not with git. Where there is one, the EB CLI also leaves
 * out the file itself, everything below {@code .elasticbeanstalk}, and editors' copies whose names end in {@code ~}.
 */
public final class Exclusions {
    /** A name that only patterns for all names match. */
    private static final String ANY_NAME = "\u0001";

    private final List<FastIgnoreRule> configured;
    private final @Nullable List<FastIgnoreRule> ebignore;

    /**
     * @param patterns {@code source.exclude}
     * @param ebignore the file's bytes; null where the commit has none
     */
    Exclusions(List<String> patterns, byte @Nullable [] ebignore) {
        this.configured = patterns.stream().map(Exclusions::rule).toList();
        this.ebignore = ebignore == null ? null : rules(new String(ebignore, StandardCharsets.UTF_8));
    }

    /** Whether {@code source.exclude} takes the file, or the folder with all below it, so that nobody need look into it. */
    boolean hold(String path, boolean isFolder) {
        return configured.stream().anyMatch(rule -> rule.isMatch(path, isFolder));
    }

    /** Whether both together leave nothing of a folder that cannot be looked into, whatever it holds. */
    boolean holdAllBelow(String folder) {
        String any = folder + "/" + ANY_NAME;
        return hold(any, false) || ignore(any);
    }

    /** What in {@code source.exclude} takes exactly that path of the bundle, quoted as YAML wants it. */
    public static String pattern(String path) {
        String escaped = path.replaceAll("([\\\\*?\\[\\]])", "\\\\$1").replaceAll(" $", "\\\\ ");
        return "'/" + escaped.replace("'", "''") + "'";
    }

    /** Whether {@code .ebignore}, or that there is one, takes the file. */
    boolean ignore(String path) {
        if (ebignore == null) {
            return false;
        }
        boolean taken = false;
        for (FastIgnoreRule rule : ebignore) {
            if (rule.isMatch(path, false, false)) {
                taken = rule.getResult();
            }
        }
        return taken || path.equals(".ebignore") || path.endsWith("~") || isOfTheCli(path);
    }

    private static boolean isOfTheCli(String path) {
        int name = path.lastIndexOf('/');
        return name > 0 && path.substring(0, name).contains(".elasticbeanstalk");
    }

    private static List<FastIgnoreRule> rules(String text) {
        List<FastIgnoreRule> rules = new ArrayList<>();
        for (String line : text.split("\\R")) {
            String pattern = line.endsWith("\\ ") ? line.stripLeading() : line.strip();
            if (!pattern.isEmpty() && !pattern.startsWith("#") && !pattern.equals("/")) {
                rules.add(new FastIgnoreRule(pattern));
            }
        }
        return rules;
    }

    private static FastIgnoreRule rule(String pattern) {
        if (pattern.isBlank() || pattern.startsWith("!") || pattern.startsWith("#")) {
            throw new SourceException("source.exclude holds \"" + SafeName.of(pattern)
                    + "\"; expected a pattern as in .gitignore, without ! or #, such as docs/**.");
        }
        return new FastIgnoreRule(pattern);
    }
}
