package dev.kirikae.model;

import java.util.regex.Pattern;

/**
 * The identifier of a Beanstalk environment, such as {@code e-3vui9m2zcq}. Everything that changes an environment goes
 * by identifier, never by name: names repeat (a terminated twin stays listed for about an hour).
 *
 * @param value {@code e-} and ten lower-case letters or digits (AWS Elastic Beanstalk API Reference,
 *     DescribeEnvironments examples, read 2026-11)
 */
public record EnvironmentId(String value) implements Comparable<EnvironmentId> {

    private static final Pattern FORM = Pattern.compile("e-[a-z0-9]{10}");

    /** @throws IllegalArgumentException where the value is of another form */
    public EnvironmentId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not an environment id: " + value);
        }
    }

    public static boolean isWellFormed(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public int compareTo(EnvironmentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
