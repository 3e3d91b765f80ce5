package dev.kirikae.lint.stack;

import static dev.kirikae.lint.rules.Example.A;
import static dev.kirikae.lint.rules.Example.B;
import static dev.kirikae.lint.rules.Example.file;
import static dev.kirikae.lint.rules.Example.resource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.lint.Destination;
import dev.kirikae.lint.LintFile;
import dev.kirikae.lint.rules.Lint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackTest {
    private static final String POLICY = "AWS::AutoScaling::ScalingPolicy";

    private static List<String> rules(LintFile... files) {
        return Lint.check(List.of(files), Destination.UNKNOWN, List.of()).findings().stream()
                .map(finding -> finding.rule().name())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "!Ref Nowhere;unknown-reference",
                "!GetAtt Nowhere.Arn;unknown-reference",
                "!GetAtt [Nowhere, Arn];unknown-reference",
                "!Sub \"${Nowhere}\";unknown-reference",
                "!If [Nowhere, a, b];unfamiliar-reference",
                "!GetAtt AWSEBSecurityGroup;function-shape",
                "!Join [a, b];function-shape",
                "!Base64 [a];function-shape",
                "!Nothing a;function-shape"
            })
    void looksIntoShortFormsToo(String value, String rule) {
        assertThat(rules(file(A, resource(POLICY, "Cooldown: " + value))))
                .containsExactlyInAnyOrder("short-form", rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!Ref AWSEBAutoScalingGroup",
                "!GetAtt AWSEBSecurityGroup.GroupId",
                "!Base64 {\"Fn::Sub\": \"${AWS::Region}\"}",
                "!Join [\"-\", !Split [\",\", a]]",
                "!Select [0, !GetAZs \"\"]",
                "!Sub [\"${a}\", {a: !Ref AWS::Region}]",
                "!GetOptionSetting {OptionName: a, DefaultValue: b}"
            })
    void findsNothingElseInGoodShortForms(String value) {
        assertThat(rules(file(A, resource(POLICY, "Cooldown: " + value)))).containsExactly("short-form");
    }

    @Test
    void doesNotGuessAtWhatAnUnreadableFileDeclares() {
        LintFile user = file(A, resource(POLICY, "Cooldown: {Ref: Topic}"));
        assertThat(rules(user)).containsExactly("unknown-reference");
        assertThat(rules(user, file(B, "Resources:\n\tTopic: {}\n"))).doesNotContain("unknown-reference");
    }

    @Test
    void doesNotGuessAtWhatATransformAdds() {
        assertThat(rules(file(
                        A,
                        "Transform: AWS::Serverless-2016-10-31\n" + resource(POLICY, "Cooldown: {Ref: FunctionRole}"))))
                .containsExactly("undocumented-section");
    }

    @Test
    void takesBeanstalkNamesThatNobodyListed() {
        assertThat(rules(file(
                        A,
                        resource(
                                POLICY,
                                "Cooldown: [{Ref: AWSEBScheduledAction}, {Ref: AWSEBV2LoadBalancerListener443}]"))))
                .isEmpty();
    }

    @Test
    void survivesDeepAndWideFiles() {
        String deep = "{\"Fn::Join\": [\"\", [".repeat(14) + "a" + "]]}".repeat(14);
        assertThat(rules(file(A, resource(POLICY, "Cooldown: " + deep)))).isEmpty();
        String quotes = "`{\"Ref\": \"AWS::Region\"}` ".repeat(20_000);
        assertThat(rules(file(A, "files:\n  /a: {mode: \"000644\", content: '" + quotes + "'}\n")))
                .isEmpty();
        String nested = "`{\"Ref\": " + "[".repeat(100_000) + "`";
        assertThat(rules(file(A, "files:\n  /a: {mode: \"000644\", content: '" + nested + "'}\n")))
                .containsExactly("backquote-expression");
        StringBuilder chain = new StringBuilder("Resources:\n  A:\n    Type: AWS::SNS::Topic\n    Metadata:\n");
        for (int i = 0; i < 45; i++) {
            String inner = i == 0 ? "a" : "*a" + (i - 1);
            chain.append("      a%d: &a%d %s%s%s\n".formatted(i, i, "[".repeat(40), inner, "]".repeat(40)));
        }
        String text = chain.toString();
        assertThat(rules(file(A, text), file(B, text))).isEmpty();
    }
}
