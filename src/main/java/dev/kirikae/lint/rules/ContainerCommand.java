package dev.kirikae.lint.rules;

import dev.kirikae.lint.MergedSection;
import dev.kirikae.yaml.Tree;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an entry of {@code container_commands} says about the leader. */
final class ContainerCommand {
    private static final Pattern YES = Pattern.compile("(?i:true|yes|on)");

    private ContainerCommand() {}

    static boolean leaderOnly(Tree.Entry command) {
        return flag(command) != null;
    }

    /** The field {@code leader_only} where it is set to true; null otherwise. */
    static Tree.@Nullable Entry flag(Tree.Entry command) {
        Tree.Entry flag = command.value() instanceof Tree.Entries fields
                ? MergedSection.of(fields).find("leader_only")
                : null;
        return flag != null
                        && flag.value() instanceof Tree.Leaf leaf
                        && YES.matcher(leaf.text()).matches()
                ? flag
                : null;
    }

    static boolean tested(Tree.Entry command) {
        return command.value() instanceof Tree.Entries fields
                && MergedSection.of(fields).find("test") != null;
    }
}
