package dev.kirikae.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.contract.AwsPlace;
import dev.kirikae.contract.AwsWire;
import dev.kirikae.model.FeedMessage;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The alarm feed on the wire. */
class FeedCallsTest {

    private static final String URL = "https://sqs.ap-northeast-1.amazonaws.com/123456789012/alarms";

    @Test
    void aLongPollLastsNoLongerThanIsAsked() {
        try (AwsWire wire = new AwsWire()
                        .onJson(
                                "AmazonSQS.ReceiveMessage",
                                "\"WaitTimeSeconds\":4",
                                aResponse()
                                        .withBody(
                                                "{\"Messages\":[{\"MessageId\":\"1\",\"ReceiptHandle\":\"r1\",\"MD5OfBody\":\"5d41402abc4b2a76b9719d911017c592\",\"Body\":\"hello\"}]}"));
                AwsWorld world = AwsPlace.world()) {
            assertThat(world.perform(new Effect.ReceiveMessages(URL, AwsPlace.NOW.plusSeconds(4))))
                    .isEqualTo(new Answer.FeedSeen(List.of(new FeedMessage("r1", "hello"))));
            assertThat(wire.address()).isNotEmpty();
        }
    }

    @Test
    void oursAreDeletedAndOthersAreVisibleAtOnce() {
        try (AwsWire wire = new AwsWire()
                        .onJson(
                                "AmazonSQS.ChangeMessageVisibilityBatch",
                                "\"VisibilityTimeout\":0",
                                aResponse().withBody("{\"Successful\":[],\"Failed\":[]}"))
                        .onJson(
                                "AmazonSQS.DeleteMessageBatch",
                                "\"ReceiptHandle\":\"ours\"",
                                aResponse().withBody("{\"Successful\":[],\"Failed\":[]}"));
                AwsWorld world = AwsPlace.world()) {
            assertThat(world.perform(new Effect.ReturnMessages(URL, List.of("ours"), List.of("others"))))
                    .isEqualTo(new Answer.Asked());
            assertThat(world.perform(new Effect.ReturnMessages(URL, List.of(), List.of())))
                    .isEqualTo(new Answer.Asked());
            assertThat(wire.address()).isNotEmpty();
        }
    }

    @Test
    void whatMayNotBeReceivedNamesItsAction() {
        try (AwsWire wire = new AwsWire()
                        .onJson(
                                "AmazonSQS.ReceiveMessage",
                                "alarms",
                                aResponse()
                                        .withStatus(400)
                                        .withHeader("x-amzn-query-error", "AccessDenied;Sender")
                                        .withBody(
                                                "{\"__type\":\"com.amazonaws.sqs#AccessDenied\",\"message\":\"no\"}"));
                AwsWorld world = AwsPlace.world()) {
            assertThat(world.perform(new Effect.ReceiveMessages(URL, AwsPlace.NOW)))
                    .isInstanceOfSatisfying(Answer.Missing.class, missing -> {
                        assertThat(missing.trouble()).isEqualTo(Answer.Trouble.DENIED);
                        assertThat(missing.why()).startsWith("sqs:ReceiveMessage: ");
                    });
            assertThat(wire.address()).isNotEmpty();
        }
    }
}
