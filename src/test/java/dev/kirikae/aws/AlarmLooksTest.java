package dev.kirikae.aws;

import static dev.kirikae.contract.BeanstalkXml.element;
import static dev.kirikae.contract.BeanstalkXml.members;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.contract.AwsPlace;
import dev.kirikae.contract.AwsWire;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.AlarmChange;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alarms that this version cannot wholly read. */
class AlarmLooksTest {

    private static String answer(String... lists) {
        return "<DescribeAlarmsResponse xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\"><DescribeAlarmsResult>"
                + String.join("", lists) + "</DescribeAlarmsResult><ResponseMetadata><RequestId>cw-1</RequestId>"
                + "</ResponseMetadata></DescribeAlarmsResponse>";
    }

    private static String metric(String name, int period, int periods, String more) {
        return element("AlarmName", name)
                + element("StateValue", "OK")
                + element("StateTransitionedTimestamp", AwsPlace.NOW)
                + element("Period", period)
                + element("EvaluationPeriods", periods)
                + more;
    }

    private static String composite(String name, String rule) {
        return element("AlarmName", name)
                + element("StateValue", "OK")
                + element("StateTransitionedTimestamp", AwsPlace.NOW)
                + element("AlarmRule", rule);
    }

    private static String log(String name) {
        return element("AlarmName", name)
                + element("StateValue", "OK")
                + element("QueryResultsToEvaluate", 3)
                + "<ScheduledQueryConfiguration>" + element("QueryString", "fields @message")
                + "</ScheduledQueryConfiguration>";
    }

    private static List<Alarm> look(List<String> names, List<String> prefixes) {
        try (AwsWorld world = AwsPlace.world()) {
            Answer answer = world.perform(new Effect.LookAtAlarms(names, prefixes));
            assertThat(answer).isInstanceOf(Answer.AlarmsSeen.class);
            return ((Answer.AlarmsSeen) answer).alarms();
        }
    }

    @Test
    void anAlarmOfAThirdTypeIsThereAndCannotBeRead() {
        String there = answer(
                members("MetricAlarms", metric("shop-5xx", 60, 2, "")), members("LogAlarms", log("shop-errors")));
        try (AwsWire wire = new AwsWire()
                .on("DescribeAlarms", Map.of("AlarmNames.member.1", "shop-5xx"), there)
                .on("DescribeAlarms", Map.of("AlarmNamePrefix", "shop-"), there)) {
            for (List<Alarm> seen : List.of(
                    look(List.of("shop-5xx", "shop-errors", "shop-gone"), List.of()),
                    look(List.of(), List.of("shop-")))) {
                assertThat(seen).extracting(Alarm::name).containsExactly("shop-5xx", "shop-errors");
                assertThat(seen.get(1)).isEqualTo(Alarm.unreadable("shop-errors", "LogAlarms"));
                assertThat(seen.get(1).trustworthy()).isFalse();
                assertThat(seen.get(0).trustworthy()).isTrue();
            }
            assertThat(wire.requests())
                    .hasSize(2)
                    .allSatisfy(r -> assertThat(r.getBodyAsString()).contains("AlarmTypes.member.3=LogAlarm"));
        }
    }

    /** Beanstalk's own are not among them, and one of the third type is, so that it is refused by its name. */
    @Test
    void theTagsOfEveryAlarmAreAskedForByItsArn() {
        String arn = "arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:";
        String own = "awseb-e-1-stack-AWSEBCloudwatchAlarmHigh-1";
        try (AwsWire wire = new AwsWire()
                        .on(
                                "DescribeAlarms",
                                answer(
                                        members(
                                                "MetricAlarms",
                                                metric("shop-5xx", 60, 2, element("AlarmArn", arn + "shop-5xx")),
                                                metric(own, 60, 2, element("AlarmArn", arn + own))),
                                        element("NextToken", "more")),
                                answer(members("LogAlarms", log("shop-log"))))
                        .on(
                                "ListTagsForResource",
                                Map.of("ResourceARN", arn + "shop-5xx"),
                                tags(element("Key", "team") + element("Value", "push")));
                AwsWorld world = AwsPlace.world()) {
            assertThat(world.perform(new Effect.LookAtAllAlarms()))
                    .isEqualTo(new Answer.AlarmArnsSeen(
                            Map.of("shop-5xx", arn + "shop-5xx", "shop-log", arn + "shop-log")));
            assertThat(world.perform(new Effect.LookAtAlarmTags(List.of(arn + "shop-5xx"), List.of("team=push"))))
                    .isEqualTo(new Answer.AlarmTagsSeen(Map.of(arn + "shop-5xx", Map.of("team", "push"))));
            assertThat(wire.requests()).hasSize(3);
        }
    }

