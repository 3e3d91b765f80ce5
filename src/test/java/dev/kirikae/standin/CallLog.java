package dev.kirikae.standin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All that was asked, and what must not have been. */
final class CallLog {

    private static final Set<String> CHANGING = Set.of(
            "CreateApplicationVersion",
            "DeleteApplicationVersion",
            "CreateEnvironment",
            "UpdateEnvironment",
            "TerminateEnvironment",
            "SwapEnvironmentCNAMEs",
            "CreateConfigurationTemplate",
            "DeleteConfigurationTemplate",
            "UpdateTagsForResource",
            "RebuildEnvironment",
            "SetDesiredCapacity",
            "SuspendProcesses",
            "ResumeProcesses",
            "CreateApplication");

    /** @param outcome what was answered: {@code ok} or an error's code, or what a fault made of it */
    record Line(Instant at, String service, String operation, String subject, String outcome) {
        @Override
        public String toString() {
            return at + " " + service + ":" + operation + " " + subject + " -> " + outcome;
        }
    }

    /** From a request's arrival to its answer. */
    record Span(String operation, Instant from, Instant to) {}

    private final List<Span> spans = Collections.synchronizedList(new ArrayList<>());
    private final List<Line> lines = Collections.synchronizedList(new ArrayList<>());
    private final List<String> violations = Collections.synchronizedList(new ArrayList<>());

    void add(Line line) {
        lines.add(line);
    }

    void span(Span span) {
        spans.add(span);
    }

    /** In the order of their answers. */
    List<Span> spans() {
        synchronized (spans) {
            return List.copyOf(spans);
        }
    }

    void violation(String sentence) {
        violations.add(sentence);
    }

    /** What no client may do, and this one did. */
    List<String> violations() {
        return List.copyOf(violations);
    }

    List<Line> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    int count(String operation) {
        return (int)
                lines().stream().filter(l -> l.operation().equals(operation)).count();
    }

    /** Calls that users or AWS would notice. */
    List<Line> changing() {
        return lines().stream().filter(l -> CHANGING.contains(l.operation())).toList();
    }

    Map<String, Integer> counts(String service) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Line line : lines()) {
            if (line.service().equals(service)) {
                counts.merge(line.operation(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
