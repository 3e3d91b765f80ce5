package dev.kirikae.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parameter of every template of the library, fed with hostile values: one is refused, or the file keeps the shape it
 * has with the example and the value stands in it. {@code -Dkirikae.hostile=10000} tries as many for each parameter.
 */
class HostileLibraryTest {
    private static final int EACH = Integer.getInteger("kirikae.hostile", 500);

    static List<String> names() {
        return Library.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void keepsItsShape(String name) {
        Template template = LibraryTest.template(name);
        HostileValues values = new HostileValues(name.hashCode());
        Map<String, Object> examples = new LinkedHashMap<>();
        template.parameters().forEach(parameter -> examples.put(parameter.name(), parameter.example()));
        Rendered usual = Rendering.render(template, examples).value();
        List<Object> shape = shapes(usual);
        for (Parameter parameter : template.parameters()) {
            for (int i = 0; i < EACH; i++) {
                String value = near(parameter.example(), values);
                for (Object given : givens(parameter, value)) {
                    Map<String, Object> with = new LinkedHashMap<>(examples);
                    with.put(parameter.name(), given);
                    Result<Rendered> outcome = Rendering.render(template, with);
                    if (outcome.ok()) {
                        assertThat(shapes(outcome.value()))
                                .as(parameter.name() + " = " + given)
                                .isEqualTo(shape);
                        // Durations become seconds, and a value under a condition that does not hold is not written.
                        boolean elsewhere = parameter.type() == ParameterType.DURATION
                                || outcome.value().equals(usual);
                        assertThat(elsewhere || texts(outcome.value()).anyMatch(text -> holds(text, value)))
                                .as(parameter.name() + " = " + given + " is written")
                                .isTrue();
                    } else {
                        assertThat(outcome.problems())
                                .allSatisfy(
                                        problem -> assertThat(problem.about()).isEqualTo(parameter.name()));
                    }
                }
            }
        }
    }

    /** A hostile value, or the example with something hostile in it, which patterns refuse less often. */
    private static String near(Object example, HostileValues values) {
        String hostile = values.next();
        if (!(example instanceof String text)
                || text.isEmpty()
                || values.random().nextBoolean()) {
            return hostile;
        }
        int at = values.random().nextInt(text.length() + 1);
        return text.substring(0, at) + hostile + text.substring(at);
    }

    private static List<Object> givens(Parameter parameter, String value) {
        Object example = parameter.example();
        List<Object> givens = new ArrayList<>();
        if (example instanceof List<?> list) {
            if (!list.isEmpty()) {
                givens.add(changed(list, 0, value));
            }
        } else if (example instanceof Map<?, ?> map) {
            if (!map.isEmpty()) {
                Object first = map.keySet().iterator().next();
                givens.add(entry(map, first, first, value));
                givens.add(entry(map, first, value, map.get(first)));
            }
        } else {
            givens.add(value);
        }
        return givens;
    }

    private static List<Object> changed(List<?> list, int index, Object value) {
        List<Object> changed = new ArrayList<>(list);
        changed.set(index, value);
        return changed;
    }

    private static Map<Object, Object> entry(Map<?, ?> map, Object replaced, Object key, Object value) {
        Map<Object, Object> changed = new LinkedHashMap<>(map);
        changed.remove(replaced);
        changed.put(key, value);
        return changed;
    }

    private static boolean holds(String text, String value) {
        return Stream.concat(
                        Stream.<UnaryOperator<String>>of(UnaryOperator.identity()),
                        Stream.of(Filter.values()).map(filter -> filter::quote))
                .anyMatch(form -> text.contains(form.apply(value)));
    }

    private static List<Object> shapes(Rendered rendered) {
        List<Object> shapes = new ArrayList<>();
        for (RenderedFile file : rendered.files()) {
            boolean yaml = file.path().endsWith(".config");
            shapes.add(yaml ? shape(Given.readBack(file.content())) : "text");
        }
        return shapes;
    }

    /** Sizes and nesting, without keys (a parameter may be one) and without the order that keys bring. */
    private static String shape(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            return map.values().stream()
                    .map(HostileLibraryTest::shape)
                    .sorted()
                    .toList()
                    .toString();
        }
        if (tree instanceof List<?> list) {
            return "list" + list.stream().map(HostileLibraryTest::shape).toList();
        }
        return tree == null ? "null" : tree.getClass().getSimpleName();
    }

    private static Stream<String> texts(Rendered rendered) {
        return rendered.files().stream()
                .flatMap(file -> file.path().endsWith(".config")
                        ? scalars(Given.readBack(file.content()))
                        : Stream.of(file.content().replaceFirst("# Generated by .*\\n", "")));
    }

    private static Stream<String> scalars(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .flatMap(entry -> Stream.concat(scalars(entry.getKey()), scalars(entry.getValue())));
        }
        if (tree instanceof List<?> list) {
            return list.stream().flatMap(HostileLibraryTest::scalars);
        }
        return Stream.of(String.valueOf(tree));
    }
}
