package dev.kirikae.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a job hands on to the next, and to people: how a stage ended, in the words of its last line, and the release that
 * it was about. Two files of one content in the report directory; {@code status --output properties} tells the release's
 * again from the cloud.
 */
public final class HandOff {

    /** Raised when a key changes its meaning or goes; new keys do not raise it. */
    public static final int SCHEMA = 1;

    public static final String JSON = "kirikae.json";
    public static final String PROPERTIES = "kirikae.properties";

    private HandOff() {}

    /**
     * Text by file name.
     *
     * @param program version of the program
     * @param document as {@code --output json} prints it
     */
    public static Map<String, String> files(String program, Map<String, ?> document) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("schema", SCHEMA);
        all.put("program", program);
        all.putAll(document);
        return Map.of(JSON, JsonText.pretty(all) + "\n", PROPERTIES, String.join("\n", PropertyLines.of(all)) + "\n");
    }
}
