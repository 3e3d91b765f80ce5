package dev.kirikae.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One environment as one look saw it.
 *
 * @param version version label; null before Beanstalk has recorded one
 * @param health enhanced health; {@code NONE} where the environment reports basic health only
 * @param cname the full name, null for a worker and for a fresh environment without a prefix
 * @param endpoint the load balancer's name or the instance's address; stays with the environment through a switch.
 *     Null while Beanstalk tells none
 * @param platform the solution stack's name, as platforms are listed and asked for; the platform's ARN where there is
 *     no such name (a custom platform)
 * @param created when it was made; where Beanstalk tells no time, when it was looked at, so that it is not taken for
 *     old
 * @param updated never before {@code created}
 * @param abortable an operation that can be aborted is under way
 * @param description free text given at creation, where Kirikae writes its operation's identifier; null without
 * @param words what Beanstalk wrote where this program reads a word of a list, so that an unknown one can be named
 */
public record Environment(
        EnvironmentId id,
        String name,
        String application,
        @Nullable String version,
        Status status,
        HealthColour colour,
        HealthStatus health,
        @Nullable String cname,
        @Nullable String endpoint,
        String platform,
        Tier tier,
        Instant created,
        Instant updated,
        boolean abortable,
        @Nullable String description,
        Words words) {

    /** The words of an answer, as they came; empty where one was missing. */
    public record Words(String status, String colour, String health, String tier) {}

    public Environment {
        // A kept embedded cloud of an older version has none.
        words = words == null ? new Words(status.word(), colour.word(), health.word(), tier.word()) : words;
    }

    /** Where every word is known. */
    public Environment(
            EnvironmentId id,
            String name,
            String application,
            @Nullable String version,
            Status status,
            HealthColour colour,
            HealthStatus health,
            @Nullable String cname,
            @Nullable String endpoint,
            String platform,
            Tier tier,
            Instant created,
            Instant updated,
            boolean abortable,
            @Nullable String description) {
        this(
                id,
                name,
                application,
                version,
                status,
                colour,
                health,
                cname,
                endpoint,
                platform,
                tier,
                created,
                updated,
                abortable,
                description,
                new Words(status.word(), colour.word(), health.word(), tier.word()));
    }

    public boolean isReady() {
        return status == Status.READY;
    }

    /** Whether it is neither terminated nor on its way there; one of an unknown status exists. */
    public boolean exists() {
        return !status.isEnding();
    }

    /** Where it is called: its CNAME, else its endpoint; empty while Beanstalk tells neither. */
    public String address() {
        return cname != null ? cname : endpoint != null ? endpoint : "";
    }

    /** Its status as Beanstalk writes it, an unknown word too. */
    public String statusWord() {
        return words.status().isEmpty() ? "without a status" : words.status();
    }

    /** Its tier as Beanstalk writes it, an unknown word too. */
    public String tierWord() {
        return words.tier().isEmpty() ? "without a name" : words.tier();
    }

    /** Its health in one word, as Beanstalk writes it: the status, or the colour where there is no more than that. */
    public String healthWord() {
        return health.isEnhanced() ? words.health() : words.colour();
    }
}
