package dev.kirikae.lint.rules;

import dev.kirikae.lint.LintedFile;
import dev.kirikae.lint.Rule;
import dev.kirikae.lint.WrittenFile;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.lint.stack.Stack;
import dev.kirikae.lint.stack.Use;
import dev.kirikae.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about the credentials by which {@code files} and {@code sources} are fetched. */
final class AuthenticationRules {
    private static final String GROUP = "AWSEBAutoScalingGroup";
    private static final String SECTION = "AWS::CloudFormation::Authentication";
    private static final String SOURCE =
            "Developer Guide, page https-storingprivatekeys (2023); CloudFormation User Guide,"
                    + " page aws-resource-authentication (2024); cfn-init's source, auth.py";
    private static final Set<String> TYPES = Set.of("s3", "basic");

    static final List<Check> CHECKS = List.of(
            new Check(
                    Rule.warning(
                            "unknown-authentication",
                            "the helper on the instance then fetches it without credentials, which a private address refuses",
                            "name an entry of " + SECTION + " in the Metadata of " + GROUP,
                            SOURCE),
                    AuthenticationRules::names),
            new Check(
                    Rule.warning(
                            "authentication-entry",
                            "the helper on the instance passes over such an entry, and fetches without credentials",
                            "write type S3 with buckets and roleName, or type basic with uris, username and password",
                            SOURCE),
                    AuthenticationRules::entries));

    private AuthenticationRules() {}

    private static void names(Extensions all, Check.Marks marks) {
        List<Tree.Entry> entries = declared(all);
        List<String> names = entries.stream().map(entry -> entry.key().text()).toList();
        for (LintedFile subject : all.configurations()) {
            for (WrittenFile file : WrittenFile.of(subject)) {
                Tree.Leaf name = file.literal("authentication");
                if (name != null && !names.contains(name.text())) {
                    marks.at(
                            name.spot(),
                            "there is no authentication '" + name.text() + "'"
                                    + (names.isEmpty() ? "" : "; there are " + String.join(", ", names)));
                }
            }
        }
    }

    private static void entries(Extensions all, Check.Marks marks) {
        for (Tree.Entry entry : declared(all)) {
            String fault = entry.value() instanceof Tree.Entries fields ? fault(fields) : "is no map";
            if (fault != null) {
                marks.at(
                        entry.key().spot(), "the authentication '" + entry.key().text() + "' " + fault);
            }
        }
    }

    private static @Nullable String fault(Tree.Entries fields) {
        if (!(fields.get("type") instanceof Tree.Leaf type) || type.isNothing()) {
            return fields.find("type") == null ? "has no type" : null;
        }
        String word = type.text().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(word)) {
            return "is of type '" + type.text() + "', which is neither S3 nor basic";
        }
        boolean keys = fields.find("accessKeyId") != null && fields.find("secretKey") != null;
        return word.equals("s3") && !keys && fields.find("roleName") == null ? "has no roleName" : null;
    }

    private static List<Tree.Entry> declared(Extensions all) {
        List<Tree.Entry> entries = new ArrayList<>();
        for (Stack.Part part : all.stack().resources()) {
            Tree.Entry metadata = part.name().equals(GROUP) ? part.field("Metadata") : null;
            if (metadata != null && metadata.value() instanceof Tree.Entries sections) {
                Tree section = sections.get(SECTION);
                entries.addAll(section == null ? List.of() : Use.fields(section));
            }
        }
        return entries;
    }
}
