package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kirikae.config.Configuration.Inherit;
import dev.kirikae.config.Configuration.OptionName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code live}, {@code none}, or a list of options, each as {@code namespace:option}. */
final class InheritShape extends Shape<Inherit> {
    private static final ListShape<String> OPTIONS = ListShape.distinct(new TextShape(
            Scope.FIXED,
            SettingRules.NAMESPACE + ":[^:]{1,256}",
            "namespace:option, such as aws:autoscaling:asg:MinSize",
            "aws:autoscaling:asg:MinSize"));

    @Override
    @Nullable
    Inherit read(Cursor at) {
        if (at.item() instanceof Item.Scalar scalar) {
            if (scalar.text().equals("live")) {
                return new Inherit(Inherit.Kind.LIVE, List.of());
            }
            if (scalar.text().equals("none")) {
                return new Inherit(Inherit.Kind.NONE, List.of());
            }
        }
        if (!(at.item() instanceof Item.Sequence)) {
            at.refuseType(expected());
            return null;
        }
        List<String> options = OPTIONS.read(at);
        return options == null
                ? null
                : new Inherit(
                        Inherit.Kind.LISTED,
                        options.stream().map(InheritShape::option).toList());
    }

    private static OptionName option(String text) {
        int colon = text.lastIndexOf(':');
        return new OptionName(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    JsonNode write(Inherit value) {
        if (value.kind() == Inherit.Kind.LISTED) {
            ArrayNode list = Json.NODES.arrayNode();
            value.options().forEach(option -> list.add(Variables.escape(option.namespace() + ":" + option.name())));
            return list;
        }
        return Json.NODES.textNode(value.kind() == Inherit.Kind.LIVE ? "live" : "none");
    }

    @Override
    ObjectNode schema() {
        ObjectNode words = Json.object();
        words.putArray("enum").add("live").add("none");
        return Json.anyOf(words, OPTIONS.schema());
    }

    @Override
    String expected() {
        return "live, none or a list of options as namespace:option";
    }
}
