package dev.kirikae.cli;

/** How results are written. */
enum Format {
    TEXT,
    JSON,
    PROPERTIES
}
