package dev.kirikae.lint.stack;

import dev.kirikae.model.Nearest;
import dev.kirikae.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * CloudFormation's functions and Beanstalk's own, with what each takes. The form of a call alone is looked at: whether
 * what it names exists is not.
 */
public final class Functions {
    /** What a function takes, in words and as a test. */
    private record Shape(String expected, Predicate<Tree> fits) {}

    private static final Predicate<Tree> TEXT =
            tree -> tree instanceof Tree.Leaf && !tree.isNothing() && tree.tag() == null;
    private static final Predicate<Tree> VALUE =
            tree -> Call.is(tree) || tree instanceof Tree.Leaf && !tree.isNothing();
    private static final Predicate<Tree> LIST = tree -> Call.is(tree) || tree instanceof Tree.Items;
    private static final Predicate<Tree> MAP = tree -> tree instanceof Tree.Entries;
    private static final Predicate<Tree> ANY = tree -> true;

    private static final String OPTION = "a map of OptionName, and if need be Namespace and DefaultValue";
    private static final List<String> OPTION_KEYS = List.of("Namespace", "OptionName", "DefaultValue");

    private static final Map<String, Shape> SHAPES = Map.ofEntries(
            Map.entry("Ref", new Shape("one logical name", Functions::name)),
            Map.entry("Fn::GetAtt", new Shape("a logical name and an attribute", Functions::attribute)),
            Map.entry("Fn::Join", new Shape("a delimiter and a list", list(2, TEXT, LIST))),
            Map.entry("Fn::Sub", new Shape("a text, or a list of a text and a map of variables", Functions::sub)),
            Map.entry("Fn::Select", new Shape("an index and a list", list(2, VALUE, LIST))),
            Map.entry("Fn::Split", new Shape("a delimiter and a text", list(2, TEXT, VALUE))),
            Map.entry("Fn::FindInMap", new Shape("a mapping's name and two keys", list(3, VALUE, VALUE, VALUE, ANY))),
            Map.entry("Fn::If", new Shape("a condition's name and two values", list(3, TEXT, ANY, ANY))),
            Map.entry("Fn::Equals", new Shape("two values", list(2, ANY, ANY))),
            Map.entry("Fn::And", new Shape("two to ten conditions", conditions(2))),
            Map.entry("Fn::Or", new Shape("two to ten conditions", conditions(2))),
            Map.entry("Fn::Not", new Shape("a list of one condition", list(1, ANY))),
            Map.entry("Fn::ImportValue", new Shape("the name of an export", VALUE)),
            Map.entry("Fn::Base64", new Shape("a text", VALUE)),
            Map.entry("Fn::Cidr", new Shape("a block, a count and the bits", list(2, VALUE, VALUE, VALUE))),
            Map.entry("Fn::GetAZs", new Shape("a region", VALUE)),
            Map.entry("Fn::GetOptionSetting", new Shape(OPTION, Functions::option)));

    /** Known too, but what they take is not looked at: they need a transform, or belong to rules. */
    private static final Set<String> OTHERS = Set.of(
            "Fn::Transform",
            "Fn::ForEach",
            "Fn::Length",
            "Fn::ToJsonString",
            "Fn::GetStackOutput",
            "Fn::Contains",
            "Fn::EachMemberEquals",
            "Fn::EachMemberIn",
            "Fn::RefAll",
            "Fn::ValueOf",
            "Fn::ValueOfAll");

    private Functions() {}

    /**
     * What is wrong with a call, in half a sentence; null if nothing is, or what the function takes is not known here.
     */
    public static @Nullable String fault(Call call) {
        String name = call.name();
        if (OTHERS.contains(name) || name.startsWith("Fn::ForEach::")) {
            return null;
        }
        Shape shape = SHAPES.get(name);
        if (shape == null) {
            List<String> known = new ArrayList<>(SHAPES.keySet());
            known.remove("Ref");
            String nearest = Nearest.of(name, known);
            return "there is no function '" + name + "'" + (nearest == null ? "" : "; did you mean '" + nearest + "'");
        }
        if (!call.alone()) {
            return name + " stands beside other keys of the same map";
        }
        return shape.fits().test(call.argument()) ? null : name + " takes " + shape.expected();
    }

    private static boolean name(Tree argument) {
        return argument instanceof Tree.Leaf leaf && !leaf.text().isBlank() && !leaf.isNothing();
    }

    private static boolean attribute(Tree argument) {
        if (argument instanceof Tree.Leaf leaf) {
            int dot = leaf.text().indexOf('.');
            return dot > 0 && dot < leaf.text().length() - 1;
        }
        return list(2, TEXT, VALUE).test(argument);
    }

    private static boolean sub(Tree argument) {
        return name(argument) || list(2, TEXT, MAP).test(argument);
    }

    private static boolean option(Tree argument) {
        return argument instanceof Tree.Entries map
                && map.find("OptionName") != null
                && map.entries().stream()
                        .allMatch(entry -> OPTION_KEYS.contains(entry.key().text()));
    }

    private static Predicate<Tree> conditions(int least) {
        return tree -> tree instanceof Tree.Items list
                && list.items().size() >= least
                && list.items().size() <= 10;
    }

    @SafeVarargs
    private static Predicate<Tree> list(int least, Predicate<Tree>... parts) {
        return tree -> {
            if (!(tree instanceof Tree.Items list)
                    || list.items().size() < least
                    || list.items().size() > parts.length) {
                return false;
            }
            for (int i = 0; i < list.items().size(); i++) {
                if (!parts[i].test(list.items().get(i))) {
                    return false;
                }
            }
            return true;
        };
    }
}
