package dev.kirikae.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A map as items with Name and Value, as CloudFormation writes the dimensions of a metric. */
class PairsTest {
    private static final String TEMPLATE = """
            parameters:
              named: {type: map, description: d, default: {}, items: string}
            file: .ebextensions/10-sample.config
            content:
              Resources:
                A:
                  Dimensions:
                    - Name: First
                      Value: fixed
                    - ${named|pairs}
                    - last
            """;

    @Test
    void eachEntryBecomesAnItemAtThePlaceOfTheMap() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("z", "yes");
        named.put("a: b", "- \n${x}");
        assertThat(dimensions(named))
                .isEqualTo(List.of(
                        Map.of("Name", "First", "Value", "fixed"),
                        Map.of("Name", "a: b", "Value", "- \n${x}"),
                        Map.of("Name", "z", "Value", "yes"),
                        "last"));
        assertThat(dimensions(Map.of())).isEqualTo(List.of(Map.of("Name", "First", "Value", "fixed"), "last"));
    }

    @Test
    void onlyAMapBecomesItemsAndOnlyInAList() {
        String head = """
                parameters:
                  named: {type: map, description: d, default: {}}
                  text: {type: string, description: d, default: x}
                file: .ebextensions/10-sample.config
                content: {Resources: {A: {T: "${text}", N: "${named}", X: %s}}}
                """;
        assertThat(Given.problems(head.formatted("[\"${named|pairs}\"]"))).isEmpty();
        assertThat(Given.problems(head.formatted("[\"${text|pairs}\"]")))
                .containsExactly("templates/sample.yml:8:61: |pairs takes a map; 'text' is of type string");
        assertThat(Given.problems(head.formatted("[\"${nmaed|pairs}\"]")))
                .containsExactly("templates/sample.yml:8:61: there is no parameter 'nmaed'; did you mean 'named'?");
        for (String wrong : List.of("\"${named|pairs}\"", "[\"a ${named|pairs}\"]", "{\"${named|pairs}\": a}")) {
            assertThat(Given.problems(head.formatted(wrong))).as(wrong).hasSize(1);
        }
    }

    private static Object dimensions(Map<String, String> named) {
        return LibraryTest.at(
                Given.readBack(Given.onlyFile(Given.template(TEMPLATE), Map.of("named", named))),
                "Resources",
                "A",
                "Dimensions");
    }
}
