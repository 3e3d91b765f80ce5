package dev.kirikae.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.kirikae.contract.BeanstalkXml.element;
import static dev.kirikae.contract.BeanstalkXml.members;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.kirikae.contract.AwsPlace;
import dev.kirikae.contract.AwsWire;
import dev.kirikae.model.QueueState;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Answer.Trouble;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queues, as SQS and CloudWatch tell of them. */
class QueueLooksTest {

    private static final String NAMING = "AmazonSQS.GetQueueUrl";
    private static final String READING = "AmazonSQS.GetQueueAttributes";
    private static final String URL = "https://sqs.ap-northeast-1.amazonaws.com/123456789012/";
    private static final Effect.LookAtQueue PLAIN = new Effect.LookAtQueue("jobs", false, false);
    private static final Effect.LookAtQueue WHOLE = new Effect.LookAtQueue("jobs", true, true);
    private static final String REDRIVE =
            ",\"RedrivePolicy\":\"{\\\"deadLetterTargetArn\\\":\\\"arn:aws:sqs:ap-northeast-1:123456789012:jobs-dead\\\","
                    + "\\\"maxReceiveCount\\\":5}\"";

    private static ResponseDefinitionBuilder named(String queue) {
        return aResponse().withBody("{\"QueueUrl\":\"" + URL + queue + "\"}");
    }

    private static ResponseDefinitionBuilder holding(int visible, int inFlight, int delayed, String more) {
        return aResponse()
                .withBody("{\"Attributes\":{\"ApproximateNumberOfMessages\":\"" + visible
                        + "\",\"ApproximateNumberOfMessagesNotVisible\":\"" + inFlight
                        + "\",\"ApproximateNumberOfMessagesDelayed\":\"" + delayed + "\"" + more + "}}");
    }

    private static ResponseDefinitionBuilder refused(String code, String query) {
        return aResponse()
                .withStatus(400)
                .withHeader("x-amzn-query-error", query + ";Sender")
                .withBody("{\"__type\":\"com.amazonaws.sqs#" + code + "\",\"message\":\"it says no\"}");
    }

    private static String age(String status, String more) {
        return "<GetMetricDataResponse><GetMetricDataResult>"
                + members("MetricDataResults", element("Id", "age") + element("StatusCode", status) + more)
                + "</GetMetricDataResult></GetMetricDataResponse>";
    }

    @Test
    void itsMessagesTheirAgeAndItsDeadLettersAreRead() {
        String points = "<Timestamps>"
                + "<member>" + AwsPlace.NOW.minusSeconds(180) + "</member><member>" + AwsPlace.NOW.minusSeconds(60)
                + "</member></Timestamps><Values><member>900</member><member>95.0</member></Values>";
        try (AwsWire wire = new AwsWire()
                        .onJson(NAMING, "\"jobs\"", named("jobs"))
                        .onJson(NAMING, "\"jobs-dead\"", named("jobs-dead"))
                        .onJson(READING, "/jobs\"", holding(3, 2, 1, REDRIVE))
                        .onJson(READING, "/jobs-dead\"", holding(7, 0, 0, ""))
                        .on("GetMetricData", age("Complete", points));
                AwsWorld world = AwsPlace.world()) {
            assertThat(world.perform(WHOLE))
                    .isEqualTo(new Answer.QueueSeen(new QueueState(
                            "jobs",
                            3,
                            2,
                            1,
                            Duration.ofSeconds(95),
                            new QueueState("jobs-dead", 7, 0, 0, null, null))));
            String asked = wire.requests("GetMetricData").get(0).getBodyAsString();
            assertThat(asked)
                    .contains("ApproximateAgeOfOldestMessage")
                    .contains("QueueName")
                    .contains("AWS%2FSQS");
        }
    }

    @Test
    void aQueueByItsUrlIsNotNamedAgainAndWithoutRedriveHasNoDeadLetters() {
        try (AwsWire wire = new AwsWire()
                        .onJson(READING, URL + "jobs", holding(0, 0, 0, ""))
                        .on("GetMetricData", age("Complete", ""));
                AwsWorld world = AwsPlace.world()) {
            assertThat(world.perform(new Effect.LookAtQueue(URL + "jobs", true, true)))
                    .isEqualTo(new Answer.QueueSeen(new QueueState("jobs", 0, 0, 0, null, null)));
            assertThat(wire.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "QueueDoesNotExist, AWS.SimpleQueueService.NonExistentQueue, ABSENT",
        "AccessDeniedException, AccessDeniedException, DENIED",
        "AccessDenied, AccessDenied, DENIED",
        "InvalidAddress, InvalidAddress, UNSUPPORTED"
    })
    void aRefusalNamesItsAction(String code, String query, Trouble trouble) {
        try (AwsWire wire = new AwsWire().onJson(NAMING, "jobs", refused(code, query));
                AwsWorld world = AwsPlace.world()) {
            Answer.Missing missing = (Answer.Missing) world.perform(PLAIN);
            assertThat(missing.trouble()).isEqualTo(trouble);
            assertThat(missing.why()).startsWith("sqs:GetQueueUrl: ").contains("it says no");
            assertThat(wire.requests()).hasSize(1);
        }
        try (AwsWire wire = new AwsWire()
                        .onJson(NAMING, "jobs", named("jobs"))
                        .onJson(READING, "jobs", refused(code, query));
                AwsWorld world = AwsPlace.world()) {
            Answer.Missing missing = (Answer.Missing) world.perform(PLAIN);
            assertThat(missing.trouble()).isEqualTo(trouble);
            assertThat(missing.why()).startsWith("sqs:GetQueueAttributes: ");
            assertThat(wire.requests()).hasSize(2);
        }
    }

    /** Dead letters that may not be read are not taken for none, nor is a figure that is not there. */
    @Test
    void whatIsNotWholeIsNoAnswer() {
        for (String attributes : new String[] {"{}", "{\"Attributes\":{\"ApproximateNumberOfMessages\":\"many\"}}"}) {
            try (AwsWire wire = new AwsWire()
                            .onJson(NAMING, "jobs", named("jobs"))
                            .onJson(READING, "jobs", aResponse().withBody(attributes));
                    AwsWorld world = AwsPlace.world()) {
                assertThat(((Answer.Missing) world.perform(PLAIN)).trouble()).isEqualTo(Trouble.UNREACHABLE);
                assertThat(wire.requests()).hasSize(2);
            }
        }
        try (AwsWire wire = new AwsWire()
                        .onJson(NAMING, "\"jobs\"", named("jobs"))
                        .onJson(NAMING, "jobs-dead", refused("AccessDenied", "AccessDenied"))
                        .onJson(READING, "/jobs\"", holding(0, 0, 0, REDRIVE));
                AwsWorld world = AwsPlace.world()) {
            assertThat(((Answer.Missing) world.perform(WHOLE)).trouble()).isEqualTo(Trouble.DENIED);
            assertThat(wire.requests()).hasSize(3);
        }
        for (String status : new String[] {"PartialData", "InternalError", "Forbidden"}) {
            try (AwsWire wire = new AwsWire()
                            .onJson(NAMING, "jobs", named("jobs"))
                            .onJson(READING, "jobs", holding(1, 0, 0, ""))
                            .on("GetMetricData", age(status, ""));
                    AwsWorld world = AwsPlace.world()) {
                assertThat(world.perform(WHOLE)).isInstanceOf(Answer.Missing.class);
                assertThat(wire.requests()).hasSize(3);
            }
        }
    }
}
