package dev.kirikae.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which templates are proposed for a repository. */
class ProposalsTest {

    /** What is proposed for every repository. */
    private static final List<String> ALWAYS =
            List.of("http-5xx-alarm", "unhealthy-hosts-alarm", "managed-updates-off", "cloudwatch-logs");

    private static Proposals.Repository repository(List<String> paths, Map<String, String> texts) {
        return new Proposals.Repository() {
            @Override
            public List<String> paths() {
                return paths;
            }

            @Override
            public String text(String path) {
                return texts.getOrDefault(path, "");
            }
        };
    }

    private static List<String> proposed(List<String> paths, Map<String, String> texts) {
        return Proposals.of(repository(paths, texts)).stream()
                .map(Proposals.Proposal::template)
                .filter(name -> !ALWAYS.contains(name))
                .toList();
    }

    @Test
    void someAreForEveryRepository() {
        assertThat(Proposals.of(repository(List.of(), Map.of())))
                .extracting(Proposals.Proposal::template)
                .containsExactlyElementsOf(ALWAYS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            app.war                     | tomcat-heap
            WEB-INF/web.xml             | tomcat-heap
            web/WEB-INF/web.xml         | tomcat-heap
            docs/app.war                |
            app.jar                     | jvm-heap
            pom.xml                     | jvm-heap
            build.gradle                | jvm-heap
            build.gradle.kts            | jvm-heap
            build.gradle WEB-INF/a.xml  | tomcat-heap
            lib/app.jar                 |
            crontab                     | singleton-cron
            etc/cron.d/clean            | singleton-cron
            jobs/clean.cron             | singleton-cron
            crontab.md                  |
            """)
    void aPathSpeaksForOne(String paths, String template) {
        assertThat(proposed(List.of(paths.split(" ")), Map.of()))
                .isEqualTo(template == null ? List.of() : List.of(template));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            package.json | "ws": "8"                   | nginx-websocket load-balancer-stickiness
            package.json | "socket.io" : "4"           | nginx-websocket load-balancer-stickiness
            package.json | "news": "1"                 |
            package.json | "multer": "1"               | nginx-body-size
            package.json | "sqs-consumer": "7"         | sqs-queue
            package.json | "@aws-sdk/client-sqs": "3"  | sqs-queue
            pom.xml      | <groupId>software.amazon.awssdk</groupId><artifactId>sqs</artifactId> | sqs-queue
            pom.xml      | <groupId>software.amazon.awssdk</groupId><artifactId>s3</artifactId>  |
            Procfile     | web: java -jar app.jar      | jvm-heap
            Procfile     | web: node app.js            |
            """)
    void aTextSpeaksForOne(String path, String text, String templates) {
        assertThat(proposed(List.of(), Map.of(path, text)))
                .isEqualTo(templates == null ? List.of() : List.of(templates.split(" ")));
    }

    /** What is written down can be rendered as it stands, but for what the user must know. */
    @Test
    void aProposalGivesEveryParameterThatHasNoDefaultWithItsExample() {
        List<Proposals.Proposal> all = Proposals.of(repository(
                List.of("app.war", "crontab"),
                Map.of("package.json", "\"ws\": 1, \"multer\": 1, \"sqs-consumer\": 1")));

        assertThat(all).extracting(Proposals.Proposal::why).doesNotContain("");
        assertThat(all).anyMatch(proposal -> !proposal.with().isEmpty());
        for (Proposals.Proposal proposal : all) {
            Template template = Template.parse(Objects.requireNonNull(Library.find(proposal.template())))
                    .value();
            assertThat(proposal.with().keySet())
                    .containsExactlyElementsOf(template.parameters().stream()
                            .filter(Parameter::required)
                            .map(Parameter::name)
                            .toList());
            Map<String, Object> with = new LinkedHashMap<>(proposal.with());
            template.parameters().stream()
                    .filter(parameter -> parameter.defaultFrom() != null)
                    .forEach(parameter -> with.put(parameter.name(), "push-api"));
            assertThat(Rendering.render(template, with).problems())
                    .as(proposal.template())
                    .isEmpty();
        }
    }
}
