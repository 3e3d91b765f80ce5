package dev.kirikae.stages.step;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.StageContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which alarms carry a tag: CloudWatch does not tell, so every alarm of the account and region is asked for its tags, in
 * slices, once. What cannot be read ends the stage.
 */
final class TaggedAlarms {

    private final StageContext context;

    TaggedAlarms(StageContext context) {
        this.context = context;
    }

    /**
     * @param tags as {@code key=value}
     * @return the names of those that carry it, by tag; empty where none does
     */
    Map<String, Set<String>> named(Set<String> tags) {
        Map<String, Set<String>> named = new TreeMap<>();
        tags.forEach(tag -> named.put(tag, new TreeSet<>()));
        if (tags.isEmpty()) {
            return named;
        }
        Map<String, String> arns = context.look(new Effect.LookAtAllAlarms(), Answer.AlarmArnsSeen.class)
                .arnByName();
        List<String> all = new ArrayList<>(arns.values());
        Map<String, Map<String, String>> tagsByArn = new TreeMap<>();
        for (int from = 0; from < all.size(); from += Effect.LookAtAlarmTags.ALARMS_AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + Effect.LookAtAlarmTags.ALARMS_AT_ONCE));
            tagsByArn.putAll(
                    context.look(new Effect.LookAtAlarmTags(some, List.copyOf(tags)), Answer.AlarmTagsSeen.class)
                            .tagsByArn());
        }
        arns.forEach((name, arn) -> named.forEach((tag, names) -> {
            if (carries(tagsByArn.getOrDefault(arn, Map.of()), tag)) {
                names.add(name);
            }
        }));
        return named;
    }

    private static boolean carries(Map<String, String> tags, String tag) {
        int at = tag.indexOf('=');
        return tag.substring(at + 1).equals(tags.get(tag.substring(0, at)));
    }
}
