package dev.kirikae.config;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tags of an environment. A resource has at most 50, of which Beanstalk uses 3 and Kirikae 3; keys have at most 127 and values at
 * most 255 characters (Elastic Beanstalk Developer Guide, "Tagging applications resources", read November 2026).
 */
final class TagsShape extends TextMap {
    private static final int MOST = 50 - 3 - 3;
    private static final String CHARACTERS = "[\\p{L}\\p{N} _.:/=+@-]";

    TagsShape() {
        super(
                CHARACTERS + "{1,127}",
                "1 to 127 letters, digits, blanks and _ . : / = + - @",
                new LooseText(
                        Scope.RELEASE,
                        CHARACTERS + "{0,255}",
                        "at most 255 letters, digits, blanks and _ . : / = + - @",
                        "value"));
    }

    @Override
    @Nullable
    Map<String, String> read(Cursor at) {
        Map<String, String> tags = super.read(at);
        if (tags != null && tags.size() > MOST) {
            at.refuse("found " + tags.size() + " tags; an environment can have " + MOST
                    + " of your own beside Beanstalk's and Kirikae's");
            return null;
        }
        return tags;
    }

    @Override
    @Nullable
    String keyFault(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        if (key.equals("Name")
                || lower.startsWith("aws:")
                || lower.startsWith("elasticbeanstalk:")
                || lower.startsWith("kirikae:")) {
            return "this tag is written by AWS or by Kirikae itself; take another name";
        }
        return super.keyFault(key);
    }
}
