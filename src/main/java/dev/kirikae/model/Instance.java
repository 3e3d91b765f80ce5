package dev.kirikae.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One instance of an environment, from DescribeInstancesHealth: the best proof of what it runs.
 *
 * @param id of the EC2 instance
 * @param version the version label deployed to it; null while unknown
 * @param deployment "In Progress", "Deployed", "Failed" or empty
 * @param causes Beanstalk's own words for its health, in Beanstalk's order; empty where it tells none
 */
public record Instance(
        String id, HealthStatus health, @Nullable String version, String deployment, List<String> causes) {

    public Instance {
        causes = List.copyOf(causes);
    }

    /** Whether the version is deployed on it: a deployment without a status, or with an unknown one, is not done. */
    public boolean runs(String label) {
        return label.equals(version) && deployment.equals("Deployed");
    }
}
