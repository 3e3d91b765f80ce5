package dev.kirikae.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the library's queues, names and settings promise. */
class StackTemplatesTest {
    private static final String ENVIRONMENT = "aws:elasticbeanstalk:application:environment";

    @Test
    void aQueueHandsItsFailuresToItsOwnDeadLetters() {
        Map<String, Object> resources = AlarmTemplatesTest.resources(
                AlarmTemplatesTest.file("sqs-queue", "jobs", Map.of("tries", 3L, "visibility", "2m", "keep", "1h")));
        assertThat(LibraryTest.at(resources.get("KirikaeQueueJobs"), "Properties"))
                .isEqualTo(Map.of(
                        "VisibilityTimeout", 120,
                        "MessageRetentionPeriod", 3600,
                        "RedrivePolicy",
                                Map.of(
                                        "deadLetterTargetArn",
                                        Map.of("Fn::GetAtt", List.of("KirikaeDeadLettersJobs", "Arn")),
                                        "maxReceiveCount",
                                        3)));
        assertThat(LibraryTest.at(resources.get("KirikaeDeadLettersJobs"), "Properties"))
                .isEqualTo(Map.of("MessageRetentionPeriod", 14 * 24 * 3600));
    }

    @Test
    void aQueueLetsTheInstancesRoleInAndNobodyElse() {
        Map<String, Object> resources = AlarmTemplatesTest.resources(
                AlarmTemplatesTest.file("sqs-queue", "jobs", Map.of("role", "service/push-role")));
        for (String part : List.of("Work", "Dead")) {
            String queue = part.equals("Work") ? "KirikaeQueueJobs" : "KirikaeDeadLettersJobs";
            Object access = resources.get("Kirikae" + part + "AccessJobs");
            assertThat(LibraryTest.at(access, "Type")).isEqualTo("AWS::SQS::QueuePolicy");
            assertThat(LibraryTest.at(access, "Properties", "Queues")).isEqualTo(List.of(Map.of("Ref", queue)));
            List<?> statements = (List<?>) LibraryTest.at(access, "Properties", "PolicyDocument", "Statement");
            assertThat(statements).hasSize(1);
            assertThat(LibraryTest.at(statements.get(0), "Principal", "AWS", "Fn::Join"))
                    .isEqualTo(List.of(
                            "",
                            List.of(
                                    "arn:",
                                    Map.of("Ref", "AWS::Partition"),
                                    ":iam::",
                                    Map.of("Ref", "AWS::AccountId"),
                                    ":role/service/push-role")));
            assertThat(LibraryTest.at(statements.get(0), "Resource"))
                    .isEqualTo(Map.of("Fn::GetAtt", List.of(queue, "Arn")));
            assertThat(((List<?>) LibraryTest.at(statements.get(0), "Action")).contains("sqs:SendMessage"))
                    .isEqualTo(part.equals("Work"));
        }
    }

    @Test
    void aQueueGivesTheApplicationItsUrl() {
        String file = AlarmTemplatesTest.file("sqs-queue", "jobs", Map.of("property", "JOBS"))
                .content();
        assertThat(LibraryTest.at(Given.readBack(file), "option_settings"))
                .isEqualTo(List.of(setting("JOBS", "`{\"Ref\": \"KirikaeQueueJobs\"}`")));

        String both = AlarmTemplatesTest.file(
                        "sqs-queue", "jobs", Map.of("property", "JOBS", "dead-letters-property", "DEAD"))
                .content();
        assertThat(LibraryTest.at(Given.readBack(both), "option_settings"))
                .isEqualTo(List.of(
                        setting("JOBS", "`{\"Ref\": \"KirikaeQueueJobs\"}`"),
                        setting("DEAD", "`{\"Ref\": \"KirikaeDeadLettersJobs\"}`")));
    }

