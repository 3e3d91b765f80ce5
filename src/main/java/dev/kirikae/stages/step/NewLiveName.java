package dev.kirikae.stages.step;

import dev.kirikae.model.Environment;
import dev.kirikae.model.LiveName;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The live name of a first release: nobody has it, and an environment is created with it. */
public final class NewLiveName {

    private final Steps steps;
    private final StageContext context;
    private final LiveName name;

    NewLiveName(Steps steps) {
        this.steps = steps;
        this.context = steps.context();
        this.name = steps.policy().liveName();
    }

    /**
     * Ends the stage where no environment can be created with it, somebody else has it, or users may call another name
     * that looks like it.
     */
    public void mustBeOurs(EnvironmentSnapshot snapshot) {
        prefix();
        String other = likeness(snapshot.environments(), name);
        if (other != null) {
            throw refused(other);
        }
        Answer.NameSeen seen = steps.look().name();
        if (seen == null || !seen.available()) {
            throw refused((seen == null ? name.fullName() : seen.fullName()) + " belongs to somebody else, and none of"
                    + " this application's environments owns it: choose another name");
        }
    }

    /** The prefix to create an environment with. Ends the stage where there is none. */
    String prefix() {
        String prefix = name.creatablePrefix();
        if (prefix == null) {
            throw refused("no environment of " + steps.policy().configuration().application() + " owns " + name.cname()
                    + ", and Beanstalk gives such a name to no new one: it can be moved, never made. Name the CNAME of"
                    + " the environment that serves users, or for a first release a prefix");
        }
        return prefix;
    }

    /**
     * An environment that was made without a prefix, and whose name begins as a prefix does that nobody has: it may be
     * the one that users call. Null where there is none.
     */
    public static @Nullable String likeness(List<Environment> environments, LiveName name) {
        for (Environment environment : environments) {
            if (environment.exists() && name.isLike(environment.cname())) {
                return "nobody has " + name.fullName() + ", but " + environment.name() + " (" + environment.id()
                        + ") answers at " + environment.cname()
                        + ": write that whole name if it is what users call, or "
                        + name.fullName() + " for a new name";
            }
        }
        return null;
    }

    /** Whether a first release under this name is sure to be refused, whatever else is right. */
    public static boolean isRefused(List<Environment> environments, LiveName name) {
        return name.creatablePrefix() == null || likeness(environments, name) != null;
    }

    private RuntimeException refused(String why) {
        return context.refuse(Guard.OWNER, "live.cname: " + why, "");
    }
}
