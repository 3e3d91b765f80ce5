package dev.kirikae.lint.rules;

import dev.kirikae.lint.Rule;
import dev.kirikae.lint.options.Setting;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.lint.stack.TextLine;
import dev.kirikae.yaml.Spot;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rule that a Java heap fits into the instance. */
final class HeapRules {
    private static final Pattern HEAP =
            Pattern.compile("-Xmx(\\d{1,9})([kKmMgG]?)\\b|-XX:MaxRAMPercentage=(\\d{1,3})(?:\\.\\d{1,9})?");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})([kKmMgG]?)");

    /** What the system, Beanstalk's agents and the proxy need at least, in MiB: little, to be certain of what is reported. */
    private static final int SYSTEM = 192;

    /** What the Java machine needs besides its heap at least, in MiB: code, classes, threads. */
    private static final int BESIDES = 96;

    static final List<Check> CHECKS = List.of(new Check(
            Rule.warning(
                    "heap-beyond-memory",
                    "the kernel ends the process when the heap fills up",
                    "make the heap smaller, or the instances larger; half to three quarters of the memory is usual",
                    "Amazon EC2 Instance Types guide (2026); Developer Guide, page java-tomcat-platform (2023)"),
            HeapRules::look));

    private record Instance(String type, int mib) {}

    private HeapRules() {}

    private static void look(Extensions all, Check.Marks marks) {
        Instance instance = smallest(all);
        boolean swaps = all.scripts().stream()
                .flatMap(script -> script.commands().stream())
                .anyMatch(command -> command.name().equals("swapon"));
        if (instance == null || swaps) {
            return;
        }
        for (TextLine line : TextLine.in(all)) {
            Matcher matcher = HEAP.matcher(line.text());
            while (matcher.find()) {
                long heap = matcher.group(3) == null
                        ? mib(matcher)
                        : instance.mib() * Long.parseLong(matcher.group(3)) / 100;
                judge(heap, instance, line.at(matcher.start()), marks);
            }
        }
        for (Setting setting : all.settings()) {
            String value = setting.text();
            Matcher matcher = SIZE.matcher(value == null ? "" : value);
            if (setting.namespace().equals("aws:elasticbeanstalk:container:tomcat:jvmoptions")
                    && setting.option().equals("Xmx")
                    && matcher.matches()) {
                judge(mib(matcher), instance, setting.spot(), marks);
            }
        }
    }

    private static void judge(long heap, Instance instance, Spot spot, Check.Marks marks) {
        if (heap + BESIDES + SYSTEM > instance.mib()) {
            marks.at(
                    spot,
                    "a heap of " + heap + " MiB leaves too little of the " + instance.mib() + " MiB of a "
                            + instance.type());
        }
    }

    private static long mib(Matcher size) {
        long number = Long.parseLong(size.group(1));
        return switch (size.group(2)) {
            case "k", "K" -> number >> 10;
            case "m", "M" -> number;
            case "g", "G" -> number << 10;
            default -> number >> 20;
        };
    }

    /** The smallest instance that may be launched; null if it is not told, or not known here. */
    private static @Nullable Instance smallest(Extensions all) {
        String types = Chosen.of(all, "aws:ec2:instances", "InstanceTypes");
        String one = Chosen.of(all, "aws:autoscaling:launchconfiguration", "InstanceType");
        String reported = types == null ? one : types;
        return reported == null || reported.length() > 10_000
                ? null
                : Arrays.stream(reported.split(","))
                        .map(String::strip)
                        .map(HeapRules::instance)
                        .filter(Objects::nonNull)
                        .min(Comparator.comparing(Instance::mib))
                        .orElse(null);
    }

    private static @Nullable Instance instance(String type) {
        Integer mib = InstanceMemory.mib(type);
        return mib == null ? null : new Instance(type, mib);
    }
}
