package dev.kirikae.lint.rules;

import dev.kirikae.lint.options.OptionTable;
import dev.kirikae.lint.options.Setting;
import dev.kirikae.lint.stack.Call;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.lint.stack.Use;
import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is read by Beanstalk's own function {@code Fn::GetOptionSetting}, and set by nobody. */
final class OptionReads {
    /** Where it reads without a namespace: Developer Guide, page ebextensions-functions (2023). */
    private static final String CUSTOM = "aws:elasticbeanstalk:customoption";

    private OptionReads() {}

    /**
     * Marks reads without a default of what neither the files nor the configuration set and Beanstalk does not have by
     * itself.
     *
     * @param certain whether to mark custom options, which a release sets alone, or properties, which a person may have
     *     given to the environment from which the new one inherits
     */
    static void unset(Extensions all, Check.Marks marks, boolean certain) {
        Set<Spot> marked = new HashSet<>();
        for (Use use : Use.all(all)) {
            for (Call call : Call.in(use.value())) {
                if (call.name().equals("Fn::GetOptionSetting")
                        && call.argument() instanceof Tree.Entries read
                        && read.find("DefaultValue") == null
                        && read.get("OptionName") instanceof Tree.Leaf option
                        && option.tag() == null) {
                    String namespace = namespace(read);
                    boolean property = namespace.equals(Setting.PROPERTIES);
                    if (property != certain && !isSet(all, namespace, option.text()) && marked.add(option.spot())) {
                        marks.at(option.spot(), found(namespace, option.text()));
                    }
                }
            }
        }
    }

    private static String found(String namespace, String option) {
        String what = namespace.equals(CUSTOM)
                ? "the custom option '" + option + "'"
                : namespace.equals(Setting.PROPERTIES) ? "the property '" + option + "'" : namespace + " " + option;
        return what + " is read here and set nowhere";
    }

    private static String namespace(Tree.Entries read) {
        Tree named = read.get("Namespace");
        return named == null ? CUSTOM : named instanceof Tree.Leaf leaf && leaf.tag() == null ? leaf.text() : "";
    }

    /** Also where Beanstalk itself may have the option, and so a value for it. */
    private static boolean isSet(Extensions all, String namespace, String option) {
        OptionTable.Namespace known = OptionTable.get().namespace(namespace);
        return namespace.isEmpty()
                || (known != null && !known.options().containsKey("*"))
                || all.destination()
                        .settings()
                        .getOrDefault(namespace, Map.of())
                        .containsKey(option)
                || all.settings().stream()
                        .anyMatch(setting -> setting.namespace().equals(namespace)
                                && setting.option().equals(option));
    }
}
