package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kirikae.config.Configuration.OptionSetting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Option settings: a map from namespaces to maps from options to values. In a record a list, which keeps their order. */
final class SettingsShape extends Shape<List<OptionSetting>> {
    private static final TextShape VALUE =
            new LooseText(Scope.RELEASE, "[\\s\\S]*", "a single value; several are written with commas", "value");

    @Override
    @Nullable
    List<OptionSetting> read(Cursor at) {
        List<OptionSetting> settings = new ArrayList<>();
        if (at.context().recorded() && at.item() instanceof Item.Sequence sequence) {
            return recorded(at, sequence, settings) ? settings : null;
        }
        Item.Mapping namespaces = at.mapping(expected());
        if (namespaces == null) {
            return null;
        }
        boolean sound = true;
        for (Item.Entry namespace : namespaces.entries().values()) {
            Cursor below = at.under(namespace);
            if (!SettingRules.isNamespace(namespace.key())) {
                below.refuseKey(
                        "expected a namespace such as aws:autoscaling:asg, found " + ShownText.text(namespace.key()));
                sound = false;
            }
            Item.Mapping options = below.mapping("a map from options to values");
            if (options == null) {
                sound = false;
                continue;
            }
            for (Item.Entry option : options.entries().values()) {
                OptionSetting setting = setting(below.under(option), namespace.key(), option);
                sound &= setting != null;
                if (setting != null) {
                    settings.add(setting);
                }
            }
        }
        int bytes = properties(settings);
        if (bytes > SettingRules.MOST_PROPERTY_BYTES) {
            at.refuse("the environment properties have " + bytes + " bytes together; at most "
                    + SettingRules.MOST_PROPERTY_BYTES + " are left beside Kirikae's own two");
            sound = false;
        }
        return sound ? settings : null;
    }

    private static @Nullable OptionSetting setting(Cursor at, String namespace, Item.Entry option) {
        String value = VALUE.read(at);
        if (value == null || !(option.item() instanceof Item.Scalar scalar)) {
            return null;
        }
        Resolved resolved = Resolved.of(scalar, Scope.RELEASE, at);
        if (resolved == null) {
            return null;
        }
        String fault = SettingRules.fault(namespace, option.key(), resolved.literal());
        if (fault == null && !at.context().excusedSecrets().contains(namespace + ":" + option.key())) {
            fault = SettingRules.secret(namespace, option.key(), resolved);
        }
        if (fault != null) {
            at.refuseKey(fault);
            return null;
        }
        return new OptionSetting(namespace, option.key(), value);
    }

    private static int properties(List<OptionSetting> settings) {
        return settings.stream()
                .filter(setting -> setting.namespace().equals(SettingRules.PROPERTIES))
                .mapToInt(setting -> (setting.name() + "=" + setting.value()).getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static boolean recorded(Cursor at, Item.Sequence sequence, List<OptionSetting> settings) {
        for (int i = 0; i < sequence.items().size(); i++) {
            Cursor below = at.under(i, sequence.items().get(i));
            if (below.item() instanceof Item.Mapping map
                    && map.at("namespace") instanceof Item.Scalar namespaceText
                    && map.at("name") instanceof Item.Scalar nameText
                    && map.at("value") instanceof Item.Scalar valueText) {
                settings.add(new OptionSetting(namespaceText.text(), nameText.text(), valueText.text()));
            } else {
                below.refuse("expected a recorded setting with namespace, name and value");
            }
        }
        return settings.size() == sequence.items().size();
    }

    @Override
    JsonNode write(List<OptionSetting> settings) {
        ArrayNode list = Json.NODES.arrayNode();
        settings.forEach(setting -> list.addObject()
                .put("namespace", setting.namespace())
                .put("name", setting.name())
                .put("value", setting.value()));
        return list;
    }

    @Override
    ObjectNode schema() {
        ObjectNode options = Json.ofType("object");
        options.set("additionalProperties", VALUE.schema());
        ObjectNode schema = Json.ofType("object");
        schema.putObject("propertyNames").put("pattern", "^(?:" + SettingRules.NAMESPACE + ")$");
        schema.set("additionalProperties", options);
        return schema;
    }

    @Override
    String expected() {
        return "a map from namespaces such as aws:autoscaling:asg to maps from options to values";
    }
}
