package dev.kirikae.lint.rules;

import dev.kirikae.lint.LintedFile;
import dev.kirikae.lint.Rule;
import dev.kirikae.yaml.Spot;
import java.util.List;
import java.util.regex.Pattern;

/** Rules about the scripts below {@code .platform} that Beanstalk runs. */
final class HookRules {
    /** Directly in a folder that Beanstalk runs; notes and what begins with a dot are left alone. */
    private static final Pattern HOOK = Pattern.compile(
            "\\.platform/(?:config)?hooks/(?:prebuild|predeploy|postdeploy)/(?![^/]+\\.(?i:md|txt)$)[^./][^/]*");

    private static final String GUIDE = "Developer Guide, page platforms-linux-extend.hooks (2023)";
    private static final String MARKED = "\uFEFF#!";

    static final List<Check> CHECKS = List.of(
            Check.each(
                    Rule.warning(
                            "hook-crlf",
                            "only Amazon Linux 2 platform versions of 29 December 2022 and later, and all of 2023, take the"
                                    + " carriage returns out; on others the interpreter is not found",
                            "save the script with line feeds only, and say 'text eol=lf' for it in .gitattributes",
                            GUIDE + "; Release Notes, 2022-12-29"),
                    HookRules::crlf),
            Check.each(
                    Rule.warning(
                            "hook-not-executable",
                            "only Amazon Linux 2 platform versions of 29 April 2022 and later, and all of 2023, set the run"
                                    + " bit by themselves; others fail the deployment",
                            "run 'git update-index --chmod=+x' on it and commit",
                            GUIDE + "; Release Notes, 2022-04-29"),
                    HookRules::notExecutable),
            Check.each(
                    Rule.error(
                            "hook-no-interpreter",
                            "the instance runs everything in this folder as a program, which a text without an interpreter is"
                                    + " not, and the deployment fails",
                            "begin a script with #! and its interpreter, such as #!/bin/bash, and move other files out of the"
                                    + " folder",
                            GUIDE,
                            "execve(2): ENOEXEC; rennokki/laravel-aws-eb issue 44 shows that a hook is run "
                                    + "by fork and exec, and that its failure ends the deployment"),
                    HookRules::noInterpreter));

    private HookRules() {}

    private static void crlf(LintedFile subject, Check.Marks marks) {
        String text = subject.text();
        if (isHook(subject) && text != null && text.indexOf('\0') < 0 && text.contains("\r\n")) {
            int line = (int) text.substring(0, text.indexOf("\r\n"))
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            marks.at(new Spot(subject.path(), line, 1), "a line of this hook ends with a carriage return");
        }
    }

    private static void notExecutable(LintedFile subject, Check.Marks marks) {
        if (isHook(subject) && !subject.executable()) {
            marks.file(subject, "this hook has no run bit");
        }
    }

    private static void noInterpreter(LintedFile subject, Check.Marks marks) {
        String text = subject.text();
        if (isHook(subject) && text != null && !text.startsWith("#!") && text.indexOf('\0') < 0) {
            marks.file(
                    subject,
                    text.startsWith(MARKED)
                            ? "a byte order mark stands before the #! of this hook"
                            : "this hook does not begin with #!");
        }
    }

    private static boolean isHook(LintedFile subject) {
        return HOOK.matcher(subject.path()).matches();
    }
}
