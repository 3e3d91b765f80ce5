package dev.kirikae.lint;

import java.util.List;
import java.util.Objects;

/**
 * All files under the lint's eyes, each read once, and what they are meant for.
 *
 * @param scripts what Linux instances run; none where the instances run Windows
 */
record Extensions(List<Subject> subjects, Destination destination, Stack stack, List<Script> scripts) {

    static Extensions of(List<LintFile> files, Destination destination) {
        List<Subject> subjects = files.stream().map(Subject::of).toList();
        boolean windows = Objects.requireNonNullElse(destination.platform(), "").contains("Windows");
        List<Script> scripts = windows ? List.of() : Script.in(subjects);
        return new Extensions(subjects, destination, Stack.of(subjects), scripts);
    }

    /** The configuration files that could be read as a map of sections, in the order in which Beanstalk reads them. */
    List<Subject> configurations() {
        return Subject.configurations(subjects);
    }

    /** Whether another file says these words, as one does that runs, reads or copies what they name. */
    boolean mention(Subject subject, String words) {
        return subjects.stream()
                .anyMatch(other -> other != subject
                        && Objects.requireNonNullElse(other.text(), "").contains(words));
    }
}
