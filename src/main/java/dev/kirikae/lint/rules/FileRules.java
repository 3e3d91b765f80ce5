package dev.kirikae.lint.rules;

import dev.kirikae.lint.LintedFile;
import dev.kirikae.lint.Rule;
import dev.kirikae.lint.stack.Extensions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rules about where a file lies and what it is called. */
final class FileRules {
    private static final String FOLDER = ".ebextensions/";
    private static final String GUIDE = "Developer Guide, page ebextensions (2023)";

    static final List<Check> CHECKS = List.of(
            Check.each(
                    Rule.error(
                            "macos-twin",
                            "Beanstalk would take it for a configuration file and fail on its binary content",
                            "delete it, and put '._*' into .gitignore",
                            GUIDE,
                            "awsdocs/aws-elastic-beanstalk-developer-guide issue 60"),
                    FileRules::macosTwin),
            Check.each(
                    Rule.warning(
                            "nested-folder",
                            "the guide has configuration files directly in .ebextensions at the bundle's root; no other is meant to be"
                                    + " read, though some were",
                            "move it to .ebextensions/ at the root, or take it out of the bundle",
                            GUIDE),
                    FileRules::nestedFolder),
            new Check(
                    Rule.warning(
                            "wrong-extension",
                            "Beanstalk reads only files whose name ends with .config and passes over all others in silence",
                            "rename it to end with .config, or move it out of .ebextensions",
                            GUIDE),
                    FileRules::wrongExtension),
            new Check(
                    Rule.warning(
                            "case-collision",
                            "a checkout on macOS or Windows keeps only one of the two",
                            "rename one of them",
                            "Git manual, git-config, core.ignoreCase (2023)"),
                    FileRules::caseCollision));

    private FileRules() {}

    private static void macosTwin(LintedFile subject, Check.Marks marks) {
        if (twin(subject.path())) {
            marks.file(subject, "this is a twin that macOS writes beside a file");
        }
    }

    private static void nestedFolder(LintedFile subject, Check.Marks marks) {
        String path = subject.path();
        int folder = path.startsWith(FOLDER) ? 0 : path.indexOf("/" + FOLDER) + 1;
        boolean inside = folder > 0 || path.startsWith(FOLDER);
        boolean nested = folder > 0 || path.indexOf('/', FOLDER.length()) >= 0;
        if (inside && nested && path.endsWith(".config") && !twin(path)) {
            marks.file(subject, "this configuration file lies in another folder");
        }
    }

    private static void wrongExtension(Extensions all, Check.Marks marks) {
        for (LintedFile subject : all.subjects()) {
            String path = subject.path();
            String lower = path.toLowerCase(Locale.ROOT);
            boolean direct = path.startsWith(FOLDER) && path.indexOf('/', FOLDER.length()) < 0;
            boolean meant = lower.endsWith(".yml")
                    || lower.endsWith(".yaml")
                    || lower.endsWith(".json")
                    || lower.endsWith(".conf")
                    || lower.endsWith(".config");
            if (direct && meant && !path.endsWith(".config") && !twin(path) && !all.mention(subject, subject.name())) {
                marks.file(subject, "this file lies in .ebextensions but is not called *.config");
            }
        }
    }

    private static void caseCollision(Extensions all, Check.Marks marks) {
        Map<String, String> first = new HashMap<>();
        for (LintedFile subject : all.subjects()) {
            String before = first.putIfAbsent(subject.path().toLowerCase(Locale.ROOT), subject.path());
            if (before != null && !before.equals(subject.path())) {
                marks.file(subject, "this differs from " + before + " in upper and lower case only");
            }
        }
    }

    private static boolean twin(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.startsWith("._")
                && name.endsWith(".config")
                && (path.startsWith(FOLDER) || path.contains("/" + FOLDER));
    }
}
