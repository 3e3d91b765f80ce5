package dev.kirikae.lint.rules;

import dev.kirikae.lint.LintedFile;
import dev.kirikae.lint.Rule;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.model.Nearest;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules about folders that the platform looks into, and about those that it no longer does. */
final class PlatformFolderRules {
    private static final String GUIDE =
            "Developer Guide, pages platforms-linux-extend, platforms-linux-extend.hooks (2023)";
    private static final String OLD = "Developer Guide, pages java-se-nginx, java-tomcat-proxy (2023)";

    private static final String FOLDER = ".platform/";
    private static final List<String> FOLDERS = List.of("hooks", "confighooks", "nginx", "httpd");
    private static final List<String> STAGES = List.of("prebuild", "predeploy", "postdeploy");
    private static final Pattern HOOKS = Pattern.compile("\\.platform/(?:config)?hooks/.+");
    private static final Pattern OLD_PROXY = Pattern.compile("\\.ebextensions/(nginx|httpd)/.+");

    static final List<Check> CHECKS = List.of(
            new Check(
                    Rule.warning(
                            "platform-folder",
                            "Beanstalk runs only files directly in prebuild, predeploy and postdeploy of .platform/hooks and"
                                    + " .platform/confighooks, and reads the proxy's files from .platform/nginx and"
                                    + " .platform/httpd",
                            "move the file to the folder that is meant",
                            GUIDE),
                    PlatformFolderRules::folder),
            new Check(
                    Rule.warning(
                            "old-proxy-folder",
                            "Amazon Linux 2 and 2023 do not read it; only the first Amazon Linux did",
                            "move it to .platform/nginx/ or .platform/httpd/",
                            OLD),
                    PlatformFolderRules::oldProxy));

    private PlatformFolderRules() {}

    private static void folder(Extensions all, Check.Marks marks) {
        for (LintedFile subject : all.subjects()) {
            String path = subject.path();
            String[] parts = path.split("/");
            if (!path.startsWith(FOLDER) || parts.length < 3) {
                continue;
            }
            String meant = misspelt(parts[1], FOLDERS);
            if (meant != null) {
                marks.file(subject, "this lies in .platform/" + parts[1] + " and not in .platform/" + meant);
            } else if (HOOKS.matcher(path).matches()) {
                boolean direct = parts.length == 4 && STAGES.contains(parts[2]);
                if (!direct && runnable(subject) && !all.mention(subject, subject.name())) {
                    marks.file(subject, "this script lies in a folder whose files are not run" + hint(parts));
                }
            }
        }
    }

    private static String hint(String[] parts) {
        String meant = parts.length == 4 ? misspelt(parts[2], STAGES) : null;
        return meant == null ? "" : "; did you mean " + parts[0] + "/" + parts[1] + "/" + meant;
    }

    private static @Nullable String misspelt(String name, List<String> known) {
        return known.contains(name) ? null : Nearest.of(name, known);
    }

    private static boolean runnable(LintedFile subject) {
        return subject.executable()
                || Objects.requireNonNullElse(subject.text(), "").startsWith("#!");
    }

    private static void oldProxy(Extensions all, Check.Marks marks) {
        if (AmazonLinux.second(all.destination())) {
            for (LintedFile subject : all.subjects()) {
                Matcher matcher = OLD_PROXY.matcher(subject.path());
                if (matcher.matches() && !all.mention(subject, ".ebextensions/" + matcher.group(1))) {
                    marks.file(subject, "this lies in .ebextensions/" + matcher.group(1));
                }
            }
        }
    }
}
