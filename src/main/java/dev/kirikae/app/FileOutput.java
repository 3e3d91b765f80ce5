package dev.kirikae.app;

import dev.kirikae.app.input.ProcessEnvironment;
import dev.kirikae.app.input.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a text, as UTF-8, into a file that a person named: below the working folder where the path is relative. What
 * was there is replaced.
 */
public final class FileOutput {

    private final ProcessEnvironment process;
    private final String flag;

    /** @param flag with which it was named */
    public FileOutput(ProcessEnvironment process, String flag) {
        this.process = process;
        this.flag = flag;
    }

    /** @throws UserError where it cannot be written */
    public void write(String file, String text) {
        Path target = process.folder().resolve(file);
        try {
            Files.writeString(target, text);
        } catch (IOException e) {
            boolean lacksFolder = target.getParent() != null && !Files.isDirectory(target.getParent());
            throw UserError.because(flag + ": " + file + " cannot be written: "
                    + (lacksFolder ? "its folder does not exist; make it first" : e.getMessage()));
        }
    }
}
