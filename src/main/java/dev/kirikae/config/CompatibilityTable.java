package dev.kirikae.config;

import dev.kirikae.config.Compatibility.GoingBack;

/** {@code compatibility}. */
final class CompatibilityTable extends Table<Compatibility> {

    private static final Field<String> OLDEST = Field.optional(
                    "oldest",
                    Texts.line(Scope.FIXED, 200, "a release id, a commit or a version label", "4da3e96"),
                    "oldest version that may run after the commit: a release id, a commit or a version label")
            .such("4da3e96");
    private static final Field<GoingBack> ROLLBACK = Field.of(
            "rollback",
            new GoingBackShape(),
            GoingBack.SAFE,
            "whether one may go back over the commit: safe, forbidden, or {until: 2h} after its switch");
    private static final Field<String> WHY = Field.optional(
                    "why",
                    Texts.line(Scope.FIXED, 500, "a reason on one line", "drops a column"),
                    "why, in words; shown wherever it counts")
            .such("drops a column");

    CompatibilityTable() {
        super(OLDEST, ROLLBACK, WHY);
    }

    @Override
    Compatibility make(FieldValues values, Cursor at) {
        return new Compatibility(values.find(OLDEST), values.get(ROLLBACK), values.find(WHY));
    }

    @Override
    void write(Compatibility value, RecordWriter writer) {
        writer.put(OLDEST, value.oldest()).put(ROLLBACK, value.rollback()).put(WHY, value.why());
    }
}
