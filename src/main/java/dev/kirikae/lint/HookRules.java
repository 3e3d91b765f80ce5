package dev.kirikae.lint;

import dev.kirikae.yaml.Spot;
import java.util.List;
import java.util.regex.Pattern;

/** Rules about the scripts below {@code .platform}. */
final class HookRules {
    private static final Pattern HOOK = Pattern.compile("\\.platform/(?:config)?hooks/.+");
    private static final String GUIDE = "Developer Guide, page platforms-linux-extend (2023)";

    static final List<Check> CHECKS = List.of(
            Check.each(
                    new Rule(
                            "hook-crlf",
                            Severity.ERROR,
                            "the instance looks for an interpreter whose name ends with a carriage return, and the deployment"
                                    + " fails",
                            "save the script with line feeds only, and say 'text eol=lf' for it in .gitattributes",
                            GUIDE),
                    HookRules::crlf),
            Check.each(
                    new Rule(
                            "hook-not-executable",
                            Severity.WARNING,
                            "only newer platform versions set the run bit by themselves; others fail the deployment",
                            "run 'git update-index --chmod=+x' on it and commit",
                            GUIDE),
                    HookRules::notExecutable));

    private HookRules() {}

    private static void crlf(Subject subject, Check.Marks marks) {
        String text = subject.text();
        if (HOOK.matcher(subject.path()).matches() && text != null && text.contains("\r\n")) {
            int line = (int) text.substring(0, text.indexOf("\r\n"))
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            marks.at(new Spot(subject.path(), line, 1), "a line of this hook ends with a carriage return");
        }
    }

    private static void notExecutable(Subject subject, Check.Marks marks) {
        if (HOOK.matcher(subject.path()).matches() && !subject.executable()) {
            marks.file(subject, "this hook has no run bit");
        }
    }
}
