package dev.kirikae.config;

import dev.kirikae.config.Probe.Sticky;
import org.jspecify.annotations.Nullable;

/** {@code sticky} of a probe. */
final class StickyProbeTable extends Table<Sticky> {
    private static final Field<String> PATH = Field.of("path", ProbeTables.path(), "/", "what is asked for");
    private static final Field<String> JSON =
            Field.optional("json", JsonPathShape.one("$.instance"), "where in the JSON answer the instance is named");
    private static final Field<String> HEADER = Field.optional(
            "header",
            new TextShape(Scope.FIXED, "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}", "a header's name", "X-Instance"),
            "the header that names the instance");
    private static final Field<Integer> REQUESTS =
            Field.of("requests", new WholeNumber(2, 50), 6, "with one cookie, and as many without");
    private static final Field<Integer> INSTANCES =
            Field.of("instances", new WholeNumber(1, 50), 2, "that must answer the requests without a cookie at least");

    StickyProbeTable() {
        super(PATH, JSON, HEADER, REQUESTS, INSTANCES);
    }

    @Override
    @Nullable
    Sticky make(FieldValues values, Cursor at) {
        String json = values.find(JSON);
        String header = values.find(HEADER);
        if ((json == null) == (header == null)) {
            at.refuse("expected either json or header, which name the instance, found "
                    + (json == null ? "neither" : "both"));
            return null;
        }
        int requests = values.get(REQUESTS);
        int instances = values.get(INSTANCES);
        if (instances > requests) {
            at.near("instances").refuse("cannot be more than requests, " + requests);
            return null;
        }
        return new Sticky(values.get(PATH), json, header, requests, instances);
    }

    @Override
    void write(Sticky sticky, RecordWriter writer) {
        writer.put(PATH, sticky.path())
                .put(JSON, sticky.json())
                .put(HEADER, sticky.header())
                .put(REQUESTS, sticky.requests())
                .put(INSTANCES, sticky.instances());
    }
}
