package dev.kirikae.lint.stack;

import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A call of one of CloudFormation's functions, in the long form of a key or the short form of a tag.
 *
 * @param name in the long form, such as {@code Ref} or {@code Fn::Join}
 * @param argument what the function gets, without the short form's tag
 * @param alone whether no other key stands beside the function's
 */
public record Call(Spot spot, String name, Tree argument, boolean alone) {

    /** All calls in a value, at any depth, in the order of the file. */
    public static List<Call> in(Tree root) {
        List<Call> calls = new ArrayList<>();
        for (Tree tree : nodes(root)) {
            String tag = tree.tag();
            if (tag != null && !tag.equals("!Condition") && tag.length() > 1) {
                calls.add(new Call(
                        tree.spot(), tag.equals("!Ref") ? "Ref" : "Fn::" + tag.substring(1), bare(tree), true));
            }
            if (tree instanceof Tree.Entries map) {
                for (Tree.Entry entry : map.entries()) {
                    if (isFunction(entry.key().text())) {
                        calls.add(new Call(
                                entry.key().spot(),
                                entry.key().text(),
                                entry.value(),
                                map.entries().size() == 1));
                    }
                }
            }
        }
        return calls;
    }

    private static Tree bare(Tree tree) {
        if (tree instanceof Tree.Leaf leaf) {
            return new Tree.Leaf(leaf.spot(), null, leaf.kind(), leaf.text(), leaf.dollars());
        }
        return tree instanceof Tree.Items list
                ? new Tree.Items(list.spot(), null, list.items())
                : new Tree.Entries(tree.spot(), null, ((Tree.Entries) tree).entries());
    }

    /** A value and all below it, in the order of the file. */
    public static List<Tree> nodes(Tree root) {
        List<Tree> nodes = new ArrayList<>();
        Deque<Tree> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Tree tree = open.pop();
            nodes.add(tree);
            List<Tree> below = new ArrayList<>();
            if (tree instanceof Tree.Items list) {
                below.addAll(list.items());
            } else if (tree instanceof Tree.Entries map) {
                map.entries().forEach(entry -> below.add(entry.value()));
            }
            for (int i = below.size() - 1; i >= 0; i--) {
                open.push(below.get(i));
            }
        }
        return nodes;
    }

    /** Whether a value is the result of a function. */
    public static boolean is(Tree tree) {
        return tree.tag() != null
                || tree instanceof Tree.Entries map
                        && map.entries().size() == 1
                        && isFunction(map.entries().get(0).key().text());
    }

    /** One colon instead of two is a slip, not a property. */
    private static boolean isFunction(String key) {
        return key.equals("Ref") || key.startsWith("Fn:");
    }
}
