package dev.kirikae.config;

import java.util.Set;

/** Which variables a value may hold, besides <code>${env.NAME}</code>. */
enum Scope {
    /** None: the value is needed before there is a release. */
    FIXED,
    /** Those that do not depend on the bundle's own digest: what goes into the bundle. */
    BUNDLE,
    /** All. */
    RELEASE;

    private static final Set<String> OF_A_BUNDLE = Set.of("commit");

    Set<String> names() {
        return switch (this) {
            case FIXED -> Set.of();
            case BUNDLE -> OF_A_BUNDLE;
            case RELEASE -> Variables.OF_A_RELEASE;
        };
    }
}
