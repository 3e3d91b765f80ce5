package dev.kirikae.aws;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/**
 * Which alarms there are, and their tags: DescribeAlarms tells no tags and does not filter by them (CloudWatch API Reference,
 * read 2026-11). The ARN of
 * one that the SDK does not know is made of its name.
 */
final class AlarmTags {

    static final String LISTING = "cloudwatch:DescribeAlarms";
    static final String READING = "cloudwatch:ListTagsForResource";

    /** More than so many alarms are not asked for their tags one by one. */
    private static final int MOST = 2_000;

    private final Clients clients;
    private final AlarmLooks looks;
    private final String region;

    AlarmTags(Clients clients, AlarmLooks looks, String region) {
        this.clients = clients;
        this.looks = looks;
        this.region = region;
    }

    Answer all() {
        Map<String, String> arns = new TreeMap<>();
        UnreadAlarms.PassedOver unread = new UnreadAlarms.PassedOver();
        String token = null;
        do {
            DescribeAlarmsResponse page = looks.page(all -> {}, token, unread);
            page.metricAlarms().forEach(a -> put(arns, a.alarmName(), a.alarmArn()));
            page.compositeAlarms().forEach(a -> put(arns, a.alarmName(), a.alarmArn()));
            if (arns.size() > MOST) {
                return new Answer.Missing(
                        Answer.Trouble.UNSUPPORTED,
                        LISTING + ": there are more than " + MOST
                                + " alarms in this region, too many to ask each for its tags; name alarms by name or prefix");
            }
            token = page.nextToken();
        } while (token != null && !token.isEmpty());
        unread.lists.keySet().forEach(name -> put(arns, name, arn(name)));
        return new Answer.AlarmArnsSeen(arns);
    }

    private String arn(String name) {
        String partition = Region.of(region).metadata().partition().id();
        return "arn:" + partition + ":cloudwatch:" + region + ":" + clients.account() + ":alarm:" + name;
    }

    private static void put(Map<String, String> arns, @Nullable String name, @Nullable String arn) {
        if (name != null && arn != null && !name.startsWith("awseb-")) {
            arns.put(name, arn);
        }
    }

    Answer tags(Effect.LookAtAlarmTags look) {
        Map<String, Map<String, String>> all = new HashMap<>();
        for (String arn : look.arns()) {
            try {
                Map<String, String> tags = new HashMap<>();
                for (Tag tag : clients.watch()
                        .listTagsForResource(r -> r.resourceARN(arn))
                        .tags()) {
                    tags.put(Objects.toString(tag.key(), ""), Objects.toString(tag.value(), ""));
                }
                all.put(arn, tags);
            } catch (ResourceNotFoundException e) {
                // deleted since it was listed: it carries no tag
                continue;
            }
        }
        return new Answer.AlarmTagsSeen(all);
    }
}
