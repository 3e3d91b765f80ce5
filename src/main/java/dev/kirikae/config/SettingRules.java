package dev.kirikae.config;

import dev.kirikae.model.Secrets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an option setting may be. Environment properties: names at most 128, values at most 256 characters, all together at most
 * 4096 bytes (Elastic Beanstalk Developer Guide, "Environment properties and other software settings", read November 2026).
 */
final class SettingRules {
    static final String NAMESPACE = "aws(?::[A-Za-z0-9_.-]{1,100})+";
    private static final Pattern NAMESPACE_FORM = Pattern.compile(NAMESPACE);
    private static final Pattern NAME = Pattern.compile("[^\\x00-\\x1F\\x7F=]{1,256}");
    static final String PROPERTIES = "aws:elasticbeanstalk:application:environment";

    /** KIRIKAE_VERSION with a label of at most 100 characters and KIRIKAE_RELEASE with an id of at most 24. */
    private static final int OWN_BYTES = 16 + 100 + 16 + 24;

    static final int MOST_PROPERTY_BYTES = 4096 - OWN_BYTES;
    private static final int LONGEST_PROPERTY = 128;
    private static final int LONGEST_PROPERTY_VALUE = 256;

    private SettingRules() {}

    static boolean isNamespace(String text) {
        return NAMESPACE_FORM.matcher(text).matches();
    }

    /** What is wrong with a setting, or null. */
    static @Nullable String fault(String namespace, String name, String value) {
        if (namespace.equals("aws:autoscaling:scheduledaction")) {
            return "a scheduled action needs a resource name, which cannot be given here; set it in .ebextensions";
        }
        if (!NAME.matcher(name).matches()) {
            return "expected an option's name without control characters and =, found " + ShownText.text(name);
        }
        if (!namespace.equals(PROPERTIES)) {
            return null;
        }
        if (name.equals("KIRIKAE_VERSION") || name.equals("KIRIKAE_RELEASE")) {
            return "this property is written by Kirikae itself; take another name";
        }
        if (!name.matches("[A-Za-z0-9_.:/+@\\\\-]{1," + LONGEST_PROPERTY + "}")) {
            return "expected a property's name of at most " + LONGEST_PROPERTY
                    + " letters, digits and _ . : / + \\ - @, found " + ShownText.text(name);
        }
        int length = value.codePointCount(0, value.length());
        if (length > LONGEST_PROPERTY_VALUE) {
            return "a property's value has at most " + LONGEST_PROPERTY_VALUE + " characters, this one has " + length;
        }
        return null;
    }

    /** Why a setting looks like a secret in clear, or null. Never tells the value. */
    static @Nullable String secret(String namespace, String name, Resolved value) {
        if (namespace.equals(Secrets.NAMESPACE) || value.literal().isEmpty() || Secrets.reference(value.literal())) {
            return null;
        }
        String why;
        if (Secrets.likelyName(name)) {
            why = "its name";
        } else if (value.env().stream().anyMatch(Secrets::likelyName)) {
            why = "the variable it takes";
        } else if (Secrets.likelyValue(value.literal())) {
            why = "its value";
        } else {
            return null;
        }
        return why
                + " looks like a secret, and everybody who may describe the environment could read it; name the ARN of"
                + " a Secrets Manager secret or parameter in " + Secrets.NAMESPACE
                + ", or excuse it: lint: {excuse: [{rule: secret, setting: \"" + namespace + ":" + ShownText.plain(name)
                + "\", reason: …}]}";
    }
}
