package dev.kirikae.yaml;

import java.util.stream.Collectors;

/**
 * Writes a {@link Tree} as YAML in block style; the same tree gives the same text, and reads back as the same values.
 * Places, comments and the way a text was quoted are not kept.
 */
public final class YamlWriter {
    /** YAML allows a key of 1024 characters on its line; longer ones take the form with a question mark. */
    private static final int LONGEST_SIMPLE_KEY = 1000;

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    /** The whole document, its entries in their order; lines end with a line feed, the last one too. */
    public static String write(Tree.Entries tree) {
        YamlWriter writer = new YamlWriter();
        if (tree.entries().isEmpty()) {
            return "{}\n";
        }
        writer.block(tree, 0, false);
        return writer.out.toString();
    }

    /** One value on one line, in flow style, whatever it holds. */
    public static String inline(Tree tree) {
        if (tree instanceof Tree.Entries map) {
            return map.entries().stream()
                    .map(entry -> flow(entry.key()) + ": " + inline(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return tree instanceof Tree.Items list
                ? list.items().stream().map(YamlWriter::inline).collect(Collectors.joining(", ", "[", "]"))
                : flow((Tree.Leaf) tree);
    }

    /** In flow style a comma parts items, so a text that holds one is quoted. */
    private static String flow(Tree.Leaf leaf) {
        if (leaf.kind() != Tree.Kind.TEXT) {
            return leaf.text();
        }
        String text = ScalarText.oneLine(leaf.text());
        return text.indexOf(',') >= 0 && text.equals(leaf.text()) ? ScalarText.quoted(text) : text;
    }

    /** A text in double quotes, on one line, whatever it holds. */
    public static String quoted(String text) {
        return ScalarText.quoted(text);
    }

    /** @param begun whether the first line's indentation is already written */
    private void block(Tree tree, int indent, boolean begun) {
        boolean first = begun;
        if (tree instanceof Tree.Entries map) {
            for (Tree.Entry entry : map.entries()) {
                indent(first ? 0 : indent);
                first = false;
                String key = key(entry.key());
                if (key.length() > LONGEST_SIMPLE_KEY) {
                    out.append("? ").append(key).append('\n');
                    indent(indent);
                    out.append(':');
                } else {
                    out.append(key).append(':');
                }
                value(entry.value(), indent, false);
            }
        } else if (tree instanceof Tree.Items list) {
            for (Tree item : list.items()) {
                indent(first ? 0 : indent);
                first = false;
                out.append('-');
                value(item, indent, true);
            }
        }
    }

    private void value(Tree tree, int indent, boolean item) {
        if (tree.tag() != null) {
            out.append(' ').append(tree.tag());
        }
        if (tree instanceof Tree.Leaf leaf) {
            leaf(leaf, indent);
        } else if (isEmpty(tree)) {
            out.append(tree instanceof Tree.Items ? " []\n" : " {}\n");
        } else if (item && tree.tag() == null) {
            out.append(' ');
            block(tree, indent + 2, true);
        } else {
            out.append('\n');
            block(tree, indent + 2, false);
        }
    }

    private void leaf(Tree.Leaf leaf, int indent) {
        String text = leaf.text();
        if (leaf.kind() == Tree.Kind.TEXT && ScalarText.fitsBlock(text)) {
            out.append(text.endsWith("\n") ? " |\n" : " |-\n");
            for (String line : text.split("\n")) {
                indent(line.isEmpty() ? 0 : indent + 2);
                out.append(line).append('\n');
            }
        } else {
            out.append(' ').append(key(leaf)).append('\n');
        }
    }

    private static String key(Tree.Leaf leaf) {
        return switch (leaf.kind()) {
            case TEXT -> ScalarText.oneLine(leaf.text());
            case NOTHING -> "null";
            case WHOLE, TRUTH, OTHER -> leaf.text();
        };
    }

    private static boolean isEmpty(Tree tree) {
        return tree instanceof Tree.Items list
                ? list.items().isEmpty()
                : ((Tree.Entries) tree).entries().isEmpty();
    }

    private void indent(int width) {
        out.append(" ".repeat(width));
    }
}
