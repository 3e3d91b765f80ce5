package dev.kirikae.lint.rules;

import dev.kirikae.lint.stack.Call;
import dev.kirikae.yaml.Tree;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A text that CloudFormation puts together of pieces, as far as a file tells it.
 *
 * @param leaf what is written as it is
 * @param reference what stands for a {@code Ref}, by what it names
 * @param substituted what a text of {@code Fn::Sub} comes to
 * @param unknown what stands for anything else
 */
record JoinedText(
        Function<Tree.Leaf, String> leaf,
        UnaryOperator<String> reference,
        UnaryOperator<String> substituted,
        String unknown) {

    private static final int DEEPEST = 20;

    String of(Tree tree) {
        return of(tree, 0);
    }

    private String of(Tree tree, int depth) {
        List<Call> calls = depth > DEEPEST || !Call.is(tree) ? List.of() : Call.in(tree);
        if (calls.isEmpty()) {
            return tree instanceof Tree.Leaf written ? leaf.apply(written) : unknown;
        }
        Call call = calls.get(0);
        Tree argument = call.argument();
        if (call.name().equals("Ref") && argument instanceof Tree.Leaf named) {
            return reference.apply(named.text());
        }
        if (call.name().equals("Fn::Sub") && argument instanceof Tree.Leaf written) {
            return substituted.apply(written.text());
        }
        if (call.name().equals("Fn::Join")
                && argument instanceof Tree.Items list
                && list.items().size() == 2
                && list.items().get(0) instanceof Tree.Leaf delimiter
                && list.items().get(1) instanceof Tree.Items parts) {
            return String.join(
                    delimiter.text(),
                    parts.items().stream().map(part -> of(part, depth + 1)).toList());
        }
        return unknown;
    }
}
