package dev.kirikae.config;

import dev.kirikae.config.Probe.Command;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code command} of a probe. */
final class CommandProbeTable extends Table<Command> {
    private static final String NO_NUL = "[^\\x00]{0,4096}";

    private static final Field<List<String>> ARGUMENTS = Field.required(
            "arguments",
            ListShape.of(new LooseText(Scope.RELEASE, NO_NUL, "a text of at most 4096 characters", "true")),
            "the program and its arguments, which no shell reads");
    private static final Field<Map<String, String>> ENVIRONMENT = Field.of(
            "environment",
            new TextMap(
                    "[A-Za-z_][A-Za-z0-9_]{0,99}",
                    "a variable's name",
                    new LooseText(Scope.RELEASE, NO_NUL, "a variable's value", "value")),
            Map.of(),
            "variables that the program is given besides PATH, HOME and those that name what is verified");

    CommandProbeTable() {
        super(ARGUMENTS, ENVIRONMENT);
    }

    @Override
    @Nullable
    Command make(FieldValues values, Cursor at) {
        List<String> line = values.get(ARGUMENTS);
        if (line.isEmpty() || line.get(0).isBlank()) {
            at.near("arguments").refuse("expected the program and its arguments, found no program");
            return null;
        }
        return new Command(line, values.get(ENVIRONMENT));
    }

    @Override
    void write(Command command, RecordWriter writer) {
        writer.put(ARGUMENTS, command.line()).put(ENVIRONMENT, command.environment());
    }
}
