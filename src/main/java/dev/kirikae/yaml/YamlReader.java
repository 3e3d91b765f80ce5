package dev.kirikae.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads one YAML 1.1 document to a {@link Tree}, by SnakeYAML's node graph; nothing is ever constructed from a tag. */
public final class YamlReader {
    /** How strict to be. */
    public enum Dialect {
        /** Our own files: no anchors, aliases, merge keys, twins or tags other than CloudFormation's short forms. */
        TEMPLATE,
        /** Files as Beanstalk's parser takes them; twins are kept for the lint to tell. */
        BEANSTALK
    }

    /**
     * What reading a text came to.
     *
     * @param tree null if there are problems, and without any where one of Beanstalk's files holds no document
     * @param problems in the order in which they were found; of a text that is not YAML, one alone
     */
    public record Reading(@Nullable Tree tree, List<Mistake> problems) {}

    /** Aliases may repeat parts of a file; what they unfold to is bounded. */
    private static final int MOST_NODES = 100_000;

    private static final Set<String> SHORT_FORMS = Set.of(
            "!Ref",
            "!Sub",
            "!GetAtt",
            "!Join",
            "!Select",
            "!Split",
            "!FindInMap",
            "!ImportValue",
            "!Base64",
            "!Cidr",
            "!GetAZs",
            "!If",
            "!Equals",
            "!And",
            "!Or",
            "!Not",
            "!Condition");

    private static final Map<Tag, Tree.Kind> KINDS = Map.of(
            Tag.STR, Tree.Kind.TEXT,
            Tag.INT, Tree.Kind.WHOLE,
            Tag.BOOL, Tree.Kind.TRUTH,
            Tag.NULL, Tree.Kind.NOTHING,
            Tag.FLOAT, Tree.Kind.OTHER,
            Tag.TIMESTAMP, Tree.Kind.OTHER,
            Tag.BINARY, Tree.Kind.OTHER,
            Tag.MERGE, Tree.Kind.TEXT);

    private static final Resolver RESOLVER = new Resolver();

    private final String file;
    private final Dialect dialect;
    private final int[] text;
    private final List<Mistake> problems = new ArrayList<>();
    private final Map<Node, Boolean> open = new IdentityHashMap<>();
    private final Map<Node, Boolean> seen = new IdentityHashMap<>();
    private int nodes;

    private YamlReader(String file, String text, Dialect dialect) {
        this.file = file;
        this.dialect = dialect;
        this.text = text.codePoints().toArray();
    }

    /**
     * Reads a text; never throws for any.
     *
     * @param file as the messages call it
     */
    public static Reading read(String file, String text, Dialect dialect) {
        return new YamlReader(file, text, dialect).read(text);
    }

    private Reading read(String source) {
        try {
            LoaderOptions options = new LoaderOptions();
            Node root =
                    new Composer(new ParserImpl(new StreamReader(source), options), RESOLVER, options).getSingleNode();
            if (root == null) {
                if (dialect == Dialect.BEANSTALK) {
                    return new Reading(null, problems);
                }
                problems.add(new Spot(file, 1, 1).mistake("the file is empty; expected one YAML document"));
                return new Reading(null, problems);
            }
            Tree tree = tree(root);
            return new Reading(problems.isEmpty() ? tree : null, problems);
        } catch (ReaderException e) {
            problems.add(at(e.getPosition())
                    .mistake(String.format(
                            Locale.ROOT,
                            "the character U+%04X is not allowed in YAML; write it as an escape in double quotes",
                            e.getCodePoint())));
        } catch (MarkedYAMLException e) {
            Spot spot = e.getProblemMark() == null
                    ? new Spot(file, 1, 1)
                    : new Spot(
                            file,
                            e.getProblemMark().getLine() + 1,
                            e.getProblemMark().getColumn() + 1);
            String context = e.getContext() == null ? "" : e.getContext() + ": ";
            problems.add(spot.mistake("not valid YAML: " + context + e.getProblem()));
        } catch (YAMLException e) {
            problems.add(new Spot(file, 1, 1).mistake("not valid YAML: " + e.getMessage()));
        }
        return new Reading(null, problems);
    }

