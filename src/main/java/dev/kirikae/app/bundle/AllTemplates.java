package dev.kirikae.app.bundle;

import dev.kirikae.app.input.ProcessEnvironment;
import dev.kirikae.app.input.UserError;
import dev.kirikae.template.Library;
import dev.kirikae.template.TemplateSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every template there is without asking a configuration: the library's, and those of the folder that is usual for
 * them.
 */
public final class AllTemplates {
    private static final String FOLDER = "ebextensions-templates";
    private static final String ENDING = ".yml";

    private AllTemplates() {}

    /**
     * Sorted by name; a template of the working folder takes the place of the library's.
     *
     * @throws UserError where the folder cannot be read
     */
    public static List<TemplateSource> of(ProcessEnvironment process) {
        TreeMap<String, TemplateSource> all = new TreeMap<>();
        for (String name : Library.names()) {
            all.put(name, Objects.requireNonNull(Library.find(name), name));
        }
        Path folder = process.folder().resolve(FOLDER);
        if (Files.isDirectory(folder)) {
            own(folder).forEach(template -> all.put(template.name(), template));
        }
        return List.copyOf(all.values());
    }

    private static List<TemplateSource> own(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<TemplateSource> own = new java.util.ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(ENDING)) {
                    own.add(new TemplateSource(
                            name.substring(0, name.length() - ENDING.length()),
                            FOLDER + "/" + name,
                            Files.readString(file)));
                }
            }
            return own;
        } catch (IOException e) {
            throw UserError.because("the templates in " + FOLDER + " cannot be read: " + e.getMessage());
        }
    }
}
