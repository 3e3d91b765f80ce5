package dev.kirikae.config;

import dev.kirikae.config.Probe.Amount;
import dev.kirikae.config.Probe.Assertion;
import dev.kirikae.config.Probe.AtLeast;
import dev.kirikae.config.Probe.AtMost;
import dev.kirikae.config.Probe.Equal;
import dev.kirikae.config.Probe.Json;
import dev.kirikae.config.Probe.Matches;
import dev.kirikae.config.Probe.NewerThan;
import dev.kirikae.config.Probe.OneOf;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code json} of a probe, and its assertions. */
final class JsonProbeTables {
    private JsonProbeTables() {}

    /** {@code json}. */
    static final class JsonTable extends Table<Json> {
        private static final Field<String> PATH = Field.of("path", ProbeTables.path(), "/", "what is asked for");
        private static final Field<Integer> REDIRECTS = ProbeTables.redirects();
        private static final Field<List<Integer>> STATUS =
                Field.of("status", new StatusShape(), List.of(200), "one HTTP status or several");
        private static final Field<List<Integer>> NO_DATA = Field.of(
                "no-data",
                ListShape.distinct(new WholeNumber(100, 599)),
                List.of(),
                "statuses that say that there is no data yet, which is waited for");
        private static final Field<List<Assertion>> EXPECT = Field.required(
                "expect", ListShape.atLeastOne(new AssertionTable()), "what the answer must say; all of it");

        JsonTable() {
            super(PATH, REDIRECTS, STATUS, NO_DATA, EXPECT);
        }

        @Override
        @Nullable
        Json make(FieldValues values, Cursor at) {
            List<Integer> status = values.get(STATUS);
            List<Integer> both =
                    values.get(NO_DATA).stream().filter(status::contains).toList();
            if (!both.isEmpty()) {
                at.near("no-data").refuse("status " + both.get(0) + " cannot be in status and in no-data");
                return null;
            }
            return new Json(values.get(PATH), values.get(REDIRECTS), status, values.get(NO_DATA), values.get(EXPECT));
        }

        @Override
        void write(Json json, RecordWriter writer) {
            writer.put(PATH, json.path())
                    .put(REDIRECTS, json.redirects())
                    .put(STATUS, json.status())
                    .put(NO_DATA, json.noData())
                    .put(EXPECT, json.expect());
        }
    }

    /** An element of {@code expect}. */
    static final class AssertionTable extends Table<Assertion> {
        private static final Field<String> AT =
                Field.required("at", JsonPathShape.any(), "a JSONPath to what is judged");
        private static final Field<String> EQUALS = Field.optional("equals", value(), "the value is this");
        private static final Field<List<String>> ONE_OF =
                Field.optional("one-of", ListShape.atLeastOne(value()), "the value is one of these");
        private static final Field<String> MATCHES = Field.optional(
                "matches", new PatternShape(), "a regular expression of Java that matches the whole value");
        private static final Field<BigDecimal> AT_LEAST =
                Field.optional("at-least", new DecimalNumber(), "the value is a number, and not less");
        private static final Field<BigDecimal> AT_MOST =
                Field.optional("at-most", new DecimalNumber(), "the value is a number, and not more");
        private static final Field<Duration> NEWER_THAN = Field.optional(
                "newer-than",
                new DurationShape(Duration.ofSeconds(1), Duration.ofDays(366)),
                "the value is a time (ISO 8601 with its zone, or seconds or milliseconds since 1970), and no older than"
                        + " this");
        private static final Field<Amount> OF = Field.of(
                "of",
                new AmountShape(),
                Amount.EVERY,
                "where the path leads to several values: every one, at least so many, or of times the newest");
        private static final Field<String> SHOW = Field.optional(
                "show", JsonPathShape.any(), "a JSONPath to what the verdict shows where it does not hold");

        AssertionTable() {
            super(AT, EQUALS, ONE_OF, MATCHES, AT_LEAST, AT_MOST, NEWER_THAN, OF, SHOW);
        }

        private static LooseText value() {
            return new LooseText(
                    Scope.RELEASE, "[^\\x00-\\x1F\\x7F]{0,1024}", "a text, a number or a truth on one line", "value");
        }

        @Override
        @Nullable
        Assertion make(FieldValues values, Cursor at) {
            List<Probe.Test> tests = Stream.of(
                            values.find(EQUALS) == null ? null : new Equal(values.get(EQUALS)),
                            values.find(ONE_OF) == null ? null : new OneOf(values.get(ONE_OF)),
                            values.find(MATCHES) == null ? null : new Matches(values.get(MATCHES)),
                            values.find(AT_LEAST) == null ? null : new AtLeast(values.get(AT_LEAST)),
                            values.find(AT_MOST) == null ? null : new AtMost(values.get(AT_MOST)),
                            values.find(NEWER_THAN) == null ? null : new NewerThan(values.get(NEWER_THAN)))
                    .filter(Objects::nonNull)
                    .map(Probe.Test.class::cast)
                    .toList();
            if (tests.size() != 1) {
                at.refuse("expected exactly one of equals, one-of, matches, at-least, at-most and newer-than, found "
                        + (tests.isEmpty() ? "none" : tests.size()));
                return null;
            }
            Amount of = values.get(OF);
            if (of.kind() == Amount.Kind.NEWEST && !(tests.get(0) instanceof NewerThan)) {
                at.near("of").refuse("newest is for newer-than only; expected every, or a number");
                return null;
            }
            return new Assertion(values.get(AT), tests.get(0), of, values.find(SHOW));
        }

        @Override
        void write(Assertion assertion, RecordWriter writer) {
            Probe.Test test = assertion.test();
            writer.put(AT, assertion.at())
                    .put(EQUALS, test instanceof Equal equal ? equal.text() : null)
                    .put(ONE_OF, test instanceof OneOf oneOf ? oneOf.texts() : null)
                    .put(MATCHES, test instanceof Matches matches ? matches.pattern() : null)
                    .put(AT_LEAST, test instanceof AtLeast least ? least.number() : null)
                    .put(AT_MOST, test instanceof AtMost most ? most.number() : null)
                    .put(NEWER_THAN, test instanceof NewerThan newer ? newer.age() : null)
                    .put(OF, assertion.of())
                    .put(SHOW, assertion.show());
        }
    }
}
