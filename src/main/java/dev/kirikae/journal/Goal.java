package dev.kirikae.journal;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a changing call is to bring about, with the arguments it was made from: what an intent says in the journal. How
 * each kind of goal is seen, {@code workflow.GoalObservers} knows.
 */
public sealed interface Goal {

    /** The goal as the end of the sentence "so that …". */
    String sentence();

    /** Whether it only helps: how a stage ends does not depend on it, reached or not or not known. */
    default boolean isAside() {
        return false;
    }

    /** Why the live name moves: away from what serves to a candidate, or back. */
    enum Purpose {
        /** A release moves it to its candidate. */
        SWITCH,
        /** A verdict takes it back from the candidate. */
        WAY_BACK,
        /** A person takes it back. */
        ROLLBACK
    }

    /**
     * The live name moves from one environment to the other.
     *
     * @param from who owns it when the move is decided
     */
    record NameBelongsTo(Purpose purpose, LiveName name, EnvironmentId from, EnvironmentId to) implements Goal {
        @Override
        public String sentence() {
            return "the live name " + name.cname() + " belongs to " + to;
        }
    }

    /**
     * A release's environment.
     *
     * @param release id of the release
     * @param prefix CNAME prefix. Of an environment that was found although its creation was taken for lost, the live name
     *     as configured where it has that, else its whole CNAME, or empty
     * @param version label of the version
     * @param platform given platform; null where a saved configuration brings it
     * @param template saved configuration; null where a platform is given. Both are null where the environment was
     *     found although its creation was taken for lost
     */
    record EnvironmentExists(
            String release,
            String name,
            String prefix,
            String version,
            @Nullable String platform,
            @Nullable String template)
            implements Goal {
        @Override
        public String sentence() {
            return "environment " + name + " exists";
        }
    }

    /** It is terminated: reached as soon as it is being terminated. */
    record EnvironmentGone(EnvironmentId environment) implements Goal {
        @Override
        public String sentence() {
            return environment + " is gone";
        }
    }

    /**
     * @param group the Auto Scaling group that is to keep so many; null where an older program raised the least number of the
     *     environment itself
     * @param instances at least so many
     */
    record CapacityIs(EnvironmentId environment, @Nullable String group, int instances) implements Goal {
        @Override
        public String sentence() {
            return environment + " has at least " + instances + " instances";
        }
    }

    /**
     * Nothing scales its group in for a while.
     *
     * @param processes those that are to be suspended and were not
     * @param until when they are to be resumed
     */
    record ScaleInHeld(EnvironmentId environment, String group, List<String> processes, Instant until) implements Goal {
        public ScaleInHeld {
            processes = List.copyOf(processes);
        }

        @Override
        public String sentence() {
            return "scale-in of " + environment + " is held until " + until;
        }

        @Override
        public boolean isAside() {
            return true;
        }
    }

    /** @param processes those that {@link ScaleInHeld} suspended */
    record ScaleInLifted(EnvironmentId environment, String group, List<String> processes) implements Goal {
        public ScaleInLifted {
            processes = List.copyOf(processes);
        }

        @Override
        public String sentence() {
            return environment + " may be scaled in again";
        }

        @Override
        public boolean isAside() {
            return true;
        }
    }

    /**
     * A version of this label with this very bundle: with another one the goal is not reached.
     *
     * @param bucket where in S3 its bundle lies
     */
    record VersionExists(String label, String bucket, String key) implements Goal {
        @Override
        public String sentence() {
            return "version " + label + " exists";
        }
    }

    /** Whether its bundle in S3 is gone too does not count. */
    record VersionGone(String label) implements Goal {
        @Override
        public String sentence() {
            return "version " + label + " is gone";
        }
    }

    /** @param template name of the saved configuration */
    record ConfigurationSaved(String template, EnvironmentId from) implements Goal {
        @Override
        public String sentence() {
            return "the settings of " + from + " are saved as " + template;
        }
    }

    /** @param template name of the saved configuration */
    record ConfigurationGone(String template) implements Goal {
        @Override
        public String sentence() {
            return "saved configuration " + template + " is gone";
        }
    }
}
