package dev.kirikae.config;

import dev.kirikae.config.Verify.WarmUp;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests to the candidate before its proof. */
final class WarmUpTables {
    private WarmUpTables() {}

    /** {@code verify.candidate.warm-up}. */
    static final class WarmUpTable extends Table<WarmUp> {
        private static final Field<List<String>> PATHS =
                Field.of("paths", ListShape.atLeastOne(ProbeTables.path()), List.of("/"), "what is asked for, in turn");
        private static final Field<Until> UNTIL =
                Field.required("until", new UntilTable(), "what ends it: how fast its answers must come");
        private static final Field<Duration> AT_MOST = Field.of(
                "at-most",
                new DurationShape(Duration.ofSeconds(1), Duration.ofMinutes(30)),
                Duration.ofMinutes(3),
                "how long it may take; not reached by then is inconclusive");

        WarmUpTable() {
            super(PATHS, UNTIL, AT_MOST);
        }

        @Override
        WarmUp make(FieldValues values, Cursor at) {
            Until until = values.get(UNTIL);
            WarmUp warmUp =
                    new WarmUp(values.get(PATHS), until.percentile(), until.limit(), until.over(), values.get(AT_MOST));
            Reach.ofWarmUp(warmUp, at);
            return warmUp;
        }

        @Override
        void write(WarmUp warmUp, RecordWriter writer) {
            writer.put(PATHS, warmUp.paths())
                    .put(UNTIL, new Until(warmUp.percentile(), warmUp.limit(), warmUp.over()))
                    .put(AT_MOST, warmUp.atMost());
        }
    }

    /** What ends a warm-up. */
    record Until(int percentile, Duration limit, int over) {}

    /** One percentile, and its key. */
    private record Percentile(int percent, Field<Duration> field) {
        static Percentile of(int percent) {
            Field<Duration> field = Field.optional(
                    "p" + percent,
                    new DurationShape(Duration.ofMillis(1), Duration.ofSeconds(10)),
                    percent + " of a hundred answers take no longer");
            return new Percentile(percent, percent == 95 ? field.such(Duration.ofMillis(300)) : field);
        }
    }

    /** {@code verify.candidate.warm-up.until}. */
    static final class UntilTable extends Table<Until> {
        private static final List<Percentile> PERCENTILES =
                Stream.of(50, 90, 95, 99).map(Percentile::of).toList();
        private static final Field<Integer> OVER = Field.of(
                "over",
                new WholeNumber(10, 1000),
                50,
                "over so many of the latest requests; one that fails is never fast");

        UntilTable() {
            super(Stream.concat(PERCENTILES.stream().map(Percentile::field), Stream.of(OVER))
                    .toArray(Field<?>[]::new));
        }

        @Override
        @Nullable
        Until make(FieldValues values, Cursor at) {
            List<Percentile> given = PERCENTILES.stream()
                    .filter(p -> values.find(p.field()) != null)
                    .toList();
            if (given.size() != 1) {
                at.refuse("expected exactly one of p50, p90, p95, p99, found "
                        + (given.isEmpty() ? "none" : given.size()));
                return null;
            }
            Percentile one = given.get(0);
            return new Until(one.percent(), Objects.requireNonNull(values.find(one.field())), values.get(OVER));
        }

        @Override
        void write(Until until, RecordWriter writer) {
            PERCENTILES.forEach(p -> writer.put(p.field(), p.percent() == until.percentile() ? until.limit() : null));
            writer.put(OVER, until.over());
        }
    }
}
