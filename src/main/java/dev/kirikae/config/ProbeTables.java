package dev.kirikae.config;

import dev.kirikae.config.Probe.Check;
import dev.kirikae.config.Probe.Expect;
import dev.kirikae.config.Probe.Http;
import dev.kirikae.config.Probe.Version;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Probes and their kinds. */
final class ProbeTables {
    private ProbeTables() {}

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);
    private static final int PASSES = 3;
    private static final int ERRORS = 3;

    /** GET / answers 200: what is asked where the file names no probe. */
    static final Probe FIRST = new Probe(
            "root",
            new Http("/", 0, new Expect(List.of(200), Map.of(), null)),
            EVERY,
            TIMEOUT,
            PASSES,
            0,
            ERRORS,
            WITHIN);

    static Field<Integer> redirects() {
        return Field.of("redirects", new WholeNumber(0, 10), 0, "followed at most, and only within the same host");
    }

    static TextShape path() {
        return new TextShape(
                Scope.RELEASE, "/[!-\"$-~]{0,2047}", "a path that begins with /, without blanks and #", "/");
    }

    /** One kind of probe: its checks, and its key. */
    private record Kind<C extends Check>(Class<C> type, Field<C> field) {
        @Nullable
        C find(FieldValues values) {
            return values.find(field);
        }

        /** Only the key of the probe's own kind is written, so that an older program reads what it knows. */
        void write(Check check, RecordWriter writer) {
            if (type.isInstance(check)) {
                writer.put(field, type.cast(check));
            }
        }
    }

    private static <C extends Check> Kind<C> kind(Class<C> type, String key, Table<C> table, String about) {
        return new Kind<>(type, Field.optional(key, table, about));
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
        private static final Kind<Http> HTTP =
                kind(Http.class, "http", new HttpTable(), "status, headers and body of a GET");
        private static final Kind<Probe.Json> JSON =
                kind(Probe.Json.class, "json", new JsonProbeTables.JsonTable(), "what a JSON answer says");
        private static final Kind<Version> VERSION =
                kind(Version.class, "version", new VersionTable(), "the answer tells the label that was just uploaded");
        private static final Kind<Probe.Download> DOWNLOAD = kind(
                Probe.Download.class,
                "download",
                new DownloadProbeTable(),
                "a file of this size and content comes whole");
        private static final Kind<Probe.Tcp> TCP =
                kind(Probe.Tcp.class, "tcp", new TcpProbeTable(), "a server answers over TCP");
        private static final Kind<Probe.WebSocket> WEBSOCKET =
                kind(Probe.WebSocket.class, "websocket", new WebSocketProbeTable(), "the upgrade and the first frame");
        private static final Kind<Probe.Sticky> STICKY = kind(
                Probe.Sticky.class,
                "sticky",
                new StickyProbeTable(),
                "one cookie leads to one instance, and new clients are spread over several");
        private static final Kind<Probe.Command> COMMAND = kind(
                Probe.Command.class, "command", new CommandProbeTable(), "a program that no shell starts ends with 0");
        private static final List<Kind<?>> KINDS =
                List.of(HTTP, JSON, VERSION, DOWNLOAD, TCP, WEBSOCKET, STICKY, COMMAND);
        private static final Field<Duration> EVERY_FIELD =
                Field.of("every", duration(Duration.ofSeconds(1), Duration.ofHours(1)), EVERY, "time between samples");
        private static final Field<Duration> TIMEOUT_FIELD =
                Field.of("timeout", duration(Duration.ofMillis(100), LONGEST), TIMEOUT, "how long one sample may take");
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
                    HTTP.field(),
                    JSON.field(),
                    VERSION.field(),
                    DOWNLOAD.field(),
                    TCP.field(),
                    WEBSOCKET.field(),
                    STICKY.field(),
                    COMMAND.field(),
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
            List<Check> checks = KINDS.stream()
                    .map(kind -> kind.find(values))
                    .filter(Objects::nonNull)
                    .map(Check.class::cast)
                    .toList();
            if (checks.size() != 1) {
                at.refuse("a probe is of exactly one kind; expected one of "
                        + String.join(
                                ", ", KINDS.stream().map(k -> k.field().key()).toList()) + ", found "
                        + (checks.isEmpty() ? "none" : checks.size()));
                return null;
            }
            Check check = checks.get(0);
            Duration timeout = values.get(TIMEOUT_FIELD);
            if (timeout.compareTo(LONGEST_ANSWER) > 0
                    && !(check instanceof Probe.Download || check instanceof Probe.Command)) {
                at.near("timeout")
                        .refuse("expected at most " + Durations.text(LONGEST_ANSWER)
                                + "; only download and command may take longer");
                return null;
            }
            return new Probe(
                    values.get(NAME),
                    check,
                    values.get(EVERY_FIELD),
                    timeout,
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
            KINDS.forEach(kind -> kind.write(probe.check(), writer));
        }

        private static DurationShape duration(Duration least, Duration most) {
            return new DurationShape(least, most);
        }
    }

    /** {@code http} of a probe. */
    static final class HttpTable extends Table<Http> {
        private static final Field<String> PATH = Field.of("path", path(), "/", "what is asked for");
        private static final Field<Integer> REDIRECTS = redirects();
        private static final Field<Expect> EXPECT = Field.section("expect", new ExpectTable(), "what a good answer is");

        HttpTable() {
            super(PATH, REDIRECTS, EXPECT);
        }

        @Override
        Http make(FieldValues values, Cursor at) {
            return new Http(values.get(PATH), values.get(REDIRECTS), values.get(EXPECT));
        }

        @Override
        void write(Http http, RecordWriter writer) {
            writer.put(PATH, http.path()).put(REDIRECTS, http.redirects()).put(EXPECT, http.expect());
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
        private static final Field<Integer> REDIRECTS = redirects();
        private static final Field<String> JSON = Field.of(
                "json", JsonPathShape.one("$.version"), "$.version", "where in the JSON answer the label stands");

        VersionTable() {
            super(PATH, REDIRECTS, JSON);
        }

        @Override
        Version make(FieldValues values, Cursor at) {
            return new Version(values.get(PATH), values.get(REDIRECTS), values.get(JSON));
        }

        @Override
        void write(Version version, RecordWriter writer) {
            writer.put(PATH, version.path()).put(REDIRECTS, version.redirects()).put(JSON, version.json());
        }
    }
}
