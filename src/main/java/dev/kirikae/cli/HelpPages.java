package dev.kirikae.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of a command: its own options before those of all commands, and an example. */
final class HelpPages {

    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("upload", "kirikae upload --commit v1.4.2"),
            Map.entry("release", "kirikae release"),
            Map.entry("rollback", "kirikae rollback --service push-api --region ap-northeast-1"),
            Map.entry("destroy", "kirikae destroy --due"),
            Map.entry("recover", "kirikae recover"),
            Map.entry("status", "kirikae status --output json"),
            Map.entry("plan", "kirikae plan release"),
            Map.entry("verify", "kirikae verify --live"),
            Map.entry("history", "kirikae history --since 90d"),
            Map.entry("explain", "kirikae explain 20261129-4da3e96"),
            Map.entry("audit", "kirikae audit kirikae-report"),
            Map.entry("init", "kirikae init"),
            Map.entry("templates", "kirikae templates http-5xx-alarm"),
            Map.entry("render", "kirikae render --into rendered"),
            Map.entry("bundle", "kirikae bundle --into bundle.zip"),
            Map.entry("approve", "kirikae approve <digest> --by alice"),
            Map.entry("rehearse", "kirikae rehearse --incident probe-fails-after-switch --expect restored"),
            Map.entry("help", "kirikae help release"));

    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;

    private HelpPages() {}

    /**
     * Arranges the page of a command, or of the program, and prints it; nothing of it is made before somebody asks.
     *
     * @param columns of the terminal; on a very narrow or wide one the page keeps to what can be read
     */
    static void print(CommandLine line, int columns, PrintStream out) {
        line.setUsageHelpWidth(Math.max(NARROWEST, Math.min(columns, WIDEST)));
        String example = EXAMPLES.get(line.getCommandName());
        if (example != null) {
            line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpPages::options);
            line.getCommandSpec().usageMessage().footer("", "Example: " + example);
        }
        if (line.getParent() == null) {
            commandsFirst(line);
        }
        line.usage(out, Help.Ansi.OFF);
    }

    /** Who asks what there is looks for a command. */
    private static void commandsFirst(CommandLine line) {
        List<String> sections = new ArrayList<>(line.getHelpSectionKeys());
        List<String> commands =
                List.of(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, UsageMessageSpec.SECTION_KEY_COMMAND_LIST);
        sections.removeAll(commands);
        sections.addAll(sections.indexOf(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING), commands);
        line.setHelpSectionKeys(sections);
    }

    private static String options(Help help) {
        List<OptionSpec> all = help.commandSpec().options();
        List<OptionSpec> own =
                all.stream().filter(option -> !option.inherited()).toList();
        List<OptionSpec> general = all.stream().filter(OptionSpec::inherited).toList();
        String separator = System.lineSeparator();
        return (own.isEmpty() ? "      none of its own" + separator : help.optionListExcludingGroups(own))
                + separator
                + "Options of every command:"
                + separator
                + help.optionListExcludingGroups(general);
    }
}
