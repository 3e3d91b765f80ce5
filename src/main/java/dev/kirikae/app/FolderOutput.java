package dev.kirikae.app;

import dev.kirikae.app.input.ProcessEnvironment;
import dev.kirikae.app.input.UserError;
import dev.kirikae.source.bundle.GeneratedFile;
import dev.kirikae.template.Rendered;
import dev.kirikae.template.RenderedFile;
import dev.kirikae.template.Result;
import dev.kirikae.template.Template;
import dev.kirikae.template.TemplateSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes rendered files into a folder that a person named, which is made where it is missing. A file of the same path
 * is replaced; all else that is there stays.
 */
public final class FolderOutput {

    private final Path folder;
    private final String shown;

    /** @param folder as it was typed: below the working folder where it is relative */
    public FolderOutput(ProcessEnvironment process, String folder) {
        this.folder = process.folder().resolve(folder);
        this.shown = folder;
    }

    /** @throws UserError where the folder cannot be written, or a path leads out of it */
    public void write(List<GeneratedFile> files) {
        for (GeneratedFile file : files) {
            write(file.path(), file.executable(), file.content());
        }
    }

    /**
     * Every template with its own example, below a folder of its name; returns what was written.
     *
     * @throws UserError where the folder cannot be written, or a template cannot be read
     */
    public List<String> writeExamples(List<TemplateSource> templates) {
        List<String> written = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (TemplateSource source : templates) {
            Result<Template> template = Template.parse(source);
            Result<Rendered> rendered =
                    template.ok() ? template.value().example() : Result.refused(template.problems());
            rendered.problems().forEach(problem -> problems.add(problem.toString()));
            for (RenderedFile file : rendered.ok() ? rendered.value().files() : List.<RenderedFile>of()) {
                write(source.name() + "/" + file.path(), file.executable(), file.bytes());
                written.add(shown + "/" + source.name() + "/" + file.path());
            }
        }
        if (!problems.isEmpty()) {
            throw UserError.because("--examples: not all templates can be rendered", problems);
        }
        return written;
    }

    private void write(String path, boolean executable, byte[] content) {
        Path target = folder.resolve(path).normalize();
        Path parent = target.getParent();
        if (!target.startsWith(folder.normalize()) || parent == null) {
            throw UserError.because("--into: " + path + " would lie outside of " + shown);
        }
        try {
            Files.createDirectories(parent);
            Files.write(target, content);
            if (executable && !target.toFile().setExecutable(true, false)) {
                throw new IOException("cannot be made executable");
            }
        } catch (IOException e) {
            throw UserError.because("--into: " + shown + "/" + path + " cannot be written: " + e.getMessage());
        }
    }
}