    @Test
    void queuesHaveNoFixedNamesAndSayWhatBecomesOfThem() {
        for (String fate : List.of("Delete", "Retain")) {
            Map<String, Object> resources = AlarmTemplatesTest.resources(
                    AlarmTemplatesTest.file("sqs-queue", "jobs", Map.of("on-destroy", fate)));
            for (String id : List.of("KirikaeQueueJobs", "KirikaeDeadLettersJobs")) {
                assertThat(LibraryTest.at(resources.get(id), "DeletionPolicy")).isEqualTo(fate);
                assertThat(LibraryTest.at(resources.get(id), "UpdateReplacePolicy"))
                        .isEqualTo(fate);
                assertThat(String.valueOf(LibraryTest.at(resources.get(id), "Properties")))
                        .doesNotContain("QueueName");
            }
        }
        Set<String> one = AlarmTemplatesTest.resources(AlarmTemplatesTest.file("sqs-queue", "jobs", Map.of()))
                .keySet();
        assertThat(AlarmTemplatesTest.resources(AlarmTemplatesTest.file("sqs-queue", "mails", Map.of()))
                        .keySet())
                .hasSameSizeAs(one)
                .doesNotContainAnyElementsOf(one);
        assertThat(LibraryTest.template("sqs-queue").purpose()).contains("destroying one deletes its queues");
    }

    @Test
    void aQueueAndAnAlarmOfTheSameNameDoNotCollide() {
        RenderedFile queue = AlarmTemplatesTest.file("sqs-queue", "jobs", Map.of());
        RenderedFile alarm = AlarmTemplatesTest.file("queue-depth-alarm", "jobs", Map.of());
        assertThat(queue.path()).isNotEqualTo(alarm.path());
        assertThat(AlarmTemplatesTest.resources(queue).keySet())
                .doesNotContainAnyElementsOf(AlarmTemplatesTest.resources(alarm).keySet());
    }

    @Test
    void tablesAndTopicsAreNamedInProperties() {
        assertThat(LibraryTest.at(
                        Given.readBack(AlarmTemplatesTest.file("dynamodb-tables", "dynamodb-tables", Map.of())
                                .content()),
                        "option_settings",
                        ENVIRONMENT))
                .isEqualTo(Map.of("DEVICES_TABLE", "devices", "SESSIONS_TABLE", "sessions"));
        assertThat(LibraryTest.at(
                        Given.readBack(AlarmTemplatesTest.file("sns-topics", "sns-topics", Map.of())
                                .content()),
                        "option_settings",
                        ENVIRONMENT))
                .isEqualTo(Map.of("PUSH_TOPIC_ARN", "arn:aws:sns:ap-northeast-1:123456789012:pushes"));
    }

    @Test
    void whatCannotBeATableOrATopicIsRefused() {
        for (String table : List.of("ab", "a b c", "a/b/c", "x".repeat(256), "")) {
            assertThat(refusals("dynamodb-tables", "tables", Map.of("TABLE", table)))
                    .as(table)
                    .hasSize(1);
        }
        assertThat(refusals("dynamodb-tables", "tables", Map.of("1TABLE", "devices")))
                .hasSize(1);
        assertThat(refusals("dynamodb-tables", "tables", Map.of())).hasSize(1);
        for (String topic :
                List.of("pushes", "arn:aws:sqs:eu-west-1:123456789012:pushes", "arn:aws:sns:eu-west-1:1:p")) {
            assertThat(refusals("sns-topics", "topics", Map.of("TOPIC", topic)))
                    .as(topic)
                    .hasSize(1);
        }
        assertThat(refusals(
                        "sns-topics", "topics", Map.of("TOPIC", "arn:aws-cn:sns:cn-north-1:123456789012:pushes.fifo")))
                .isEmpty();
    }

    @Test
    void stickinessIsACookieOfTheLoadBalancer() {
        RenderedFile file = AlarmTemplatesTest.file(
                "load-balancer-stickiness", "load-balancer-stickiness", Map.of("lifetime", "1h"));
        assertThat(LibraryTest.at(
                        Given.readBack(file.content()),
                        "option_settings",
                        "aws:elasticbeanstalk:environment:process:default"))
                .isEqualTo(Map.of(
                        "StickinessEnabled", "true",
                        "StickinessType", "lb_cookie",
                        "StickinessLBCookieDuration", "3600"));
        assertThat(refusals("load-balancer-stickiness", "lifetime", "169h")).hasSize(1);
    }

    private static Map<String, Object> setting(String name, String value) {
        return Map.of("namespace", ENVIRONMENT, "option_name", name, "value", value);
    }

    private static List<?> refusals(String template, String parameter, Object value) {
        return Rendering.render(LibraryTest.template(template), Map.of(parameter, value))
                .problems();
    }
}
