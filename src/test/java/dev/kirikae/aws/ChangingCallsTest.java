package dev.kirikae.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.kirikae.contract.AwsPlace;
import dev.kirikae.contract.AwsWire;
import dev.kirikae.contract.BeanstalkXml;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A changing call leaves once, whatever comes back, and claims no more than is known. */
class ChangingCallsTest {

    private static final Instant NOW = AwsPlace.NOW;
    /** Signed a while ago, as after a slow second look. */
    private static final Instant SIGNED = NOW.minusSeconds(47);

    private static final Instant UNTIL = NOW.plusSeconds(30);
    private static final EnvironmentId A = new EnvironmentId("e-aaaaaaaaaa");
    private static final EnvironmentId B = new EnvironmentId("e-bbbbbbbbbb");
    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(700), Duration.ofSeconds(1));

    private static Map<String, ChangingCall> calls() {
        Map<String, ChangingCall> calls = new LinkedHashMap<>();
        calls.put("SwapEnvironmentCNAMEs", new ChangingCall.Swap("op", A, B, SIGNED, UNTIL));
        calls.put("TerminateEnvironment", new ChangingCall.Terminate("op", A, SIGNED, UNTIL));
        calls.put("SetDesiredCapacity", new ChangingCall.SetCapacity("op", A, "awseb-1", 2, SIGNED, UNTIL));
        calls.put(
                "CreateEnvironment",
                new ChangingCall.CreateEnvironment(
                        "op", "shop", "shop-b", "shop-b", "v1", null, "saved", List.of(), Map.of(), "op", SIGNED,
                        UNTIL));
        calls.put(
                "CreateApplicationVersion",
                new ChangingCall.CreateVersion("op", "shop", "v1", "b", "k", "op", Map.of(), SIGNED, UNTIL));
        calls.put("DeleteApplicationVersion", new ChangingCall.DeleteVersion("op", "shop", "v1", false, SIGNED, UNTIL));
        calls.put(
                "CreateConfigurationTemplate", new ChangingCall.SaveConfiguration("op", "shop", "t", A, SIGNED, UNTIL));
        calls.put(
                "DeleteConfigurationTemplate", new ChangingCall.DeleteConfiguration("op", "shop", "t", SIGNED, UNTIL));
        return calls;
    }

    private static Map<String, ResponseDefinitionBuilder> unclear() {
        Map<String, ResponseDefinitionBuilder> unclear = new LinkedHashMap<>();
        unclear.put("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        unclear.put("closed without a word", aResponse().withFault(Fault.EMPTY_RESPONSE));
        unclear.put("rubbish", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
        unclear.put("reset in the body", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
        unclear.put("too slow", aResponse().withFixedDelay(1500));
        unclear.put("empty", aResponse().withStatus(200));
        unclear.put("page", aResponse().withBody("<html><body>welcome to the hotel</body></html>"));
        unclear.put("error page", aResponse().withStatus(503).withBody("<html>busy</html>"));
        unclear.put("forbidden page", aResponse().withStatus(403).withBody("<html>no</html>"));
        unclear.put("empty 400", aResponse().withStatus(400));
        unclear.put("moved", aResponse().withStatus(302).withHeader("Location", "/elsewhere"));
        unclear.put("internal", aResponse().withStatus(500).withBody(BeanstalkXml.error("InternalFailure", "x")));
        unclear.put("throttled by 500", aResponse().withStatus(500).withBody(BeanstalkXml.error("Throttling", "x")));
        unclear.put("throttled by 503", aResponse().withStatus(503).withBody(BeanstalkXml.error("SlowDown", "x")));
        unclear.put("throttled by a proxy", nameless(429, "Throttling", "Rate exceeded"));
        unclear.put("refused by a proxy", nameless(403, "AccessDenied", "no"));
        unclear.put("not ready, says a proxy", nameless(400, "InvalidParameterValue", "Must be Ready."));
        unclear.put("timeout", aResponse().withStatus(408).withBody(BeanstalkXml.error("RequestTimeout", "x")));
        unclear.put("unheard of", aResponse().withStatus(400).withBody(BeanstalkXml.error("NeverHeardOf", "x")));
        unclear.put("cut error", aResponse().withStatus(400).withBody("<ErrorResponse><Error><Code>InvalidParam"));
        return unclear;
    }

    /** An error in Beanstalk's form, but without the request id that all of its own have. */
    private static ResponseDefinitionBuilder nameless(int status, String code, String message) {
        return aResponse()
                .withStatus(status)
                .withBody(BeanstalkXml.error(code, message).replace(BeanstalkXml.REQUEST, ""));
    }

    static Stream<String> operations() {
        return calls().keySet().stream();
    }

    static Stream<String> swapAnswers() {
        return unclear().keySet().stream();
    }

    private static AwsWorld world(InstantSource clock) {
        return new AwsWorld(AwsPlace.PLACE, clock, Map.of(), probe -> new Answer.Asked(), SHORT);
    }

    @ParameterizedTest
    @MethodSource("swapAnswers")
    void anUnclearAnswerIsUnknownAfterOneRequest(String which) {
        try (AwsWire wire = new AwsWire().on("SwapEnvironmentCNAMEs", unclear().get(which));
                AwsWorld world = world(InstantSource.fixed(NOW))) {
            assertThat(world.perform(calls().get("SwapEnvironmentCNAMEs"))).isInstanceOf(Answer.Unknown.class);
            assertThat(wire.requests("SwapEnvironmentCNAMEs")).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyCallIsSentOnceAndUnknown(String operation) {
        for (String which : List.of("reset", "closed without a word", "internal", "empty")) {
            try (AwsWire wire = new AwsWire().on(operation, unclear().get(which));
                    AwsWorld world = world(InstantSource.fixed(NOW))) {
                assertThat(world.perform(calls().get(operation))).as(which).isInstanceOf(Answer.Unknown.class);
                assertThat(wire.requests(operation)).as(which).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyCallIsRefusedByADefiniteErrorAfterOneRequest(String operation) {
        try (AwsWire wire = new AwsWire().onRefused(operation, 400, "Throttling", "Rate exceeded");
                AwsWorld world = world(InstantSource.fixed(NOW))) {
            assertThat(world.perform(calls().get(operation)))
                    .isEqualTo(new Answer.Refused(Answer.Trouble.THROTTLED, "Throttling", "Rate exceeded"));
            assertThat(wire.requests(operation)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyCallLearnsThatItCameTooEarly(String operation) {
        String message = "Environment named shop-b is in an invalid state for this operation. Must be Ready.";
        try (AwsWire wire = new AwsWire().onRefused(operation, 400, "InvalidParameterValue", message);
                AwsWorld world = world(InstantSource.fixed(NOW))) {
            assertThat(world.perform(calls().get(operation)))
                    .isEqualTo(new Answer.Refused(Answer.Trouble.NOT_READY, "InvalidParameterValue", message));
            assertThat(wire.requests(operation)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyCallIsSignedWithItsIntentsTime(String operation) {
        try (AwsWire wire = new AwsWire().onRefused(operation, 400, "ValidationError", "x");
                AwsWorld world = world(InstantSource.fixed(NOW))) {
            world.perform(calls().get(operation));
            LoggedRequest request = wire.requests(operation).get(0);
            assertThat(request.getHeader("X-Amz-Date")).isEqualTo("20261122T025913Z");
            String service =
                    calls().get(operation) instanceof ChangingCall.SetCapacity ? "autoscaling" : "elasticbeanstalk";
            assertThat(request.getHeader("Authorization"))
                    .contains("Credential=AKIDEXAMPLE/20261122/ap-northeast-1/" + service + "/aws4_request")
                    .contains("x-amz-date");
        }
    }

    /** The JDK repeats a POST on a connection that it had kept, if it may. */
    @Test
    void aConnectionThatWasUsedBeforeMakesNoSecondRequest() {
        String nothing = "<DescribeEnvironmentsResponse><DescribeEnvironmentsResult/></DescribeEnvironmentsResponse>";
        for (String which : List.of("closed without a word", "reset", "rubbish")) {
            try (AwsWire wire = new AwsWire()
                            .on("DescribeEnvironments", nothing)
                            .on("SwapEnvironmentCNAMEs", unclear().get(which));
                    AwsWorld world = world(InstantSource.fixed(NOW))) {
                for (int i = 0; i < 5; i++) {
                    world.perform(new Effect.LookAtEnvironments("shop"));
                }
                assertThat(world.perform(calls().get("SwapEnvironmentCNAMEs"))).isInstanceOf(Answer.Unknown.class);
                assertThat(wire.requests("SwapEnvironmentCNAMEs")).hasSize(1);
            }
        }
    }

    @Test
    void aCutOfTheAnswerAnywhereIsUnknown() {
        String whole = BeanstalkXml.done("SwapEnvironmentCNAMEs");
        for (int length = 1; length < whole.length(); length += 13) {
            try (AwsWire wire = new AwsWire().on("SwapEnvironmentCNAMEs", whole.substring(0, length));
                    AwsWorld world = world(InstantSource.fixed(NOW))) {
                assertThat(world.perform(calls().get("SwapEnvironmentCNAMEs"))).isInstanceOf(Answer.Unknown.class);
                assertThat(wire.requests()).hasSize(1);
            }
        }
    }

    @Test
    void anAnswerWithoutARequestIdIsUnknown() {
        String nameless = BeanstalkXml.done("SwapEnvironmentCNAMEs").replace(BeanstalkXml.REQUEST, "");
        try (AwsWire wire = new AwsWire().on("SwapEnvironmentCNAMEs", nameless);
                AwsWorld world = world(InstantSource.fixed(NOW))) {
            assertThat(world.perform(calls().get("SwapEnvironmentCNAMEs"))).isInstanceOf(Answer.Unknown.class);
        }
    }

    @Test
    void theClockIsAskedAfterEverythingElse() {
        List<Instant> times = new ArrayList<>(List.of(UNTIL.plusSeconds(1)));
        try (AwsWire wire = new AwsWire();
                AwsWorld world = world(() -> times.get(0))) {
            assertThat(world.perform(calls().get("SwapEnvironmentCNAMEs")))
                    .isInstanceOfSatisfying(
                            Answer.NotSent.class,
                            notSent -> assertThat(notSent.why()).contains("allowed until " + UNTIL));
            assertThat(wire.requests()).isEmpty();
        }
    }

    @Test
    void aServiceThatIsNotThereWasNotAsked() {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "secret");
        System.setProperty("aws.endpointUrl", "http://127.0.0.1:1");
        try (AwsWorld world = world(InstantSource.fixed(NOW))) {
            assertThat(world.perform(calls().get("SwapEnvironmentCNAMEs"))).isInstanceOf(Answer.NotSent.class);
        } finally {
            List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrl").forEach(System::clearProperty);
        }
    }

    @Test
    void aVersionWhoseBundleStaysIsDeleted() {
        try (AwsWire wire = new AwsWire()
                        .onRefused("DeleteApplicationVersion", 400, "SourceBundleDeletionFailure", "not removed");
                AwsWorld world = world(InstantSource.fixed(NOW))) {
            assertThat(world.perform(calls().get("DeleteApplicationVersion")))
                    .isEqualTo(new Answer.Done(BeanstalkXml.REQUEST, null));
            assertThat(wire.requests()).hasSize(1);
        }
    }

    @Test
    void aPlatformIsAnArnOrAName() {
        for (String platform : List.of("arn:aws:elasticbeanstalk:ap-northeast-1::platform/Node/6.4.3", "64bit X")) {
            Effect create = new ChangingCall.CreateEnvironment(
                    "op", "shop", "shop-b", "shop-b", "v1", platform, null, List.of(), Map.of(), "op", SIGNED, UNTIL);
            try (AwsWire wire = new AwsWire().onRefused("CreateEnvironment", 400, "ValidationError", "x");
                    AwsWorld world = world(InstantSource.fixed(NOW))) {
                world.perform(create);
                String body = wire.requests().get(0).getBodyAsString();
                assertThat(body.contains("&PlatformArn=")).isEqualTo(platform.startsWith("arn:"));
                assertThat(body.contains("&SolutionStackName=")).isEqualTo(!platform.startsWith("arn:"));
                assertThat(body).doesNotContain("TemplateName", "OptionSettings", "Tags", "OptionsToRemove");
            }
        }
    }
}
