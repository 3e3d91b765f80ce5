package dev.kirikae.simulate;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.Hidden;
import dev.kirikae.model.EnvironmentId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What nobody may see for a while, as if a policy had been narrowed. */
final class HiddenThings {

    private final EmbeddedCloud cloud;
    private final Set<Hidden> now = new HashSet<>();
    private boolean ever;

    HiddenThings(EmbeddedCloud cloud) {
        this.cloud = cloud;
    }

    /**
     * Hides an environment.
     *
     * @param wholly its events, its instances, its tags and the record of its termination too
     * @return which; empty where there is none
     */
    String hide(Who whom, boolean wholly) {
        EnvironmentId id = JournalFacts.of(cloud).find(whom, cloud.ownerOf(Start.NAME));
        if (id == null) {
            return "";
        }
        ever = true;
        List<Hidden.Kind> kinds = wholly
                ? List.of(
                        Hidden.Kind.ENVIRONMENT,
                        Hidden.Kind.RECORD,
                        Hidden.Kind.EVENTS,
                        Hidden.Kind.INSTANCES,
                        Hidden.Kind.TAGS)
                : List.of(Hidden.Kind.ENVIRONMENT);
        for (Hidden.Kind kind : kinds) {
            Hidden thing = Hidden.of(kind, id);
            now.add(thing);
            cloud.hide(EmbeddedCloud.EVERY_CALLER, thing);
        }
        return id.value();
    }

    void showAll() {
        now.forEach(thing -> cloud.show(EmbeddedCloud.EVERY_CALLER, thing));
        now.clear();
    }

    boolean isAny() {
        return !now.isEmpty();
    }

    /** Whether anything ever was: a stage may have ended for it, and left something open. */
    boolean wasAny() {
        return ever;
    }
}
