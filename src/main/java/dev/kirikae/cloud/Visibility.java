package dev.kirikae.cloud;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What each caller may see: answers without what is hidden from it. */
final class Visibility {

    private final Map<String, Set<Hidden>> hidden = new HashMap<>();

    void hide(String caller, Hidden thing) {
        hidden.computeIfAbsent(caller, c -> new HashSet<>()).add(thing);
    }

    void show(String caller, Hidden thing) {
        hidden.getOrDefault(caller, Set.of()).remove(thing);
    }

    /** The answer to this caller's look. */
    Answer filtered(String caller, Effect.Look look, Answer answer, SimEnvironments sims) {
        if (hidden.isEmpty()) {
            return answer;
        }
        if (answer instanceof Answer.EnvironmentsSeen seen) {
            Hidden.Kind kind = look instanceof Effect.LookAtTerminated ? Hidden.Kind.RECORD : Hidden.Kind.ENVIRONMENT;
            return new Answer.EnvironmentsSeen(without(caller, kind, seen.environments(), e -> e.id().value()));
        }
        if (answer instanceof Answer.VersionsSeen seen) {
            return new Answer.VersionsSeen(
                    without(caller, Hidden.Kind.VERSION, seen.versions(), version -> version.label()));
        }
        if (answer instanceof Answer.AlarmsSeen seen) {
            return new Answer.AlarmsSeen(without(caller, Hidden.Kind.ALARM, seen.alarms(), alarm -> alarm.name()));
        }
        if (answer instanceof Answer.PlatformsSeen seen) {
            return new Answer.PlatformsSeen(
                    without(caller, Hidden.Kind.PLATFORM, seen.solutionStacks(), stack -> stack));
        }
        return ofOneEnvironment(caller, look, answer, sims);
    }

    private Answer ofOneEnvironment(String caller, Effect.Look look, Answer answer, SimEnvironments sims) {
        if (look instanceof Effect.LookAtEvents events && isHidden(caller, Hidden.Kind.EVENTS, events.environment())) {
            return new Answer.EventsSeen(List.of());
        }
        if (look instanceof Effect.LookAtInstances instances
                && answer instanceof Answer.InstancesSeen
                && isHidden(caller, Hidden.Kind.INSTANCES, instances.environment())) {
            return new Answer.InstancesSeen(List.of());
        }
        if (look instanceof Effect.LookAtTags tags && answer instanceof Answer.TagsSeen) {
            SimEnvironment sim = sims.named(tags.application(), tags.environmentName());
            boolean unseen = sim != null && isHidden(caller, Hidden.Kind.TAGS, sim.seen.id());
            return unseen ? new Answer.TagsSeen(Map.of()) : answer;
        }
        return answer;
    }

    private boolean isHidden(String caller, Hidden.Kind kind, EnvironmentId id) {
        return isHidden(caller, Hidden.of(kind, id));
    }

    private boolean isHidden(String caller, Hidden thing) {
        return hidden.getOrDefault(caller, Set.of()).contains(thing)
                || hidden.getOrDefault(EmbeddedCloud.EVERY_CALLER, Set.of()).contains(thing);
    }

    private <T> List<T> without(String caller, Hidden.Kind kind, List<T> all, Function<T, String> name) {
        return all.stream()
                .filter(one -> !isHidden(caller, new Hidden(kind, name.apply(one))))
                .toList();
    }
}
