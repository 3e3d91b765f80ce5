package dev.kirikae.source.tree;

import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.internal.submodule.SubmoduleValidator;
import org.eclipse.jgit.internal.submodule.SubmoduleValidator.SubmoduleValidationException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A submodule as a commit says it.
 *
 * @param path from the root of its superproject
 * @param commit what the superproject's tree has recorded for it
 * @param name git's name of it; may be used as a relative path: git's own rules for it hold
 * @param url as written in {@code .gitmodules}, so from anybody who may commit; may be relative
 */
public record Submodule(String path, ObjectId commit, String name, String url) {
    private static final String SECTION = "submodule";

    /**
     * The one at a path, as {@code .gitmodules} of the superproject's commit says; its last word counts, as with git.
     *
     * @param gitmodules the file's bytes; none where there is no such file
     * @throws SourceException when it says nothing of that path, or what git itself would not follow
     */
    static Submodule at(String path, ObjectId commit, byte[] gitmodules) {
        Config config = new Config();
        try {
            config.fromText(new String(gitmodules, StandardCharsets.UTF_8));
        } catch (ConfigInvalidException e) {
            throw refused(path, ".gitmodules cannot be read: " + Failure.of(e), e);
        }
        @Nullable
        String name = config.getSubsections(SECTION).stream()
                .filter(each -> path.equals(config.getString(SECTION, each, "path")))
                .reduce((first, second) -> second)
                .orElse(null);
        @Nullable String url = name == null ? null : config.getString(SECTION, name, "url");
        if (name == null || url == null || url.isBlank()) {
            throw refused(path, ".gitmodules of the commit names no URL for it", null);
        }
        try {
            SubmoduleValidator.assertValidSubmoduleName(name);
        } catch (SubmoduleValidationException e) {
            throw refused(path, "its name in .gitmodules is hostile (" + SafeName.of(name) + ")", e);
        }
        return new Submodule(path, commit, name, url);
    }

    /** @param why the end of the sentence, without a full stop */
    public static SourceException refused(String path, String why, @Nullable Throwable cause) {
        return new SourceException("The submodule " + SafeName.of(path) + " cannot be taken: " + why + ".", cause);
    }
}
