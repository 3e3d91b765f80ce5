package dev.kirikae.config;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A regular expression of Java. */
final class PatternShape extends TextShape {
    PatternShape() {
        super(Scope.FIXED, "[^\\x00-\\x1F\\x7F]{1,512}", "a regular expression on one line", ".*");
    }

    @Override
    @Nullable
    String parse(Resolved resolved, boolean bare) {
        String text = super.parse(resolved, bare);
        return text == null || why(text) == null ? text : null;
    }

    @Override
    String fault(Item.Scalar scalar, Resolved resolved) {
        String why = resolved.env().isEmpty() ? why(resolved.literal()) : null;
        return super.fault(scalar, resolved) + (why == null ? "" : ", which is none: " + why);
    }

    /** What is wrong with it; null where nothing is. */
    private static @Nullable String why(String text) {
        try {
            return Pattern.compile(text).pattern().isEmpty() ? "it is empty" : null;
        } catch (PatternSyntaxException e) {
            return e.getDescription();
        }
    }
}
