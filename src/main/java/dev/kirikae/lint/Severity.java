package dev.kirikae.lint;

/** How much a problem or finding weighs: an error stops the release, a warning is shown. */
public enum Severity {
    ERROR,
    WARNING
}
