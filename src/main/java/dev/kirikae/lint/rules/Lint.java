package dev.kirikae.lint.rules;

import dev.kirikae.lint.Destination;
import dev.kirikae.lint.Excuse;
import dev.kirikae.lint.Finding;
import dev.kirikae.lint.LintFile;
import dev.kirikae.lint.LintReport;
import dev.kirikae.lint.Rule;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.model.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks at the files of a bundle that Beanstalk acts on, ours and the repository's, before Beanstalk does. The way into
 * the lint.
 */
public final class Lint {
    private static final Rule UNUSED_EXCUSE = Rule.warning(
            "unused-excuse",
            "an excuse that no longer excuses anything would hide the next finding",
            "take it out of lint.excuse, or correct the rule's name and the file's path",
            "this program's manual, lint");

    private static final List<Check> CHECKS = Stream.of(
                    FileRules.CHECKS,
                    ReadingRules.CHECKS,
                    SectionRules.CHECKS,
                    SchemaRules.CHECKS,
                    WrittenFileRules.CHECKS,
                    AuthenticationRules.CHECKS,
                    ServiceRules.CHECKS,
                    OrderRules.CHECKS,
                    DownloadRules.CHECKS,
                    LimitRules.CHECKS,
                    NameRules.CHECKS,
                    HookRules.CHECKS,
                    PlatformFolderRules.CHECKS,
                    OptionRules.CHECKS,
                    OptionValueRules.CHECKS,
                    OptionFitRules.CHECKS,
                    PrecedenceRules.CHECKS,
                    ResourceRules.CHECKS,
                    FunctionRules.CHECKS,
                    ReferenceRules.CHECKS,
                    StateRules.CHECKS,
                    MergeRules.CHECKS,
                    ExposureRules.CHECKS,
                    AlarmRules.CHECKS,
                    ShellRules.CHECKS,
                    RiskRules.CHECKS,
                    SystemRules.CHECKS,
                    BothSidesRules.CHECKS,
                    HeapRules.CHECKS,
                    SecretRules.CHECKS)
            .flatMap(List::stream)
            .toList();

    private Lint() {}

    /** All rules, in the order in which they are checked; the one about excuses that excuse nothing is the last. */
    public static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        CHECKS.forEach(check -> rules.add(check.rule()));
        rules.add(UNUSED_EXCUSE);
        return List.copyOf(rules);
    }

    /**
     * Checks all files. The same finding is told once.
     *
     * @param files at least everything below {@code .ebextensions} and {@code .platform} at any depth; others are
     *     looked at by their path only
     * @param destination what the bundle is meant for, as far as it is known
     * @param excuses findings they cover are set apart; one that covers nothing is a finding itself
     */
    public static LintReport check(List<LintFile> files, Destination destination, List<Excuse> excuses) {
        Extensions extensions = Extensions.of(files, destination);
        List<Finding> open = new ArrayList<>();
        List<LintReport.Excused> excused = new ArrayList<>();
        Set<Excuse> idle = new LinkedHashSet<>(excuses);
        for (Check check : CHECKS) {
            for (Finding finding :
                    check.findings(extensions).stream().distinct().toList()) {
                List<Excuse> covering = excuses.stream()
                        .filter(excuse -> excuse.covers(finding))
                        .toList();
                covering.forEach(idle::remove);
                if (covering.isEmpty()) {
                    open.add(finding);
                } else {
                    excused.add(new LintReport.Excused(finding, covering.get(0).reason()));
                }
            }
        }
        idle.forEach(excuse -> open.add(unused(excuse)));
        open.sort(Finding.ORDER);
        excused.sort(Comparator.comparing(LintReport.Excused::finding, Finding.ORDER));
        return new LintReport(open, excused);
    }

    private static Finding unused(Excuse excuse) {
        return new Finding(
                UNUSED_EXCUSE,
                excuse.file(),
                1,
                1,
                "nothing here breaks the rule '" + excuse.rule() + "'" + unknown(excuse));
    }

    private static String unknown(Excuse excuse) {
        List<String> names = rules().stream().map(Rule::name).toList();
        return names.contains(excuse.rule()) ? "" : ", and there is no such rule" + Nearest.hint(excuse.rule(), names);
    }
}