    private Tree tree(Node node) {
        Spot spot = spot(node);
        if (++nodes > MOST_NODES) {
            throw new YAMLException("more than " + MOST_NODES + " nodes after aliases are unfolded");
        }
        if (dialect == Dialect.TEMPLATE && (node.getAnchor() != null || seen.put(node, true) != null)) {
            problems.add(spot.mistake("anchors and aliases are not allowed in a template; write the part out"));
        }
        if (open.put(node, true) != null) {
            throw new YAMLException("an alias refers to what contains it");
        }
        Tree tree = node instanceof ScalarNode scalar
                ? leaf(scalar)
                : node instanceof SequenceNode sequence ? items(sequence) : entries((MappingNode) node);
        open.remove(node);
        return tree;
    }

    private Tree.Leaf leaf(ScalarNode node) {
        String tag = tag(node, KINDS.containsKey(node.getTag()));
        Tree.Kind kind = KINDS.getOrDefault(node.getTag(), Tree.Kind.TEXT);
        if (dialect == Dialect.TEMPLATE && node.getTag().equals(Tag.MERGE)) {
            problems.add(spot(node).mistake("merge keys are not allowed in a template; write the part out"));
        }
        String value = node.getValue();
        return new Tree.Leaf(spot(node), tag, kind, value, value.contains("${") ? dollars(node) : List.of());
    }

    private Tree.Items items(SequenceNode node) {
        List<Tree> items = new ArrayList<>();
        for (Node item : node.getValue()) {
            items.add(tree(item));
        }
        return new Tree.Items(spot(node), tag(node, node.getTag().equals(Tag.SEQ)), items);
    }

    private Tree.Entries entries(MappingNode node) {
        List<Tree.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (NodeTuple tuple : node.getValue()) {
            Tree key = tree(tuple.getKeyNode());
            Tree value = tree(tuple.getValueNode());
            if (!(key instanceof Tree.Leaf leaf)) {
                problems.add(key.spot().mistake("a list or map stands where a key is expected"));
                continue;
            }
            if (dialect == Dialect.TEMPLATE && !keys.add(leaf.text())) {
                problems.add(key.spot().mistake("the key '" + leaf.text() + "' stands here twice; keep one"));
            }
            entries.add(new Tree.Entry(leaf, value));
        }
        return new Tree.Entries(spot(node), tag(node, node.getTag().equals(Tag.MAP)), entries);
    }

    private @Nullable String tag(Node node, boolean usual) {
        if (usual) {
            return null;
        }
        String tag = node.getTag().getValue();
        if (dialect == Dialect.TEMPLATE && !SHORT_FORMS.contains(tag)) {
            problems.add(spot(node)
                    .mistake("the tag " + tag + " is not allowed; only CloudFormation's short forms such as !Ref are"));
        }
        return tag;
    }

    /** The code points between a node's marks are searched, since escapes and folding hide where a scalar's part stood. */
    private List<Spot> dollars(ScalarNode node) {
        List<Spot> spots = new ArrayList<>();
        int from = node.getStartMark().getIndex();
        int to = Math.min(node.getEndMark().getIndex(), text.length);
        int line = node.getStartMark().getLine() + 1;
        int column = node.getStartMark().getColumn() + 1;
        for (int i = from; i < to; i++, column++) {
            if (text[i] == '$' && i + 1 < to && text[i + 1] == '{') {
                spots.add(new Spot(file, line, column));
            } else if (text[i] == '\n') {
                line++;
                column = 0;
            }
        }
        return spots;
    }

    private Spot spot(Node node) {
        return new Spot(
                file, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
    }

    private Spot at(int position) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < position && i < text.length; i++, column++) {
            if (text[i] == '\n') {
                line++;
                column = 0;
            }
        }
        return new Spot(file, line, column);
    }

    /** Whether YAML 1.1 reads this text, unquoted, as a string and not as a number, boolean, date or null. */
    static boolean readsAsText(String text) {
        return RESOLVER.resolve(NodeId.scalar, text, true).equals(Tag.STR);
    }

    /** The twins in a map, in order: every entry whose key stood before; the first of each key is not among them. */
    public static List<Tree.Entry> twins(Tree.Entries map) {
        Map<String, Tree.Entry> first = new HashMap<>();
        List<Tree.Entry> twins = new ArrayList<>();
        for (Tree.Entry entry : map.entries()) {
            if (first.putIfAbsent(entry.key().text(), entry) != null) {
                twins.add(entry);
            }
        }
        return twins;
    }
}
