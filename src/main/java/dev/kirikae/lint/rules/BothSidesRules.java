package dev.kirikae.lint.rules;

import dev.kirikae.lint.Destination;
import dev.kirikae.lint.LintedFile;
import dev.kirikae.lint.Rule;
import dev.kirikae.lint.Script;
import dev.kirikae.lint.options.Setting;
import dev.kirikae.lint.shell.Cron;
import dev.kirikae.lint.shell.ShellCommand;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.lint.stack.TextLine;
import dev.kirikae.model.LiveName;
import dev.kirikae.yaml.Tree;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules about what happens twice, or on the wrong side, while the old and the new environment live side by side. */
final class BothSidesRules {
    private static final String TIERS = "Developer Guide, page using-features-managing-env-tiers (2023)";

    private static final Pattern LOAD_BALANCER = Pattern.compile(
            "awseb-[A-Za-z0-9-]{1,80}\\.(?:[a-z0-9-]{1,30}\\.)?elb\\.(?:[a-z0-9-]{1,30}\\.)?amazonaws\\.com");
    private static final Pattern CALL = Pattern.compile("\\b(?:curl|wget|proxy_pass|ProxyPass|nc)\\s");

    /** Where a host's own name is compared or announced, and nothing is called. */
    private static final List<String> ANNOUNCEMENTS = List.of(
            "server_name",
            "servername",
            "serveralias",
            "$host",
            "$http_host",
            "http_host",
            "allowed_host",
            "allowedhost",
            "origin",
            "cookie",
            "cors",
            "certbot",
            "redirect",
            "return 30");

    static final List<Check> CHECKS = List.of(
            new Check(
                    Rule.warning(
                            "cron-on-both-sides",
                            "the old and the new environment both have the job while they live side by side, and so has each of"
                                    + " their instances",
                            "make it by the template singleton-cron, or excuse it where the job may well run many times",
                            "Developer Guide, pages customize-containers-ec2, ebextensions-otherkeys (2023)"),
                    BothSidesRules::cron),
            new Check(
                    Rule.warning(
                            "leader-only-cron",
                            "each environment has a leader of its own, so the job runs in the old and in the new one while both"
                                    + " live, and nowhere once the leader is replaced",
                            "make it by the template singleton-cron, or excuse it where the job may well run twice and be left"
                                    + " out",
                            "Developer Guide, pages customize-containers-ec2, ebextensions-otherkeys (2023)"),
                    BothSidesRules::leaderCron),
            new Check(
                    Rule.warning(
                            "periodic-on-both-sides",
                            "each environment elects a leader of its own, so the tasks fire in the old and in the new one while"
                                    + " both live",
                            "make sure that a task may run twice at a time, then excuse it with that reason",
                            TIERS),
                    BothSidesRules::periodic),
            new Check(
                    Rule.warning(
                            "both-read-one-queue",
                            "the new environment takes messages from it as soon as it is launched, before it is verified",
                            "make sure that both versions understand what the other's publishers send, then excuse it with that"
                                    + " reason",
                            TIERS),
                    BothSidesRules::queue),
            new Check(
                    Rule.warning(
                            "live-name-for-itself",
                            "in the new environment it leads to the old one until the switch, and in the old one to the new one"
                                    + " after it",
                            "name the instance itself by localhost, or ask the stack by {\"Fn::GetAtt\": …} for the environment's"
                                    + " own address",
                            "Developer Guide, page using-features.CNAMESwap (2023)"),
                    BothSidesRules::liveName));

    private BothSidesRules() {}

    private static void cron(Extensions all, Check.Marks marks) {
        for (Script script : all.scripts()) {
            if (script.isFrom(Cron.TEMPLATE)) {
                continue;
            }
            if (script.kind() == Script.Kind.FILE && Cron.isTable(script.name())) {
                if (Cron.isWork(script.text())) {
                    marks.at(script.at(0), "'" + script.name() + "' gives jobs to cron");
                }
                continue;
            }
            if (!script.isSet("leader_only")) {
                registered(script, "this gives a job to cron", marks);
            }
        }
    }

    private static void leaderCron(Extensions all, Check.Marks marks) {
        for (Script script : all.scripts()) {
            if (script.isSet("leader_only") && !script.isFrom(Cron.TEMPLATE)) {
                registered(script, "this gives a job to the cron of the leader", marks);
            }
        }
    }

    private static void registered(Script script, String found, Check.Marks marks) {
        ShellCommand registration = Cron.registration(script.commands());
        if (registration != null && !Cron.isHousekeeping(script.text())) {
            marks.at(script.at(registration.offset()), found);
        }
    }

    private static void periodic(Extensions all, Check.Marks marks) {
        for (LintedFile subject : all.subjects()) {
            String text = subject.text();
            if (subject.path().equals("cron.yaml")
                    && all.destination().tier().equals("Worker")
                    && text != null
                    && !text.isBlank()) {
                marks.file(subject, "this file schedules tasks");
            }
        }
    }

    private static void queue(Extensions all, Check.Marks marks) {
        for (Setting setting : all.settings()) {
            String url = setting.text();
            if (all.destination().tier().equals("Worker")
                    && setting.namespace().equals("aws:elasticbeanstalk:sqsd")
                    && setting.option().equals("WorkerQueueURL")
                    && setting.value() instanceof Tree.Leaf
                    && url != null
                    && url.startsWith("http")
                    && url.indexOf('`') < 0) {
                marks.at(setting.spot(), "both environments read one fixed queue");
            }
        }
    }

    private static void liveName(Extensions all, Check.Marks marks) {
        List<String> names = names(all.destination());
        List<String> domains = all.destination().domains();
        for (TextLine line : TextLine.in(all)) {
            String text = line.text().toLowerCase(Locale.ROOT);
            int balancer = line.text().indexOf("awseb-");
            Matcher matcher = LOAD_BALANCER.matcher(line.text());
            int at = balancer >= 0 && matcher.find(balancer) ? matcher.start() : -1;
            if (at >= 0) {
                marks.at(line.at(at), "this is the load balancer of one certain environment");
                continue;
            }
            at = first(text, names);
            if (at < 0 && CALL.matcher(line.text()).find()) {
                at = first(text, domains);
            }
            if (at >= 0 && ANNOUNCEMENTS.stream().noneMatch(text::contains)) {
                marks.at(line.at(at), "this is the live name");
            }
        }
    }

    private static List<String> names(Destination destination) {
        LiveName name = destination.liveName();
        return name == null ? List.of() : name.wholeNames();
    }

    private static int first(String text, List<String> hosts) {
        for (String host : hosts) {
            String lower = host.toLowerCase(Locale.ROOT);
            for (int i = text.indexOf(lower); i >= 0; i = text.indexOf(lower, i + 1)) {
                int end = i + lower.length();
                boolean begins = i == 0 || !isHost(text.charAt(i - 1));
                boolean ends = end == text.length() || !isHost(text.charAt(end));
                if (begins && ends) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static boolean isHost(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '.';
    }
}
