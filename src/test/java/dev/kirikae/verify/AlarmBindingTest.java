package dev.kirikae.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Alarm;
import dev.kirikae.model.Resources;
import dev.kirikae.verify.AlarmBinding.Side;
import dev.kirikae.verify.AlarmBinding.Whose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blue is live, green is the candidate; they share the load balancer {@code app/both/3}. */
class AlarmBindingTest {

    private static final String ARN = "arn:aws:elasticloadbalancing:ap-northeast-1:1:loadbalancer/";
    private static final Side BLUE = side("blue", "app/blue/1", "classic-blue", "i-b1");
    private static final Side GREEN = side("green", "app/green/2", "classic-green", "i-g1");

    private static Side side(String name, String balancer, String classic, String instance) {
        return new Side(
                name,
                new Resources(
                        List.of(ARN + balancer, ARN + "app/both/3", classic),
                        List.of("asg-" + name),
                        List.of(instance),
                        List.of("https://sqs.ap-northeast-1.amazonaws.com/1/work-" + name)));
    }

    private static Alarm alarm(List<Map<String, String>> watched) {
        return new Alarm(
                        "a",
                        Alarm.Kind.METRIC,
                        Alarm.State.OK,
                        Instant.EPOCH,
                        "",
                        "",
                        null,
                        true,
                        Duration.ofMinutes(1),
                        Map.of(),
                        null)
                .watching(watched);
    }

    /** Metrics are parted by a slash with blanks, dimensions by commas; a metric without any is "-". */
    private static Alarm watching(String metrics) {
        List<Map<String, String>> watched = new ArrayList<>();
        for (String metric : metrics.split(" / ", -1)) {
            Map<String, String> dimensions = new LinkedHashMap<>();
            for (String dimension : metric.equals("-") ? new String[0] : metric.split(", ", -1)) {
                String[] parts = dimension.split("=", 2);
                dimensions.put(parts[0], parts[1]);
            }
            watched.add(dimensions);
        }
        return alarm(watched);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -                                                        | SHARED    | ''
            Service=push                                             | SHARED    | ''
            EnvironmentName=blue                                     | LIVE      | EnvironmentName blue
            EnvironmentName=green                                    | CANDIDATE | EnvironmentName green
            EnvironmentName=teal                                     | SHARED    | ''
            EnvironmentName=Blue                                     | SHARED    | ''
            LoadBalancer=app/blue/1                                  | LIVE      | LoadBalancer app/blue/1
            LoadBalancer=app/green/2                                 | CANDIDATE | LoadBalancer app/green/2
            LoadBalancer=app/both/3                                  | SHARED    | LoadBalancer app/both/3
            LoadBalancer=app/upstream/9                              | SHARED    | ''
            LoadBalancer=blue/1                                      | SHARED    | ''
            LoadBalancerName=classic-blue                            | LIVE      | LoadBalancerName classic-blue
            AutoScalingGroupName=asg-blue                            | LIVE      | AutoScalingGroupName asg-blue
            AutoScalingGroupName=asg-green                           | CANDIDATE | AutoScalingGroupName asg-green
            InstanceId=i-b1                                          | LIVE      | InstanceId i-b1
            QueueName=work-blue                                      | LIVE      | QueueName work-blue
            QueueName=orders                                         | SHARED    | ''
            TargetGroup=targetgroup/x/1                              | UNKNOWN   | TargetGroup targetgroup/x/1
            LoadBalancer=app/blue/1, TargetGroup=targetgroup/x/1     | LIVE      | LoadBalancer app/blue/1
            LoadBalancer=app/green/2, TargetGroup=targetgroup/x/1    | CANDIDATE | LoadBalancer app/green/2
            LoadBalancer=app/both/3, TargetGroup=targetgroup/x/1     | UNKNOWN   | TargetGroup targetgroup/x/1
            EnvironmentName=green, InstanceId=i-b1                   | UNKNOWN   | InstanceId i-b1 is live's, EnvironmentName green the candidate's
            EnvironmentName=blue, InstanceId=i-gone                  | LIVE      | EnvironmentName blue
            EnvironmentName=blue / LoadBalancer=app/blue/1           | LIVE      | EnvironmentName blue
            EnvironmentName=blue / EnvironmentName=green             | UNKNOWN   | a part of it watches live alone: EnvironmentName blue
            EnvironmentName=blue / -                                 | UNKNOWN   | a part of it watches live alone: EnvironmentName blue
            EnvironmentName=green / -                                | CANDIDATE | EnvironmentName green
            EnvironmentName=green / TargetGroup=targetgroup/x/1      | UNKNOWN   | TargetGroup targetgroup/x/1
            """)
    void isReadFromDimensions(String metrics, Whose whose, String why) {
        AlarmBinding binding = AlarmBinding.of(watching(metrics), BLUE, GREEN);

        assertThat(binding).isEqualTo(new AlarmBinding(whose, why));
    }

    /** A composite alarm of which not every leaf can be read, say. */
    @Test
    void isUnknownWhereTheMetricsAre() {
        assertThat(AlarmBinding.of(alarm(List.of()), BLUE, GREEN).whose()).isEqualTo(Whose.UNKNOWN);
    }

    /** What Beanstalk did not tell proves nothing. */
    @ParameterizedTest
    @CsvSource({
        "EnvironmentName=blue, LIVE",
        "LoadBalancer=app/blue/1, UNKNOWN",
        "InstanceId=i-b1, UNKNOWN",
        "Service=push, SHARED"
    })
    void isUnknownWhereTheResourcesAre(String metrics, Whose whose) {
        Side untold = new Side("green", null);

        assertThat(AlarmBinding.of(watching(metrics), BLUE, untold).whose()).isEqualTo(whose);
    }

    /** Before the upload: the next environment may share live's load balancer, and nothing that is live's own. */
    @ParameterizedTest
    @CsvSource({
        "EnvironmentName=blue, LIVE",
        "LoadBalancer=app/blue/1, UNKNOWN",
        "InstanceId=i-b1, LIVE",
        "AutoScalingGroupName=asg-blue, LIVE",
        "QueueName=work-blue, UNKNOWN",
        "Service=push, SHARED"
    })
    void isProvenBeforeThereIsACandidate(String metrics, Whose whose) {
        assertThat(AlarmBinding.of(watching(metrics), BLUE, null).whose()).isEqualTo(whose);
    }

    /** Nothing of either is asked for where no dimension could name it. */
    @ParameterizedTest
    @CsvSource({
        "-, false",
        "EnvironmentName=blue, false",
        "TargetGroup=x, false",
        "LoadBalancer=x, true",
        "- / InstanceId=x, true"
    })
    void asksForResourcesOnlyWhereNeeded(String metrics, boolean asks) {
        assertThat(AlarmBinding.asksForResources(watching(metrics))).isEqualTo(asks);
    }
}
