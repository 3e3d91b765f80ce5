package dev.kirikae.lint.rules;

import dev.kirikae.lint.LintedFile;
import dev.kirikae.lint.Rule;
import dev.kirikae.lint.WrittenFile;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.yaml.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Rules about the files that the section {@code files} writes. */
final class WrittenFileRules {
    private static final String GUIDE = "Developer Guide, page customize-containers-ec2 (2023)";
    private static final String PROXY = "Developer Guide, page platforms-linux-extend (2023);"
            + " report to awsdocs/elastic-beanstalk-samples (2021-06-21)";
    private static final String OLD_HOOKS = "Developer Guide, page custom-platform-hooks (2023)";

    private static final Pattern OCTAL = Pattern.compile("(?:0o)?[0-7]+");
    private static final Pattern PROXY_FILE =
            Pattern.compile("/etc/nginx/(?:nginx\\.conf|conf\\.d/.+)|/etc/httpd/(?:conf/httpd\\.conf|conf\\.d/.+)");
    private static final int FILE_TYPE = 0170000;
    private static final int LINK = 0120000;

    /** A look at one written file. */
    private interface Look {
        void at(WrittenFile file, Check.Marks marks);
    }

    static final List<Check> CHECKS = List.of(
            each(
                    Rule.error(
                            "file-path",
                            "the file has no place of its own on the instance, and the deployment fails",
                            "write the whole path, from / or the drive's letter on",
                            GUIDE,
                            "cfn-init's source, file_tool.py: ToolError 'File specified with non-absolute " + "path'"),
                    WrittenFileRules::path),
            each(
                    Rule.error(
                            "file-mode",
                            "the file cannot be made so, and the deployment fails",
                            "write six octal digits in quotes, such as \"000644\", or \"120777\" with the link's target"
                                    + " as content",
                            GUIDE,
                            "cfn-init's source, file_tool.py: int(mode, 8), and ToolError 'Symbolic link "
                                    + "specified without a destination'; aws-samples/ecs-refarch-cloudformation issue "
                                    + "66"),
                    WrittenFileRules::mode),
            each(
                    Rule.warning(
                            "file-mode-form",
                            "the guide asks for six octal digits, and without quotes YAML 1.1 reads digits after a zero as"
                                    + " another number",
                            "write six octal digits in quotes, such as \"000644\"",
                            GUIDE),
                    WrittenFileRules::modeForm),
            each(
                    Rule.error(
                            "file-encoding",
                            "the file's content cannot be decoded, and the deployment fails",
                            "give the content in base64, or say plain",
                            GUIDE,
                            "cfn-init's source, file_tool.py: ToolError 'Malformed base64'"),
                    WrittenFileRules::encoding),
            each(
                    Rule.warning(
                            "file-encoding-name",
                            "the helper on the instance knows base64 only, and writes all else as it stands there",
                            "say plain or base64, in small letters",
                            GUIDE + "; cfn-init's source, file_tool.py"),
                    WrittenFileRules::encodingName),
            each(
                    Rule.warning(
                            "script-crlf",
                            "run by its path, it has an interpreter whose name ends with a carriage return, and is not found",
                            "take the carriage returns out; a block scalar (|) cannot hold any",
                            GUIDE),
                    WrittenFileRules::carriageReturn),
            new Check(
                    Rule.warning(
                            "same-file-twice",
                            "the later one replaces the earlier one, which is left beside it as .bak",
                            "write the file in one place only",
                            GUIDE),
                    WrittenFileRules::twice),
            new Check(
                    Rule.warning(
                            "proxy-file-overwritten",
                            "on Amazon Linux 2 and 2023 Beanstalk sets up the proxy's folder from .platform/nginx or"
                                    + " .platform/httpd after it has written the files, and deployments have been seen to"
                                    + " remove others",
                            "put the file into .platform/nginx/conf.d/ or .platform/httpd/conf.d/ of the bundle",
                            PROXY),
                    (all, marks) -> {
                        if (AmazonLinux.second(all.destination())) {
                            files(all, WrittenFileRules::proxyFile, marks);
                        }
                    }),
            new Check(
                    Rule.warning(
                            "old-hook-folder",
                            "Amazon Linux 2 and 2023 do not run what lies there; only the first Amazon Linux did",
                            "make it a hook in .platform/hooks/prebuild, predeploy or postdeploy",
                            OLD_HOOKS),
                    (all, marks) -> {
                        if (AmazonLinux.second(all.destination())) {
                            files(all, WrittenFileRules::oldHook, marks);
                        }
                    }));

