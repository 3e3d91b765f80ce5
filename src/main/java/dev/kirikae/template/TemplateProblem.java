package dev.kirikae.template;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a template or with the values given to it.
 *
 * @param file as {@link TemplateSource#shownAs()}
 * @param line counted from one
 * @param column counted from one, in code points
 * @param parameter the parameter whose given value is refused, so that a caller who knows where that value was written
 *     can point there; null where the template itself is at fault
 */
public record TemplateProblem(
        String file,
        int line,
        int column,
        Severity severity,
        String message,
        @Nullable String parameter) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
