package dev.kirikae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rooms, who may know whom, and which rooms lie within others. Change the map with a reason. */
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
            room("journal", "model"),
            room("workflow", "journal", "model"),
            // The configuration says what is verified and how long is waited.
            room("stages", "workflow", "journal", "verify", "config", "model"),
            room("driver", "workflow", "model"),
            room("source", "model"),
            room("aws", "workflow", "journal", "model"),
            room("web", "workflow", "model"),
            // What Beanstalk refuses among option settings is known once, in the lint's table.
            room("cloud", "workflow", "journal", "lint", "model"),
            room("simulate", "cloud", "stages", "driver", "workflow", "journal", "verify", "config", "model"),
            // The lint's findings become a document that code hosts show.
            room("report", "workflow", "journal", "verify", "lint", "model"),
            room("app", all("cli")),
            room("cli", all())));

    /**
     * Each inner room with the rooms that may know it, inner ones by their whole name. The room around it is not named: it may
     * know what lies in it unless a cycle came of it.
     */
    static final Map<String, Set<String>> INNER = new TreeMap<>(Map.ofEntries(
            // Whoever stores the journal, copies it or shows it.
            room("journal.codec", "aws", "cloud.directory", "report", "app", "cli"),
            // What a stage is given, and who is what: a service's policy, the bundle's facts, roles.
            room("stages.step", "app", "cli", "simulate"),
            room("lint.options", "lint.stack", "lint.rules", "cloud"),
            room("lint.shell", "lint.rules"),
            room("lint.stack", "lint.rules"),
            room("lint.rules", "app", "cli"),
            room("source.tree", "source.bundle", "source.remote", "app", "cli"),
            room("source.bundle", "app", "cli"),
            room("source.remote", "app", "cli"),
            room("cloud.directory", "app"),
            room("app.input", "app.bundle", "app.world", "app.run", "cli"),
            room("app.bundle", "app.world", "cli"),
            room("app.world", "app.run", "cli"),
            room("app.run", "cli"),
            room("app.rehearsal", "cli"),
            room("cli.view", "cli.command"),
            room("cli.command")));

    private static Map.Entry<String, Set<String>> room(String name, String... knows) {
        return Map.entry(name, Set.of(knows));
    }

    private static String[] all(String... but) {
        List<String> rooms = new ArrayList<>(List.of("model", "config", "yaml", "template", "lint", "verify"));
        rooms.addAll(List.of("journal", "workflow", "stages", "driver", "source", "aws", "web"));
        rooms.addAll(List.of("cloud", "simulate", "report", "app"));
        rooms.removeAll(List.of(but));
        return rooms.toArray(String[]::new);
    }

    static String inside(String room) {
        return "dev.kirikae." + room + "..";
    }

    static String[] packages(String... rooms) {
        return Arrays.stream(rooms).map(RoomMap::inside).toArray(String[]::new);
    }

    /** The room itself, without those in it. */
    static String itself(String room) {
        return "dev.kirikae." + room;
    }
}
