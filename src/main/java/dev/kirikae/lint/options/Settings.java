package dev.kirikae.lint.options;

import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code option_settings} of a file, in either of its forms: a list of items, or a map by namespace.
 *
 * @param all in the order of the file; the same option may be there twice
 * @param flaws what is no setting although it stands there, in the order of the file
 * @param lists settings whose value is written as a list of texts; among {@code all} with these joined by commas
 */
public record Settings(List<Setting> all, List<Flaw> flaws, List<Setting> lists) {
    /**
     * What is no setting although it stands there.
     *
     * @param found in half a sentence
     */
    public record Flaw(Spot spot, String found) {}

    private static final List<String> KEYS = List.of("namespace", "option_name", "value", "resource_name");

    /** In the map form a resource's name stands before its namespace. */
    private static final Pattern OF_RESOURCE = Pattern.compile("([^.:]+)\\.(aws:.+)");

    /** Of a file without the section. */
    public static final Settings NONE = new Settings(List.of(), List.of(), List.of());

    /** @param sections the file's top-level map */
    public static Settings of(Tree.Entries sections) {
        Settings settings = new Settings(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Tree section = sections.get("option_settings");
        if (section instanceof Tree.Items list) {
            list.items().forEach(settings::item);
        } else if (section instanceof Tree.Entries map) {
            map.entries().forEach(entry -> settings.namespace(map, entry));
        }
        return settings;
    }

    private void item(Tree item) {
        if (!(item instanceof Tree.Entries fields)) {
            flaw(item.spot(), "this item is no map of " + String.join(", ", KEYS));
            return;
        }
        for (Tree.Entry field : fields.entries()) {
            if (!KEYS.contains(field.key().text()) && !field.key().text().equals("<<")) {
                flaw(field.key().spot(), "an item has no key '" + field.key().text() + "'");
                return;
            }
        }
        Tree.Entry namespace = field(fields, "namespace");
        Tree.Entry option = field(fields, "option_name");
        Tree.Entry value = field(fields, "value");
        Tree.Entry resource = field(fields, "resource_name");
        if (option == null || value == null) {
            flaw(fields.spot(), "this item has no " + (option == null ? "option_name" : "value"));
        } else if (!isText(option) || !isText(namespace) || !isText(resource)) {
            flaw(fields.spot(), "namespace, option_name and resource_name of this item are not all texts");
        } else {
            add(new Setting(
                    namespace == null ? Setting.PROPERTIES : text(namespace),
                    text(option),
                    resource == null ? null : text(resource),
                    value.value(),
                    option.value().spot(),
                    namespace == null ? fields.spot() : namespace.value().spot(),
                    fields));
        }
    }

    private void namespace(Tree.Entries section, Tree.Entry namespace) {
        if (namespace.key().text().equals("<<")) {
            merged(namespace.value())
                    .forEach(map -> without(map, section).entries().forEach(entry -> namespace(section, entry)));
        } else if (namespace.value() instanceof Tree.Entries options) {
            options(section, namespace.key(), options);
        } else if (!namespace.value().isNothing()) {
            flaw(namespace.value().spot(), "'" + namespace.key().text() + "' holds no map of options");
        }
    }

    private void options(Tree.Entries section, Tree.Leaf namespace, Tree.Entries options) {
        Matcher resource = OF_RESOURCE.matcher(namespace.text());
        boolean hasResource = resource.matches();
        for (Tree.Entry option : options.entries()) {
            if (option.key().text().equals("<<")) {
                merged(option.value()).forEach(map -> options(section, namespace, without(map, options)));
            } else {
                add(new Setting(
                        hasResource ? resource.group(2) : namespace.text(),
                        option.key().text(),
                        hasResource ? resource.group(1) : null,
                        option.value(),
                        option.key().spot(),
                        namespace.spot(),
                        section));
            }
        }
    }

    /** The maps that a merge key brings: one, or several in a list, of which the first has the last word. */
    private static List<Tree.Entries> merged(Tree value) {
        List<Tree> maps = value instanceof Tree.Items list ? list.items() : List.of(value);
        return maps.stream()
                .filter(Tree.Entries.class::isInstance)
                .map(Tree.Entries.class::cast)
                .toList();
    }

    /** What a merged map adds to the one that it is merged into, whose own keys win. */
    private static Tree.Entries without(Tree.Entries map, Tree.Entries own) {
        return new Tree.Entries(
                map.spot(),
                map.tag(),
                map.entries().stream()
                        .filter(entry -> own.find(entry.key().text()) == null)
                        .toList());
    }

    private void add(Setting setting) {
        Option known = setting.known();
        if (setting.value() instanceof Tree.Leaf
                || Setting.isFunction(setting.value())
                || (known != null && known.takesStructure())) {
            all.add(setting);
        } else if (setting.value() instanceof Tree.Items list
                && !list.items().isEmpty()
                && list.items().stream().allMatch(item -> item instanceof Tree.Leaf)) {
            lists.add(setting);
            all.add(setting.with(joined(list)));
        } else {
            boolean list = setting.value() instanceof Tree.Items;
            flaw(
                    setting.value().spot(),
                    "the value of " + setting.name() + " is a " + (list ? "list" : "map")
                            + " where one text is wanted");
        }
    }

    /** Several texts as the one that stands for them. */
    private static Tree joined(Tree.Items list) {
        String text =
                list.items().stream().map(item -> ((Tree.Leaf) item).text()).collect(Collectors.joining(","));
        return new Tree.Leaf(list.spot(), null, Tree.Kind.TEXT, text, List.of());
    }

    private void flaw(Spot spot, String found) {
        flaws.add(new Flaw(spot, found));
    }

    private static Tree.@Nullable Entry field(Tree.Entries fields, String name) {
        Tree.Entry own = fields.find(name);
        return own == null && fields.get("<<") instanceof Tree.Entries merged ? merged.find(name) : own;
    }

    private static boolean isText(Tree.@Nullable Entry field) {
        return field == null || field.value() instanceof Tree.Leaf;
    }

    private static String text(Tree.Entry field) {
        return ((Tree.Leaf) field.value()).text();
    }
}