    private static String tags(String... all) {
        return "<ListTagsForResourceResponse xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\">"
                + "<ListTagsForResourceResult>" + members("Tags", all) + "</ListTagsForResourceResult>"
                + "<ResponseMetadata><RequestId>cw-1</RequestId></ResponseMetadata></ListTagsForResourceResponse>";
    }

    @Test
    void tagsThatMayNotBeReadNameTheirAction() {
        String refusal = "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User is not"
                + " authorized to perform: cloudwatch:ListTagsForResource</Message></Error><RequestId>cw-1</RequestId>"
                + "</ErrorResponse>";
        try (AwsWire wire = new AwsWire().onRefusedWhere("ListTagsForResource", Map.of(), refusal);
                AwsWorld world = AwsPlace.world()) {
            assertThat(world.perform(new Effect.LookAtAlarmTags(List.of("arn"), List.of())))
                    .isInstanceOfSatisfying(Answer.Missing.class, missing -> {
                        assertThat(missing.trouble()).isEqualTo(Answer.Trouble.DENIED);
                        assertThat(missing.why()).startsWith("cloudwatch:ListTagsForResource: ");
                    });
            assertThat(wire.requests()).hasSize(1);
        }
    }

    @Test
    void aServiceThatDoesNotKnowTheThirdTypeIsAskedForTheTwoOthersFromThenOn() {
        String fine = answer(members("MetricAlarms", metric("shop-5xx", 60, 2, "")));
        String refusal = "<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>1 validation"
                + " error detected: Value '[MetricAlarm, CompositeAlarm, LogAlarm]' at 'alarmTypes' failed to satisfy"
                + " constraint</Message></Error><RequestId>cw-1</RequestId></ErrorResponse>";
        try (AwsWire wire = new AwsWire()
                        .onRefusedWhere("DescribeAlarms", Map.of("AlarmTypes.member.3", "LogAlarm"), refusal)
                        .on("DescribeAlarms", fine);
                AwsWorld world = AwsPlace.world()) {
            for (int i = 0; i < 2; i++) {
                Answer answer = world.perform(new Effect.LookAtAlarms(List.of("shop-5xx"), List.of()));
                assertThat(((Answer.AlarmsSeen) answer).alarms())
                        .extracting(Alarm::name)
                        .containsExactly("shop-5xx");
            }
            assertThat(wire.requests()).hasSize(3);
        }
    }

    @Test
    void aCompositeTakesTheWindowOfItsSlowestPartAndItsPartsDoubts() {
        String top = answer(members("CompositeAlarms", composite("shop-all", "ALARM(quick) OR ALARM(inner)")));
        String below = answer(
                members("MetricAlarms", metric("quick", 60, 1, "")),
                members("CompositeAlarms", composite("inner", "ALARM(\"slow\") AND NOT ALARM(\"quick\")")));
        String leaf =
                answer(members("MetricAlarms", metric("slow", 300, 3, element("EvaluationState", "EVALUATION_ERROR"))));
        try (AwsWire wire = new AwsWire().on("DescribeAlarms", top, below, leaf)) {
            Alarm seen = look(List.of("shop-all"), List.of()).get(0);
            assertThat(seen.window()).isEqualTo(Duration.ofMinutes(15));
            assertThat(seen.doubt()).isEqualTo("of its leaf slow: its evaluation state is EVALUATION_ERROR");
            assertThat(wire.requests()).hasSize(3);
            assertThat(wire.requests().get(2).getBodyAsString()).contains("AlarmNames.member.1=slow");
        }
    }

