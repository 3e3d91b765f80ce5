package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.kirikae.aws.NewerService;
import dev.kirikae.aws.ServiceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every field of every answer that a stage asks AWS for, absent, and every word of each enumeration, with one that no version knows:
 * written from the SDK's own model, put on the wire, read as AWS is read, and acted on. In the build each field is tried absent, with
 * an unknown word and with its good ones; {@code -Dkirikae.unknown=all} tries every word.
 */
class UnknownAnswersTest {

    private static final boolean EVERY_WORD = "all".equals(System.getProperty("kirikae.unknown"));
    private static final String PAGE = "docs/aws-words.md";
    private static final String BEGIN = "<!-- The list below is made by UnknownAnswersTest -->\n";
    private static final String END = "<!-- end of the list -->\n";

    /** What is asked only where something failed already, to be shown; and tags, which a service without a journal is asked for. */
    private static final Set<String> NOT_ASKED_HERE =
            Set.of("RetrieveEnvironmentInfo", "RequestEnvironmentInfo", "ListTagsForResource");

    private static final Map<UnknownRun, UnknownRun.Outcome> CALM = new EnumMap<>(UnknownRun.class);
    private static final Map<ServiceModel.Variant, Boolean> READ = new LinkedHashMap<>();
    private static final List<Row> ROWS = new ArrayList<>();

    private record Row(UnknownRun run, ServiceModel.Variant variant, UnknownRun.Outcome outcome) {

        boolean isAsCalm() {
            return outcome.isAs(CALM.get(run));
        }

        @Override
        public String toString() {
            return run + ": " + variant + " → " + outcome;
        }
    }

    @BeforeAll
    static void everyVariantIsActedOn() {
        try (NewerService service = new NewerService()) {
            for (UnknownRun run : UnknownRun.values()) {
                CALM.put(run, run.calm(service));
                for (ServiceModel.Variant variant : run.variants(service, READ)) {
                    if (READ.get(variant) && isTried(variant, run)) {
                        ROWS.add(new Row(run, variant, run.in(variant, service)));
                    }
                }
            }
        }
        System.out.println(counts());
    }

    /** A known word that is not good is like another one of its kind: one stands for all. */
    private static boolean isTried(ServiceModel.Variant variant, UnknownRun run) {
        String word = variant.word();
        return EVERY_WORD
                || word == null
                || word.equals(ServiceModel.UNKNOWN)
                || ROWS.stream()
                        .noneMatch(r -> r.run() == run
                                && r.variant().field().equals(variant.field())
                                && r.variant().word() != null
                                && !r.variant().word().equals(ServiceModel.UNKNOWN)
                                && AwsWords.isGood(r.variant(), run) == AwsWords.isGood(variant, run));
    }

    private static String counts() {
        Set<String> operations = new TreeSet<>();
        Set<String> fields = new TreeSet<>();
        READ.keySet().forEach(v -> {
            operations.add(v.operation());
            fields.add(v.operation() + " " + v.field());
        });
        Map<String, Integer> ends = new TreeMap<>();
        for (Row row : ROWS) {
            int exit = row.outcome().exit();
            String end = row.isAsCalm() ? "good" : exit == 2 || exit == 3 ? "refused" : "inconclusive or failed";
            ends.merge(end + (AwsWords.isGood(row.variant(), row.run()) ? " as documented" : ""), 1, Integer::sum);
        }
        return String.format(
                Locale.ROOT,
                "%d operations × %d fields: %d answers on the wire, %d read as another; %d runs of %d kinds: %s; %d taken for good",
                operations.size(),
                fields.size(),
                READ.size(),
                READ.values().stream().filter(r -> r).count(),
                ROWS.size(),
                UnknownRun.values().length,
                ends,
                wronglyGood().size());
    }

    private static List<Row> wronglyGood() {
        return ROWS.stream()
                .filter(r -> !AwsWords.isGood(r.variant(), r.run()) && r.isAsCalm())
                .toList();
    }

    @Test
    void withoutADifferenceEveryStageReachesItsGoal() {
        assertThat(CALM.values()).hasSize(UnknownRun.values().length).allMatch(calm -> calm.exit() == 0);
    }

    @Test
    void whatIsNotKnownToBeGoodIsNeverTakenForGood() {
        assertThat(wronglyGood()).as(counts()).isEmpty();
    }

    @Test
    void whatIsGoodOrDecidesNothingStopsNoStage() {
        assertThat(ROWS)
                .filteredOn(r -> AwsWords.isGood(r.variant(), r.run()) && !r.isAsCalm() && !isOfTheFresh(r))
                .as(counts())
                .isEmpty();
    }

