package dev.kirikae.app;

import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.ProcessEnvironment;
import dev.kirikae.app.input.UserError;
import dev.kirikae.source.bundle.GeneratedFile;
import dev.kirikae.source.tree.Failure;
import dev.kirikae.template.Rendered;
import dev.kirikae.template.RenderedFile;
import dev.kirikae.template.Result;
import dev.kirikae.template.Template;
import dev.kirikae.template.TemplateSource;
import dev.kirikae.workflow.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes rendered files into a folder that a person named, which is made where it is missing. A file of the same path
 * is replaced, each at once and whole; all else that is there stays.
 */
public final class FolderOutput {

    private final Path folder;
    private final String shown;

    /** @param folder as it was typed: below the working folder where it is relative */
    public FolderOutput(ProcessEnvironment process, String folder) {
        this.folder = process.folder().resolve(folder);
        this.shown = folder;
    }

    /** @throws UserError where the folder cannot be written (2), or does not take all of it (6); where a path leads out of it */
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
        Path part = parent.resolve(".kirikae-" + CommandContext.nonce() + ".part");
        try {
            Files.createDirectories(parent);
            Files.createFile(part);
        } catch (IOException e) {
            throw refused(ExitCode.BAD_INPUT, path, e);
        }
        try {
            Files.write(part, content);
            if (executable && !part.toFile().setExecutable(true, false)) {
                throw new IOException("it cannot be made executable");
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw refused(ExitCode.FAILED, path, e);
        } finally {
            // It is there only where the move was not reached.
            part.toFile().delete();
        }
    }

    private UserError refused(ExitCode exit, String path, IOException e) {
        return UserError.because(exit, "--into: " + shown + "/" + path + " cannot be written: " + Failure.of(e));
    }
}
