package dev.kirikae.stages;

import dev.kirikae.model.Environment;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import org.jspecify.annotations.Nullable;

/** Whether a newer platform than an environment's own fits the configuration: said, and never a reason by itself. */
final class PlatformAge {

    private final Desk desk;
    private final Order order;

    PlatformAge(Desk desk, Order order) {
        this.desk = desk;
        this.order = order;
    }

    /** For the end of a sentence; empty where nothing newer is there, or nothing can be told. */
    String words(Environment environment) {
        String newer = newer(environment);
        return newer == null
                ? ""
                : ". A newer platform is there, " + newer + " instead of " + environment.platform()
                        + ": upload --fresh makes a new environment on it";
    }

    private @Nullable String newer(Environment environment) {
        String pattern = order.configuration().environment().platform();
        if (pattern == null || !pattern.contains("*") || !isOld(environment)) {
            return null;
        }
        if (!(desk.ask(new Effect.LookAtPlatforms()) instanceof Answer.PlatformsSeen seen)) {
            return null;
        }
        String newest = Platforms.newest(pattern, seen.solutionStacks());
        boolean fits = Platforms.newest(pattern, java.util.List.of(environment.platform())) != null;
        return fits && newest != null && !newest.equals(environment.platform()) ? newest : null;
    }

    /** What was made in this very run is on the newest there was. */
    private boolean isOld(Environment environment) {
        return desk.now().isAfter(environment.created().plusSeconds(3600));
    }
}
