package dev.kirikae.config;

/** A place in a file as it is shown: line and column count from one, columns in code points. */
record Position(String file, int line, int column) {
    Position {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("line and column count from one: " + line + ":" + column);
        }
    }
}
