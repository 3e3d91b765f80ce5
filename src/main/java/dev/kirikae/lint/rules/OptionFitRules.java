package dev.kirikae.lint.rules;

import dev.kirikae.lint.Rule;
import dev.kirikae.lint.options.Option;
import dev.kirikae.lint.options.OptionTable;
import dev.kirikae.lint.options.Platform;
import dev.kirikae.lint.options.Setting;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.yaml.Spot;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rules about options that do not go with the environment: its platform, its tier, its load balancer. */
final class OptionFitRules {
    private static final String REFUSED = "Beanstalk answers 'Unknown configuration setting' and the launch fails";
    private static final String ENVIRONMENT = "aws:elasticbeanstalk:environment";
    private static final Set<String> BALANCERS = Set.of("classic", "application", "network");

    static final List<Check> CHECKS = List.of(
            new Check(
                    Rule.error(
                            "option-not-for-platform",
                            REFUSED,
                            "take it out, or choose the platform it is for",
                            "Developer Guide, pages command-options-specific, using-features.migration-al (2023)",
                            "aws-samples/eb-node-express-sample issue 18 and "
                                    + "parse-community/parse-server-example issue 262 quote the refusals"),
                    OptionFitRules::platform),
            new Check(
                    Rule.warning(
                            "option-not-for-tier",
                            "it does nothing there, or Beanstalk refuses the launch",
                            "take it out, or launch the tier it is for",
                            OptionRules.GUIDE),
                    OptionFitRules::tier),
            new Check(
                    Rule.warning(
                            "option-not-for-load-balancer",
                            REFUSED,
                            "take it out, or write the option of the other load balancer's namespace",
                            OptionRules.GUIDE),
                    OptionFitRules::loadBalancer));

    private OptionFitRules() {}

    private static void platform(Extensions all, Check.Marks marks) {
        String name = all.destination().platform();
        Platform platform = Platform.of(name);
        mark(all, marks, option -> option.isFor(platform), "the platform '" + name + "'");
    }

    private static void tier(Extensions all, Check.Marks marks) {
        boolean worker = all.destination().tier().equals("Worker");
        mark(
                all,
                marks,
                option -> option.places().stream()
                        .noneMatch(worker ? BALANCERS::contains : place -> place.equals("worker")),
                worker ? "a worker environment" : "a web server environment");
    }

    private static void loadBalancer(Extensions all, Check.Marks marks) {
        if (all.destination().tier().equals("Worker")) {
            return;
        }
        Chosen type = chosen(all, "EnvironmentType");
        Chosen balancer = chosen(all, "LoadBalancerType");
        if (type != null && type.value().equals("singleinstance")) {
            mark(
                    all,
                    marks,
                    option -> option.places().stream().noneMatch(BALANCERS::contains),
                    "an environment without load balancer (" + type.where() + ")");
        } else if (balancer != null && BALANCERS.contains(balancer.value())) {
            mark(
                    all,
                    marks,
                    option -> option.places().stream().noneMatch(BALANCERS::contains)
                            || option.places().contains(balancer.value()),
                    "the load balancer type " + balancer.value() + " (" + balancer.where() + ")");
        }
    }

    private static void mark(Extensions all, Check.Marks marks, Predicate<Option> fits, String what) {
        Set<String> chosen = new HashSet<>();
        for (Setting setting : all.settings()) {
            OptionTable.Namespace namespace = OptionTable.get().namespace(setting.namespace());
            Option option = setting.known();
            if (namespace == null || option == null || fits.test(option)) {
                continue;
            }
            if (namespace.options().values().stream().anyMatch(fits)) {
                marks.at(setting.spot(), setting.name() + " is not for " + what);
            } else if (chosen.add(setting.spot().file() + ' ' + setting.namespace())) {
                marks.at(setting.namespaceSpot(), "the namespace '" + setting.namespace() + "' is not for " + what);
            }
        }
    }

    /** What the environment's kind is and who says so. */
    private record Chosen(String value, String where) {}

    /** Through the API it beats files, of which the last one in the alphabet has its way. */
    private static @Nullable Chosen chosen(Extensions all, String option) {
        String sent =
                all.destination().settings().getOrDefault(ENVIRONMENT, Map.of()).get(option);
        if (sent != null) {
            return new Chosen(sent.toLowerCase(Locale.ROOT), "set in the configuration");
        }
        Chosen last = null;
        for (Setting setting : all.settings()) {
            String text = setting.text();
            if (setting.namespace().equals(ENVIRONMENT) && setting.option().equals(option) && text != null) {
                Spot spot = setting.spot();
                last = new Chosen(text.toLowerCase(Locale.ROOT), "set in " + spot.file() + ":" + spot.line());
            }
        }
        return last;
    }
}
