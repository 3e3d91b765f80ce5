package dev.kirikae.stages.step;

import dev.kirikae.config.Verify;
import dev.kirikae.model.Environment;
import dev.kirikae.model.ManagedAction;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.model.Tier;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether environments are of a kind that can be switched, or be terminated, without losing what must be kept. What is
 * not ends the stage.
 */
public final class SwitchPreconditions {

    private final StageContext context;
    private final ServicePolicy policy;

    SwitchPreconditions(Steps steps) {
        this.context = steps.context();
        this.policy = steps.policy();
    }

    /** What can be known before anything is made: whether this live environment can ever hand its name on. */
    public void toBeReplaced(Environment live) {
        settingsToBeReplaced(live);
    }

    private List<OptionSetting> settingsToBeReplaced(Environment live) {
        mustBeWeb(live);
        List<OptionSetting> settings = settings(live);
        if (hasMortalDatabase(settings, live, Guard.CANNOT_SWITCH)) {
            throw context.refuse(
                    Guard.CANNOT_SWITCH,
                    live.name() + " has a coupled database, which would die with it: decouple it first",
                    "");
        }
        if (isOn(settings, "aws:elasticbeanstalk:environment", "LoadBalancerIsShared", live, Guard.CANNOT_SWITCH)) {
            throw context.refuse(
                    Guard.CANNOT_SWITCH,
                    live.name() + " is behind a shared load balancer, whose rules do not follow a switch of names",
                    "");
        }
        if (isManaged(settings)) {
            noUpdate(live);
        }
        return settings;
    }

    /**
     * Before the switch: what {@link #toBeReplaced} asks of live, and that the candidate has a name to move. Its
     * managed updates count where live's are switched on.
     */
    public void forSwitch(Environment live, Environment candidate) {
        mustBeWeb(candidate);
        if (isManaged(settingsToBeReplaced(live))) {
            noUpdate(candidate);
        }
    }

    void mustBeWeb(Environment environment) {
        if (environment.tier() != Tier.WEB) {
            throw context.refuse(Guard.CANNOT_SWITCH, notWeb(environment), "");
        }
    }

    /**
     * The refusal of a stage that needs an owner.
     *
     * @param next the command that the refusal names
     */
    public RuntimeException nobodyOwns(String next) {
        return context.refuse(
                Guard.OWNER,
                "no environment owns the live name " + policy.liveName().cname(),
                next);
    }

    static String notWeb(Environment environment) {
        return environment.name() + " is of the tier " + environment.tierWord()
                + ", not of WebServer, whose environments alone have a name to move";
    }

    /** An unknown word may mean yes: then its updates are looked at. */
    private static boolean isManaged(List<OptionSetting> settings) {
        String word = value(settings, "aws:elasticbeanstalk:managedactions", "ManagedActionsEnabled");
        return word != null && !word.isEmpty() && !"false".equalsIgnoreCase(word);
    }

    /** Nothing that must be kept is lost with this environment. */
    public void toDie(Environment environment) {
        if (hasMortalDatabase(settings(environment), environment, Guard.STILL_NEEDED)) {
            throw context.refuse(
                    Guard.STILL_NEEDED,
                    environment.name() + " has a coupled database, which would die with it: decouple it first",
                    "");
        }
    }

    private List<OptionSetting> settings(Environment environment) {
        return context.look(
                        new Effect.LookAtSettings(environment.application(), environment.name(), null),
                        Answer.SettingsSeen.class)
                .settings();
    }

    private boolean hasMortalDatabase(List<OptionSetting> settings, Environment environment, Guard guard) {
        boolean kept = "Retain".equals(value(settings, "aws:rds:dbinstance", "DBDeletionPolicy"));
        return isOn(settings, "aws:rds:dbinstance", "HasCoupledDatabase", environment, guard) && !kept;
    }

    /** Off where it is not set; a word that is neither yes nor no is refused. */
    private boolean isOn(
            List<OptionSetting> settings, String namespace, String name, Environment environment, Guard guard) {
        String word = value(settings, namespace, name);
        if (word == null || word.isEmpty() || word.equalsIgnoreCase("false")) {
            return false;
        }
        if (word.equalsIgnoreCase("true")) {
            return true;
        }
        throw context.refuse(
                guard,
                environment.name() + " has " + word + " as " + name + " of " + namespace
                        + ", a word that this version does not know",
                "");
    }

    private static @Nullable String value(List<OptionSetting> settings, String namespace, String name) {
        return settings.stream()
                .filter(s -> s.isFor(namespace, name))
                .map(OptionSetting::value)
                .findFirst()
                .orElse(null);
    }

    /** A managed platform update makes an environment busy by itself, in the middle of whatever we do. */
    private void noUpdate(Environment environment) {
        Answer answer = context.look(new Effect.LookAtManagedActions(environment.id()));
        if (!(answer instanceof Answer.ManagedActionsSeen seen)) {
            return;
        }
        Instant end = context.now().plus(budget());
        for (ManagedAction action : seen.actions()) {
            if (!action.isScheduled()) {
                throw context.refuse(
                        Guard.MANAGED_UPDATE,
                        environment.name() + " has a managed update that is "
                                + (action.status().isEmpty() ? "without a status" : action.status()) + " ("
                                + action.description() + "): wait for it",
                        "");
            }
            Instant opens = action.windowStart();
            if (opens == null || opens.isBefore(end)) {
                context.guard(
                        Guard.MANAGED_UPDATE,
                        environment.id().value(),
                        environment.name() + " has a managed update whose window opens "
                                + (opens == null
                                        ? "at a time that is not told"
                                        : "at " + opens + ", before this release may have ended"),
                        "");
            }
        }
    }

    private Duration budget() {
        Verify.WarmUp warmUp = policy.configuration().verify().candidate().warmUp();
        return (warmUp == null ? Duration.ZERO : warmUp.atMost()).plus(unwarmed());
    }

    private Duration unwarmed() {
        return policy.configuration()
                .verify()
                .live()
                .watch()
                .plus(policy.configuration().deadlines().switching())
                .plus(policy.configuration().verify().health().stableFor());
    }
}
