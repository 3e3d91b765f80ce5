package dev.kirikae.template;

import dev.kirikae.model.Nearest;
import dev.kirikae.yaml.Mistake;
import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks every use of a parameter in a template's bodies: that it is declared, and may enter where it stands. */
final class BodyCheck {
    /** What every reader of YAML takes for the same value, without quotes. */
    private static final Pattern PLAIN_VALUE = Pattern.compile("true|false|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?");

    private final Map<String, @Nullable Parameter> parameters;
    private final List<Mistake> problems;
    private final Set<String> used = new HashSet<>();

    /** @param parameters by name; null for those whose own declaration is already refused */
    BodyCheck(Map<String, @Nullable Parameter> parameters, List<Mistake> problems) {
        this.parameters = new LinkedHashMap<>(parameters);
        this.problems = problems;
    }

    Collection<String> used() {
        return used;
    }

    void file(TemplateFile file) {
        if (file.when() != null) {
            condition(file.when());
        }
        if (file.content() instanceof Tree.Leaf text) {
            leaf(text, ScalarPlace.inFile(file.path(), text.text()));
        } else {
            tree(file.content(), List.of());
        }
    }

    private void condition(Condition condition) {
        used.add(condition.parameter());
        Parameter parameter = parameter(condition.spot(), condition.parameter());
        ParameterType type = parameter == null ? null : parameter.type();
        if (type == ParameterType.INTEGER || type == ParameterType.DURATION) {
            problems.add(condition
                    .spot()
                    .mistake("a condition needs a boolean, text, list or map; '" + condition.parameter()
                            + "' is of type " + type.word()));
        }
    }

    private void tree(Tree tree, List<String> above) {
        String tag = tree.tag();
        List<String> keys =
                tag == null ? above : with(above, tag.equals("!Ref") ? "Ref" : tag.replaceFirst("!", "Fn::"));
        if (tag != null
                && (above.isEmpty()
                        || !Set.of("Resources", "Outputs", "Conditions").contains(above.get(0)))) {
            problems.add(tree.spot()
                    .mistake("the short form " + tag + " is understood below Resources only;"
                            + " elsewhere Beanstalk wants a function in back quotes, such as `{\"Ref\": \"Name\"}`"));
        }
        if (tree instanceof Tree.Leaf leaf) {
            leaf(leaf, ScalarPlace.inConfig(keys, leaf.text()));
        } else if (tree instanceof Tree.Items list) {
            for (Tree item : list.items()) {
                Phrase.Use pairs = Phrase.pairs(item);
                if (pairs == null) {
                    tree(item, with(keys, "-"));
                } else {
                    pairs(pairs);
                }
            }
        } else if (tree instanceof Tree.Entries map) {
            boolean each = map.find(Each.WORD) != null && each(map);
            for (Tree.Entry entry : map.entries()) {
                String key = entry.key().text();
                if (key.equals(Each.WORD)) {
                    continue;
                }
                if (key.equals(Rendering.INSTEAD)) {
                    instead(map, entry);
                    tree(entry.value(), keys);
                    continue;
                }
                if (key.equals(Condition.KEY)) {
                    Condition condition = Condition.of(entry.value());
                    if (condition == null) {
                        problems.add(Condition.malformed(entry.value()));
                    } else {
                        condition(condition);
                    }
                    continue;
                }
                key(entry.key(), ScalarPlace.holdsLogicalIds(keys));
                tree(entry.value(), with(keys, key));
            }
            if (each) {
                parameters.remove(Each.KEY);
                parameters.remove(Each.VALUE);
            }
        }
    }

    /** Makes an entry's parts known; false, with a problem added, if there are none. */
    private boolean each(Tree.Entries map) {
        Tree word = map.get(Each.WORD);
        Spot spot = word == null ? map.spot() : word.spot();
        String name = Each.of(map);
        if (name == null || parameters.containsKey(Each.KEY)) {
            problems.add(spot.mistake("'" + Each.WORD + "' names one parameter, a map, and stands in no other one"));
            return false;
        }
        used.add(name);
        Parameter parameter = parameter(spot, name);
        if (parameter != null && parameter.type() != ParameterType.MAP) {
            problems.add(spot.mistake("'" + Each.WORD + "' needs a map; '" + name + "' is of type "
                    + parameter.type().word()));
        }
        parameters.put(Each.KEY, Each.key(spot));
        parameters.put(Each.VALUE, parameter == null ? null : Each.value(spot, parameter));
        return true;
    }

    private void instead(Tree.Entries map, Tree.Entry entry) {
        if (map.find(Condition.KEY) == null || map.entries().size() != 2) {
            problems.add(entry.key()
                    .spot()
                    .mistake("'" + Rendering.INSTEAD + "' stands beside '" + Condition.KEY + "' and nothing else"));
        }
    }

    private void key(Tree.Leaf key, boolean logicalId) {
        if (key.kind() != Tree.Kind.TEXT) {
            problems.add(
                    key.spot().mistake("YAML 1.1 does not read the key " + key.text() + " as text; put it in quotes"));
        }
        for (Phrase.Piece piece : Phrase.of(key, problems).pieces()) {
            if (piece instanceof Phrase.Use use) {
                used.add(use.parameter());
                Parameter parameter = parameter(use.spot(), use.parameter());
                boolean text = parameter == null || parameter.type().isScalar() && parameter.language() == null;
                boolean id = logicalId
                        && use.filter() == Filter.ID
                        && parameter != null
                        && parameter.type() == ParameterType.STRING;
                if (!text || use.filter() != null && !id) {
                    problems.add(use.spot().mistake("a key takes text or a number, without a filter"));
                }
            }
        }
    }

