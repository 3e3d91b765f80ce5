package dev.kirikae.config;

import dev.kirikae.config.NotBuilt.Neutral;
import dev.kirikae.config.Probe.Check;
import dev.kirikae.config.Probe.Expect;
import dev.kirikae.config.Probe.Http;
import dev.kirikae.config.Probe.Version;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Probes and their kinds. */
final class ProbeTables {
    private ProbeTables() {}

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final int PASSES = 3;
    private static final int ERRORS = 3;

    /** GET / answers 200: what is asked where the file names no probe. */
    static final Probe FIRST = new Probe(
            "root", new Http("/", new Expect(List.of(200), Map.of(), null)), EVERY, TIMEOUT, PASSES, 0, ERRORS, WITHIN);

    private static TextShape path() {
        return new TextShape(
                Scope.RELEASE, "/[!-\"$-~]{0,2047}", "a path that begins with /, without blanks and #", "/");
    }

    /** A probe, of exactly one kind. */
    static final class ProbeTable extends Table<Probe> {
        private static final Field<String> NAME = Field.required(
                        "name",
                        new TextShape(
                                Scope.FIXED,
                                "[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}",
                                "1 to 64 letters, digits, blanks, dots, hyphens and _",
                                "probe"),
                        "its name, as reports show it")
                .such("health");
        private static final Field<Http> HTTP =
                Field.optional("http", new HttpTable(), "status, headers and body of a GET");
        private static final Field<Version> VERSION =
                Field.optional("version", new VersionTable(), "the answer tells the label that was just uploaded");
        private static final Field<Duration> EVERY_FIELD =
                Field.of("every", duration(Duration.ofSeconds(1), Duration.ofHours(1)), EVERY, "time between samples");
        private static final Field<Duration> TIMEOUT_FIELD = Field.of(
                "timeout",
                duration(Duration.ofMillis(100), Duration.ofMinutes(1)),
                TIMEOUT,
                "how long one sample may take");
        private static final Field<Integer> PASSES_FIELD =
                Field.of("passes", new WholeNumber(1, 1000), PASSES, "good samples in a row that prove it");
        private static final Field<Integer> FAILURES =
                Field.of("failures", new WholeNumber(0, 1000), 0, "bad samples that are forgiven; one more fails");
        private static final Field<Integer> ERRORS_FIELD = Field.of(
                "errors",
                new WholeNumber(1, 1000),
                ERRORS,
                "samples in a row that could not be taken, at most; then inconclusive");
        private static final Field<Duration> WITHIN_FIELD = Field.of(
                "within",
                duration(Duration.ofSeconds(1), Duration.ofHours(24)),
                WITHIN,
                "time to prove it; then inconclusive");

        ProbeTable() {
            super(
                    NAME,
                    HTTP,
                    VERSION,
                    Field.notBuilt("json", Neutral.NEVER, "assertions on a JSON answer"),
                    Field.notBuilt("download", Neutral.NEVER, "size and digest of a file"),
                    Field.notBuilt("tcp", Neutral.NEVER, "send and expect over TCP"),
                    Field.notBuilt("websocket", Neutral.NEVER, "the upgrade and the first frame"),
                    Field.notBuilt("sticky", Neutral.NEVER, "one cookie, one instance"),
                    Field.notBuilt("command", Neutral.NEVER, "a program's exit code"),
                    EVERY_FIELD,
                    TIMEOUT_FIELD,
                    PASSES_FIELD,
                    FAILURES,
                    ERRORS_FIELD,
                    WITHIN_FIELD);
        }

        @Override
        @Nullable
        Probe make(FieldValues values, Cursor at) {
            Http http = values.find(HTTP);
            Version version = values.find(VERSION);
            Check check = http == null ? version : http;
            if (check == null || (http != null && version != null)) {
                at.refuse("a probe is of exactly one kind; expected either http or version");
                return null;
            }
            return new Probe(
                    values.get(NAME),
                    check,
                    values.get(EVERY_FIELD),
                    values.get(TIMEOUT_FIELD),
                    values.get(PASSES_FIELD),
                    values.get(FAILURES),
                    values.get(ERRORS_FIELD),
                    values.get(WITHIN_FIELD));
        }

