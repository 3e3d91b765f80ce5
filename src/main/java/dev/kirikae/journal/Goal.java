package dev.kirikae.journal;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import org.jspecify.annotations.Nullable;

/** What a changing call is to bring about, with the arguments it was made from: what an intent says in the journal. */
public sealed interface Goal {

    /** The goal as the end of the sentence "so that …". */
    String sentence();

    /** Why the live name moves: away from what serves to a candidate, or back. */
    enum Purpose {
        SWITCH,
        WAY_BACK,
        ROLLBACK
    }

    record NameBelongsTo(Purpose purpose, LiveName name, EnvironmentId from, EnvironmentId to) implements Goal {
        @Override
        public String sentence() {
            return "the live name " + name.prefix() + " belongs to " + to;
        }
    }

    /**
     * @param platform given platform; null where a saved configuration brings it
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

    record EnvironmentGone(EnvironmentId environment) implements Goal {
        @Override
        public String sentence() {
            return environment + " is gone";
        }
    }

    record CapacityIs(EnvironmentId environment, int instances) implements Goal {
        @Override
        public String sentence() {
            return environment + " has at least " + instances + " instances";
        }
    }

    record VersionExists(String label, String bucket, String key) implements Goal {
        @Override
        public String sentence() {
            return "version " + label + " exists";
        }
    }

    record VersionGone(String label) implements Goal {
        @Override
        public String sentence() {
            return "version " + label + " is gone";
        }
    }

    record ConfigurationSaved(String template, EnvironmentId from) implements Goal {
        @Override
        public String sentence() {
            return "the settings of " + from + " are saved as " + template;
        }
    }

    record ConfigurationGone(String template) implements Goal {
        @Override
        public String sentence() {
            return "saved configuration " + template + " is gone";
        }
    }
}
