package dev.kirikae.app.bundle;

import dev.kirikae.app.input.ProcessEnvironment;
import dev.kirikae.config.Configuration;
import dev.kirikae.source.Source;
import dev.kirikae.source.Sources;
import dev.kirikae.source.WorkTree;
import dev.kirikae.source.remote.Location;
import dev.kirikae.source.tree.Commit;
import dev.kirikae.source.tree.SourceException;
import dev.kirikae.template.Library;
import dev.kirikae.template.TemplateSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The templates a configuration can name: those of a commit first, then those that come with the program. They are read
 * when they are asked for. A {@link SourceException} of the commit comes through.
 */
public final class TemplateCatalog {

    private static final String USUAL_FOLDER = "ebextensions-templates";
    private static final String ENDING = ".yml";

    private final @Nullable Source source;
    private final @Nullable Commit commit;
    private final String folder;

    private TemplateCatalog(@Nullable Source source, @Nullable Commit commit, String folder) {
        this.source = source;
        this.commit = commit;
        this.folder = folder;
    }

    /**
     * Of a commit, in the folder that the configuration names.
     *
     * @param source open for as long as the catalog is asked
     */
    public static TemplateCatalog of(Source source, Commit commit, Configuration.Ebextensions wanted) {
        return new TemplateCatalog(source, commit, wanted.templates());
    }

    /** A template and where it comes from. */
    public record Entry(TemplateSource template, String origin) {}

    /**
     * All there are without a configuration: those of HEAD of the repository around the working folder, in the usual folder, and
     * the library's; the library's alone where there is no repository, or no commit in it.
     */
    public static Map<String, Entry> entriesAround(ProcessEnvironment process) {
        if (WorkTree.root(process.folder()) == null) {
            return new TemplateCatalog(null, null, USUAL_FOLDER).entries();
        }
        Sources sources = new Sources(process.cache().resolve("git"), process.home(), null);
        try (Source source = sources.open(new Location.OnDisk(process.folder()))) {
            return new TemplateCatalog(source, source.head().commit(), USUAL_FOLDER).entries();
        } catch (SourceException e) {
            return new TemplateCatalog(null, null, USUAL_FOLDER).entries();
        }
    }

    /** All of them by name, sorted. */
    public Map<String, Entry> entries() {
        Map<String, Entry> entries = new TreeMap<>();
        for (String name : names()) {
            TemplateSource template = Objects.requireNonNull(find(name), name);
            boolean own = commit != null && !template.equals(Library.find(name));
            entries.put(name, new Entry(template, own ? template.shownAs() : "Kirikae's library"));
        }
        return entries;
    }

    /** Sorted. */
    List<String> names() {
        TreeSet<String> names = new TreeSet<>(Library.names());
        if (source != null && commit != null) {
            for (String file : source.files(commit, folder)) {
                String last = file.substring(file.lastIndexOf('/') + 1);
                if (last.endsWith(ENDING)) {
                    names.add(last.substring(0, last.length() - ENDING.length()));
                }
            }
        }
        return List.copyOf(names);
    }

    /** Null where there is none. */
    @Nullable
    TemplateSource find(String name) {
        byte[] bytes = source == null || commit == null ? null : source.file(commit, pathOf(name));
        return bytes == null || commit == null
                ? Library.find(name)
                : new TemplateSource(
                        name, pathOf(name) + "@" + commit.shortId(), new String(bytes, StandardCharsets.UTF_8));
    }

    String pathOf(String name) {
        return folder.isEmpty() ? name + ENDING : folder + "/" + name + ENDING;
    }
}
