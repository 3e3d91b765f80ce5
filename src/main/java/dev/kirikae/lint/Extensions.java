package dev.kirikae.lint;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * All files under the lint's eyes, each read once, and what they are meant for.
 *
 * @param configurations those that could be read as a map of sections, in the order in which Beanstalk reads them
 * @param settings what their option settings say, in that order
 * @param scripts what Linux instances run; none where the instances run Windows
 */
record Extensions(
        List<Subject> subjects,
        List<Subject> configurations,
        Destination destination,
        List<Setting> settings,
        Stack stack,
        List<Script> scripts) {

    static Extensions of(List<LintFile> files, Destination destination) {
        List<Subject> subjects = files.stream().map(Subject::of).toList();
        boolean windows = Objects.requireNonNullElse(destination.platform(), "").contains("Windows");
        List<Script> scripts = windows ? List.of() : Script.in(subjects);
        List<Subject> configurations = subjects.stream()
                .filter(subject -> subject.sections() != null)
                .sorted(Comparator.comparing(Subject::path))
                .toList();
        List<Setting> settings = configurations.stream()
                .flatMap(subject -> subject.settings().all().stream())
                .toList();
        return new Extensions(subjects, configurations, destination, settings, Stack.of(configurations), scripts);
    }

    /** Whether another file says these words, as one does that runs, reads or copies what they name. */
    boolean mention(Subject subject, String words) {
        return subjects.stream()
                .anyMatch(other -> other != subject
                        && Objects.requireNonNullElse(other.text(), "").contains(words));
    }
}
