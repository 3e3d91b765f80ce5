package dev.kirikae.config;

import dev.kirikae.config.Verify.Compare;
import dev.kirikae.config.Verify.Undecided;
import dev.kirikae.model.ErrorClass;
import java.math.BigDecimal;
import java.time.Duration;

/** An element of {@code verify.live.compare}. */
final class CompareTable extends Table<Compare> {
    private static final Field<ErrorClass> ERRORS = Field.required(
            "errors",
            new WordShape<>(ErrorClass.values(), ErrorClass::word),
            "which answers count as errors, as the load balancers count them");
    private static final Field<BigDecimal> STEP = Field.of(
            "step",
            new PercentShape("0.01", "100"),
            new BigDecimal("2"),
            "the rise of the error rate that must be found, in points of a hundred requests");
    private static final Field<BigDecimal> FALSE_ALARMS = Field.of(
            "false-alarms",
            new PercentShape("0.0001", "5"),
            new BigDecimal("0.1"),
            "how many watches of a sound release may fail by chance");
    private static final Field<BigDecimal> POWER = Field.of(
            "power",
            new PercentShape("50", "99.9"),
            new BigDecimal("95"),
            "how surely the rise is found once there were enough requests");
    private static final Field<Duration> BEFORE = Field.of(
            "before",
            new DurationShape(Duration.ofMinutes(5), Duration.ofHours(24)),
            Duration.ofHours(1),
            "how far back from the switch the former live's requests count");
    private static final Field<Undecided> UNDECIDED = Field.of(
            "undecided",
            new WordShape<>(Undecided.values()),
            Undecided.INCONCLUSIVE,
            "what it means to have too few requests to tell");

    CompareTable() {
        super(ERRORS, STEP, FALSE_ALARMS, POWER, BEFORE, UNDECIDED);
    }

    @Override
    Compare make(FieldValues values, Cursor at) {
        return new Compare(
                values.get(ERRORS),
                values.get(STEP),
                values.get(FALSE_ALARMS),
                values.get(POWER),
                values.get(BEFORE),
                values.get(UNDECIDED));
    }

    @Override
    void write(Compare compare, RecordWriter writer) {
        writer.put(ERRORS, compare.errors())
                .put(STEP, compare.step())
                .put(FALSE_ALARMS, compare.falseAlarms())
                .put(POWER, compare.power())
                .put(BEFORE, compare.before())
                .put(UNDECIDED, compare.undecided());
    }
}
