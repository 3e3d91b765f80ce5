package dev.kirikae.lint.stack;

import dev.kirikae.lint.Destination;
import dev.kirikae.lint.LintFile;
import dev.kirikae.lint.LintedFile;
import dev.kirikae.lint.Script;
import dev.kirikae.lint.options.Setting;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * All files under the lint's eyes, each read once, and what they are meant for.
 *
 * @param subjects in the order in which they were given
 * @param configurations those that could be read as a map of sections, in the order in which Beanstalk reads them
 * @param settings what their option settings say, in that order
 * @param scripts what Linux instances run; none where the instances run Windows
 */
public record Extensions(
        List<LintedFile> subjects,
        List<LintedFile> configurations,
        Destination destination,
        List<Setting> settings,
        Stack stack,
        List<Script> scripts) {

    /** Reads all files; one that cannot be read is among {@code subjects} alone. */
    public static Extensions of(List<LintFile> files, Destination destination) {
        List<LintedFile> subjects = files.stream().map(LintedFile::of).toList();
        boolean windows = Objects.requireNonNullElse(destination.platform(), "").contains("Windows");
        List<Script> scripts = windows ? List.of() : Script.in(subjects);
        List<LintedFile> configurations = subjects.stream()
                .filter(subject -> subject.sections() != null)
                .sorted(Comparator.comparing(LintedFile::path))
                .toList();
        List<Setting> settings = configurations.stream()
                .flatMap(subject -> subject.settings().all().stream())
                .toList();
        return new Extensions(subjects, configurations, destination, settings, Stack.of(configurations), scripts);
    }

    /** Whether another file says these words, as one does that runs, reads or copies what they name. */
    public boolean mention(LintedFile subject, String words) {
        return subjects.stream()
                .anyMatch(other -> other != subject
                        && Objects.requireNonNullElse(other.text(), "").contains(words));
    }
}
