package dev.kirikae.cli.view;

/** How results are written. */
public enum Format {
    TEXT,
    JSON,
    PROPERTIES
}
