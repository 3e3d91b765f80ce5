package dev.kirikae.stages.step;

import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Instance;
import dev.kirikae.workflow.Answer;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose words explain a bad verdict.
 *
 * @param bad instances that are not well by Beanstalk's word, or do not run the version, the worst first
 * @param others the rest, in Beanstalk's order
 * @param untold why Beanstalk tells no instances; null where it does
 */
record SuspectInstances(List<Instance> bad, List<Instance> others, Answer.@Nullable Missing untold) {

    /** Of so many logs are read: an instance more rarely tells something else. */
    private static final int MOST_READ = 3;

    /** Of so many where none is told apart as bad. */
    private static final int MOST_GUESSED = 2;

    private static final List<HealthStatus> WORST_FIRST = List.of(
            HealthStatus.SEVERE,
            HealthStatus.DEGRADED,
            HealthStatus.NO_DATA,
            HealthStatus.WARNING,
            HealthStatus.UNRECOGNISED,
            HealthStatus.UNKNOWN,
            HealthStatus.SUSPENDED,
            HealthStatus.PENDING,
            HealthStatus.INFO,
            HealthStatus.OK,
            HealthStatus.NONE);

    SuspectInstances {
        bad = List.copyOf(bad);
        others = List.copyOf(others);
    }

    /**
     * @param answer to {@link dev.kirikae.workflow.Effect.LookAtInstances}, whatever it is
     * @param version what they should run; null where that is not known
     */
    static SuspectInstances of(Answer answer, @Nullable String version) {
        if (!(answer instanceof Answer.InstancesSeen seen)) {
            return new SuspectInstances(
                    List.of(), List.of(), answer instanceof Answer.Missing missing ? missing : null);
        }
        List<Instance> bad = seen.instances().stream()
                .filter(instance -> isBad(instance, version))
                .sorted(Comparator.comparingInt(instance -> WORST_FIRST.indexOf(instance.health())))
                .toList();
        List<Instance> others = seen.instances().stream()
                .filter(instance -> !isBad(instance, version))
                .toList();
        return new SuspectInstances(bad, others, null);
    }

    private static boolean isBad(Instance instance, @Nullable String version) {
        boolean well = switch (instance.health()) {
            case OK, INFO, NONE -> true;
            case WARNING, DEGRADED, SEVERE, PENDING, UNKNOWN, NO_DATA, SUSPENDED, UNRECOGNISED -> false;
        };
        return !well || version != null && !instance.runs(version);
    }

    /** Whose logs are read: bad ones only, a few of all where none is told apart; empty where none is told. */
    List<String> readIds() {
        List<Instance> read = bad.isEmpty() ? first(others, MOST_GUESSED) : first(bad, MOST_READ);
        return read.stream().map(Instance::id).filter(id -> !id.isEmpty()).toList();
    }

    boolean isBadKnown() {
        return !bad.isEmpty();
    }

    private static List<Instance> first(List<Instance> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }
}
