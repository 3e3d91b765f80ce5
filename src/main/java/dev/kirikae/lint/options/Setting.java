package dev.kirikae.lint.options;

import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import org.jspecify.annotations.Nullable;

/**
 * An option that a configuration file sets.
 *
 * @param namespace as it is meant: {@link #PROPERTIES} where none is given
 * @param resource the {@code resource_name} that goes with it; null without
 * @param spot where the option's name stands
 * @param namespaceSpot where the namespace stands, or the item that leaves it out
 * @param holder what cannot set the option twice without having a key twice
 */
public record Setting(
        String namespace,
        String option,
        @Nullable String resource,
        Tree value,
        Spot spot,
        Spot namespaceSpot,
        Tree.Entries holder) {
    /** The namespace of the environment's properties, which is meant where none is given. */
    public static final String PROPERTIES = "aws:elasticbeanstalk:application:environment";

    /** The same with another value. */
    Setting with(Tree other) {
        return new Setting(namespace, option, resource, other, spot, namespaceSpot, holder);
    }

    /** The value as Beanstalk gets it; null where only the deployment can tell, or nothing is there. */
    @Nullable
    public String text() {
        return value instanceof Tree.Leaf leaf && leaf.tag() == null ? ScalarMeaning.of(leaf) : null;
    }

    /** What the tables know of the option; null if nothing. */
    @Nullable
    public Option known() {
        OptionTable.Namespace known = OptionTable.get().namespace(namespace);
        return known == null ? null : known.option(option);
    }

    /** The name as it is shown to people. */
    public String name() {
        return namespace.equals(PROPERTIES) ? "the property " + option : namespace + " " + option;
    }

    /** Whether the value is a function of CloudFormation's. */
    static boolean isFunction(Tree value) {
        if (value.tag() != null) {
            return true;
        }
        return value instanceof Tree.Entries map
                && map.entries().size() == 1
                && map.entries().get(0).key().text().matches("Ref|Condition|Fn::.+");
    }
}
