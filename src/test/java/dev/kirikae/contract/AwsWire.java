package dev.kirikae.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A stand-in for AWS on the wire. What nobody asks of it, and what is asked but not arranged, fails the test. */
public final class AwsWire implements AutoCloseable {

    private static final S3Double S3 = new S3Double();
    private static final Map<String, Runnable> AFTERWARDS = new java.util.concurrent.ConcurrentHashMap<>();
    private static final WireMockServer SERVER = start();
    private static final Map<String, String> SETTINGS = Map.of(
            "aws.endpointUrl", SERVER.baseUrl(), "aws.accessKeyId", "AKIDEXAMPLE", "aws.secretAccessKey", "secret");

    private final List<StubMapping> arranged = new ArrayList<>();

    public AwsWire() {
        SERVER.resetAll();
        S3.clear();
        AFTERWARDS.clear();
        SETTINGS.forEach(System::setProperty);
    }

    private static WireMockServer start() {
        WireMockServer server = new WireMockServer(
                options().dynamicPort().bindAddress("127.0.0.1").extensions(S3));
        server.addMockServiceRequestListener((request, response) -> AFTERWARDS.forEach((action, then) -> {
            if (request.getBodyAsString().startsWith("Action=" + action + "&")) {
                then.run();
            }
        }));
        server.start();
        return server;
    }

    public String address() {
        return SERVER.baseUrl();
    }

    /** Answers an action of the Query protocol, one answer after the other; the last one stays. */
    public AwsWire on(String action, String... answers) {
        return on(action, Map.of(), answers);
    }

    /** The same, where these parameters are given. */
    public AwsWire on(String action, Map<String, String> parameters, String... answers) {
        for (int i = 0; i < answers.length; i++) {
            MappingBuilder stub = query(action, parameters)
                    .willReturn(
                            aResponse().withHeader("Content-Type", "text/xml").withBody(answers[i]));
            arranged.add(SERVER.stubFor(inTurn(stub, action + parameters, i, answers.length)));
        }
        return this;
    }

    /** Answers an action in any way. */
    public AwsWire on(String action, ResponseDefinitionBuilder answer) {
        arranged.add(SERVER.stubFor(query(action, Map.of()).willReturn(answer)));
        return this;
    }

    /** An error in Beanstalk's form. */
    public AwsWire onRefused(String action, int status, String code, String message) {
        return on(
                action,
                aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "text/xml")
                        .withBody(BeanstalkXml.error(code, message)));
    }

    /** The same, where these parameters are given, with any body. */
    public AwsWire onRefusedWhere(String action, Map<String, String> parameters, String body) {
        arranged.add(SERVER.stubFor(query(action, parameters)
                .atPriority(1)
                .willReturn(aResponse()
                        .withStatus(400)
                        .withHeader("Content-Type", "text/xml")
                        .withBody(body))));
        return this;
    }

    /** Answers an operation of the JSON protocol, such as {@code AmazonSQS.GetQueueUrl}, where its body holds this text. */
    public AwsWire onJson(String target, String holding, ResponseDefinitionBuilder answer) {
        arranged.add(SERVER.stubFor(post(urlPathMatching("/.*"))
                .withHeader("X-Amz-Target", equalTo(target))
                .withRequestBody(containing(holding))
                .willReturn(answer.withHeader("Content-Type", "application/x-amz-json-1.0"))));
        return this;
    }

    /** Puts an S3 with conditional writes behind every bucket. */
    public AwsWire withS3() {
        arranged.add(SERVER.stubFor(any(urlPathMatching("/[^/]+.*"))
                .atPriority(10)
                .willReturn(aResponse().withTransformers(S3Double.NAME))));
        return this;
    }

    /** Answers a request to S3 with an error before the S3 behind it is asked. */
    public AwsWire onS3(String method, String path, ResponseDefinitionBuilder answer) {
        arranged.add(
                SERVER.stubFor(com.github.tomakehurst.wiremock.client.WireMock.request(method, urlPathMatching(path))
                        .willReturn(answer)));
        return this;
    }

    /** Any other page of this server. */
    public AwsWire onGet(String path, ResponseDefinitionBuilder answer) {
        return onS3("GET", path, answer);
    }

    /** Arranges something once an action was answered. */
    public AwsWire afterwards(String action, java.util.function.Consumer<AwsWire> then) {
        AFTERWARDS.put(action, () -> then.accept(this));
        return this;
    }

    public S3Double s3() {
        return S3;
    }

    private static MappingBuilder query(String action, Map<String, String> parameters) {
        MappingBuilder stub = post(urlPathEqualTo("/")).withFormParam("Action", equalTo(action));
        parameters.forEach((name, value) -> stub.withFormParam(name, equalTo(value)));
        return stub;
    }

    private static MappingBuilder inTurn(MappingBuilder stub, String scenario, int turn, int turns) {
        if (turns == 1) {
            return stub;
        }
        String here = turn == 0 ? Scenario.STARTED : "turn " + turn;
        String next = turn == turns - 1 ? here : "turn " + (turn + 1);
        return stub.inScenario(scenario).whenScenarioStateIs(here).willSetStateTo(next);
    }

    /** Every request, in order. */
    public List<LoggedRequest> requests() {
        List<LoggedRequest> requests = new ArrayList<>(
                SERVER.getAllServeEvents().stream().map(ServeEvent::getRequest).toList());
        java.util.Collections.reverse(requests);
        return requests;
    }

    /** The requests of one action of the Query protocol. */
    public List<LoggedRequest> requests(String action) {
        return requests().stream()
                .filter(r -> r.getBodyAsString().startsWith("Action=" + action + "&"))
                .toList();
    }

    @Override
    public void close() {
        SETTINGS.keySet().forEach(System::clearProperty);
        Set<java.util.UUID> called = SERVER.getAllServeEvents().stream()
                .filter(ServeEvent::getWasMatched)
                .map(e -> e.getStubMapping().getId())
                .collect(Collectors.toSet());
        assertThat(SERVER.findAllUnmatchedRequests())
                .as("requests nobody arranged an answer for")
                .isEmpty();
        assertThat(arranged.stream().filter(s -> !called.contains(s.getId())).toList())
                .as("arranged answers nobody asked for")
                .isEmpty();
    }
}
