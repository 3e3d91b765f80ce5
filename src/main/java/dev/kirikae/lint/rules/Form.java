package dev.kirikae.lint.rules;

import dev.kirikae.yaml.Tree;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What may stand at one place of a section. */
sealed interface Form {
    /** In the words of a message: what is expected. */
    String expected();

    /** Whether the helper on the instance certainly fails on a value that does not fit. */
    boolean fails(Tree tree);

    /**
     * A map of known keys.
     *
     * @param one of these keys, exactly one must be there; empty where none is needed
     * @param mustBeMap whether the helper fails on what is no map
     */
    record Fields(Map<String, Form> keys, Set<String> one, boolean mustBeMap) implements Form {
        public Fields {
            keys = new TreeMap<>(keys);
            one = Set.copyOf(one);
        }

        @Override
        public boolean fails(Tree tree) {
            return mustBeMap;
        }

        @Override
        public String expected() {
            return "a map";
        }
    }

    /** A map from names that the author chose. */
    record Named(Form each) implements Form {
        @Override
        public boolean fails(Tree tree) {
            return true;
        }

        @Override
        public String expected() {
            return "a map of names";
        }
    }

    /** A value; a CloudFormation function may stand for any, as a map, a tag or in back-quotes. */
    enum Value implements Form {
        TEXT("a text"),
        LOOSE("a text"),
        TEST("a command as a text"),
        COMMAND("a command as a text, or a list of its words"),
        CONTENT("a text, or a map that is written as JSON"),
        TRUTH("true or false"),
        ID("a number"),
        SECONDS("a number of seconds, or 'forever'"),
        GROUPS("a list of texts"),
        LIST("a list of texts"),
        VARIABLES("a map of variables to texts"),
        VERSION("a version, a list of versions, or [] for the newest"),
        WORDS("a text, or a list of texts");

        private static final Pattern FUNCTION = Pattern.compile("Ref|Fn::.+");
        private static final Pattern BOOLEAN = Pattern.compile("(?i:true|false|yes|no|y|n|0|1)");
        private static final Pattern WAIT = Pattern.compile("\\d+|(?i:forever)");
        private static final Pattern DIGITS = Pattern.compile("\\d+");

        private final String expected;

        Value(String expected) {
            this.expected = expected;
        }

        @Override
        public String expected() {
            return expected;
        }

        boolean takes(Tree tree) {
            return function(tree)
                    || switch (this) {
                        case TEXT, LOOSE -> scalar(tree);
                        case TEST -> scalar(tree) && ((Tree.Leaf) tree).kind() != Tree.Kind.TRUTH;
                        case CONTENT -> scalar(tree) || tree instanceof Tree.Entries;
                        case TRUTH ->
                            matches(tree, BOOLEAN) || tree instanceof Tree.Leaf leaf && leaf.kind() == Tree.Kind.TRUTH;
                        case ID -> matches(tree, DIGITS);
                        case SECONDS -> matches(tree, WAIT);
                        case GROUPS, LIST -> list(tree);
                        case COMMAND, VERSION, WORDS -> scalar(tree) || list(tree);
                        case VARIABLES ->
                            tree instanceof Tree.Entries map
                                    && map.entries().stream().allMatch(entry -> text(entry.value()));
                    };
        }

        /** By the source of cfn-init: command_tool.py, file_tool.py, user_group_tools.py, posix_security.py. */
        @Override
        public boolean fails(Tree tree) {
            return switch (this) {
                case TEXT, ID, GROUPS, VARIABLES -> true;
                case TEST, COMMAND -> tree instanceof Tree.Entries;
                case LOOSE, CONTENT, TRUTH, SECONDS, LIST, VERSION, WORDS -> false;
            };
        }

        private static boolean function(Tree tree) {
            boolean map = tree instanceof Tree.Entries entries
                    && entries.entries().size() == 1
                    && FUNCTION.matcher(entries.entries().get(0).key().text()).matches();
            return map
                    || tree.tag() != null
                    || tree instanceof Tree.Leaf leaf && leaf.text().contains("`");
        }

        private static boolean scalar(Tree tree) {
            return tree instanceof Tree.Leaf && !tree.isNothing();
        }

        private static boolean text(Tree tree) {
            return scalar(tree) || function(tree);
        }

        private static boolean list(Tree tree) {
            return tree instanceof Tree.Items items && items.items().stream().allMatch(Value::text);
        }

        private static boolean matches(Tree tree, Pattern pattern) {
            return tree instanceof Tree.Leaf leaf
                    && pattern.matcher(leaf.text()).matches();
        }
    }
}
