package dev.kirikae.standin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request of the Query protocol: {@code Action=…&Name=…&List.member.1=…}. */
public record RecordedCall(String operation, Map<String, String> parameters, String requestId) {

    static Map<String, String> form(String text) {
        Map<String, String> all = new TreeMap<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                all.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return all;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Nullable
    String get(String name) {
        return parameters.get(name);
    }

    String need(String name) {
        String value = parameters.get(name);
        if (value == null || value.isEmpty()) {
            throw Refusal.of("MissingRequiredParameter", "The request must contain the parameter " + name + ".");
        }
        return value;
    }

    public boolean is(String name) {
        return "true".equals(parameters.get(name));
    }

    /** {@code Name.member.1}, {@code Name.member.2}, … */
    List<String> list(String name) {
        List<String> values = new ArrayList<>();
        for (int i = 1; parameters.containsKey(name + ".member." + i); i++) {
            values.add(parameters.get(name + ".member." + i));
        }
        return values;
    }

    /** {@code Name.member.1.Field}, … */
    List<Map<String, String>> structures(String name) {
        List<Map<String, String>> all = new ArrayList<>();
        for (int i = 1; ; i++) {
            String head = name + ".member." + i + ".";
            Map<String, String> one = new HashMap<>();
            parameters.forEach((key, value) -> {
                if (key.startsWith(head)) {
                    one.put(key.substring(head.length()), value);
                }
            });
            if (one.isEmpty()) {
                return all;
            }
            all.add(one);
        }
    }
}
