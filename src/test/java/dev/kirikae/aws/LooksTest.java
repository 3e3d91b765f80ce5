package dev.kirikae.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.kirikae.contract.BeanstalkXml.answer;
import static dev.kirikae.contract.BeanstalkXml.element;
import static dev.kirikae.contract.BeanstalkXml.members;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.contract.AwsPlace;
import dev.kirikae.contract.AwsWire;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.ManagedAction;
import dev.kirikae.model.Status;
import dev.kirikae.model.Tier;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Answer.Trouble;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Looks whose answers have traps in them. */
class LooksTest {

    private static final EnvironmentId A = new EnvironmentId("e-aaaaaaaaaa");

    private static String environment(String id, String more) {
        return element("EnvironmentId", id)
                + element("EnvironmentName", "shop-a")
                + element("ApplicationName", "shop")
                + more;
    }

    private static String environments(String token, String... members) {
        return answer("DescribeEnvironments", members("Environments", members) + element("NextToken", token));
    }

    private static List<Environment> seen(AwsWorld world) {
        return ((Answer.EnvironmentsSeen) world.perform(new Effect.LookAtEnvironments("shop"))).environments();
    }

    @Test
    void environmentsComeInPagesWithTheirTwins() {
        try (AwsWire wire = new AwsWire()
                        .on(
                                "DescribeEnvironments",
                                environments("page 2", environment("e-aaaaaaaaaa", element("Status", "Ready"))),
                                environments(null, environment("e-bbbbbbbbbb", element("Status", "Terminated"))));
                AwsWorld world = AwsPlace.world()) {
            assertThat(seen(world)).extracting(Environment::status).containsExactly(Status.READY, Status.TERMINATED);
            assertThat(wire.requests().get(0).getBodyAsString())
                    .contains("ApplicationName=shop", "MaxRecords=1000", "IncludeDeleted=true")
                    .contains("IncludedDeletedBackTo=2026-11-22T02%3A00%3A00Z");
            assertThat(wire.requests().get(1).getBodyAsString()).contains("NextToken=page+2");
        }
    }

    @Test
    void wordsThatTheSdkDoesNotKnowAreReadRaw() {
        try (AwsWire wire = new AwsWire()
                        .on(
                                "DescribeEnvironments",
                                environments(
                                        null,
                                        environment(
                                                "e-aaaaaaaaaa",
                                                element("Status", "Pausing")
                                                        + element("Health", "Purple")
                                                        + element("HealthStatus", "No Data")
                                                        + element(
                                                                "PlatformArn", "arn:aws:elasticbeanstalk:r::platform/x")
                                                        + "<Tier><Name>Worker</Name><Type>SQS/HTTP</Type></Tier>")));
                AwsWorld world = AwsPlace.world()) {
            Environment seen = seen(world).get(0);
            assertThat(seen.status()).isEqualTo(Status.UNKNOWN);
            assertThat(seen.colour()).isEqualTo(HealthColour.UNRECOGNISED);
            assertThat(seen.health()).isEqualTo(HealthStatus.NO_DATA);
            assertThat(seen.tier()).isEqualTo(Tier.WORKER);
            assertThat(seen.cname()).isNull();
            assertThat(seen.version()).isNull();
            assertThat(seen.platform()).isEqualTo("arn:aws:elasticbeanstalk:r::platform/x");
        }
    }

    /** Platforms are listed and asked for by the stack's name: an ARN would compare with none of them. */
    @Test
    void aPlatformIsKnownByTheNameOfItsStack() {
        try (AwsWire wire = new AwsWire()
                        .on(
                                "DescribeEnvironments",
                                environments(
                                        null,
                                        environment(
                                                "e-aaaaaaaaaa",
                                                element("PlatformArn", "arn:aws:elasticbeanstalk:r::platform/x")
                                                        + element("SolutionStackName", "64bit"))));
                AwsWorld world = AwsPlace.world()) {
            assertThat(seen(world)).extracting(Environment::platform).containsExactly("64bit");
        }
    }

