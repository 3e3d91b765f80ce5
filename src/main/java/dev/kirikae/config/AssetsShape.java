package dev.kirikae.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kirikae.config.Verify.Assets;
import dev.kirikae.config.Verify.OnMissing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy alone, for the page at /, or with the pages it is for. */
final class AssetsShape extends Shape<Assets> {
    private static final List<String> ROOT = List.of("/");
    private static final WordShape<OnMissing> POLICY = new WordShape<>(OnMissing.values());
    private static final AssetsTable TABLE = new AssetsTable();

    static final Assets OFF = new Assets(OnMissing.OFF, ROOT);

    @Override
    @Nullable
    Assets read(Cursor at) {
        if (at.item() instanceof Item.Mapping) {
            return TABLE.read(at);
        }
        OnMissing policy = POLICY.read(at);
        return policy == null ? null : new Assets(policy, ROOT);
    }

    @Override
    JsonNode write(Assets value) {
        return value.paths().equals(ROOT) ? POLICY.write(value.policy()) : TABLE.write(value);
    }

    @Override
    ObjectNode schema() {
        return Json.anyOf(POLICY.schema(), TABLE.schema());
    }

    @Override
    String expected() {
        return POLICY.expected() + ", or a map with policy and paths";
    }

    /** The long form. */
    private static final class AssetsTable extends Table<Assets> {
        private static final Field<OnMissing> POLICY_FIELD =
                Field.required("policy", POLICY, "what a missing one means");
        private static final Field<List<String>> PATHS = Field.of(
                "paths",
                ListShape.atLeastOne(ProbeTables.path()),
                ROOT,
                "the pages whose scripts, style sheets and images" + " are looked for");

        AssetsTable() {
            super(POLICY_FIELD, PATHS);
        }

        @Override
        Assets make(FieldValues values, Cursor at) {
            return new Assets(values.get(POLICY_FIELD), values.get(PATHS));
        }

        @Override
        void write(Assets assets, RecordWriter writer) {
            writer.put(POLICY_FIELD, assets.policy()).put(PATHS, assets.paths());
        }
    }
}
