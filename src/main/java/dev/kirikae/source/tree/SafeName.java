package dev.kirikae.source.tree;

/**
 * Foreign text made fit for a message: control and formatting characters become visible, of long text the first 300
 * characters are shown.
 */
public final class SafeName {
    private static final int MOST = 300;

    private SafeName() {}

    public static String of(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(MOST).forEach(point -> {
            int kind = Character.getType(point);
            if (Character.isISOControl(point)
                    || kind == Character.FORMAT
                    || kind == Character.LINE_SEPARATOR
                    || kind == Character.PARAGRAPH_SEPARATOR
                    || kind == Character.SURROGATE) {
                shown.append(String.format(java.util.Locale.ROOT, "\\u%04x", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return text.codePointCount(0, text.length()) > MOST ? shown + "…" : shown.toString();
    }
}
