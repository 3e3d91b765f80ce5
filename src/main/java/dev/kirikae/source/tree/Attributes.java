package dev.kirikae.source.tree;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.attributes.Attribute;
import org.eclipse.jgit.attributes.AttributesNode;
import org.eclipse.jgit.attributes.AttributesRule;
import org.jspecify.annotations.Nullable;

/**
 * The {@code .gitattributes} of a commit that hold in one folder: its own and those above it. Machine-wide attributes
 * are left out on purpose, so that a commit gives the same bundle everywhere.
 */
final class Attributes {
    private static final String MACRO = "[attr]";

    private final @Nullable Attributes above;
    private final String folder;
    private final List<AttributesRule> rules;
    private final Map<String, List<Attribute>> macros;

    private Attributes(
            @Nullable Attributes above,
            String folder,
            List<AttributesRule> rules,
            Map<String, List<Attribute>> macros) {
        this.above = above;
        this.folder = folder;
        this.rules = rules;
        this.macros = macros;
    }

    /** Those of the root folder, where alone macros may be defined. */
    static Attributes ofRoot(byte[] file) throws IOException {
        List<AttributesRule> all = parsed(file);
        Map<String, List<Attribute>> macros = new HashMap<>();
        macros.put("binary", List.of(new Attribute("text", Attribute.State.UNSET)));
        for (AttributesRule rule : all) {
            if (rule.getPattern().startsWith(MACRO)) {
                macros.put(rule.getPattern().substring(MACRO.length()), rule.getAttributes());
            }
        }
        return new Attributes(null, "", patterns(all), macros);
    }

    /** @param folder path from the repository's root, with a slash at its end */
    Attributes below(String folder, byte[] file) throws IOException {
        return new Attributes(this, folder, patterns(parsed(file)), macros);
    }

    /** Whether a file or folder has the attribute set; the nearest file's last matching line decides. */
    boolean isSet(String attribute, String path, boolean isFolder) {
        @Nullable Attribute found = find(attribute, path, isFolder);
        return found != null && found.getState() == Attribute.State.SET;
    }

    /** The attribute of a file or folder as the nearest file's last matching line has it; null where none speaks of it. */
    @Nullable
    Attribute find(String attribute, String path, boolean isFolder) {
        for (@Nullable Attributes at = this; at != null; at = at.above) {
            @Nullable Attribute found = at.own(attribute, path.substring(at.folder.length()), isFolder);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Attribute own(String attribute, String path, boolean isFolder) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (rules.get(i).isMatch(path, isFolder)) {
                @Nullable Attribute found = among(rules.get(i).getAttributes(), attribute, 0);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable Attribute among(List<Attribute> attributes, String wanted, int depth) {
        for (int i = attributes.size() - 1; i >= 0; i--) {
            Attribute attribute = attributes.get(i);
            if (attribute.getKey().equals(wanted)) {
                return attribute;
            }
            @Nullable List<Attribute> meant = macros.get(attribute.getKey());
            if (meant != null && attribute.getState() == Attribute.State.SET && depth <= macros.size()) {
                @Nullable Attribute found = among(meant, wanted, depth + 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static List<AttributesRule> parsed(byte[] file) throws IOException {
        AttributesNode node = new AttributesNode();
        node.parse(new ByteArrayInputStream(file));
        return node.getRules();
    }

    private static List<AttributesRule> patterns(List<AttributesRule> all) {
        return all.stream().filter(rule -> !rule.getPattern().startsWith(MACRO)).toList();
    }
}
