package dev.kirikae.aws;

import static dev.kirikae.contract.BeanstalkXml.element;
import static dev.kirikae.contract.BeanstalkXml.members;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.contract.AwsPlace;
import dev.kirikae.contract.AwsWire;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An alarm on a percentile may pass over periods with few samples. */
class PercentileAlarmTest {

    @ParameterizedTest
    @CsvSource({
        "p99, ignore, 1000", "p99.9, ignore, 10000", "p90, ignore, 100", "p50, ignore, 20", "p10, ignore, 100",
        "p99, evaluate, 0", "p99, '', 0", "tm99, ignore, 0", "p100, ignore, 0", "p0, ignore, 0"
    })
    void itsPeriodsNeedTenSamplesBeyondThePercentile(String statistic, String few, int least) {
        String alarm = element("AlarmName", "shop-p99")
                + element("StateValue", "OK")
                + element("StateTransitionedTimestamp", AwsPlace.NOW)
                + element("Period", 60)
                + element("EvaluationPeriods", 2)
                + element("ExtendedStatistic", statistic)
                + (few.isEmpty() ? "" : element("EvaluateLowSampleCountPercentile", few));
        String answer = "<DescribeAlarmsResponse><DescribeAlarmsResult>" + members("MetricAlarms", alarm)
                + "</DescribeAlarmsResult></DescribeAlarmsResponse>";
        try (AwsWire wire = new AwsWire().on("DescribeAlarms", answer);
                AwsWorld world = AwsPlace.world()) {
            Answer seen = world.perform(new Effect.LookAtAlarms(List.of("shop-p99"), List.of()));
            assertThat(((Answer.AlarmsSeen) seen).alarms())
                    .singleElement()
                    .satisfies(a -> assertThat(a.leastSamples()).isEqualTo(least));
            assertThat(wire.requests()).hasSize(1);
        }
    }
}
