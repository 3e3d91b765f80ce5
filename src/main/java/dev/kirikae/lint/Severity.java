package dev.kirikae.lint;

import java.util.Locale;

/** How much a problem or finding weighs: an error stops the release, a warning is shown. */
public enum Severity {
    ERROR,
    WARNING;

    /** As people and programs read it; SARIF's levels are called the same. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
