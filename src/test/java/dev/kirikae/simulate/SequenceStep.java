package dev.kirikae.simulate;

import java.util.Map;
import java.util.TreeMap;

/** An act of a sequence with everything unusual that happens in it, by the place where it happens. */
record SequenceStep(Act act, Map<String, Integer> unusual) {

    SequenceStep {
        unusual = new TreeMap<>(unusual);
    }

    static SequenceStep calm(Act act) {
        return new SequenceStep(act, Map.of());
    }

    @Override
    public String toString() {
        StringBuilder words = new StringBuilder(act.toString());
        unusual.forEach((place, choice) ->
                words.append(" [").append(Choices.words(place, choice)).append("]"));
        return words.toString();
    }
}