    private void leaf(Tree.Leaf leaf, ScalarPlace place) {
        if (leaf.kind() != Tree.Kind.TEXT && !PLAIN_VALUE.matcher(leaf.text()).matches()) {
            problems.add(leaf.spot()
                    .mistake("YAML 1.1 reads " + leaf.text() + " here as something other than it looks;"
                            + " put it in quotes, or write true, false or a plain number"));
        }
        if (leaf.kind() == Tree.Kind.TEXT) {
            Phrase phrase = Phrase.of(leaf, problems);
            Phrase.Use whole = phrase.whole();
            StringBuilder scanned = new StringBuilder();
            List<Phrase.Use> marked = new ArrayList<>();
            int ticks = 0;
            for (Phrase.Piece piece : phrase.pieces()) {
                if (piece instanceof Phrase.Words words) {
                    scanned.append(words.text().replace(ShellScan.MARK, 'x'));
                    ticks += (int) words.text().chars().filter(c -> c == '`').count();
                } else if (piece instanceof Phrase.Use use) {
                    boolean function = ticks % 2 == 1 && (place == ScalarPlace.PLAIN || place == ScalarPlace.LINES);
                    ScalarPlace at = function ? ScalarPlace.FUNCTION : UnitScan.place(place, scanned);
                    use(use, at, whole != null);
                    scanned.append(use.filter() == null ? '0' : ShellScan.MARK);
                    if (use.filter() != null) {
                        marked.add(use);
                    }
                }
            }
            unsafe(place, scanned.toString())
                    .forEach((mark, reason) -> problems.add(marked.get(mark)
                            .spot()
                            .mistake("'" + marked.get(mark).parameter() + "' cannot stand here: " + reason)));
            if (place == ScalarPlace.NGINX) {
                Repetition.check(phrase, problems);
            }
        }
    }

    private static Map<Integer, String> unsafe(ScalarPlace place, String text) {
        return switch (place) {
            case SHELL, CRON -> ShellScan.unsafe(text);
            case NGINX -> NginxScan.unsafe(text);
            case UNIT -> UnitScan.unsafe(text);
            default -> Map.of();
        };
    }

    private void use(Phrase.Use use, ScalarPlace place, boolean whole) {
        used.add(use.parameter());
        Parameter parameter = parameter(use.spot(), use.parameter());
        if (parameter == null) {
            return;
        }
        ParameterType type = parameter.type();
        Language language = parameter.language();
        if (language != null) {
            if (!whole || use.filter() != null || !language.suits(place)) {
                problems.add(use.spot()
                        .mistake("'" + use.parameter() + "' is " + language.words()
                                + " and must be all that stands there, as " + written(use, null)));
            }
            return;
        }
        String name = "'" + use.parameter() + "'";
        boolean shell = place == ScalarPlace.SHELL || place == ScalarPlace.CRON || place == ScalarPlace.EXEC;
        boolean words = shell || place == ScalarPlace.NGINX;
        if (use.filter() == Filter.EACH) {
            if (type.isScalar() || place != ScalarPlace.NGINX) {
                problems.add(use.spot()
                        .mistake("the filter 'each' is for a list or a map in nginx configuration, " + name + " is a "
                                + type.word() + " in " + place.words()));
            }
        } else if (type == ParameterType.STRING && place == ScalarPlace.SCRIPT) {
            problems.add(use.spot()
                    .mistake("text cannot be quoted in " + place.words() + "; hand " + name
                            + " over through a variable or a file"));
        } else if (type == ParameterType.STRING && use.filter() == Filter.ID && !place.takes(Filter.ID)) {
            problems.add(use.spot()
                    .mistake("|id makes a logical id, which " + place.words() + " does not take; write "
                            + written(use, place.filter())));
        } else if (type == ParameterType.STRING && !place.takes(use.filter())) {
            problems.add(use.spot()
                    .mistake("text that enters " + place.words() + " is written " + written(use, place.filter())));
        } else if (!type.isScalar()
                && !(whole && place == ScalarPlace.PLAIN && use.filter() == null)
                && !(type == ParameterType.LIST && words && use.filter() == place.filter())) {
            problems.add(use.spot()
                    .mistake("a " + type.word() + " cannot enter " + place.words()
                            + (whole ? "" : " beside other text")
                            + (type == ParameterType.LIST && words ? " but as " + written(use, place.filter()) : "")));
        } else if (type.isScalar()
                && type != ParameterType.STRING
                && use.filter() != null
                && use.filter() != Filter.TEXT) {
            problems.add(use.spot().mistake("a " + type.word() + " needs no filter; write " + written(use, null)));
        } else if (type.isScalar()
                && whole
                && use.filter() == null
                && place != ScalarPlace.PLAIN
                && type != ParameterType.STRING) {
            problems.add(use.spot().mistake(place.words() + " is text; write " + written(use, Filter.TEXT)));
        }
    }

    private void pairs(Phrase.Use use) {
        used.add(use.parameter());
        Parameter parameter = parameter(use.spot(), use.parameter());
        if (parameter != null && parameter.type() != ParameterType.MAP) {
            problems.add(use.spot()
                    .mistake("|pairs takes a map; '" + use.parameter() + "' is of type "
                            + parameter.type().word()));
        }
    }

    private static String written(Phrase.Use use, @Nullable Filter filter) {
        return "${" + use.parameter() + (filter == null ? "" : "|" + filter.word()) + "}";
    }

    private @Nullable Parameter parameter(Spot spot, String name) {
        if (!parameters.containsKey(name)) {
            problems.add(spot.mistake(
                    "there is no parameter '" + name + "'" + Nearest.hint(name, List.copyOf(parameters.keySet()))));
        }
        return parameters.get(name);
    }

    private static List<String> with(List<String> keys, String key) {
        List<String> all = new ArrayList<>(keys);
        all.add(key);
        return all;
    }
}
