package dev.kirikae.config;

import java.util.Set;

/** Which variables a value may hold, besides <code>${env.NAME}</code>. */
enum Scope {
    /** None: the value is needed before there is a release. */
    FIXED(Set.of()),
    /** Those that do not depend on the bundle's own digest: what goes into the bundle. */
    BUNDLE(Set.of("commit")),
    /** All. */
    RELEASE(Variables.OF_A_RELEASE);

    private final Set<String> names;

    Scope(Set<String> names) {
        this.names = names;
    }

    Set<String> names() {
        return names;
    }
}
