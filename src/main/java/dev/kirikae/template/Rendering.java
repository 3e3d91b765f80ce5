package dev.kirikae.template;

import dev.kirikae.model.Nearest;
import dev.kirikae.yaml.Mistake;
import dev.kirikae.yaml.Tree;
import dev.kirikae.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts values into a template. A function of its arguments: the same ones give the same bytes everywhere, also where a
 * map is given in another order.
 */
public final class Rendering {
    /**
     * The key of what stands for the whole map, whatever it is, if the condition beside it holds; if not, only that entry
     * is left out, never the map around it.
     */
    static final String INSTEAD = "$value";

    private final Template template;
    private final String as;
    private final Map<String, Object> values;
    private final List<Mistake> problems = new ArrayList<>();

    private Rendering(Template template, String as, Map<String, Object> values) {
        this.template = template;
        this.as = as;
        this.values = values;
    }

    /** As {@link #render(Template, String, Map)}, for a use that is called as the template is. */
    public static Result<Rendered> render(Template template, Map<String, ?> with) {
        return render(template, template.name(), with);
    }

    /**
     * Renders all files of a template.
     *
     * @param as what this use of the template calls itself: 1 to 40 small letters, digits and hyphens, no hyphen at its
     *     ends, or the template's own name. It takes the name's place in the files' paths
     * @param with by parameter name: {@link String}, {@link Boolean}, {@link Integer}, {@link Long}, and {@link List} and
     *     {@link Map} of these, as a YAML file would give them
     * @return the files, or every value that is missing, unknown, of the wrong type, beyond its limits, or impossible to
     *     write in the language of the file it enters
     * @throws IllegalArgumentException if {@code as} has another form
     */
    public static Result<Rendered> render(Template template, String as, Map<String, ?> with) {
        if (!as.equals(template.name()) && !As.fits(as)) {
            throw new IllegalArgumentException("a use of a template cannot be called '" + as + "'");
        }
        List<Mistake> problems = new ArrayList<>();
        Map<String, Object> values = accept(template, as, with, problems);
        if (!problems.isEmpty()) {
            return Result.refused(problems);
        }
        return new Rendering(template, as, values).render();
    }

    /**
     * What {@code |id} makes of a text: letters and digits only, so that texts that differ may give the same; empty
     * where none is in it.
     */
    public static String logicalId(String text) {
        return Filter.ID.quote(text);
    }

