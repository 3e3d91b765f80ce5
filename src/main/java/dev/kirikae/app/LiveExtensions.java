package dev.kirikae.app;

import dev.kirikae.app.bundle.PreparedBundle;
import dev.kirikae.app.input.CommandContext;
import dev.kirikae.app.input.Repository;
import dev.kirikae.app.input.UserError;
import dev.kirikae.app.run.ServiceSession;
import dev.kirikae.app.run.StageRunner;
import dev.kirikae.app.world.OpenWorld;
import dev.kirikae.app.world.Survey;
import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.config.Places;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.ApplicationVersion;
import dev.kirikae.model.Environment;
import dev.kirikae.model.Extension;
import dev.kirikae.model.LiveName;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageContext;
import dev.kirikae.workflow.StageResult;
import dev.kirikae.workflow.Workflow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Beanstalk acts on in the bundle of the environment that is live: on AWS from S3, on an embedded cloud, which
 * keeps no bundles, rendered again from the recorded commit.
 */
public final class LiveExtensions {

    private final CommandContext commandContext;
    private final OpenWorld openWorld;
    private final StageRunner runner;

    public LiveExtensions(CommandContext commandContext, OpenWorld openWorld, StageRunner runner) {
        this.commandContext = commandContext;
        this.openWorld = openWorld;
        this.runner = runner;
    }

    /**
     * The files, and where they are from.
     *
     * @param extensions sorted by path
     * @param from in words
     */
    public record Found(Environment live, List<Extension> extensions, String from) {}

    /** Gets the first line of the output once it is known who looks. */
    public interface Headline {
        void show(String headline);
    }

    /**
     * @throws UserError where nothing is live, its bundle cannot be read or made again, or the look does not succeed
     * @throws dev.kirikae.source.tree.SourceException where the repository does not have the recorded commit
     */
    public Found find(Headline headline) {
        Survey survey = new Survey();
        StageResult ending = runner.survey(openWorld, survey, survey.whole(ServiceSession.look(commandContext), true));
        headline.show(openWorld.headline(survey.caller()));
        mustBeWell(ending);
        Environment live = live(survey.environments());
        return openWorld.controls() == null
                ? stored(live)
                : renderedAgain(live, survey.journal().releaseOf(live.id()));
    }

    private Environment live(List<Environment> environments) {
        Configuration configuration = commandContext.configuration();
        LiveName name = configuration.liveName();
        return environments.stream()
                .filter(name::isOwnedBy)
                .findFirst()
                .orElseThrow(() -> UserError.because(
                        "--diff: nothing is live at " + name.fullName() + " yet, so there is nothing to compare with"));
    }

    private Found stored(Environment live) {
        Look look = new Look(live);
        mustBeWell(runner.run(openWorld, look.workflow()));
        return new Found(live, look.extensions, "the bundle of version " + live.version());
    }

    /** The embedded cloud keeps no bundles: what was rendered for it is rendered again. */
    private Found renderedAgain(Environment live, @Nullable ReleaseRecord release) {
        Repository repository = commandContext.repository();
        if (release == null || repository == null || release.configuration().isEmpty()) {
            throw UserError.because("--diff: the ledger does not say what " + live.name() + " was made from");
        }
        PreparedBundle prepared = PreparedBundle.of(
                repository, ConfigurationJson.read(release.configuration()), Places.NOWHERE, release.commit());
        return new Found(
                live, prepared.extensions(), "commit " + prepared.commit().shortId() + ", rendered again");
    }

    private static void mustBeWell(StageResult ending) {
        if (ending.exit() != ExitCode.OK) {
            throw UserError.because(ending.exit(), ending.sentence());
        }
    }

    /** Asks where the bundle lies, then for what is in it. */
    private final class Look {
        private final Environment live;
        private List<Extension> extensions = List.of();

        private Look(Environment live) {
            this.live = live;
        }

        private Workflow workflow() {
            return StageContext.stage(ServiceSession.look(commandContext), context -> {
                ApplicationVersion version = version(context);
                String bucket = version.bucket();
                String key = version.key();
                if (bucket == null || key == null) {
                    throw context.badInput("--diff: version " + version.label() + " has no bundle in S3");
                }
                extensions = context.look(new Effect.LookAtExtensions(bucket, key), Answer.ExtensionsSeen.class)
                        .extensions();
                return context.reached("seen", "");
            });
        }

        private ApplicationVersion version(StageContext context) {
            String label = String.valueOf(live.version());
            return context
                    .look(new Effect.LookAtVersions(live.application(), label), Answer.VersionsSeen.class)
                    .versions()
                    .stream()
                    .findFirst()
                    .orElseThrow(() -> context.badInput(
                            "--diff: version " + label + ", which " + live.name() + " runs, is not listed any more"));
        }
    }
}
