package dev.kirikae.config;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of {@code kirikae.yml}, made from the tables that read it. It is for a whole file: one that is laid
 * over another need not hold the keys that are required here. A file that fits it may still be refused by
 * {@link Configurations}, for one by what several keys say together.
 */
public final class ConfigurationSchema {
    private ConfigurationSchema() {}

    /** The schema (draft 2020-12), indented, with a line break at its end. */
    public static String json() {
        ObjectNode schema = Json.object()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "kirikae.yml: how a service is released");
        schema.setAll(new ConfigurationTable().schema());
        return schema.toPrettyString().replace("\r\n", "\n") + "\n";
    }
}