    private static Map<String, Object> accept(
            Template template, String as, Map<String, ?> with, List<Mistake> problems) {
        List<String> known = template.parameters().stream().map(Parameter::name).toList();
        for (String name : with.keySet().stream().sorted().toList()) {
            if (!known.contains(name)) {
                problems.add(template.spot()
                        .mistake(
                                "template " + template.name() + " has no parameter '" + name + "'"
                                        + (name.equals(As.WORD)
                                                ? "; 'as' stands beside 'template' and 'with'"
                                                : Nearest.hint(name, known)),
                                name));
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(As.WORD, as);
        boolean called = !as.equals(template.name());
        for (Parameter parameter : template.parameters()) {
            Object given = with.containsKey(parameter.name())
                    ? with.get(parameter.name())
                    : called && parameter.followsAs() ? as : parameter.fallback();
            String name = "parameter '" + parameter.name() + "' of template " + template.name();
            if (given == null) {
                problems.add(parameter
                        .spot()
                        .mistake(
                                name + " is missing; give it "
                                        + parameter.type().words() + ": " + parameter.description(),
                                parameter.name()));
                continue;
            }
            List<String> faults = new ArrayList<>();
            Object value = parameter.accept(given, faults);
            faults.forEach(fault -> problems.add(parameter.spot().mistake(name + ": " + fault, parameter.name())));
            if (value != null) {
                values.put(parameter.name(), value);
            }
        }
        return values;
    }

    private Result<Rendered> render() {
        List<RenderedFile> files = new ArrayList<>();
        for (TemplateFile file : template.files()) {
            Tree content = file.when() == null || file.when().holds(values) ? fill(file.content()) : null;
            if (content instanceof Tree.Entries map) {
                files.add(new RenderedFile(path(file), file.executable(), mark("") + YamlWriter.write(map)));
            } else if (content instanceof Tree.Leaf leaf) {
                String text = leaf.text().endsWith("\n") ? leaf.text() : leaf.text() + "\n";
                files.add(new RenderedFile(path(file), file.executable(), mark(text)));
            }
        }
        if (files.isEmpty() && problems.isEmpty()) {
            List<String> names =
                    template.parameters().stream().map(Parameter::name).toList();
            problems.add(template.spot()
                    .mistake(
                            "template " + template.name() + " makes no file of these values; give it something under "
                                    + String.join(" or ", names),
                            names.isEmpty() ? As.WORD : names.get(0)));
        }
        return problems.isEmpty() ? Result.of(new Rendered(files)) : Result.refused(problems);
    }

    private String path(TemplateFile file) {
        return As.path(file.path(), template.name(), as);
    }

    /** Says where a file comes from, after the line that names an interpreter. */
    private String mark(String text) {
        String mark = "# Generated by Kirikae from template " + template.name() + " " + template.version()
                + (as.equals(template.name()) ? "" : " as " + as) + "; do not edit.\n";
        int first = text.startsWith("#!") ? text.indexOf('\n') + 1 : 0;
        return text.substring(0, first) + mark + text.substring(first);
    }

    /** Null where a condition does not hold, or nothing is left of a map because of one. */
    private @Nullable Tree fill(Tree tree) {
        Tree filled = untagged(tree);
        String tag = tree.tag();
        return filled == null || tag == null ? filled : LongForm.of(tag, filled);
    }

    private @Nullable Tree untagged(Tree tree) {
        if (tree instanceof Tree.Leaf leaf) {
            return fill(leaf);
        }
        if (tree instanceof Tree.Items list) {
            List<Tree> items = new ArrayList<>();
            for (Tree item : list.items()) {
                Phrase.Use pairs = Phrase.pairs(item);
                if (pairs != null && value(pairs) instanceof Map<?, ?> map) {
                    items.addAll(ParameterValues.pairs(item.spot(), map));
                    continue;
                }
                Tree filled = fill(item);
                if (filled != null) {
                    items.add(filled);
                }
            }
            return new Tree.Items(list.spot(), list.tag(), items);
        }
        return fill((Tree.Entries) tree);
    }

    private @Nullable Tree fill(Tree.Entries map) {
        Tree when = map.get(Condition.KEY);
        Condition condition = when == null ? null : Condition.of(when);
        if (condition != null && !condition.holds(values)) {
            return null;
        }
        Tree instead = map.get(INSTEAD);
        if (instead != null) {
            return fill(instead);
        }
        Map<String, Tree.Entry> entries = new LinkedHashMap<>();
        String each = Each.of(map);
        boolean dropped = each != null;
        if (each == null) {
            dropped = fill(map, entries);
        } else if (values.get(each) instanceof Map<?, ?> items) {
            for (Map.Entry<String, Object> item : ParameterValues.sorted(items).entrySet()) {
                values.put(Each.KEY, item.getKey());
                values.put(Each.VALUE, item.getValue());
                fill(map, entries);
            }
        }
        return dropped && entries.isEmpty()
                ? null
                : new Tree.Entries(map.spot(), map.tag(), List.copyOf(entries.values()));
    }

    /** Adds the map's entries to those there are; whether one of them was left out. */
    private boolean fill(Tree.Entries map, Map<String, Tree.Entry> entries) {
        boolean dropped = false;
        for (Tree.Entry entry : map.entries()) {
            String word = entry.key().text();
            Tree value = word.equals(Condition.KEY) || word.equals(Each.WORD) ? null : fill(entry.value());
            if (value == null) {
                dropped |= !(entry.value() instanceof Tree.Entries left && left.find(INSTEAD) != null);
                continue;
            }
            Tree.Leaf key = key(entry.key());
            if (entries.put(key.text(), new Tree.Entry(key, value)) != null) {
                problems.add(entry.key().spot().mistake("two keys of this map become the same with the values given"));
            }
        }
        return dropped;
    }

    private Tree.Leaf key(Tree.Leaf leaf) {
        return fill(leaf) instanceof Tree.Leaf key
                ? new Tree.Leaf(
                        key.spot(),
                        null,
                        Tree.Kind.TEXT.equals(leaf.kind()) ? Tree.Kind.TEXT : leaf.kind(),
                        key.text(),
                        List.of())
                : leaf;
    }

    private Tree fill(Tree.Leaf leaf) {
        if (leaf.kind() != Tree.Kind.TEXT || leaf.dollars().isEmpty()) {
            return leaf;
        }
        Phrase phrase = Phrase.of(leaf, problems);
        Phrase.Use whole = phrase.whole();
        if (whole != null && whole.filter() == null) {
            return ParameterValues.tree(leaf.spot(), value(whole));
        }
        StringBuilder text = new StringBuilder();
        for (Phrase.Piece piece : Repetition.of(phrase, values, problems)) {
            text.append(piece instanceof Phrase.Use use ? written(use) : ((Phrase.Words) piece).text());
        }
        return new Tree.Leaf(leaf.spot(), leaf.tag(), Tree.Kind.TEXT, text.toString(), List.of());
    }

    private Object value(Phrase.Use use) {
        Object value = values.get(use.parameter());
        if (value == null) {
            throw new IllegalStateException("a checked template uses an undeclared parameter: " + use);
        }
        return value;
    }

    private String written(Phrase.Use use) {
        Filter filter = use.filter();
        Object value = value(use);
        if (filter == null) {
            return String.valueOf(value);
        }
        List<String> words = new ArrayList<>();
        for (Object part : value instanceof List<?> list ? list : List.of(value)) {
            String text = String.valueOf(part);
            String refusal = part instanceof List || part instanceof Map
                    ? "its items must be text or numbers to become words"
                    : filter.refusal(text);
            if (refusal != null) {
                problems.add(use.spot()
                        .mistake(
                                "the value of parameter '" + use.parameter() + "' cannot be written here: " + refusal,
                                use.parameter()));
            }
            words.add(filter.quote(text));
        }
        return String.join(" ", words);
    }
}
