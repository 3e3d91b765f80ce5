package dev.kirikae.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.config.Configuration.UseTemplate;
import dev.kirikae.config.Configurations;
import dev.kirikae.config.Document;
import dev.kirikae.config.Mode;
import dev.kirikae.config.ReadResult;
import dev.kirikae.config.Variables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of a template holds: its example is taken as it stands. */
class TemplateDescriptionTest {

    private static final String BEGINNING = """
            application: push-api
            region: ap-northeast-1
            live: {cname: push-api}
            """;

    static List<String> names() {
        return Library.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_example_can_be_pasted_into_a_configuration(String name) {
        Template template =
                Template.parse(Objects.requireNonNull(Library.find(name))).value();
        String use = TemplateDescription.of(template).use();

        assertThat(rendered(template, use).problems()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void so_it_can_with_every_comment_taken_for_a_value(String name) {
        Template template =
                Template.parse(Objects.requireNonNull(Library.find(name))).value();
        String use = TemplateDescription.of(template).use().replace("# ", "");

        assertThat(rendered(template, use).problems()).isEmpty();
        long said = template.parameters().stream()
                .filter(parameter -> use.contains("        " + parameter.name() + ":"))
                .count();
        assertThat(said).isEqualTo(template.parameters().size());
    }

    private static Result<Rendered> rendered(Template template, String use) {
        ReadResult read =
                Configurations.read(new Document("kirikae.yml", BEGINNING + use), null, Map.of(), Mode.STRICT, "1.0.0");
        assertThat(read).as(use).isInstanceOf(ReadResult.Loaded.class);
        UseTemplate used =
                ((ReadResult.Loaded) read).configuration().ebextensions().use().get(0);
        Map<String, Object> with = new LinkedHashMap<>();
        used.with().forEach((name, value) -> with.put(name, expanded(value)));
        for (Parameter parameter : template.parameters()) {
            if (parameter.defaultFrom() != null) {
                with.putIfAbsent(parameter.name(), "push-api");
            }
        }
        return Rendering.render(template, with);
    }

    private static Object expanded(Object value) {
        if (value instanceof String text) {
            return Variables.expand(text, Map.of());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(TemplateDescriptionTest::expanded).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> all = new LinkedHashMap<>();
            map.forEach((key, each) -> all.put(key, expanded(each)));
            return all;
        }
        return value;
    }

    @Test
    void a_summary_is_the_first_sentence() {
        TemplateDescription alarm =
                TemplateDescription.of(Template.parse(Objects.requireNonNull(Library.find("metric-alarm")))
                        .value());

        assertThat(alarm.summary())
                .isEqualTo("A CloudWatch alarm on any metric, such as one that the application publishes itself.");
        assertThat(alarm.purpose())
                .startsWith(alarm.summary())
                .hasSizeGreaterThan(alarm.summary().length());
        assertThat(alarm.parameters()).anySatisfy(parameter -> {
            assertThat(parameter.name()).isEqualTo("period");
            assertThat(parameter.limits()).containsExactly("at least 1m", "at most 1h");
            assertThat(parameter.required()).isFalse();
        });
    }
}
