package dev.kirikae.cloud;

import dev.kirikae.model.Environment;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An environment as it looks after a change. */
final class EnvironmentEdits {

    private EnvironmentEdits() {}

    static Environment status(Environment of, Status status, HealthStatus health, Instant at) {
        return new Environment(
                of.id(),
                of.name(),
                of.application(),
                of.version(),
                status,
                colour(health),
                health,
                of.cname(),
                of.endpoint(),
                of.platform(),
                of.tier(),
                of.created(),
                at,
                false,
                of.description(),
                new Environment.Words(
                        status.word(),
                        colour(health).word(),
                        health.word(),
                        of.words().tier()));
    }

    static Environment abortable(Environment of) {
        return new Environment(
                of.id(),
                of.name(),
                of.application(),
                of.version(),
                of.status(),
                of.colour(),
                of.health(),
                of.cname(),
                of.endpoint(),
                of.platform(),
                of.tier(),
                of.created(),
                of.updated(),
                true,
                of.description(),
                of.words());
    }

    static Environment named(Environment of, @Nullable String cname) {
        return addressed(of, cname, of.endpoint());
    }

    static Environment reachable(Environment of, String endpoint) {
        return addressed(of, of.cname(), endpoint);
    }

    private static Environment addressed(Environment of, @Nullable String cname, @Nullable String endpoint) {
        return new Environment(
                of.id(),
                of.name(),
                of.application(),
                of.version(),
                of.status(),
                of.colour(),
                of.health(),
                cname,
                endpoint,
                of.platform(),
                of.tier(),
                of.created(),
                of.updated(),
                of.abortable(),
                of.description(),
                of.words());
    }

    /** Developer Guide, "Health colors and statuses", read 2026-11. Where nothing more is reported, calm is green. */
    static HealthColour colour(HealthStatus health) {
        return switch (health) {
            case OK, INFO, NONE -> HealthColour.GREEN;
            case WARNING -> HealthColour.YELLOW;
            case DEGRADED, SEVERE -> HealthColour.RED;
            case PENDING, UNKNOWN, NO_DATA, SUSPENDED, UNRECOGNISED -> HealthColour.GREY;
        };
    }
}
