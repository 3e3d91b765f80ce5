package dev.kirikae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rooms of the house, and who may know whom. Change the map with a reason. */
final class RoomMap {

    private RoomMap() {}

    /** Each room with the rooms it may know. */
    static final Map<String, Set<String>> ROOMS = new TreeMap<>(Map.ofEntries(
            room("model"),
            room("config", "model"),
            room("yaml", "model"),
            room("template", "yaml", "model"),
            // What a template rendered is what the lint looks at.
            room("lint", "template", "yaml", "model"),
            // What counts as proof is policy, and the configuration says it: read as it is, not copied.
            room("verify", "config", "model"),
            room("tale", "model"),
            // Entries as text, one form for every ledger.
            room("journal", "tale", "model"),
            // The configuration says what is verified and how long is waited.
            room("stages", "tale", "verify", "config", "model"),
            room("driver", "tale", "journal", "model"),
            room("source", "model"),
            room("aws", "tale", "journal", "model"),
            room("web", "tale", "model"),
            room("cloud", "tale", "journal", "model"),
            room("simulate", "cloud", "stages", "driver", "journal", "tale", "verify", "config", "model"),
            // The lint's findings become a document that code hosts show.
            room("report", "tale", "journal", "verify", "lint", "model"),
            room("house", all("cli")),
            room("cli", all())));

    private static Map.Entry<String, Set<String>> room(String name, String... knows) {
        return Map.entry(name, Set.of(knows));
    }

    private static String[] all(String... but) {
        List<String> rooms = new ArrayList<>(List.of(
                "model",
                "config",
                "yaml",
                "template",
                "lint",
                "verify",
                "tale",
                "journal",
                "stages",
                "driver",
                "source",
                "aws",
                "web"));
        rooms.addAll(List.of("cloud", "simulate", "report", "house"));
        rooms.removeAll(List.of(but));
        return rooms.toArray(String[]::new);
    }

    static String inside(String room) {
        return "dev.kirikae." + room + "..";
    }

    static String[] packages(String... rooms) {
        return Arrays.stream(rooms).map(RoomMap::inside).toArray(String[]::new);
    }
}
