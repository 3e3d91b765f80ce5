package dev.kirikae.stages.step;

import dev.kirikae.model.Environment;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.StageContext;
import org.jspecify.annotations.Nullable;

/** Whether a newer platform than an environment's own fits the configuration: said, and never a reason by itself. */
public final class NewerPlatform {

    private final StageContext context;
    private final ServicePolicy policy;

    NewerPlatform(Steps steps) {
        this.context = steps.context();
        this.policy = steps.policy();
    }

    /** For the end of a sentence; empty where nothing newer is there, or nothing can be told. */
    public String words(Environment environment) {
        String newer = newer(environment);
        return newer == null
                ? ""
                : ". A newer platform is there, " + newer + " instead of " + environment.platform()
                        + ": upload --fresh makes a new environment on it";
    }

    private @Nullable String newer(Environment environment) {
        String pattern = policy.configuration().environment().platform();
        if (pattern == null || !pattern.contains("*") || !isOld(environment)) {
            return null;
        }
        if (!(context.ask(new Effect.LookAtPlatforms()) instanceof Answer.PlatformsSeen seen)) {
            return null;
        }
        String newest = SolutionStacks.newest(pattern, seen.solutionStacks());
        boolean fits = SolutionStacks.newest(pattern, java.util.List.of(environment.platform())) != null;
        return fits && newest != null && !newest.equals(environment.platform()) ? newest : null;
    }

    /** What was made in this very run is on the newest there was. */
    private boolean isOld(Environment environment) {
        return context.now().isAfter(environment.created().plusSeconds(3600));
    }
}
