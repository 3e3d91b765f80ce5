package dev.kirikae.lint;

import dev.kirikae.yaml.Spot;
import java.util.ArrayList;
import java.util.List;

/** A rule together with the look that finds where it is broken. */
record Check(Rule rule, Look look) {
    interface Look {
        void at(Subject subject, Marks marks);
    }

    /** Collects what one rule finds. */
    static final class Marks {
        private final Rule rule;
        private final String file;
        private final List<Finding> findings = new ArrayList<>();

        Marks(Rule rule, String file) {
            this.rule = rule;
            this.file = file;
        }

        void file(String found) {
            add(1, 1, found);
        }

        void at(Spot spot, String found) {
            add(spot.line(), spot.column(), found);
        }

        void add(int line, int column, String found) {
            findings.add(new Finding(
                    rule.name(), rule.severity(), file, line, column, found + "; " + rule.reason(), rule.remedy()));
        }

        List<Finding> findings() {
            return findings;
        }
    }
}