    @Test
    void onlyTheTierWebServerIsWeb() {
        Map<String, Tier> tiers = Map.of("WebServer", Tier.WEB, "Worker", Tier.WORKER, "Cluster", Tier.UNKNOWN);
        tiers.forEach((name, tier) -> {
            try (AwsWire wire = new AwsWire()
                            .on(
                                    "DescribeEnvironments",
                                    environments(
                                            null,
                                            environment(
                                                    "e-aaaaaaaaaa",
                                                    "<Tier><Name>" + name + "</Name><Type>Standard</Type></Tier>"),
                                            environment("e-bbbbbbbbbb", "")));
                    AwsWorld world = AwsPlace.world()) {
                List<Environment> seen = seen(world);
                assertThat(seen).extracting(Environment::tier).containsExactly(tier, Tier.UNKNOWN);
                assertThat(seen.get(0).words().tier()).isEqualTo(name);
                assertThat(wire.requests()).hasSize(1);
            }
        });
    }

    @Test
    void basicHealthIsDistinguishedFromAnUnknownWord() {
        try (AwsWire wire = new AwsWire()
                        .on(
                                "DescribeEnvironments",
                                environments(
                                        null,
                                        environment("e-aaaaaaaaaa", element("Health", "Green")),
                                        environment(
                                                "e-bbbbbbbbbb",
                                                element("Health", "Green") + element("HealthStatus", "Unknown")),
                                        environment(
                                                "e-cccccccccc",
                                                element("Health", "Green") + element("HealthStatus", "Splendid"))));
                AwsWorld world = AwsPlace.world()) {
            List<Environment> seen = seen(world);
            assertThat(seen)
                    .extracting(Environment::health)
                    .containsExactly(HealthStatus.NONE, HealthStatus.UNKNOWN, HealthStatus.UNRECOGNISED);
            assertThat(seen).extracting(Environment::healthWord).containsExactly("Green", "Unknown", "Splendid");
            assertThat(wire.requests()).hasSize(1);
        }
    }

    @Test
    void anAnswerThatMakesNoSenseIsMissing() {
        try (AwsWire wire = new AwsWire().on("DescribeEnvironments", environments(null, environment("shop-a", "")));
                AwsWorld world = AwsPlace.world()) {
            assertThat(world.perform(new Effect.LookAtEnvironments("shop")))
                    .isInstanceOfSatisfying(Answer.Missing.class, missing -> {
                        assertThat(missing.trouble()).isEqualTo(Trouble.UNREACHABLE);
                        assertThat(missing.why()).contains("not an environment id: shop-a");
                    });
            assertThat(wire.requests()).hasSize(1);
        }
    }

    @Test
    void alarmsOfBothTypesAreRead() {
        String metric = element("AlarmName", "shop-5xx")
                + element("StateValue", "SLEEPING")
                + element("StateUpdatedTimestamp", AwsPlace.NOW)
                + element("EvaluationState", "PARTIAL_DATA")
                + element("ActionsEnabled", false)
                + element("MetricName", "HTTPCode_Target_5XX_Count")
                + members("Dimensions", element("Name", "LoadBalancer") + element("Value", "app/x/1"))
                + element("Period", 60)
                + element("EvaluationPeriods", 3);
        String composite = element("AlarmName", "shop-all")
                + element("StateValue", "ALARM")
                + element("StateTransitionedTimestamp", AwsPlace.NOW.minusSeconds(60))
                + element("StateUpdatedTimestamp", AwsPlace.NOW)
                + element("ActionsEnabled", true);
        String both = "<DescribeAlarmsResponse><DescribeAlarmsResult>" + members("MetricAlarms", metric)
                + members("CompositeAlarms", composite) + "</DescribeAlarmsResult></DescribeAlarmsResponse>";
        try (AwsWire wire = new AwsWire().on("DescribeAlarms", both);
                AwsWorld world = AwsPlace.world()) {
            List<Alarm> seen = ((Answer.AlarmsSeen)
                            world.perform(new Effect.LookAtAlarms(List.of("shop-5xx", "shop-all"), List.of())))
                    .alarms();
            assertThat(seen.get(0))
                    .isEqualTo(new Alarm(
                            "shop-5xx",
                            Alarm.Kind.METRIC,
                            Alarm.State.UNKNOWN,
                            AwsPlace.NOW,
                            "",
                            "",
                            "its evaluation state is PARTIAL_DATA",
                            false,
                            Duration.ofMinutes(3),
                            Map.of("LoadBalancer", "app/x/1"),
                            "HTTPCode_Target_5XX_Count"));
            assertThat(seen.get(1).kind()).isEqualTo(Alarm.Kind.COMPOSITE);
            assertThat(seen.get(1).since()).isEqualTo(AwsPlace.NOW.minusSeconds(60));
        }
    }

