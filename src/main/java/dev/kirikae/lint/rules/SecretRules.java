package dev.kirikae.lint.rules;

import dev.kirikae.lint.LineMap;
import dev.kirikae.lint.LintedFile;
import dev.kirikae.lint.Rule;
import dev.kirikae.lint.Script;
import dev.kirikae.lint.options.Setting;
import dev.kirikae.lint.shell.ShellCommand;
import dev.kirikae.lint.shell.ShellCommand.Word;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.model.Secrets;
import dev.kirikae.yaml.Tree;
import java.util.List;

/** Rules about what everybody could read who may read the bundle, or describe the environment. No finding tells it. */
final class SecretRules {
    private static final String READERS =
            "everybody who may read the repository, the bundle or the environment's settings can read it";
    private static final String REMEDY =
            "take it out and make a new one; keep it in Secrets Manager or Parameter Store, and name its ARN in "
                    + Secrets.NAMESPACE;
    private static final String GUIDE =
            "Developer Guide, pages environments-cfg-softwaresettings, AWSHowTo.secrets (2026)";

    static final List<Check> CHECKS = List.of(
            Check.each(Rule.warning("secret-in-clear", READERS, REMEDY, GUIDE), SecretRules::certain),
            new Check(
                    Rule.warning(
                            "likely-secret", READERS, "if it is a secret: " + REMEDY + "; if not, excuse it", GUIDE),
                    SecretRules::likely));

    private SecretRules() {}

    private static void certain(LintedFile subject, Check.Marks marks) {
        String text = subject.text();
        if (text != null && text.length() > 0) {
            LineMap lineMap = new LineMap(subject, text);
            for (Secrets.Clue clue : Secrets.clues(text)) {
                marks.at(lineMap.spot(clue.offset()), "this is " + clue.what());
            }
        }
    }

    private static void likely(Extensions all, Check.Marks marks) {
        for (Setting setting : all.settings()) {
            String value = setting.text();
            if (value != null && !setting.namespace().equals(Secrets.NAMESPACE) && isSecret(setting.option(), value)) {
                marks.at(setting.spot(), "by its name, " + setting.name() + " holds a secret");
            }
        }
        for (Script script : all.scripts()) {
            if (script.isCommand() && script.field("env") instanceof Tree.Entries variables) {
                for (Tree.Entry variable : variables.entries()) {
                    if (variable.value() instanceof Tree.Leaf value
                            && isSecret(variable.key().text(), value.text())) {
                        marks.at(variable.key().spot(), found(variable.key().text()));
                    }
                }
            }
            for (ShellCommand command : script.commands()) {
                command.assignments().forEach(word -> assignment(script, word, marks));
                if (command.name().equals("export")) {
                    command.arguments().forEach(word -> assignment(script, word, marks));
                }
            }
        }
    }

    private static void assignment(Script script, Word word, Check.Marks marks) {
        int equals = word.text().indexOf('=');
        if (equals > 0) {
            String name = word.text().substring(0, equals);
            if (isSecret(name, word.text().substring(equals + 1))) {
                marks.at(script.at(word.offset()), found(name));
            }
        }
    }

    private static String found(String name) {
        return "by its name, the variable " + name + " holds a secret";
    }

    /** What is worked out on the instance, refers to another place or waits to be filled in is none. */
    private static boolean isSecret(String name, String value) {
        return name.length() < 200
                && Secrets.likelyName(name)
                && !Secrets.onlyAbout(name)
                && !Secrets.placeholder(value)
                && !Secrets.reference(value)
                && Secrets.clues(value).isEmpty()
                && value.indexOf('$') < 0
                && value.indexOf('`') < 0
                && !value.startsWith("/")
                && !value.startsWith("http")
                && !value.contains("{{");
    }
}
