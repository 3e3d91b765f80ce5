package dev.kirikae.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads texts as the tests need it. */
final class Reads {
    static final String PROGRAM = "1.0.0";

    /** What every file needs, to put other keys behind. */
    static final String MINIMAL = """
            application: push-api
            region: ap-northeast-1
            live: {cname: push-api}
            """;

    private Reads() {}

    static ReadResult read(String text, Map<String, String> env, Mode mode) {
        return Configurations.read(new Document("kirikae.yml", text), null, env, mode, PROGRAM);
    }

    static ReadResult.Loaded loaded(String text) {
        return loaded(read(text, Map.of(), Mode.STRICT));
    }

    static ReadResult.Loaded loaded(ReadResult reading) {
        assertThat(reading).isInstanceOf(ReadResult.Loaded.class);
        return (ReadResult.Loaded) reading;
    }

    static Configuration configuration(String text) {
        return loaded(text).configuration();
    }

    static List<String> problems(String text) {
        return problems(read(text, Map.of(), Mode.STRICT));
    }

    static List<String> problems(ReadResult reading) {
        assertThat(reading).isInstanceOf(ReadResult.Rejected.class);
        return ((ReadResult.Rejected) reading)
                .problems().stream().map(Problem::text).toList();
    }

    /** The problems of a file that is minimal but for these lines, which begin at line 4. */
    static List<String> behindMinimal(String lines) {
        return problems(MINIMAL + lines);
    }

    static ReadResult overlaid(String base, @Nullable String overlay) {
        return Configurations.read(
                new Document("kirikae.yml", base),
                overlay == null ? null : new Document("kirikae.production.yml", overlay),
                Map.of(),
                Mode.STRICT,
                PROGRAM);
    }
}
