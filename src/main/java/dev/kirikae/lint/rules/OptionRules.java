package dev.kirikae.lint.rules;

import dev.kirikae.lint.LintedFile;
import dev.kirikae.lint.Rule;
import dev.kirikae.lint.options.Option;
import dev.kirikae.lint.options.OptionTable;
import dev.kirikae.lint.options.Setting;
import dev.kirikae.model.Nearest;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about the shape of option settings, and about the names of namespaces and options. */
final class OptionRules {
    static final String GUIDE =
            "Developer Guide, pages command-options-general (2026), command-options-specific (2023)";
    private static final String REFUSED = "Beanstalk answers 'Unknown configuration setting' and the launch fails";

    private static final String UNFAMILIAR =
            "this program's tables do not have it: Beanstalk has learnt it since, or refuses the launch";

    /** How many letters a slip of the pen may change. */
    private static final int SLIP = 2;

    static final List<Check> CHECKS = List.of(
            Check.each(
                    Rule.error(
                            "setting-shape",
                            "Beanstalk cannot use it",
                            "write a list of items with namespace, option_name and value, or a map of namespaces with a map"
                                    + " of options each; several values go into one text with commas between",
                            "Developer Guide, page ebextensions-optionsettings (2023)",
                            "awsdocs/aws-elastic-beanstalk-developer-guide issue 93 quotes the refusal: "
                                    + "'Each option setting … must be a map'"),
                    (subject, marks) ->
                            subject.settings().flaws().forEach(flaw -> marks.at(flaw.spot(), flaw.found()))),
            Check.each(
                    Rule.warning(
                            "setting-list",
                            "the guide writes several values as one text; a list of texts has been seen to work",
                            "write one text with commas between the values",
                            "Developer Guide, page ebextensions-optionsettings (2023); repositories in production (2026)"),
                    OptionRules::lists),
            Check.each(
                    Rule.error(
                            "unknown-namespace",
                            REFUSED,
                            "correct the name, or take the settings out",
                            GUIDE,
                            "aws-samples/eb-node-express-sample issue 18 quotes the refusal: 'Unknown "
                                    + "configuration setting'"),
                    (subject, marks) -> namespaces(subject, marks, true)),
            Check.each(
                    Rule.warning(
                            "unfamiliar-namespace",
                            UNFAMILIAR,
                            "look it up in the guide and write it as it stands there; if it does, excuse it with that reason",
                            GUIDE),
                    (subject, marks) -> namespaces(subject, marks, false)),
            Check.each(
                    Rule.error(
                            "unknown-option",
                            REFUSED,
                            "correct the name",
                            GUIDE,
                            "aws/aws-elastic-beanstalk-cli issue 532 quotes the refusal: 'Unknown "
                                    + "configuration setting'"),
                    (subject, marks) -> options(subject, marks, true)),
            Check.each(
                    Rule.warning(
                            "unfamiliar-option",
                            UNFAMILIAR,
                            "look it up in the guide and write it as it stands there; if it does, excuse it with that reason",
                            GUIDE),
                    (subject, marks) -> options(subject, marks, false)),
            Check.each(
                    Rule.error(
                            "api-only-option",
                            "Beanstalk takes it through its API only and refuses it in files",
                            "take it out of the file",
                            "quoted refusal in classmethod/gradle-aws-plugin#182",
                            "classmethod/gradle-aws-plugin issue 182 quotes the refusal: 'can only be "
                                    + "applied from the API'"),
                    OptionRules::apiOnly),
            Check.each(
                    Rule.warning(
                            "scheduled-action-name",
                            "Beanstalk cannot tell to which scheduled action the option belongs",
                            "write it as a list item with a resource_name, or Name.aws:autoscaling:scheduledaction as namespace",
                            "Developer Guide, page environments-cfg-autoscaling-scheduledactions (2023)"),
                    OptionRules::scheduledAction));

    private OptionRules() {}

    private static void namespaces(LintedFile subject, Check.Marks marks, boolean certain) {
        OptionTable table = OptionTable.get();
        Set<String> reported = new HashSet<>();
        for (Setting setting : subject.settings().all()) {
            String name = setting.namespace();
            if (table.namespace(name) == null && reported.add(name)) {
                String open = table.openPart(name);
                String slip = open == null ? slip(name, table.names()) : open;
                boolean unknown = slip != null ? !slip.equalsIgnoreCase(name) : !name.startsWith("aws:");
                if (unknown == certain) {
                    marks.at(
                            setting.namespaceSpot(),
                            "there is no namespace '" + name + "'" + hint(slip == null ? longer(name, table) : slip));
                }
            }
        }
    }

    private static void options(LintedFile subject, Check.Marks marks, boolean certain) {
        for (Setting setting : subject.settings().all()) {
            OptionTable.Namespace namespace = OptionTable.get().namespace(setting.namespace());
            if (namespace != null && namespace.option(setting.option()) == null) {
                String slip = slip(setting.option(), namespace.options().keySet());
                boolean unknown = slip != null && !slip.equalsIgnoreCase(setting.option());
                if (unknown == certain) {
                    marks.at(
                            setting.spot(),
                            "the namespace '" + setting.namespace() + "' has no option '" + setting.option() + "'"
                                    + hint(slip));
                }
            }
        }
    }

    private static void lists(LintedFile subject, Check.Marks marks) {
        for (Setting setting : subject.settings().lists()) {
            marks.at(setting.value().spot(), "the value of " + setting.name() + " is a list");
        }
    }

    private static void apiOnly(LintedFile subject, Check.Marks marks) {
        for (Setting setting : subject.settings().all()) {
            Option option = setting.known();
            if (option != null && option.places().contains("api")) {
                marks.at(setting.spot(), setting.name() + " is set in a file");
            }
        }
    }

    private static void scheduledAction(LintedFile subject, Check.Marks marks) {
        for (Setting setting : subject.settings().all()) {
            if (setting.namespace().equals("aws:autoscaling:scheduledaction") && setting.resource() == null) {
                marks.at(setting.spot(), setting.name() + " is set without a resource_name");
            }
        }
    }

    private static String hint(@Nullable String meant) {
        return meant == null ? "" : ", but '" + meant + "'";
    }

    /** The namespace of which the name may be the beginning; null where there is none. */
    private static @Nullable String longer(String name, OptionTable table) {
        return table.names().stream()
                .filter(known -> known.startsWith(name + ":"))
                .findFirst()
                .orElse(null);
    }

    /** The name that a slip of the pen turned into another; null where the difference is more than that. */
    private static @Nullable String slip(String found, Collection<String> known) {
        String best = null;
        int least = SLIP + 1;
        for (String name : known) {
            int distance = distance(found.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best;
    }

    private static int distance(String found, String name) {
        if (found.equals(name)) {
            return 0;
        }
        boolean far = Math.abs(found.length() - name.length()) > SLIP
                || name.length() <= 2 * SLIP
                || found.replaceAll("[0-9]", "").equals(name.replaceAll("[0-9]", ""));
        return far ? SLIP + 1 : Nearest.distance(found, name);
    }
}
