package dev.kirikae.stages.step;

import dev.kirikae.config.Configuration;
import dev.kirikae.journal.EnvironmentRecord;
import dev.kirikae.journal.Goal;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Change;
import dev.kirikae.workflow.ChangeResult;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.Retry;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a fresh environment takes over from live: what was given to it by the API, and no more. */
public final class InheritSettings {

    static final String PROPERTIES = "aws:elasticbeanstalk:application:environment";
    private static final String AUTO_SCALING = "aws:autoscaling:asg";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final StageContext context;
    private final ServicePolicy policy;
    private final Configuration configuration;

    InheritSettings(Steps steps) {
        this.context = steps.context();
        this.policy = steps.policy();
        this.configuration = policy.configuration();
    }

    /** What the creation rests on: a saved configuration, or a platform with settings. */
    record Base(@Nullable String platform, @Nullable String template, List<OptionSetting> settings) {

        Base {
            settings = List.copyOf(settings);
        }
    }

    Base base(ReleaseRecord release, @Nullable Environment live, String platform) {
        Configuration.Inherit inherit = configuration.environment().inherit();
        if (live == null || inherit.kind() == Configuration.Inherit.Kind.NONE) {
            return new Base(platform, null, List.of());
        }
        String saved = release.environmentName();
        context.section("live's settings are saved", () -> save(saved, live));
        boolean same = platform.equals(live.platform()) && inherit.kind() == Configuration.Inherit.Kind.LIVE;
        if (same) {
            return new Base(null, saved, unraised(live));
        }
        List<OptionSetting> given = context.look(
                        new Effect.LookAtSettings(configuration.application(), null, saved), Answer.SettingsSeen.class)
                .settings();
        List<OptionSetting> taken =
                new ArrayList<>(InheritableSettings.withoutOwn(given, !platform.equals(live.platform())));
        if (inherit.kind() == Configuration.Inherit.Kind.LISTED) {
            taken.removeIf(s -> inherit.options().stream().noneMatch(o -> s.isFor(o.namespace(), o.name())));
        }
        taken.addAll(unraised(live));
        return new Base(platform, null, taken);
    }

    /** A least number of instances that was raised for one hour is not passed on for ever. */
    private List<OptionSetting> unraised(Environment live) {
        EnvironmentRecord facts = context.journal().environment(live.id());
        return facts == null || facts.raisedFrom() == null
                ? List.of()
                : List.of(new OptionSetting(AUTO_SCALING, "MinSize", String.valueOf(facts.raisedFrom())));
    }

    private Boolean save(String name, Environment live) {
        Goal.ConfigurationSaved goal = new Goal.ConfigurationSaved(name, live.id());
        Change change = Change.ofItsOwnGuard(
                policy.observers().observer(goal),
                (operation, signedAt, notAfter) -> new ChangingCall.SaveConfiguration(
                        operation, configuration.application(), name, live.id(), signedAt, notAfter));
        Answer absent = new Answer.Missing(Answer.Trouble.ABSENT, "a name of our own");
        Retry retry = context.retry(PATIENCE);
        ChangeResult reached;
        do {
            reached = context.reach(change, absent, Duration.ofHours(1));
        } while (retry.isDue(reached));
        boolean there = reached.why().contains("already exists");
        if (!there) {
            context.require(reached, "the settings of " + live.name() + " could not be saved");
        }
        return true;
    }

    /**
     * Deletes what was saved, by this process or one that died.
     *
     * @return what could not be deleted and why, to be said; empty where all is well
     */
    public String forget() {
        String left = "";
        Instant unsure = context.journal().name().unsureUntil();
        boolean mayArrive = unsure != null && context.now().isBefore(unsure.plus(StageContext.READ_LAG));
        for (String saved : context.journal().saved()) {
            if (mayArrive) {
                left = ". The saved configuration " + saved
                        + " is deleted by the next upload or recover: a call that was lost may still arrive";
                continue;
            }
            ChangeResult reached = context.section("the saved settings are deleted", () -> delete(saved));
            if (!reached.holds()) {
                left = ". The saved configuration " + saved + " could not be deleted and stays: " + reached.why();
            }
        }
        return left;
    }

    private ChangeResult delete(String saved) {
        Goal.ConfigurationGone goal = new Goal.ConfigurationGone(saved);
        Change change = Change.ofItsOwnGuard(
                policy.observers().observer(goal),
                (operation, signedAt, notAfter) -> new ChangingCall.DeleteConfiguration(
                        operation, configuration.application(), saved, signedAt, notAfter));
        return context.reach(change, new Answer.SettingsSeen(List.of()), Duration.ofHours(1), context.retry(PATIENCE));
    }

    /**
     * The newest that the configuration asks for, else live's own. Ends the stage where none is to be had.
     *
     * @param live null where nobody serves
     */
    public String platform(@Nullable Environment live) {
        String pattern = configuration.environment().platform();
        if (pattern == null) {
            if (live == null) {
                throw context.badInput(
                        "environment.platform: nothing is live to take the platform from; name one, such as"
                                + " 64bit Amazon Linux 2023 v6.* running Node.js 22");
            }
            return live.platform();
        }
        return context.section("the platform is chosen", () -> {
            List<String> stacks = context.look(new Effect.LookAtPlatforms(), Answer.PlatformsSeen.class)
                    .solutionStacks();
            String newest = SolutionStacks.newest(pattern, stacks);
            if (newest == null) {
                throw context.badInput("environment.platform: no platform matches \"" + pattern + "\"; near it: "
                        + String.join(", ", SolutionStacks.nearest(pattern, stacks)));
            }
            return newest;
        });
    }
}
