package dev.kirikae.cloud;

import dev.kirikae.model.EnvironmentId;

/**
 * A thing that a caller may not see. IAM filters it out of answers, without an error (API Reference, DescribeEnvironments,
 * DescribeApplicationVersions, DescribeEvents, ListTagsForResource, read 2026-11); changing calls meet it all the same.
 *
 * @param name id of an environment, else label of a version, name of an alarm or of a platform
 */
public record Hidden(Kind kind, String name) {

    /** What is hidden. */
    public enum Kind {
        /** From the list of environments. */
        ENVIRONMENT,
        /** What Beanstalk tells of an environment once it is terminated. */
        RECORD,
        EVENTS,
        INSTANCES,
        TAGS,
        VERSION,
        ALARM,
        PLATFORM
    }

    /** Of an environment. */
    public static Hidden of(Kind kind, EnvironmentId id) {
        return new Hidden(kind, id.value());
    }
}
