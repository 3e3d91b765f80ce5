package dev.kirikae.lint.rules;

import dev.kirikae.lint.LintedFile;
import dev.kirikae.lint.Rule;
import dev.kirikae.lint.options.Option;
import dev.kirikae.lint.options.OptionValue;
import dev.kirikae.lint.options.Setting;
import dev.kirikae.yaml.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules about the values of option settings. */
final class OptionValueRules {
    private static final String PROPERTIES = "Developer Guide, page environments-cfg-softwaresettings (2023)";

    /** In characters, by that page. */
    private static final int LONGEST_KEY = 128;

    private static final int LONGEST_VALUE = 256;

    static final List<Check> CHECKS = List.of(
            Check.each(
                    Rule.error(
                            "option-value",
                            "Beanstalk answers 'Invalid option value' and the launch fails, or goes on as if it were not there",
                            "correct the value",
                            OptionRules.GUIDE,
                            "API Reference, ConfigurationOptionDescription: ValueOptions, MinValue, "
                                    + "MaxValue, Regex; aws/aws-elastic-beanstalk-cli issue 77 quotes a refusal"),
                    OptionValueRules::value),
            Check.each(
                    Rule.warning(
                            "option-spelling",
                            "Beanstalk has been seen to take such a spelling for the word it resembles; the guide does not"
                                    + " say so",
                            "write the word as the guide does",
                            OptionRules.GUIDE + "; public thread about MonitoringInterval (2026)"),
                    OptionValueRules::spelling),
            Check.each(
                    Rule.warning(
                            "value-changed-by-yaml",
                            "YAML 1.1 reads some unquoted texts as numbers, truth values or dates",
                            "put the value in quotes",
                            "YAML 1.1, types int, float, bool, null, timestamp; Developer Guide, page ebextensions (2023)"),
                    OptionValueRules::changed),
            Check.each(
                    Rule.warning(
                            "property-length",
                            "the guide allows names of 128 and values of 256 characters",
                            "shorten it, or let the application read it from elsewhere",
                            PROPERTIES),
                    OptionValueRules::length));

    private OptionValueRules() {}

    /**
     * A value that the tables do not have.
     *
     * @param meant the word that it resembles; null if none
     */
    private record Misfit(
            Setting setting,
            Option option,
            String text,
            String expected,
            @Nullable String meant) {}

    private static List<Misfit> misfits(LintedFile subject) {
        List<Misfit> misfits = new ArrayList<>();
        for (Setting setting : subject.settings().all()) {
            Option option = setting.known();
            String text = setting.text();
            String expected = option == null || text == null ? "" : OptionValue.expected(option, text);
            if (option != null && text != null && !expected.isEmpty()) {
                misfits.add(new Misfit(setting, option, text, expected, OptionValue.resembled(option, text)));
            }
        }
        return misfits;
    }

    private static void value(LintedFile subject, Check.Marks marks) {
        for (Misfit misfit : misfits(subject)) {
            if (misfit.meant() == null && !isChanged(misfit.setting())) {
                String found = misfit.option().mayBeSecret() ? " is something else" : " is '" + misfit.text() + "'";
                marks.at(
                        misfit.setting().value().spot(),
                        misfit.setting().name() + found + ", expected " + misfit.expected());
            }
        }
    }

    private static void spelling(LintedFile subject, Check.Marks marks) {
        for (Misfit misfit : misfits(subject)) {
            if (misfit.meant() != null) {
                marks.at(
                        misfit.setting().value().spot(),
                        misfit.setting().name() + " is '" + misfit.text() + "', not '" + misfit.meant() + "'");
            }
        }
    }

    private static void changed(LintedFile subject, Check.Marks marks) {
        for (Setting setting : subject.settings().all()) {
            if (setting.value() instanceof Tree.Leaf leaf && isChanged(setting)) {
                marks.at(leaf.spot(), setting.name() + " " + change(setting, leaf));
            }
        }
    }

    /** The value itself only where it cannot be a secret. */
    private static String change(Setting setting, Tree.Leaf leaf) {
        Option option = setting.known();
        String text = setting.text();
        if (leaf.isNothing()) {
            return leaf.text().isEmpty() ? "is left empty and read as nothing" : "is unquoted and read as nothing";
        }
        if (text == null) {
            return "is unquoted and read as a date";
        }
        if (option != null && !option.mayBeSecret()) {
            return "is written " + leaf.text() + " and read as '" + text + "'";
        }
        String kind = leaf.kind() == Tree.Kind.TRUTH ? "truth value" : "number";
        return "is unquoted and read as a " + kind + ", which is written otherwise";
    }

    private static void length(LintedFile subject, Check.Marks marks) {
        for (Setting setting : subject.settings().all()) {
            String text = setting.text();
            if (!setting.namespace().equals(Setting.PROPERTIES)) {
                continue;
            }
            if (length(setting.option()) > LONGEST_KEY) {
                marks.at(setting.spot(), "this property's name has " + length(setting.option()) + " characters");
            } else if (text != null && !text.contains("`") && length(text) > LONGEST_VALUE) {
                marks.at(
                        setting.value().spot(),
                        "the value of " + setting.name() + " has " + length(text) + " characters");
            }
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether Beanstalk gets another value than the one written, by what the option is for. */
    private static boolean isChanged(Setting setting) {
        if (!(setting.value() instanceof Tree.Leaf leaf) || leaf.tag() != null || leaf.kind() == Tree.Kind.TEXT) {
            return false;
        }
        String text = setting.text();
        Option option = setting.known();
        if (text == null) {
            return option == null || !option.words().contains("null");
        }
        if (text.equals(leaf.text()) || option == null) {
            return !text.equals(leaf.text());
        }
        return switch (option.kind()) {
            case WHOLE, DECIMAL -> leaf.kind() == Tree.Kind.TRUTH || !isSameNumber(leaf.text(), text);
            case TRUTH -> leaf.kind() != Tree.Kind.TRUTH;
            case WORD, EXACT -> !option.words().contains(text);
            default -> true;
        };
    }

    private static boolean isSameNumber(String written, String read) {
        String plain = written.replace("_", "");
        return plain.matches("[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?")
                && new BigDecimal(plain).compareTo(new BigDecimal(read)) == 0;
    }
}