    @Test
    void aCompositeWhosePartsCannotAllBeReadHasNoKnownWindow() {
        String quick = members("MetricAlarms", metric("quick", 60, 1, ""));
        Map<String, String> rules = Map.of(
                "ALARM(quick) OR ALARM(gone)", answer(quick),
                "ALARM(quick) OR ALARM(errors)", answer(quick, members("LogAlarms", log("errors"))),
                "ALARM(quick) OR ALARM(promql)",
                        answer(members(
                                "MetricAlarms",
                                metric("quick", 60, 1, ""),
                                element("AlarmName", "promql")
                                        + element("StateValue", "OK")
                                        + "<EvaluationCriteria><PromQLCriteria>" + element("Query", "up == 0")
                                        + "</PromQLCriteria></EvaluationCriteria>"
                                        + element("EvaluationInterval", 60))),
                "ALARM(quick) OR ALARM(\"shop-all\")", answer(quick));
        rules.forEach((rule, parts) -> {
            try (AwsWire wire = new AwsWire()
                    .on("DescribeAlarms", answer(members("CompositeAlarms", composite("shop-all", rule))), parts)) {
                Alarm seen = look(List.of("shop-all"), List.of()).get(0);
                assertThat(seen.window()).as(rule).isNull();
                assertThat(wire.requests()).hasSize(2);
            }
        });
    }

    private static String dimension(String name, String value) {
        return members("Dimensions", element("Name", name) + element("Value", value));
    }

    private static String oneOf(String dimensions) {
        return element("Id", "m") + "<MetricStat><Metric>" + element("MetricName", "Errors") + dimensions + "</Metric>"
                + element("Period", 60) + "</MetricStat>";
    }

    /** By them it is known whom it watches. */
    @Test
    void whatAnAlarmRestsOnAreTheMetricsOfItsMathAndOfItsParts() {
        String rate = element("AlarmName", "rate")
                + element("StateValue", "OK")
                + members(
                        "Metrics",
                        element("Id", "rate") + element("Expression", "m / n"),
                        oneOf(dimension("LoadBalancer", "app/green/2")),
                        oneOf(""));
        String query = element("AlarmName", "query")
                + element("StateValue", "OK")
                + members("Metrics", element("Id", "q") + element("Expression", "SELECT …") + element("Period", 60));
        String plain = metric("plain", 60, 1, element("MetricName", "Errors") + dimension("EnvironmentName", "green"));
        Map<String, String> balancer = Map.of("LoadBalancer", "app/green/2");
        Map<String, String> environment = Map.of("EnvironmentName", "green");
        String parts = answer(members("MetricAlarms", plain, rate, query));
        Map.of(
                        "ALARM(plain)", List.of(environment),
                        "ALARM(rate)", List.of(balancer, Map.<String, String>of()),
                        "ALARM(plain) OR ALARM(rate)", List.of(environment, balancer, Map.<String, String>of()),
                        "ALARM(plain) OR ALARM(query)", List.<Map<String, String>>of())
                .forEach((rule, watched) -> {
                    String top = answer(members("CompositeAlarms", composite("all", rule)));
                    try (AwsWire wire = new AwsWire().on("DescribeAlarms", top, parts)) {
                        assertThat(look(List.of("all"), List.of()).get(0).watched())
                                .as(rule)
                                .containsExactlyInAnyOrderElementsOf(watched);
                        assertThat(wire.requests()).hasSize(2);
                    }
                });
    }

    @Test
    void aRuleThatIsNotUnderstoodHasNoKnownWindow() {
        String top = answer(members("CompositeAlarms", composite("shop-all", "AT_LEAST(2, ALARM, (a, b, c))")));
        try (AwsWire wire = new AwsWire().on("DescribeAlarms", top)) {
            assertThat(look(List.of("shop-all"), List.of()).get(0).window()).isNull();
            assertThat(wire.requests()).hasSize(1);
        }
    }

