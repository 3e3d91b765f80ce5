package dev.kirikae.house;

import dev.kirikae.source.GeneratedFile;
import dev.kirikae.template.Library;
import dev.kirikae.template.Outcome;
import dev.kirikae.template.Rendered;
import dev.kirikae.template.RenderedFile;
import dev.kirikae.template.Template;
import dev.kirikae.template.TemplateSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes rendered files into a folder that a person named. */
public final class FolderOutput {

    private final Path folder;
    private final String shown;

    public FolderOutput(Surroundings surroundings, String folder) {
        this.folder = surroundings.folder().resolve(folder);
        this.shown = folder;
    }

    /** @throws Unusable where the folder cannot be written */
    public void write(List<GeneratedFile> files) {
        for (GeneratedFile file : files) {
            write(file.path(), file.executable(), file.content());
        }
    }

    /** Every template of the library with its own example, below a folder of its name; returns what was written. */
    public List<String> writeExamples() {
        List<String> written = new ArrayList<>();
        for (String name : Library.names()) {
            TemplateSource source = Library.find(name);
            if (source == null) {
                throw new IllegalStateException("the library names a template it lacks: " + name);
            }
            Outcome<Template> template = Template.parse(source);
            Outcome<Rendered> rendered = template.value().example();
            for (RenderedFile file : rendered.value().files()) {
                write(name + "/" + file.path(), file.executable(), file.bytes());
                written.add(shown + "/" + name + "/" + file.path());
            }
        }
        return written;
    }

    private void write(String path, boolean executable, byte[] content) {
        Path target = folder.resolve(path).normalize();
        Path parent = target.getParent();
        if (!target.startsWith(folder.normalize()) || parent == null) {
            throw Unusable.because("--into: " + path + " would lie outside of " + shown);
        }
        try {
            Files.createDirectories(parent);
            Files.write(target, content);
            if (executable && !target.toFile().setExecutable(true)) {
                throw new IOException("cannot be made executable");
            }
        } catch (IOException e) {
            throw Unusable.because("--into: " + shown + "/" + path + " cannot be written: " + e.getMessage());
        }
    }
}
