package dev.kirikae.lint;

import java.util.List;

/** All files under the lint's eyes, each read once, and what they are meant for. */
record Extensions(List<Subject> subjects, Destination destination, Stack stack, List<Script> scripts) {

    static Extensions of(List<LintFile> files, Destination destination) {
        List<Subject> subjects = files.stream().map(Subject::of).toList();
        return new Extensions(subjects, destination, Stack.of(subjects), Script.in(subjects));
    }

    /** The configuration files that could be read as a map of sections, in the order in which Beanstalk reads them. */
    List<Subject> configurations() {
        return Subject.configurations(subjects);
    }

    OperatingSystem operatingSystem() {
        return OperatingSystem.of(destination.platform());
    }
}
