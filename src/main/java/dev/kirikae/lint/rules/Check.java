package dev.kirikae.lint.rules;

import dev.kirikae.lint.Finding;
import dev.kirikae.lint.LintedFile;
import dev.kirikae.lint.Rule;
import dev.kirikae.lint.stack.Extensions;
import dev.kirikae.yaml.Spot;
import java.util.ArrayList;
import java.util.List;

/** A rule together with the look that finds where it is broken. */
record Check(Rule rule, Look look) {
    /** A look at all files together. */
    interface Look {
        void at(Extensions all, Marks marks);
    }

    /** A look at one file by itself. */
    interface FileLook {
        void at(LintedFile subject, Marks marks);
    }

    static Check each(Rule rule, FileLook look) {
        return new Check(rule, (all, marks) -> all.subjects().forEach(subject -> look.at(subject, marks)));
    }

    List<Finding> findings(Extensions all) {
        Marks marks = new Marks(rule);
        look.at(all, marks);
        return marks.findings;
    }

    /** Collects what one rule finds. */
    static final class Marks {
        private final Rule rule;
        private final List<Finding> findings = new ArrayList<>();

        private Marks(Rule rule) {
            this.rule = rule;
        }

        /** Marks a file as a whole. */
        void file(LintedFile subject, String found) {
            at(new Spot(subject.path(), 1, 1), found);
        }

        void at(Spot spot, String found) {
            findings.add(new Finding(rule, spot.file(), spot.line(), spot.column(), found));
        }
    }
}
