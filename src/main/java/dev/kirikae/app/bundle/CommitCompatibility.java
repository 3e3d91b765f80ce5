package dev.kirikae.app.bundle;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.ConfigurationFile;
import dev.kirikae.app.input.UserError;
import dev.kirikae.config.CommitFile;
import dev.kirikae.config.Compatibility;
import dev.kirikae.config.Document;
import dev.kirikae.config.Mode;
import dev.kirikae.config.Problem;
import dev.kirikae.source.Source;
import dev.kirikae.source.WorkTree;
import dev.kirikae.source.tree.Commit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a commit's own {@code kirikae.yml} says of going back over it. */
final class CommitCompatibility {

    private static final String USUAL = "kirikae.yml";

    private CommitCompatibility() {}

    /**
     * Safe where the commit holds no such file. It is looked for where the command's file lies in its repository, then at
     * the root.
     *
     * @throws UserError where what it says cannot be read
     */
    static Compatibility of(CommandContext context, Source source, Commit commit) {
        String place = place(context.file());
        Document base = document(source, commit, place);
        if (base == null && !place.equals(USUAL)) {
            place = USUAL;
            base = document(source, commit, place);
        }
        if (base == null) {
            return Compatibility.SAFE;
        }
        String target = context.globalOptions().target();
        Document overlay = target == null ? null : document(source, commit, overlay(place, target));
        CommitFile read = CommitFile.read(base, overlay, context.process().env(), Mode.REHEARSAL);
        if (!read.problems().isEmpty()) {
            throw rejected(commit, read.problems());
        }
        return read.compatibility();
    }

    private static String overlay(String place, String target) {
        int dot = place.lastIndexOf('.');
        return dot < 0 ? place + "." + target : place.substring(0, dot) + "." + target + place.substring(dot);
    }

    /** The file's path in the repository around it; its name where it lies in none. */
    private static String place(ConfigurationFile file) {
        Path root = WorkTree.root(file.folder());
        try {
            Path path = root == null
                    ? Objects.requireNonNull(file.path().getFileName())
                    : root.toRealPath().relativize(file.path().toRealPath());
            return path.toString().replace('\\', '/');
        } catch (IOException e) {
            return USUAL;
        }
    }

    private static @Nullable Document document(Source source, Commit commit, String path) {
        byte[] bytes = path.startsWith("..") ? null : source.file(commit, path);
        if (bytes == null) {
            return null;
        }
        Document.Decoding decoding = Document.decode("commit " + commit.shortId() + ":" + path, bytes);
        if (decoding instanceof Document.Undecodable undecodable) {
            throw rejected(commit, undecodable.problems());
        }
        return ((Document.Decoded) decoding).document();
    }

    private static UserError rejected(Commit commit, List<Problem> problems) {
        return UserError.because(
                "commit " + commit.shortId() + " cannot be released: what its own file says of compatibility cannot be"
                        + " read",
                problems.stream().map(Problem::text).toList());
    }
}