    /** A window that begins at full hours may begin an hour late, and what is evaluated rarely is seen late. */
    @Test
    void aWindowIsAsLongAsItsClockAndItsEvaluationMakeIt() {
        String clocked = metric("clocked", 3600, 2, "<EvaluationWindow><WallClockWindow/></EvaluationWindow>");
        String sliding = metric("sliding", 60, 2, "<EvaluationWindow><SlidingWindow/></EvaluationWindow>");
        String rare = metric("rare", 60, 2, element("EvaluationInterval", 600));
        String often = metric("often", 60, 2, element("EvaluationInterval", 10));
        String strange = metric("strange", 60, 2, element("EvaluationInterval", "now and then"));
        String band = element("AlarmName", "band")
                + element("StateValue", "OK")
                + element("EvaluationPeriods", 3)
                + element("ThresholdMetricId", "band")
                + members(
                        "Metrics",
                        element("Id", "m") + "<MetricStat>" + element("Period", 300) + "</MetricStat>",
                        element("Id", "band") + element("Expression", "ANOMALY_DETECTION_BAND(m, 2)"));
        try (AwsWire wire = new AwsWire()
                .on("DescribeAlarms", answer(members("MetricAlarms", clocked, sliding, rare, often, strange, band)))) {
            assertThat(look(List.of(), List.of("any")).stream()
                            .map(alarm -> alarm.name() + " " + alarm.window())
                            .toList())
                    .containsExactly(
                            "clocked PT3H", "sliding PT2M", "rare PT11M", "often PT2M", "strange null", "band PT15M");
            assertThat(wire.requests()).hasSize(1);
        }
    }

    /** Nobody is paged by it, as where they are switched off. */
    @Test
    void aCompositeWhoseActionsAreSuppressedPagesNobody() {
        String quiet = composite("quiet", "ALARM(quick)")
                + element("ActionsEnabled", true)
                + element("ActionsSuppressedBy", "Alarm");
        String loud = composite("loud", "ALARM(quick)") + element("ActionsEnabled", true);
        String parts = answer(members("MetricAlarms", metric("quick", 60, 1, "")));
        try (AwsWire wire =
                new AwsWire().on("DescribeAlarms", answer(members("CompositeAlarms", quiet, loud)), parts)) {
            assertThat(look(List.of("quiet", "loud"), List.of()))
                    .extracting(Alarm::actionsEnabled)
                    .containsExactly(false, true);
            assertThat(wire.requests()).hasSize(2);
        }
    }

    /** By the data of those behind it a red that lies before the switch is told from one that does not. */
    @Test
    void behindARedCompositeAreItsRedChildrenWhereRedAlarmsAloneMakeItRed() {
        String red = metric("red", 60, 1, "").replace(">OK<", ">ALARM<");
        String parts = answer(members("MetricAlarms", metric("green", 60, 1, ""), red));
        Map.of(
                        "ALARM(red) OR (ALARM(green) AND ALARM(red))", List.of("red"),
                        "ALARM(red) AND NOT ALARM(green)", List.<String>of(),
                        "ALARM(red) AND OK(green)", List.<String>of(),
                        "ALARM(\"NOT\") OR ALARM(red)", List.<String>of())
                .forEach((rule, behind) -> {
                    String top = answer(members("CompositeAlarms", composite("all", rule)));
                    try (AwsWire wire = new AwsWire().on("DescribeAlarms", top, parts)) {
                        assertThat(look(List.of("all"), List.of()).get(0).behind())
                                .as(rule)
                                .extracting(Alarm::name)
                                .containsExactlyElementsOf(behind);
                        assertThat(wire.requests()).hasSize(2);
                    }
                });
    }

    private static String change(String to, String data, java.time.Instant at) {
        String json = "{\"version\":\"1.0\",\"oldState\":{\"stateValue\":\"OK\"},\"newState\":{\"stateValue\":\"" + to
                + "\",\"stateReason\":\"Threshold Crossed\",\"stateReasonData\":" + data + "}}";
        return element("AlarmName", "shop-5xx")
                + element("Timestamp", at)
                + element("HistoryItemType", "StateUpdate")
                + element("HistoryData", json.replace("\"", "&quot;"));
    }

