package dev.kirikae.lint;

import java.util.List;

/**
 * All files under the lint's eyes, each read once, and what they are meant for.
 *
 * @param scripts what Linux instances run; none where the instances run Windows
 */
record Extensions(List<Subject> subjects, Destination destination, Stack stack, List<Script> scripts) {

    static Extensions of(List<LintFile> files, Destination destination) {
        List<Subject> subjects = files.stream().map(Subject::of).toList();
        boolean linux = OperatingSystem.of(destination.platform()) != OperatingSystem.WINDOWS;
        List<Script> scripts = linux ? Script.in(subjects) : List.of();
        return new Extensions(subjects, destination, Stack.of(subjects), scripts);
    }

    /** The configuration files that could be read as a map of sections, in the order in which Beanstalk reads them. */
    List<Subject> configurations() {
        return Subject.configurations(subjects);
    }

    OperatingSystem operatingSystem() {
        return OperatingSystem.of(destination.platform());
    }
}
