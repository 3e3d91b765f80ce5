package dev.kirikae.model;

import java.util.List;

/**
 * What an environment is made of, from DescribeEnvironmentResources, each list in Beanstalk's order.
 *
 * @param loadBalancers ARNs of application and network load balancers, names of classic ones; empty where an
 *     environment has none
 * @param groups names of Auto Scaling groups
 * @param instances ids of EC2 instances
 * @param queues URLs of a worker's queues
 */
public record Resources(List<String> loadBalancers, List<String> groups, List<String> instances, List<String> queues) {

    public Resources {
        loadBalancers = List.copyOf(loadBalancers);
        groups = List.copyOf(groups);
        instances = List.copyOf(instances);
        queues = List.copyOf(queues);
    }
}
