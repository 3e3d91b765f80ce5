package dev.kirikae.standin;

import java.util.List;

/** How many round trips lie one after the other: the longest chain of requests of which each came after the answer before. */
final class Depth {

    private Depth() {}

    static int of(List<CallLog.Span> spans) {
        int[] depths = new int[spans.size()];
        int deepest = 0;
        List<CallLog.Span> ordered = spans.stream()
                .sorted(java.util.Comparator.comparing(CallLog.Span::from))
                .toList();
        for (int i = 0; i < ordered.size(); i++) {
            depths[i] = 1;
            for (int j = 0; j < i; j++) {
                if (!ordered.get(i).from().isBefore(ordered.get(j).to())) {
                    depths[i] = Math.max(depths[i], depths[j] + 1);
                }
            }
            deepest = Math.max(deepest, depths[i]);
        }
        return deepest;
    }

    /** What was asked before the first call of that name, itself not counted. */
    static List<CallLog.Span> until(String operation, List<CallLog.Span> spans) {
        for (CallLog.Span span : spans) {
            if (span.operation().equals(operation)) {
                return spans.stream()
                        .filter(s -> s.from().isBefore(span.from()))
                        .toList();
            }
        }
        throw new AssertionError("there was no " + operation);
    }
}
