package dev.kirikae.cloud;

import dev.kirikae.lint.options.Option;
import dev.kirikae.lint.options.OptionTable;
import dev.kirikae.lint.options.OptionValue;
import dev.kirikae.lint.options.Platform;
import dev.kirikae.model.Nearest;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.workflow.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses option settings as CreateEnvironment does. What the table does not have and nothing in it resembles is let
 * pass: Beanstalk may have learnt it since.
 */
final class OptionValidation {
    private static final String SCALING = "aws:autoscaling:asg";

    private OptionValidation() {}

    /** The first refusal; null where there is none. */
    static Answer.@Nullable Refused problem(List<OptionSetting> settings, String platform) {
        Map<String, String> scaling = new HashMap<>();
        for (OptionSetting setting : settings) {
            Answer.Refused refused = problem(setting, platform);
            if (refused != null) {
                return refused;
            }
            if (setting.namespace().equals(SCALING)) {
                scaling.put(setting.name(), setting.value());
            }
        }
        return sizes(scaling);
    }

    private static Answer.@Nullable Refused problem(OptionSetting setting, String platform) {
        String namespace = setting.namespace();
        // Only the Cluster tier knows these (API Reference, EnvironmentTier, read 2026-11).
        boolean cluster = namespace.startsWith("aws:elasticbeanstalk:eks");
        OptionTable.Namespace known = OptionTable.get().namespace(namespace);
        if (cluster || known == null && !namespace.startsWith("aws:elasticbeanstalk:")) {
            return Refusals.unknownOption(namespace, setting.name());
        }
        Option option = known == null ? null : known.option(setting.name());
        if (option == null) {
            boolean misspelt =
                    known != null && Nearest.of(setting.name(), known.options().keySet()) != null;
            return misspelt ? Refusals.unknownOption(namespace, setting.name()) : null;
        }
        if (!option.isFor(Platform.of(platform))) {
            return Refusals.unknownOption(namespace, setting.name());
        }
        String expected = OptionValue.expected(option, setting.value());
        boolean bad = !expected.isEmpty() && OptionValue.resembled(option, setting.value()) == null;
        return bad ? Refusals.badOption(namespace, setting.name(), setting.value(), "Must be " + expected + ".") : null;
    }

    private static Answer.@Nullable Refused sizes(Map<String, String> scaling) {
        String least = scaling.get("MinSize");
        String most = scaling.get("MaxSize");
        return least != null
                        && most != null
                        && least.matches("\\d{1,5}")
                        && most.matches("\\d{1,5}")
                        && Integer.parseInt(least) > Integer.parseInt(most)
                ? Refusals.badOption(SCALING, "MinSize", least, "Value must be less than or equal to MaxSize.")
                : null;
    }
}
