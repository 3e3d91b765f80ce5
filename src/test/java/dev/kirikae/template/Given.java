package dev.kirikae.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.yaml.Mistake;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the tests of this package begin with. */
final class Given {
    static final String HEAD = """
            template: sample
            version: 3
            purpose: Shows something.
            """;

    private Given() {}

    static TemplateSource source(String text) {
        return new TemplateSource("sample", "templates/sample.yml", text);
    }

    static Template template(String rest) {
        Result<Template> outcome = Template.parse(source(HEAD + rest));
        assertThat(outcome.problems()).isEmpty();
        return outcome.value();
    }

    static List<String> problems(String rest) {
        return Template.parse(source(HEAD + rest)).problems().stream()
                .map(Mistake::toString)
                .toList();
    }

    static String onlyFile(Template template, Map<String, ?> with) {
        Result<Rendered> outcome = Rendering.render(template, with);
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.value().files()).hasSize(1);
        return outcome.value().files().get(0).content();
    }

    static Object readBack(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    }
}
