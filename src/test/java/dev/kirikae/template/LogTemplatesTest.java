package dev.kirikae.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTemplatesTest {
    private static final String SECRET = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:logs/writer-AbCdEf";
    private static final Map<String, Object> STORE = Map.of("host", "es.internal", "index", "push", "tag", "push.api");

    private static Map<?, ?> section(String name, Map<String, ?> with, String section) {
        String text = Given.onlyFile(LibraryTest.template(name), with);
        return (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) Given.readBack(text)).get(section));
    }

    /** The content of a file below files. */
    private static String content(String name, Map<String, ?> with, String path) {
        Map<?, ?> file =
                (Map<?, ?>) Objects.requireNonNull(section(name, with, "files").get(path), path);
        return String.valueOf(file.get("content"));
    }

    private static Map<String, Object> plus(Map<String, Object> some, String key, Object value) {
        Map<String, Object> all = new HashMap<>(some);
        all.put(key, value);
        return all;
    }

    @Test
    void forwardsOnlyItsOwnTagSinceFluentdsComplaintsWouldFeedThemselves() {
        Map<String, Object> with = Map.of("aggregator", "logs.internal", "tag", "push.api", "transport", "tls");
        assertThat(content("fluentd", with, "/etc/kirikae/fluentd.conf"))
                .contains("<match push.api.**>\n  @type forward\n  transport tls\n  <server>\n    host logs.internal\n")
                .contains("<filter push.api.**>\n", "hostname \"#{Socket.gethostname}\"\n")
                .contains("tag push.api.application\n", "tag push.api.nginx\n", "read_from_head true\n")
                .doesNotContain("<match **>");
        assertThat(Rendering.render(LibraryTest.template("fluentd"), plus(new HashMap<>(with), "transport", "ssl"))
                        .problems()
                        .toString())
                .contains("parameter 'transport' of template fluentd: is \"ssl\", expected one of [tcp, tls]");
    }

    @Test
    void fluentBitSaysWhichInstanceARecordIsFrom() {
        Map<String, Object> with = Map.of("aggregator", "logs.internal", "tag", "push.api");
        assertThat(content("fluent-bit", with, "/etc/kirikae/fluent-bit.conf"))
                .contains("Record hostname ${HOSTNAME}\n", "Host logs.internal\n", "Read_from_Head true\n");
        assertThat(content("fluent-bit", with, "/etc/systemd/system/fluent-bit.service.d/10-kirikae.conf"))
                .contains("Environment=HOSTNAME=%H\n");
    }

    @Test
    void fluentdWritesToElasticsearch() {
        String name = "fluentd-elasticsearch";
        assertThat(content(name, plus(STORE, "port", 443), "/etc/kirikae/fluentd.conf"))
                .contains("""
                        <match push.api.**>
                          @type elasticsearch
                          host es.internal
                          port 443
                          scheme https
                          @include /etc/kirikae/fluentd-login*.conf
                          logstash_format true
                          logstash_prefix push
                        """);
        assertThat(content(name, plus(STORE, "output", "opensearch"), "/etc/kirikae/fluentd.conf"))
                .contains("  @type opensearch\n");
        assertThat(section(name, STORE, "files").keySet().toString()).doesNotContain("fluentd-login");
        assertThat(content(name, STORE, "/etc/systemd/system/fluentd.service.d/10-kirikae.conf"))
                .contains("ExecStart=\nExecStart=/usr/local/bin/kirikae-fluentd\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fluentd-elasticsearch", "fluent-bit-elasticsearch"})
    void thePasswordIsFetchedByTheInstanceAndWrittenNowhere(String name) {
        Map<String, Object> with = plus(plus(STORE, "secret", SECRET), "user", "writer");
        String login = name.startsWith("fluentd")
                ? content(name, with, "/etc/kirikae/fluentd-login.conf")
                : content(name, with, "/etc/kirikae/fluent-bit-output-login.conf");
        assertThat(login)
                .containsPattern("(?im)^ *(http_)?user writer$")
                .containsPattern(
                        "(?im)^ *(password \"#\\{ENV\\['KIRIKAE_LOG_PASSWORD'\\]}\"|http_passwd \\$\\{KIRIKAE_LOG_PASSWORD})$");
        String script = content(
                name,
                with,
                name.startsWith("fluentd") ? "/usr/local/bin/kirikae-fluentd" : "/usr/local/bin/kirikae-fluent-bit");
        assertThat(script)
                .startsWith("#!/bin/sh\nset -eu\nsecret='" + SECRET + "'\n")
                .contains("cut -d : -f 4", "--secret-id \"$secret\"", "export KIRIKAE_LOG_PASSWORD\n")
                .doesNotContain(">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fluentd-elasticsearch", "fluent-bit-elasticsearch"})
    void aPasswordInPlaceOfItsSecretIsRefused(String name) {
        Result<Rendered> outcome =
                Rendering.render(LibraryTest.template(name), plus(STORE, "secret", "correct horse battery"));
        assertThat(outcome.problems()).hasSize(1);
        assertThat(outcome.problems().get(0).toString())
                .contains("parameter 'secret' of template " + name + ": is ", "expected something like");
        assertThat(Rendering.render(LibraryTest.template(name), plus(STORE, "index", "Push"))
                        .problems()
                        .toString())
                .contains("parameter 'index'");
    }

    @Test
    void fluentBitLogsInOnlyWhereThereIsASecret() {
        String name = "fluent-bit-elasticsearch";
        String open = "/etc/kirikae/fluent-bit-output-open.conf";
        String login = "/etc/kirikae/fluent-bit-output-login.conf";
        assertThat(section(name, STORE, "files").containsKey(open)).isTrue();
        assertThat(section(name, STORE, "files").containsKey(login)).isFalse();
        assertThat(section(name, plus(STORE, "secret", SECRET), "files").containsKey(open))
                .isFalse();
        assertThat(content(name, STORE, "/etc/kirikae/fluent-bit.conf"))
                .contains("\n@INCLUDE /etc/kirikae/fluent-bit-output-*.conf\n")
                .doesNotContain("[OUTPUT]");
        assertThat(content(name, plus(STORE, "output", "opensearch"), open)).isEqualTo("""
                [OUTPUT]
                    Name opensearch
                    Match *
                    Host es.internal
                    Port 9200
                    tls true
                    Logstash_Format On
                    Logstash_Prefix push
                    Include_Tag_Key On
                    Suppress_Type_Name On
                    Trace_Error On
                    Retry_Limit 100
                    storage.total_limit_size 256M
                """);
        assertThat(content(name, plus(STORE, "secret", SECRET), login).lines())
                .containsAll(content(name, STORE, open).lines().toList())
                .hasSize(15);
    }

    @Test
    void streamsThePlatformsLogsAndHealth() {
        assertThat(section("cloudwatch-logs", Map.of(), "option_settings"))
                .isEqualTo(Map.of(
                        "aws:elasticbeanstalk:cloudwatch:logs",
                        Map.of("StreamLogs", "true", "DeleteOnTerminate", "false", "RetentionInDays", "30")));
        assertThat(section(
                        "cloudwatch-logs",
                        Map.of("health", true, "health-days", 7, "delete-with-environment", true),
                        "option_settings"))
                .isEqualTo(Map.of(
                        "aws:elasticbeanstalk:cloudwatch:logs",
                        Map.of("StreamLogs", "true", "DeleteOnTerminate", "true", "RetentionInDays", "30"),
                        "aws:elasticbeanstalk:cloudwatch:logs:health",
                        Map.of("HealthStreamingEnabled", "true", "DeleteOnTerminate", "true", "RetentionInDays", "7")));
        assertThat(Rendering.render(LibraryTest.template("cloudwatch-logs"), Map.of("days", 10))
                        .problems()
                        .toString())
                .contains("parameter 'days' of template cloudwatch-logs: is 10, expected one of [1, 3, 5, 7, 14, 30,");
    }

    @Test
    void givesTheAgentJsonThatNamesTheEnvironmentsGroup() throws IOException {
        Map<String, Object> with = Map.of("files", "/var/log/app/*.log", "group", "app/audit", "days", 14);
        String text = content("cloudwatch-log-files", with, "/etc/kirikae/cloudwatch-agent.json");
        int from = text.indexOf('`');
        int to = text.indexOf('`', from + 1);
        assertThat(new ObjectMapper().readTree(text.substring(from + 1, to)).at("/Fn::Join/1"))
                .isEqualTo(new ObjectMapper()
                        .readTree("[\"/aws/elasticbeanstalk\", {\"Ref\": \"AWSEBEnvironmentName\"}, \"app/audit\"]"));
        JsonNode file = new ObjectMapper()
                .readTree(text.substring(0, from) + "group" + text.substring(to + 1))
                .at("/logs/logs_collected/files/collect_list/0");
        assertThat(file.toString())
                .isEqualTo("{\"file_path\":\"/var/log/app/*.log\",\"log_group_name\":\"group\","
                        + "\"log_stream_name\":\"{instance_id}\",\"retention_in_days\":14}");
        for (String bad : List.of("/var/log/a\"b", "/var/log/a b", "var/log", "/var")) {
            assertThat(Rendering.render(LibraryTest.template("cloudwatch-log-files"), Map.of("files", bad))
                            .ok())
                    .as(bad)
                    .isFalse();
        }
    }
}
