package dev.kirikae.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads a text as a small, strict YAML: one document, maps, lists and scalars with their places. What YAML offers beyond that is
 * refused by name. Nothing is constructed or resolved: a scalar keeps the text it was written with.
 */
final class YamlTree {
    private static final int DEEPEST = 32;

    private final Document document;
    private final ProblemList findings;
    private final Parser parser;
    private boolean stopped;

    private YamlTree(Document document, ProblemList findings) {
        this.document = document;
        this.findings = findings;
        this.parser = new ParserImpl(new StreamReader(document.text()), new LoaderOptions());
    }

    /** The root map, or null where the text is no readable YAML map; everything wrong with its form is told either way. */
    static Item.@Nullable Mapping read(Document document, ProblemList findings) {
        if (!SourceText.check(document, findings)) {
            return null;
        }
        return new YamlTree(document, findings).root();
    }

    private Item.@Nullable Mapping root() {
        Item root = null;
        try {
            parser.getEvent();
            if (parser.checkEvent(Event.ID.StreamEnd)) {
                findings.problem(
                        start(), "", "the file is empty; expected at least application, region and live.cname");
                return null;
            }
            directives((DocumentStartEvent) parser.getEvent());
            root = item(parser.getEvent(), 1);
            if (!stopped) {
                parser.getEvent();
                if (!parser.checkEvent(Event.ID.StreamEnd)) {
                    findings.problem(
                            position(parser.peekEvent().getStartMark()),
                            "",
                            "a second YAML document begins here; a configuration is one document");
                }
            }
        } catch (MarkedYAMLException e) {
            syntax(e);
            root = null;
        } catch (YAMLException e) {
            findings.problem(start(), "", "not readable as YAML: " + ShownText.plain(String.valueOf(e.getMessage())));
            root = null;
        }
        if (root == null || stopped) {
            return null;
        }
        if (root instanceof Item.Mapping mapping) {
            return mapping;
        }
        if (!(root instanceof Item.Broken)) {
            findings.problem(
                    root.position(),
                    "",
                    "expected a map of keys such as application, region and live, found " + ShownText.item(root));
        }
        return null;
    }

    private void directives(DocumentStartEvent event) {
        if (event.getTags() != null && !event.getTags().isEmpty()) {
            findings.problem(position(event.getStartMark()), "", "a %TAG directive is not read; remove it");
        }
    }

    private Item item(Event event, int depth) {
        Position position = position(event.getStartMark());
        if (event instanceof AliasEvent alias) {
            findings.problem(
                    position,
                    "",
                    "the alias *" + ShownText.plain(alias.getAnchor()) + " is not read; write the value out");
            return new Item.Broken(position);
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            findings.problem(
                    position, "", "the anchor &" + ShownText.plain(node.getAnchor()) + " is not read; remove it");
        }
        if (event instanceof ScalarEvent scalar) {
            tag(scalar.getTag(), position);
            boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
            return new Item.Scalar(scalar.getValue(), plain, position);
        }
        CollectionStartEvent collection = (CollectionStartEvent) event;
        tag(collection.getTag(), position);
        if (depth > DEEPEST) {
            findings.problem(
                    position, "", "nested deeper than " + DEEPEST + " levels; nothing in this file needs that");
            stopped = true;
            return new Item.Broken(position);
        }
        return collection instanceof MappingStartEvent ? mapping(position, depth) : sequence(position, depth);
    }

    private Item sequence(Position position, int depth) {
        List<Item> items = new ArrayList<>();
        while (!stopped && !parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(item(parser.getEvent(), depth + 1));
        }
        end();
        return new Item.Sequence(items, position);
    }

    private Item mapping(Position position, int depth) {
        Map<String, Item.Entry> entries = new LinkedHashMap<>();
        while (!stopped && !parser.checkEvent(Event.ID.MappingEnd)) {
            Event keyEvent = parser.getEvent();
            Item key = item(keyEvent, depth + 1);
            if (stopped) {
                break;
            }
            Item value = item(parser.getEvent(), depth + 1);
            String name = key(key);
            if (name != null) {
                Item.Entry entry = new Item.Entry(name, key.position(), value);
                Item.Entry first = entries.putIfAbsent(name, entry);
                if (first != null) {
                    findings.problem(
                            key.position(),
                            "",
                            "the key " + ShownText.text(name) + " stands here a second time; the first is in line "
                                    + first.keyPosition().line());
                }
            }
        }
        end();
        return new Item.Mapping(entries, position);
    }

    private @Nullable String key(Item key) {
        if (!(key instanceof Item.Scalar scalar)) {
            if (!(key instanceof Item.Broken)) {
                findings.problem(key.position(), "", "expected a word as a key, found " + ShownText.item(key));
            }
            return null;
        }
        if (scalar.plain() && scalar.text().equals("<<")) {
            findings.problem(key.position(), "", "the merge key << is not read; write the keys out");
            return null;
        }
        if (scalar.text().isEmpty()) {
            findings.problem(key.position(), "", "a key is empty; write its name before the colon");
            return null;
        }
        return scalar.text();
    }

    private void end() {
        if (!stopped) {
            parser.getEvent();
        }
    }

    private void tag(@Nullable String tag, Position position) {
        if (tag != null) {
            findings.problem(position, "", "the tag " + ShownText.plain(tag) + " is not read; remove it");
        }
    }

    private void syntax(MarkedYAMLException e) {
        Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
        Position position = mark == null ? start() : position(mark);
        String reason = String.valueOf(e.getProblem());
        if (reason.contains("TAB")) {
            findings.problem(position, "", "a tab where YAML allows spaces only; replace it by spaces");
            return;
        }
        findings.problem(position, "", "not readable as YAML: " + ShownText.plain(reason));
    }

    private Position start() {
        return new Position(document.name(), 1, 1);
    }

    private Position position(Mark mark) {
        return new Position(document.name(), mark.getLine() + 1, mark.getColumn() + 1);
    }
}
