package dev.kirikae.cli;

import java.util.List;

/** Which program this is. */
final class Version {

    private Version() {}

    /** As the jar says; where there is none, the version that is being worked on. */
    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "1.0.0" : version;
    }

    static List<String> lines() {
        return List.of("kirikae " + number() + " (Java " + Runtime.version() + ")");
    }
}
