package dev.kirikae.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one use of a template calls itself, so that a template can be used more than once. */
final class As {
    /** The parameter that every template has without declaring it. */
    static final String WORD = "as";

    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");
    private static final Pattern BASE = Pattern.compile("((?:.*/)?(?:\\d+[-_])?)([^/]*)");

    private As() {}

    static boolean fits(String as) {
        return FORM.matcher(as).matches();
    }

    /** The path with {@code as} in place of the template's name, if its last part is or begins with that name. */
    static String path(String path, String template, String as) {
        Matcher matcher = BASE.matcher(path);
        if (!matcher.matches() || !matcher.group(2).matches(Pattern.quote(template) + "(?![A-Za-z0-9]).*")) {
            return path;
        }
        return matcher.group(1) + as + matcher.group(2).substring(template.length());
    }
}
