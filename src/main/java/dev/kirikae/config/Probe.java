package dev.kirikae.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question asked again and again.
 *
 * @param name as reports show it; no other probe of its list has it
 * @param every between samples, from one second to one hour
 * @param timeout of one sample, from 100 milliseconds to one minute; of a download or a command, to ten minutes
 * @param passes good samples in a row that prove it, at least one
 * @param failures bad samples forgiven; one more disproves it
 * @param errors so many samples in a row that could not be taken make it inconclusive, at least one
 * @param within time to prove it before the switch, from one second to 24 hours; then inconclusive
 */
public record Probe(
        String name,
        Check check,
        Duration every,
        Duration timeout,
        int passes,
        int failures,
        int errors,
        Duration within) {

    /** What is asked. Texts that may hold variables of a release are said to. */
    public sealed interface Check {
        /** The texts that may hold variables of a release, as the file has them. */
        List<String> texts();
    }

    /**
     * An own name leads where the live name leads. No file says so: it follows from {@code live.domains}.
     *
     * @param echo what is asked through it, which tells who answers; null: its addresses tell
     */
    public record OwnName(
            Configuration.Domain domain, @Nullable Check echo) implements Check {
        @Override
        public List<String> texts() {
            return echo == null ? List.of() : echo.texts();
        }
    }

    /** The same question with another check. */
    public Probe asking(Check other) {
        return new Probe(name, other, every, timeout, passes, failures, errors, within);
    }

    /**
     * An answer to GET is as expected.
     *
     * @param path with query, which may hold variables of a release
     * @param redirects followed at most, within the same host
     */
    public record Http(String path, int redirects, Expect expect) implements Check {
        @Override
        public List<String> texts() {
            List<String> texts = new ArrayList<>(expect.headers().values());
            if (expect.bodyContains() != null) {
                texts.add(expect.bodyContains());
            }
            return texts;
        }
    }

    /**
     * What a good answer is; all of it must hold.
     *
     * @param status any of these
     * @param headers names, in any case, with exact values, which may hold variables of a release
     * @param bodyContains may hold variables of a release; null: any body
     */
    public record Expect(
            List<Integer> status,
            Map<String, String> headers,
            @Nullable String bodyContains) {
        public Expect {
            status = List.copyOf(status);
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }
    }

    /**
     * The answer tells the version label: JSON with status 200.
     *
     * @param path with query, which may hold variables of a release
     * @param json a JSONPath to the one value that is the label
     */
    public record Version(String path, int redirects, String json) implements Check {
        @Override
        public List<String> texts() {
            return List.of("${version}");
        }
    }

    /**
     * What a JSON answer says.
     *
     * @param path with query, which may hold variables of a release
     * @param redirects followed at most, within the same host
     * @param status any of these
     * @param noData statuses that say that there is no data yet; none of them is in {@code status}
     * @param expect at least one; all of them must hold
     */
    public record Json(String path, int redirects, List<Integer> status, List<Integer> noData, List<Assertion> expect)
            implements Check {
        public Json {
            status = List.copyOf(status);
            noData = List.copyOf(noData);
            expect = List.copyOf(expect);
        }

        @Override
        public List<String> texts() {
            return expect.stream().flatMap(a -> a.test().texts().stream()).toList();
        }
    }

    /**
     * Something that holds of what a JSONPath leads to.
     *
     * @param at a JSONPath
     * @param of how many of several values it must hold of
     * @param show a JSONPath to what explains it where it does not hold; null: nothing does
     */
    public record Assertion(
            String at, Test test, Amount of, @Nullable String show) {}

    /** What one value is held against. */
    public sealed interface Test {
        /** The texts that may hold variables of a release. */
        default List<String> texts() {
            return List.of();
        }
    }

    /** The value is this text, number or truth. @param text may hold variables of a release */
    public record Equal(String text) implements Test {
        @Override
        public List<String> texts() {
            return List.of(text);
        }
    }

    /** The value is one of these. @param texts may hold variables of a release; at least one */
    public record OneOf(List<String> texts) implements Test {
        public OneOf {
            texts = List.copyOf(texts);
        }
    }

    /** The whole value matches. @param pattern a regular expression of Java */
    public record Matches(String pattern) implements Test {}

    /** The value is a number, and not less. */
    public record AtLeast(BigDecimal number) implements Test {}

    /** The value is a number, and not more. */
    public record AtMost(BigDecimal number) implements Test {}

    /** The value is a time, ISO 8601 with its zone or seconds or milliseconds since 1970, and no older than this. */
    public record NewerThan(Duration age) implements Test {}

    /**
     * How many of the values at a path.
     *
     * @param least where the kind is {@link Kind#AT_LEAST}, at least one; else 0
     */
    public record Amount(Kind kind, int least) {
        public static final Amount EVERY = new Amount(Kind.EVERY, 0);
        public static final Amount NEWEST = new Amount(Kind.NEWEST, 0);

        /** Which of them. */
        public enum Kind {
            EVERY,
            /** The newest of several times. */
            NEWEST,
            AT_LEAST
        }
    }

    /**
     * A file comes whole.
     *
     * @param path with query, which may hold variables of a release
     * @param redirects followed at most, within the same host
     * @param most bytes that are read at most; more is bad
     * @param size in bytes; null: any
     * @param atLeast bytes; null: no bound
     * @param sha256 64 lower-case hexadecimal digits; null: any content
     */
    public record Download(
            String path,
            int redirects,
            long most,
            @Nullable Long size,
            @Nullable Long atLeast,
            @Nullable String sha256) implements Check {
        @Override
        public List<String> texts() {
            return List.of();
        }
    }

    /**
     * A server speaks over TCP.
     *
     * @param host may hold variables of a release; null: the side that is verified
     * @param send sent once connected; null: nothing
     * @param expect what its answer contains; null: the connection is enough
     */
    public record Tcp(
            @Nullable String host,
            int port,
            boolean tls,
            @Nullable String send,
            @Nullable String expect) implements Check {
        @Override
        public List<String> texts() {
            return expect == null ? List.of() : List.of(expect);
        }
    }

    /**
     * A WebSocket opens and speaks.
     *
     * @param path with query, which may hold variables of a release
     * @param protocol the subprotocol that must be agreed on; null: none is asked for
     * @param send a text frame that is sent first; null: nothing
     * @param frame whether a first frame must come
     * @param frameContains what it contains; may hold variables of a release; null: anything
     */
    public record WebSocket(
            String path,
            @Nullable String protocol,
            @Nullable String send,
            boolean frame,
            @Nullable String frameContains)
            implements Check {
        @Override
        public List<String> texts() {
            return frameContains == null ? List.of() : List.of(frameContains);
        }
    }

    /**
     * One cookie leads to one instance, and new clients are spread over several. Exactly one of json and header is
     * there.
     *
     * @param path with query, which may hold variables of a release
     * @param json a JSONPath to the one value that names the instance; null: a header does
     * @param header the header that names the instance; null: the body does
     * @param requests with one cookie, and as many without, from 2 to 50
     * @param instances that must answer new clients at least
     */
    public record Sticky(
            String path, @Nullable String json, @Nullable String header, int requests, int instances) implements Check {
        @Override
        public List<String> texts() {
            return List.of();
        }
    }

    /**
     * A program ends with exit code 0.
     *
     * @param line the program and its arguments, which may hold variables of a release; at least one
     * @param environment given besides what every program needs; values may hold variables of a release
     */
    public record Command(List<String> line, Map<String, String> environment) implements Check {
        public Command {
            line = List.copyOf(line);
            environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        }

        @Override
        public List<String> texts() {
            return List.of();
        }
    }
}