    private static String history(String... lists) {
        return answer(lists).replace("DescribeAlarms", "DescribeAlarmHistory");
    }

    @Test
    void theHistoryOfAnAlarmIsReadPageByPage() {
        java.time.Instant at = AwsPlace.NOW;
        try (AwsWire wire = new AwsWire()
                        .on(
                                "DescribeAlarmHistory",
                                Map.of(
                                        "AlarmName", "shop-5xx",
                                        "HistoryItemType", "StateUpdate",
                                        "AlarmTypes.member.2", "CompositeAlarm"),
                                history(
                                        members("AlarmHistoryItems", change("ALARM", "{\"period\":60}", at)),
                                        element("NextToken", "more")),
                                history(members(
                                        "AlarmHistoryItems",
                                        change("OK", "null", at.plusSeconds(4)),
                                        change("ASLEEP", "\"{}\"", at.plusSeconds(9)),
                                        change("OK", "null", at.plusSeconds(12)).replace("StateUpdate", "Dream"),
                                        element("HistoryItemType", "StateUpdate"))));
                AwsWorld world = AwsPlace.world()) {
            assertThat(world.perform(new Effect.LookAtAlarmHistory(List.of("shop-5xx"), at)))
                    .isEqualTo(new Answer.AlarmHistorySeen(List.of(
                            new AlarmChange("shop-5xx", at, Alarm.State.ALARM, "Threshold Crossed", "{\"period\":60}"),
                            new AlarmChange("shop-5xx", at, Alarm.State.UNKNOWN, "", ""),
                            new AlarmChange("shop-5xx", at.plusSeconds(4), Alarm.State.OK, "Threshold Crossed", ""),
                            new AlarmChange(
                                    "shop-5xx", at.plusSeconds(9), Alarm.State.UNKNOWN, "Threshold Crossed", "{}"),
                            new AlarmChange("shop-5xx", at.plusSeconds(12), Alarm.State.UNKNOWN, "", ""))));
            assertThat(wire.requests()).hasSize(2);
        }
    }

    @Test
    void anAlarmOnAQueryHasNoPeriodAndSoNoKnownWindow() {
        String query = element("AlarmName", "promql") + element("StateValue", "OK") + element("EvaluationInterval", 60);
        try (AwsWire wire = new AwsWire().on("DescribeAlarms", answer(members("MetricAlarms", query)))) {
            assertThat(look(List.of("promql"), List.of()).get(0).window()).isNull();
            assertThat(wire.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PARTIAL_DATA", "EVALUATION_ERROR", "EVALUATION_FAILURE", "IN_WARM_UP", "DAYDREAMING"})
    void everyEvaluationStateIsADoubt(String word) {
        String doubted = metric("shop-5xx", 60, 2, element("EvaluationState", word));
        try (AwsWire wire = new AwsWire().on("DescribeAlarms", answer(members("MetricAlarms", doubted)))) {
            Alarm seen = look(List.of("shop-5xx"), List.of()).get(0);
            assertThat(seen.doubt()).isEqualTo("its evaluation state is " + word);
            assertThat(wire.requests()).hasSize(1);
        }
    }

    @Test
    void aStateThatIsNotKnownIsNamed() {
        String strange = metric("shop-5xx", 60, 2, "").replace(">OK<", ">SLEEPING<");
        try (AwsWire wire = new AwsWire().on("DescribeAlarms", answer(members("MetricAlarms", strange)))) {
            Alarm seen = look(List.of("shop-5xx"), List.of()).get(0);
            assertThat(seen.state()).isEqualTo(Alarm.State.UNKNOWN);
            assertThat(seen.doubt()).isEqualTo("its state is SLEEPING, which this version does not know");
            assertThat(wire.requests()).hasSize(1);
        }
    }
}
