package dev.kirikae.source.tree;

import java.io.IOException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** A repository on this machine, opened. No repository is made here. */
public final class GitRepository {
    private GitRepository() {}

    /**
     * Opens what the builder names; whoever asked closes it.
     *
     * @param shown its path, fit for messages
     * @throws SourceException when it cannot be read, or names its objects by another hash than SHA-1
     */
    public static Repository open(FileRepositoryBuilder builder, String shown) {
        try {
            Repository repository = builder.setMustExist(true).build();
            @Nullable String format = repository.getConfig().getString("extensions", null, "objectformat");
            if (format != null && !format.equalsIgnoreCase("sha1")) {
                repository.close();
                throw new SourceException("The repository " + shown + " uses the object format " + SafeName.of(format)
                        + "; only sha1 is supported.");
            }
            return repository;
        } catch (IOException | IllegalArgumentException e) {
            throw new SourceException("The repository " + shown + " cannot be read: " + Failure.of(e) + ".", e);
        }
    }
}
