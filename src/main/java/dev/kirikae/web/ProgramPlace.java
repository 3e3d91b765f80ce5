package dev.kirikae.web;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the programs of probes run.
 *
 * @param folder their working folder, from which a relative path of a program is meant
 * @param environment what every program needs to run, and nothing else
 */
public record ProgramPlace(Path folder, Map<String, String> environment) {

    private static final Set<String> NEEDED = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "TZ",
            "TMPDIR",
            "TEMP",
            "TMP",
            "SystemRoot",
            "PATHEXT");

    public ProgramPlace {
        environment = Map.copyOf(environment);
    }

    /** Of what this process was given, only what a program needs to run: no credentials. */
    public static ProgramPlace of(Path folder, Map<String, String> all) {
        Map<String, String> environment = new TreeMap<>(all);
        environment.keySet().retainAll(NEEDED);
        return new ProgramPlace(folder, environment);
    }
}