        @Override
        void write(Probe probe, RecordWriter writer) {
            writer.put(NAME, probe.name())
                    .put(EVERY_FIELD, probe.every())
                    .put(TIMEOUT_FIELD, probe.timeout())
                    .put(PASSES_FIELD, probe.passes())
                    .put(FAILURES, probe.failures())
                    .put(ERRORS_FIELD, probe.errors())
                    .put(WITHIN_FIELD, probe.within());
            if (probe.check() instanceof Http http) {
                writer.put(HTTP, http);
            } else if (probe.check() instanceof Version version) {
                writer.put(VERSION, version);
            }
        }

        private static DurationShape duration(Duration least, Duration most) {
            return new DurationShape(least, most);
        }
    }

    /** {@code http} of a probe. */
    static final class HttpTable extends Table<Http> {
        private static final Field<String> PATH = Field.of("path", path(), "/", "what is asked for");
        private static final Field<Expect> EXPECT = Field.section("expect", new ExpectTable(), "what a good answer is");

        HttpTable() {
            super(PATH, EXPECT);
        }

        @Override
        Http make(FieldValues values, Cursor at) {
            return new Http(values.get(PATH), values.get(EXPECT));
        }

        @Override
        void write(Http http, RecordWriter writer) {
            writer.put(PATH, http.path()).put(EXPECT, http.expect());
        }
    }

    /** {@code expect} of an http probe. */
    static final class ExpectTable extends Table<Expect> {
        private static final Field<List<Integer>> STATUS =
                Field.of("status", new StatusShape(), List.of(200), "one HTTP status or several");
        private static final Field<Map<String, String>> HEADERS = Field.of(
                        "headers",
                        new TextMap(
                                "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}",
                                "a header's name",
                                new LooseText(
                                        Scope.RELEASE,
                                        "[^\\x00-\\x1F\\x7F]{0,1024}",
                                        "a header's value on one line",
                                        "value")),
                        Map.of(),
                        "headers with their exact values")
                .such(Map.of("content-type", "application/json"));
        private static final Field<String> BODY_CONTAINS = Field.optional(
                        "body-contains",
                        new TextShape(Scope.RELEASE, "[\\s\\S]{1,4096}", "a text of at most 4096 characters", "text"),
                        "a text that the body contains")
                .such("ready");

        ExpectTable() {
            super(STATUS, HEADERS, BODY_CONTAINS);
        }

        @Override
        Expect make(FieldValues values, Cursor at) {
            return new Expect(values.get(STATUS), values.get(HEADERS), values.find(BODY_CONTAINS));
        }

        @Override
        void write(Expect expect, RecordWriter writer) {
            writer.put(STATUS, expect.status())
                    .put(HEADERS, expect.headers())
                    .put(BODY_CONTAINS, expect.bodyContains());
        }
    }

    /** {@code version} of a probe. */
    static final class VersionTable extends Table<Version> {
        private static final Field<String> PATH = Field.of("path", path(), "/version", "what is asked for");
        private static final Field<String> JSON = Field.of(
                "json",
                new TextShape(
                        Scope.FIXED,
                        "\\$(?:\\.[A-Za-z_][A-Za-z0-9_-]{0,99}){1,16}",
                        "a path of names such as $.version or $.build.label",
                        "$.version"),
                "$.version",
                "where in the JSON answer the label stands");

        VersionTable() {
            super(PATH, JSON);
        }

        @Override
        Version make(FieldValues values, Cursor at) {
            return new Version(values.get(PATH), values.get(JSON));
        }

        @Override
        void write(Version version, RecordWriter writer) {
            writer.put(PATH, version.path()).put(JSON, version.json());
        }
    }
}
