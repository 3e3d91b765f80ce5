package dev.kirikae.model;

import java.util.List;

/**
 * An Auto Scaling group, from DescribeAutoScalingGroups (EC2 Auto Scaling API Reference, read 2026-11). Counts are of
 * instances, never negative.
 *
 * @param least the group's MinSize
 * @param desired what it keeps as many of
 * @param most the group's MaxSize
 * @param suspended its suspended processes by AWS's names, such as {@code AlarmNotification}, sorted
 */
public record ScalingGroup(String name, int least, int desired, int most, List<String> suspended) {

    public ScalingGroup {
        suspended = suspended.stream().sorted().distinct().toList();
    }
}