    @Test
    void aHundredAlarmsAreAskedForAtATime() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            names.add("alarm-" + i);
        }
        try (AwsWire wire = new AwsWire().on("DescribeAlarms", "<DescribeAlarmsResponse></DescribeAlarmsResponse>");
                AwsWorld world = AwsPlace.world()) {
            world.perform(new Effect.LookAtAlarms(names, List.of()));
            assertThat(wire.requests()).hasSize(2);
            assertThat(wire.requests().get(1).getBodyAsString()).contains("AlarmNames.member.1=alarm-100");
        }
    }

    @Test
    void basicHealthIsUnsupported() {
        try (AwsWire wire = new AwsWire()
                        .onRefused(
                                "DescribeEnvironmentHealth",
                                400,
                                "InvalidRequestException",
                                "DescribeEnvironmentHealth is not supported.");
                AwsWorld world = AwsPlace.world()) {
            assertThat(((Answer.Missing) world.perform(new Effect.LookAtCauses(A))).trouble())
                    .isEqualTo(Trouble.UNSUPPORTED);
            assertThat(wire.requests()).hasSize(1);
        }
    }

    @Test
    void managedActionsAreReadWithTheirWindow() {
        String action = element("ActionId", "a-1")
                + element("Status", "Scheduled")
                + element("ActionDescription", "Platform update")
                + element("WindowStartTime", AwsPlace.NOW);
        try (AwsWire wire = new AwsWire()
                        .on(
                                "DescribeEnvironmentManagedActions",
                                answer("DescribeEnvironmentManagedActions", members("ManagedActions", action)));
                AwsWorld world = AwsPlace.world()) {
            assertThat(world.perform(new Effect.LookAtManagedActions(A)))
                    .isEqualTo(new Answer.ManagedActionsSeen(
                            List.of(new ManagedAction("a-1", "Scheduled", "Platform update", AwsPlace.NOW))));
            assertThat(wire.requests()).hasSize(1);
        }
    }

    @Test
    void theNewestTailOfEachInstanceIsFetchedAndBounded() {
        try (AwsWire wire = new AwsWire()
                .onGet("/tail/1", aResponse().withBody("x".repeat(70_000) + "the end"))
                .onGet("/tail/2", aResponse().withStatus(403))) {
            wire.on("RequestEnvironmentInfo", dev.kirikae.contract.BeanstalkXml.done("RequestEnvironmentInfo"))
                    .on(
                            "RetrieveEnvironmentInfo",
                            answer(
                                    "RetrieveEnvironmentInfo",
                                    members(
                                            "EnvironmentInfo",
                                            tail("i-1", AwsPlace.NOW, wire.address() + "/tail/1"),
                                            tail("i-1", AwsPlace.NOW.minusSeconds(60), wire.address() + "/old"),
                                            tail("i-2", AwsPlace.NOW, wire.address() + "/tail/2"),
                                            tail("i-3", AwsPlace.NOW, "the text itself"))));
            try (AwsWorld world = AwsPlace.world()) {
                assertThat(world.perform(new Effect.AskForLogs(A))).isEqualTo(new Answer.Asked());
                Map<String, String> tails =
                        ((Answer.LogsSeen) world.perform(new Effect.LookAtLogs(A))).tailByInstance();
                assertThat(tails.get("i-1")).hasSize(65_536).endsWith("the end");
                assertThat(tails)
                        .containsEntry(
                                "i-2",
                                "(not read: HTTP 403; s3:GetObject on resources/environments/logs/* of Beanstalk's bucket"
                                        + " may be missing)")
                        .containsEntry("i-3", "the text itself");
            }
        }
    }

    private static String tail(String instance, Instant at, String message) {
        return element("InfoType", "tail")
                + element("Ec2InstanceId", instance)
                + element("SampleTimestamp", at)
                + element("Message", message);
    }

    @Test
    void aTagWithoutAKeyIsNoTag() {
        String tags = members(
                "ResourceTags",
                element("Value", "nameless"),
                element("Key", "kirikae:service") + element("Value", "shop"),
                element("Key", "bare"));
        try (AwsWire wire = new AwsWire().on("ListTagsForResource", answer("ListTagsForResource", tags));
                AwsWorld world = AwsPlace.world()) {
            assertThat(world.perform(new Effect.LookAtTags("shop", "shop-a")))
                    .isEqualTo(new Answer.TagsSeen(Map.of("kirikae:service", "shop", "bare", "")));
            assertThat(wire.requests()).hasSize(1);
        }
    }
}
