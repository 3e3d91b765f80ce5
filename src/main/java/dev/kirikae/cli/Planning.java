package dev.kirikae.cli;

import dev.kirikae.config.Configuration;
import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.house.Conductor;
import dev.kirikae.house.Digest;
import dev.kirikae.house.Engagement;
import dev.kirikae.house.Forecast;
import dev.kirikae.house.Ground;
import dev.kirikae.house.Grounds;
import dev.kirikae.house.Recorder;
import dev.kirikae.house.Survey;
import dev.kirikae.house.Workplace;
import dev.kirikae.model.Environment;
import dev.kirikae.model.Lease;
import dev.kirikae.model.LiveName;
import dev.kirikae.stages.Bundled;
import dev.kirikae.stages.Roles;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.ReleaseFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a stage to a forecast of the world, and says what it would do. */
final class Planning {

    private final Session session;
    private final Workplace place;
    private final String stage;
    private final String typed;
    private final @Nullable Bundled bundle;

    /**
     * @param typed the stage with its flags, as it is typed
     * @param bundle what would be uploaded; null for the other stages
     */
    Planning(Session session, Workplace place, String typed, @Nullable Bundled bundle) {
        this.session = session;
        this.place = place;
        this.typed = typed;
        this.stage = typed.contains(" ") ? typed.substring(0, typed.indexOf(' ')) : typed;
        this.bundle = bundle;
    }

    Outcome run(StageRun.Teller teller) {
        Voice voice = session.voice();
        voice.awaitWorld();
        try (Ground ground = new Grounds(place).open(Map.of())) {
            if (ground.sandbox() != null) {
                voice.headline(ground.headline(null));
            }
            Recorder recorder = new Recorder(session.surroundings().program());
            Conductor conductor =
                    new Conductor(session.stop(), new Progress(voice, ground, recorder, System::nanoTime));
            boolean fresh = bundle != null;
            Engagement.Begun begun = Engagement.begin(place, ground, conductor, Engagement.Next.NOTHING, fresh);
            Ending refusal = begun.refusal();
            Engagement engagement = begun.engagement();
            if (engagement == null || refusal != null) {
                voice.headline(ground.headline(null));
                return refusal == null ? Outcome.ok("", "") : Outcome.of(refusal);
            }
            Differences.between(engagement, place).forEach(voice::note);
            return told(ground, engagement, teller);
        }
    }

    private Outcome told(Ground ground, Engagement engagement, StageRun.Teller teller) {
        Forecast forecast = Conductor.forecast(ground, engagement, bundle != null);
        Instant start = forecast.times().now();
        Foreseen foreseen = new Foreseen();
        Ending ending = Conductor.foresee(
                forecast, teller.tale(engagement.request(typed), place.order(engagement.configuration())), foreseen);
        if (session.stop().getAsBoolean()) {
            return Outcome.stopped("stopped before the plan was complete");
        }
        Duration time = Duration.between(start, forecast.times().now());
        Configuration configuration = engagement.configuration();
        Roles roles = Roles.of(
                engagement.survey().known(),
                engagement.survey().environments(),
                new LiveName(configuration.live().cname(), configuration.region()),
                engagement.survey().at());
        List<String> differences = new SettingDifferences(forecast, configuration)
                .of(roles.live(), stage.equals("release") ? roles.candidate() : null, bundle != null);
        Detection detection = Detection.of(configuration, forecast.alarms());
        Duration worst = detection.worst();
        String digest = digest(engagement, roles);

        List<String> lines = new ArrayList<>();
        lines.add("plan for " + typed + ":");
        foreseen.lines().forEach(line -> lines.add("  " + line));
        if (!differences.isEmpty()) {
            lines.add("settings" + (bundle == null ? ", candidate against live:" : ", declared against live:"));
            differences.forEach(line -> lines.add("  " + line));
        }
        lines.add("about " + Clock.span(time) + ", " + foreseen.calls() + " calls to Beanstalk, of which "
                + foreseen.changes().size() + " change something");
        if (stage.equals("release")) {
            lines.add(detection.words());
        }
        roles.unshown().forEach(u -> lines.add(u.sentence() + ": " + u.wayOut()));
        lock(engagement.survey()).forEach(lines::add);
        lines.add("digest " + digest);

        Map<String, Object> fields = Fields.of("stage", stage)
                .and("chapters", foreseen.chapters())
                .and("changes", foreseen.changes())
                .and("differences", differences)
                .and("seconds", time.toSeconds())
                .and("beanstalkCalls", foreseen.calls())
                .and("detectionSeconds", worst == null ? null : worst.toSeconds())
                .and("digest", digest)
                .map();
        String sentence = ending.exit() == Exit.OK ? "it would end: " + ending.sentence() : ending.sentence();
        String next = ending.exit() == Exit.OK ? typed : ending.next();
        return new Outcome(ending.exit(), ending.guard(), sentence, next, lines, fields, List.of());
    }

    private List<String> lock(Survey survey) {
        Answer.UnreadableLock unreadable = survey.unreadableLock();
        if (unreadable != null) {
            return List.of("the lock " + Standing.words(unreadable));
        }
        Lease lease = survey.lease();
        return lease == null || lease.released()
                ? List.of()
                : List.of("the lock is held by " + lease.holder() + " for " + lease.stage()
                        + (stage.equals("rollback")
                                ? "; rollback would take over"
                                : "; the stage would wait, or end 4"));
    }

    /** What an approval names: the commit, the bundle, the configuration, and who is candidate and live. */
    private String digest(Engagement engagement, Roles roles) {
        Environment candidate = roles.candidate();
        ReleaseFacts release =
                candidate == null ? null : engagement.survey().memory().releaseOf(candidate.id());
        String commit = bundle != null ? bundle.commit() : release == null ? "" : release.commit();
        String content = bundle != null ? bundle.digest() : release == null ? "" : release.digest();
        return Digest.of(List.of(
                stage,
                commit,
                content,
                ConfigurationJson.write(engagement.configuration()),
                candidate == null ? "" : candidate.id().value(),
                roles.live() == null ? "" : roles.live().id().value()));
    }
}
