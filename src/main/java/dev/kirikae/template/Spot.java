package dev.kirikae.template;

/** A place in a text; line and column count from one, the column in code points. */
record Spot(String file, int line, int column) {
    TemplateProblem problem(String message) {
        return new TemplateProblem(file, line, column, Severity.ERROR, message, null);
    }

    TemplateProblem problem(String message, String parameter) {
        return new TemplateProblem(file, line, column, Severity.ERROR, message, parameter);
    }
}