    private WrittenFileRules() {}

    private static Check each(Rule rule, Look look) {
        return new Check(rule, (all, marks) -> files(all, look, marks));
    }

    private static void files(Extensions all, Look look, Check.Marks marks) {
        for (LintedFile subject : all.configurations()) {
            WrittenFile.of(subject).forEach(file -> look.at(file, marks));
        }
    }

    private static void path(WrittenFile file, Check.Marks marks) {
        if (!file.absolute() && file.path().indexOf('`') < 0) {
            marks.at(file.key().spot(), "the path '" + file.path() + "' is not absolute");
        }
    }

    private static void mode(WrittenFile file, Check.Marks marks) {
        Tree.Leaf mode = file.literal("mode");
        if (mode == null) {
            return;
        }
        String read = asRead(mode);
        if (!OCTAL.matcher(read).matches()) {
            String as = read.equals(mode.text()) ? "" : " without quotes is the number " + read + ", which";
            marks.at(mode.spot(), "the mode '" + mode.text() + "'" + as + " is not an octal number");
        } else if (isLink(mode.text()) && !file.has("content") && file.has("source")) {
            marks.at(mode.spot(), "the mode " + mode.text() + " makes a link, whose target must be the content");
        }
    }

    private static void modeForm(WrittenFile file, Check.Marks marks) {
        Tree.Leaf mode = file.literal("mode");
        if (mode == null || !OCTAL.matcher(asRead(mode)).matches()) {
            return;
        }
        if (!asRead(mode).equals(mode.text())) {
            marks.at(mode.spot(), "the mode " + mode.text() + " without quotes is the number " + asRead(mode));
        } else if (mode.kind() == Tree.Kind.WHOLE) {
            marks.at(mode.spot(), "the mode " + mode.text() + " is a number and not a text");
        } else if (mode.text().length() != 6) {
            marks.at(mode.spot(), "the mode '" + mode.text() + "' has not six digits");
        }
    }

    /** The digits that the helper gets: YAML 1.1 makes a decimal number of an unquoted one that begins with a zero. */
    private static String asRead(Tree.Leaf mode) {
        String text = mode.text();
        return mode.kind() == Tree.Kind.WHOLE && text.matches("0[0-7]{1,18}")
                ? String.valueOf(Long.parseLong(text, 8))
                : text.strip();
    }

    private static boolean isLink(String mode) {
        return mode.length() == 6 && !mode.startsWith("0o") && (Integer.parseInt(mode, 8) & FILE_TYPE) == LINK;
    }

    private static void encoding(WrittenFile file, Check.Marks marks) {
        Tree.Leaf content = file.literal("content");
        if (file.encoded() && content != null && WrittenFile.decode(content.text()) == null) {
            marks.at(content.spot(), "the content is not valid base64");
        }
    }

    private static void encodingName(WrittenFile file, Check.Marks marks) {
        Tree.Leaf encoding = file.literal("encoding");
        if (encoding != null && !encoding.text().equals("plain") && !file.encoded()) {
            marks.at(encoding.spot(), "there is no encoding '" + encoding.text() + "'");
        }
    }

    private static void carriageReturn(WrittenFile file, Check.Marks marks) {
        String content = file.content();
        Tree.Entry field = file.fields().find("content");
        if (field != null && content != null && content.startsWith("#!") && content.contains("\r\n")) {
            marks.at(field.key().spot(), "lines of this script end with a carriage return");
        }
    }

    private static void twice(Extensions all, Check.Marks marks) {
        Map<String, Tree.Leaf> first = new HashMap<>();
        files(
                all,
                (file, found) -> {
                    Tree.Leaf before = first.putIfAbsent(file.place(), file.key());
                    boolean twin = before != null
                            && before.text().equals(file.path())
                            && before.spot().file().equals(file.key().spot().file());
                    if (before != null && !twin) {
                        found.at(
                                file.key().spot(),
                                "the file '" + file.path() + "' is already written by "
                                        + before.spot().file() + ":"
                                        + before.spot().line());
                    }
                },
                marks);
    }

    private static void proxyFile(WrittenFile file, Check.Marks marks) {
        if (PROXY_FILE.matcher(file.place()).matches()) {
            marks.at(file.key().spot(), "'" + file.path() + "' lies in a folder of the proxy");
        }
    }

    private static void oldHook(WrittenFile file, Check.Marks marks) {
        if (file.place().startsWith("/opt/elasticbeanstalk/hooks/")) {
            marks.at(file.key().spot(), "'" + file.path() + "' lies in the old folder for hooks");
        }
    }
}
