package dev.kirikae.standin;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Elements of an answer. */
final class AwsXml {

    private AwsXml() {}

    /** Nothing where there is no value. */
    static String text(String name, @Nullable Object value) {
        return value == null ? "" : "<" + name + ">" + escaped(value.toString()) + "</" + name + ">";
    }

    static String node(String name, String... inside) {
        return "<" + name + ">" + String.join("", inside) + "</" + name + ">";
    }

    static String members(String name, Collection<String> members) {
        StringBuilder all = new StringBuilder();
        members.forEach(m -> all.append(node("member", m)));
        return node(name, all.toString());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
