package dev.kirikae.house;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.config.Places;
import dev.kirikae.model.ApplicationVersion;
import dev.kirikae.model.Environment;
import dev.kirikae.model.Extension;
import dev.kirikae.model.LiveName;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.EndingCause;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.Tale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Beanstalk acts on in the bundle of the environment that is live. */
public final class LiveExtensions {

    private final Workplace place;
    private final Ground ground;
    private final Conductor conductor;

    public LiveExtensions(Workplace place, Ground ground, Conductor conductor) {
        this.place = place;
        this.ground = ground;
        this.conductor = conductor;
    }

    /**
     * The files, and where they are from.
     *
     * @param from in words
     */
    public record Found(Environment live, List<Extension> extensions, String from) {}

    /** Told by the caller once it is known who looks. */
    public interface Headline {
        void tell(String headline);
    }

    /** @throws Unusable where nothing is live, or its bundle cannot be read */
    public Found find(Headline headline) {
        Survey survey = new Survey();
        Ending ending = conductor.survey(ground, survey, survey.whole(Engagement.look(place), true));
        headline.tell(ground.headline(survey.caller()));
        mustBeWell(ending);
        Environment live = live(survey.environments());
        return ground.sandbox() == null
                ? stored(live)
                : renderedAgain(live, survey.memory().releaseOf(live.id()));
    }

    private Environment live(List<Environment> environments) {
        Configuration configuration = place.configuration();
        LiveName name = new LiveName(configuration.live().cname(), configuration.region());
        return environments.stream()
                .filter(name::isOwnedBy)
                .findFirst()
                .orElseThrow(() -> Unusable.because(
                        "--diff: nothing is live at " + name.fullName() + " yet, so there is nothing to compare with"));
    }

    private Found stored(Environment live) {
        Look look = new Look(live);
        mustBeWell(conductor.run(ground, look.tale()));
        return new Found(live, look.extensions, "the bundle of version " + live.version());
    }

    /** The embedded cloud keeps no bundles: what was rendered for it is rendered again. */
    private Found renderedAgain(Environment live, @Nullable ReleaseFacts release) {
        Code code = place.code();
        if (release == null || code == null || release.configuration().isEmpty()) {
            throw Unusable.because("--diff: the ledger does not say what " + live.name() + " was made from");
        }
        Prepared prepared =
                Prepared.of(code, ConfigurationJson.read(release.configuration()), Places.NOWHERE, release.commit());
        return new Found(
                live, prepared.extensions(), "commit " + prepared.commit().shortId() + ", rendered again");
    }

    private static void mustBeWell(Ending ending) {
        if (ending.exit() != Exit.OK) {
            throw Unusable.because(ending.exit(), ending.sentence());
        }
    }

    /** Asks where the bundle lies, then for what is in it. */
    private final class Look {
        private final Environment live;
        private List<Extension> extensions = List.of();

        private Look(Environment live) {
            this.live = live;
        }

        private Tale tale() {
            return Desk.stage(Engagement.look(place), desk -> {
                ApplicationVersion version = version(desk);
                String bucket = version.bucket();
                String key = version.key();
                if (bucket == null || key == null) {
                    throw desk.badInput("--diff: version " + version.label() + " has no bundle in S3");
                }
                extensions = desk.look(new Effect.LookAtExtensions(bucket, key), Answer.ExtensionsSeen.class)
                        .extensions();
                return desk.end(EndingCause.REACHED, "seen", "");
            });
        }

        private ApplicationVersion version(Desk desk) {
            String label = String.valueOf(live.version());
            return desk
                    .look(new Effect.LookAtVersions(live.application(), label), Answer.VersionsSeen.class)
                    .versions()
                    .stream()
                    .findFirst()
                    .orElseThrow(() -> desk.badInput(
                            "--diff: version " + label + ", which " + live.name() + " runs, is not listed any more"));
        }
    }
}
