package dev.kirikae.template;

/** How much a problem or finding weighs: an error stops the release, a warning is shown. */
public enum Severity {
    ERROR,
    WARNING
}
