package dev.kirikae.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * What came back, raw: what it means is decided elsewhere.
 *
 * @param headers names in lower case, sorted; the last value of each
 * @param body at most 64 KiB of it, as UTF-8
 * @param took milliseconds from sending to the last byte read
 */
public record ProbeResponse(int status, Map<String, String> headers, String body, long took) {

    public ProbeResponse {
        headers = java.util.Collections.unmodifiableMap(new TreeMap<>(headers));
    }
}