    /** A fresh environment that is called Ready from its first second on has no instance on the version yet. */
    private static boolean isOfTheFresh(Row row) {
        boolean fresh = row.run() == UnknownRun.FIRST_UPLOAD || row.run() == UnknownRun.UPLOAD_OF_FRESH;
        return fresh
                && row.variant().field().startsWith("Environments.")
                && row.variant().word() != null;
    }

    @Test
    void anUnknownWordIsNamed() {
        assertThat(ROWS)
                .filteredOn(r -> ServiceModel.UNKNOWN.equals(r.variant().word()) && !r.isAsCalm())
                .isNotEmpty()
                .allSatisfy(
                        r -> assertThat(r.outcome().words()).as(r.toString()).contains(ServiceModel.UNKNOWN));
    }

    @Test
    void anAlarmOfAnUnknownKindIsNamedWithItsKind() {
        try (NewerService service = new NewerService()) {
            assertThat(UnknownRun.RELEASE_OF_CANDIDATE.withAlarmsOnlyIn("NovelAlarms", service))
                    .satisfies(outcome -> {
                        assertThat(outcome.exit()).isEqualTo(2);
                        assertThat(outcome.moved()).isZero();
                        assertThat(outcome.words()).contains("shop-5xx", "NovelAlarms");
                    });
        }
    }

    @Test
    void nothingIsABugAndNothingIsReportedAsNull() {
        assertThat(ROWS).isNotEmpty().allSatisfy(r -> {
            assertThat(r.outcome().exit()).as(r.toString()).isNotEqualTo(1);
            assertThat(r.outcome().words()).as(r.toString()).doesNotContain("null", "Exception");
        });
    }

    @Test
    void everyOperationThatTheProgramLooksWithIsVaried() {
        JavaClasses room = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.kirikae.aws");
        Set<String> looks = new TreeSet<>();
        room.forEach(type -> type.getMethodCallsFromSelf().forEach(call -> {
            String owner = call.getTargetOwner().getName();
            String name = call.getTarget().getName();
            boolean query = owner.matches(
                    "software\\.amazon\\.awssdk\\.services\\.(elasticbeanstalk|cloudwatch|sts)\\.\\w+Client");
            if (query && name.matches("(describe|list|get|check|retrieve|request).*")) {
                looks.add(Character.toUpperCase(name.charAt(0)) + name.substring(1));
            }
        }));
        Set<String> varied = new LinkedHashSet<>(NOT_ASKED_HERE);
        READ.keySet().forEach(v -> varied.add(v.operation()));
        assertThat(looks).hasSizeGreaterThan(12).isSubsetOf(varied);
    }

    @Test
    void thePageForOperatorsIsInStep() throws IOException {
        List<String> lines =
                AwsWords.WORDS.stream().map(UnknownAnswersTest::line).toList();
        Path path = Path.of(PAGE);
        String text = Files.readString(path);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        assertThat(from).as(PAGE + " has no list").isGreaterThan(BEGIN.length() - 1);
        String wanted = text.substring(0, from)
                + "\n| AWS says | good or let be | not good | what then happens |\n|---|---|---|---|\n"
                + String.join("\n", lines) + "\n\n" + text.substring(text.indexOf(END));
        if (Boolean.getBoolean("kirikae.documents")) {
            Files.writeString(path, wanted);
        } else {
            assertThat(text)
                    .as(PAGE + " is out of step; make it anew by mvn test -Dtest=UnknownAnswersTest"
                            + " -Dkirikae.documents=true")
                    .isEqualTo(wanted);
        }
    }

    private static String line(AwsWords.Words words) {
        Set<String> others = new LinkedHashSet<>();
        READ.keySet().stream()
                .filter(v ->
                        v.operation().equals(words.operation()) && v.field().equals(words.field()))
                .map(ServiceModel.Variant::word)
                .filter(w -> w != null
                        && !w.equals(ServiceModel.UNKNOWN)
                        && !words.good().contains(w))
                .forEach(others::add);
        String rest = others.isEmpty() ? "" : quoted(List.copyOf(others)) + ", ";
        return "| " + words.what() + " | " + (words.good().isEmpty() ? "–" : quoted(words.good())) + " | " + rest
                + "any other word | " + words.then() + " |";
    }

    private static String quoted(List<String> words) {
        return "`" + String.join("`, `", words) + "`";
    }
}
