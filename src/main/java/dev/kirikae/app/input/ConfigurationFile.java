package dev.kirikae.app.input;

import dev.kirikae.aws.Regions;
import dev.kirikae.config.Configuration;
import dev.kirikae.config.Configurations;
import dev.kirikae.config.Document;
import dev.kirikae.config.Mode;
import dev.kirikae.config.Places;
import dev.kirikae.config.Problem;
import dev.kirikae.config.Proofs;
import dev.kirikae.config.ReadResult;
import dev.kirikae.model.Nearest;
import dev.kirikae.source.WorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@code kirikae.yml} that was found and read. Immutable.
 *
 * @param path the file itself, absolute
 * @param folder the folder it lies in: paths in it are relative to this one
 * @param shown the path as a person would write it
 * @param configuration with its overlay, where a target was named
 * @param notices what is worth knowing about it and is no mistake, a sentence each
 * @param places where each value is written
 */
public record ConfigurationFile(
        Path path, Path folder, String shown, Configuration configuration, List<String> notices, Places places) {

    private static final String NAME = "kirikae.yml";

    /**
     * Finds the file (the one named; else in the working folder, then upwards to the root of the git work tree) and
     * reads it.
     *
     * @throws UserError where there is none, no such target, or anything wrong in it: then with all problems
     */
    static ConfigurationFile read(
            ProcessEnvironment process, @Nullable String file, @Nullable String target, Mode mode, Proofs proofs) {
        return read(process, file == null ? found(process) : named(process, "-c", file), target, mode, proofs);
    }

    /**
     * Reads another file, only for what it says of policy: where a proof cannot be reached in its time, that is no mistake.
     *
     * @param option that names it
     * @throws UserError as {@link #read}
     */
    public static ConfigurationFile policy(ProcessEnvironment process, String option, String file) {
        return read(process, named(process, option, file), null, Mode.STRICT, Proofs.ANY);
    }

    private static ConfigurationFile read(
            ProcessEnvironment process, Path path, @Nullable String target, Mode mode, Proofs proofs) {
        Document base = document(process, path);
        Document overlay = target == null ? null : document(process, overlay(process, path, target));
        ReadResult reading = Configurations.read(base, overlay, process.env(), mode, proofs, process.program());
        if (reading instanceof ReadResult.Rejected rejected) {
            throw rejected(process.shown(path), rejected.problems());
        }
        ReadResult.Loaded loaded = (ReadResult.Loaded) reading;
        String region = loaded.configuration().region();
        String fault = Regions.fault(region);
        if (fault != null) {
            throw rejected(process.shown(path), List.of(loaded.places().problem("region", fault)));
        }
        String doubt = Regions.doubt(region);
        List<String> notices = new ArrayList<>(loaded.notices());
        if (doubt != null) {
            notices.add(loaded.places().problem("region", doubt).text());
        }
        return new ConfigurationFile(
                path,
                Objects.requireNonNull(path.getParent()),
                process.shown(path),
                loaded.configuration(),
                List.copyOf(notices),
                loaded.places());
    }

    private static UserError rejected(String shown, List<Problem> problems) {
        String count = problems.size() == 1 ? "one problem" : problems.size() + " problems";
        return UserError.because(
                shown + " cannot be used: " + count,
                problems.stream().map(Problem::text).toList());
    }

    private static Path named(ProcessEnvironment process, String option, String file) {
        Path path = process.folder().resolve(file).toAbsolutePath().normalize();
        if (!Files.isRegularFile(path)) {
            throw UserError.because(option + ": there is no file " + file);
        }
        return path;
    }

    private static Path found(ProcessEnvironment process) {
        Path here = process.folder().toAbsolutePath().normalize();
        Path top = WorkTree.root(here);
        for (Path at = here; at != null; at = at.equals(top) || top == null ? null : at.getParent()) {
            Path path = at.resolve(NAME);
            if (Files.isRegularFile(path)) {
                return path;
            }
        }
        String upTo = top == null || top.equals(here) ? "" : " or above it, up to " + top;
        throw UserError.because(
                "there is no " + NAME + " in " + here + upTo
                        + ": write one with kirikae init, name one with -c FILE, or work without one with --service"
                        + " NAME --region R",
                "init");
    }

    private static Path overlay(ProcessEnvironment process, Path base, String target) {
        Path folder = Objects.requireNonNull(base.getParent());
        String name = Objects.requireNonNull(base.getFileName()).toString();
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? "" : name.substring(dot);
        boolean plain = target.matches("[A-Za-z0-9][A-Za-z0-9._-]*");
        Path path = plain ? folder.resolve(stem + "." + target + ending) : folder;
        if (!plain || !Files.isRegularFile(path)) {
            List<String> there = targets(folder, stem + ".", ending);
            String list = there.isEmpty()
                    ? "there is none beside " + process.shown(base)
                    : "there are: " + String.join(", ", there);
            throw UserError.because(
                    "--target: there is no target " + target + Nearest.question(target, there) + "; " + list);
        }
        return path;
    }

    private static List<String> targets(Path folder, String before, String after) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName()))
                    .filter(n ->
                            n.startsWith(before) && n.endsWith(after) && n.length() > before.length() + after.length())
                    .map(n -> n.substring(before.length(), n.length() - after.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UserError.because("the folder " + folder + " cannot be read: " + e.getMessage());
        }
    }

    private static Document document(ProcessEnvironment process, Path path) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            throw UserError.because(process.shown(path) + " cannot be read: " + e.getMessage());
        }
        Document.Decoding decoding = Document.decode(process.shown(path), bytes);
        if (decoding instanceof Document.Undecodable undecodable) {
            throw rejected(process.shown(path), undecodable.problems());
        }
        return ((Document.Decoded) decoding).document();
    }
}
