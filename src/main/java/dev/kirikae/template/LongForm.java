package dev.kirikae.template;

import dev.kirikae.yaml.Spot;
import dev.kirikae.yaml.Tree;
import java.util.List;
import java.util.Set;

/**
 * CloudFormation's functions as keys. A template may write {@code !Ref X}; what it makes says {@code Ref: X}, since
 * Beanstalk has been reported to fail on tags (awsdocs/aws-cloudformation-user-guide issue 1303, 2023).
 */
final class LongForm {
    /** Short forms whose long one has no {@code Fn::}. */
    private static final Set<String> BARE = Set.of("!Ref", "!Condition");

    private LongForm() {}

    /** The function that a tag stands for, with what was tagged as its argument. */
    static Tree of(String tag, Tree tree) {
        String name = BARE.contains(tag) ? tag.substring(1) : "Fn::" + tag.substring(1);
        Tree argument = argument(tag, tree);
        Tree.Leaf key = Tree.Leaf.text(tree.spot(), name);
        return new Tree.Entries(tree.spot(), null, List.of(new Tree.Entry(key, argument)));
    }

    private static Tree argument(String tag, Tree tree) {
        Spot spot = tree.spot();
        if (tree instanceof Tree.Items list) {
            return new Tree.Items(spot, null, list.items());
        }
        if (tree instanceof Tree.Entries map) {
            return new Tree.Entries(spot, null, map.entries());
        }
        Tree.Leaf leaf = (Tree.Leaf) tree;
        int dot = leaf.text().indexOf('.');
        if (tag.equals("!GetAtt") && dot > 0) {
            return new Tree.Items(
                    spot,
                    null,
                    List.of(
                            Tree.Leaf.text(spot, leaf.text().substring(0, dot)),
                            Tree.Leaf.text(spot, leaf.text().substring(dot + 1))));
        }
        return new Tree.Leaf(spot, null, leaf.kind(), leaf.text(), leaf.dollars());
    }
}
