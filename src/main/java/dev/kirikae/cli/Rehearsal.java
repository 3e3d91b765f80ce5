package dev.kirikae.cli;

import dev.kirikae.cloud.Crash;
import dev.kirikae.cloud.Incident;
import dev.kirikae.config.Configuration;
import dev.kirikae.house.Conductor;
import dev.kirikae.house.Engagement;
import dev.kirikae.house.Ground;
import dev.kirikae.house.Grounds;
import dev.kirikae.house.Prepared;
import dev.kirikae.house.Recorder;
import dev.kirikae.house.Sandbox;
import dev.kirikae.house.Workplace;
import dev.kirikae.stages.Destroy;
import dev.kirikae.stages.Release;
import dev.kirikae.stages.Upload;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.ReleaseFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A whole release on a cloud of its own, as three Jenkins jobs would run it: a job that dies is started again. */
final class Rehearsal {

    private static final String TRUTH =
            "This rehearsed the release, not the application: its configuration, order, verdicts"
                    + " and way back. What would be called on AWS: kirikae plan.";

    private final Session session;
    private final List<Incident> incidents;
    private final boolean first;
    private final @Nullable String expected;
    private final List<Told> told = new ArrayList<>();

    /** One stage as it ended. */
    private record Told(String stage, Ending ending, Duration took) {}

    Rehearsal(Session session, List<Incident> incidents, boolean first, @Nullable String expected) {
        this.session = session;
        this.incidents = incidents;
        this.first = first;
        this.expected = expected;
    }

    Outcome run() {
        Voice voice = session.voice();
        long begun = System.nanoTime();
        try (Workplace place = session.toPractise()) {
            voice.awaitWorld();
            Prepared prepared = new Preparation(voice).of(place, null);
            Prepared.Written written = place.write(prepared);
            try (Ground ground = new Grounds(place).scratch(first)) {
                Sandbox cloud = sandbox(ground);
                voice.headline(ground.headline(null));
                ground.assumptions().forEach(line -> voice.note("assumed: " + line));
                for (Incident incident : incidents) {
                    cloud.suffer(incident);
                    voice.note("incident: " + incident.sentence());
                }
                Recorder recorder = new Recorder(session.surroundings().program());
                Instant start = ground.times().now();
                Ending last = stage(
                        place,
                        ground,
                        recorder,
                        "upload",
                        (request, order) -> Upload.tale(request, order, written.bundled()));
                if (last.exit() == Exit.OK) {
                    last = stage(
                            place,
                            ground,
                            recorder,
                            "release",
                            (request, order) -> Release.tale(request, order, null, false));
                }
                Duration virtual = Duration.between(start, ground.times().now());
                if (!session.stop().getAsBoolean()) {
                    destroy(place, ground, recorder, last);
                }
                String end = end(place, ground);
                boolean stopped = session.stop().getAsBoolean();
                Duration real = Duration.ofNanos(System.nanoTime() - begun);
                String service = place.configuration().service();
                Map<String, Object> left = new Reporting(session, ground).leave("rehearse", service, recorder, last);
                return (stopped ? stopped() : outcome(last, end, virtual, real))
                        .with(List.of(), fields(ground, end, virtual))
                        .with(List.of(), left);
            }
        }
    }

    private static Sandbox sandbox(Ground ground) {
        Sandbox cloud = ground.sandbox();
        if (cloud == null) {
            throw new IllegalStateException("a rehearsal's cloud is an embedded one");
        }
        return cloud;
    }

    private Ending stage(Workplace place, Ground ground, Recorder recorder, String stage, StageRun.Teller teller) {
        session.voice().note("");
        session.voice().note("— " + stage);
        Instant start = ground.times().now();
        while (true) {
            try {
                Ending ending = attempt(place, ground, recorder, stage, teller);
                told.add(new Told(
                        stage, ending, Duration.between(start, ground.times().now())));
                return ending;
            } catch (Crash crash) {
                session.voice()
                        .progress(
                                ground.times().now(),
                                "the process is killed right " + (crash.wasDone() ? "after" : "before") + " its call; "
                                        + stage + " is started again, as the job would be");
            }
        }
    }

    private Ending attempt(Workplace place, Ground ground, Recorder recorder, String stage, StageRun.Teller teller) {
        Progress progress = new Progress(session.voice(), ground, recorder, System::nanoTime);
        Conductor conductor = new Conductor(session.stop(), progress);
        boolean fresh = stage.equals("upload");
        Engagement.Begun begun = Engagement.begin(place, ground, conductor, Engagement.Next.A_STAGE, fresh);
        Engagement engagement = begun.engagement();
        Ending refusal = begun.refusal();
        if (engagement == null || refusal != null) {
            return Objects.requireNonNull(refusal, "what does not begin says why");
        }
        return conductor
                .tell(
                        ground,
                        engagement,
                        teller.tale(engagement.request(stage), place.order(engagement.configuration())))
                .ending();
    }

    /** What is not needed any more goes once its time has come. */
    private void destroy(Workplace place, Ground ground, Recorder recorder, Ending release) {
        Configuration.Standby policy = place.configuration().standby();
        boolean settled = release.exit() == Exit.OK && told.size() == 2 && !first;
        if (!settled && release.exit() != Exit.RESTORED) {
            return;
        }
        Duration age = settled ? policy.keep() : policy.rejected();
        sandbox(ground).advance(age.plusMinutes(1));
        Destroy.What what = settled ? Destroy.What.STANDBY : Destroy.What.DUE;
        stage(place, ground, recorder, "destroy", (request, order) -> Destroy.tale(request, order, what));
    }

    /** How the release ended: settled, restored, held, or not at all. */
    private String end(Workplace place, Ground ground) {
        if (told.size() < 2) {
            return "not released";
        }
        Conductor silent = new Conductor(() -> false, dev.kirikae.driver.Audience.NOBODY);
        Engagement engagement = Engagement.begin(place, ground, silent, Engagement.Next.A_STAGE, true)
                .engagement();
        if (engagement == null) {
            return "unknown";
        }
        ReleaseFacts newest = engagement.survey().memory().newestRelease();
        return newest == null ? "not released" : newest.state().name().toLowerCase(Locale.ROOT);
    }

    private Outcome stopped() {
        String stage = told.get(told.size() - 1).stage();
        return Outcome.stopped("the rehearsal was stopped in its " + stage + "; nothing outside of it was touched");
    }

    private Outcome outcome(Ending last, String end, Duration virtual, Duration real) {
        List<String> lines = new ArrayList<>();
        for (Told one : told) {
            Exit exit = one.ending().exit();
            boolean toldBelow =
                    exit != Exit.OK && expected == null && one.ending().equals(last);
            String sentence = toldBelow
                    ? "exit " + exit.code() + ", told below"
                    : one.ending().sentence();
            lines.add(String.format(Locale.ROOT, "%-8s %-9s %s", one.stage(), Clock.span(one.took()), sentence));
        }
        lines.add(String.format(
                Locale.ROOT,
                "The release ended %s, %s after upload began; rehearsed in %.1f s.",
                end,
                Clock.span(virtual),
                real.toMillis() / 1000.0));
        lines.add(TRUTH);
        String wanted = expected;
        if (wanted != null) {
            boolean so = wanted.equals(end);
            String sentence = "expected to end " + wanted + (so ? ", and it did" : ", but it ended " + end);
            return new Outcome(so ? Exit.OK : Exit.FAILED, null, sentence, "plan", lines, Map.of(), List.of());
        }
        return new Outcome(
                last.exit(),
                last.guard(),
                last.exit() == Exit.OK ? "" : last.sentence(),
                "plan",
                lines,
                Map.of(),
                List.of());
    }

    private Map<String, Object> fields(Ground ground, String end, Duration virtual) {
        return Fields.of("ended", end)
                .and("seconds", virtual.toSeconds())
                .and(
                        "stages",
                        told.stream()
                                .map(one -> Fields.of("stage", one.stage())
                                        .and("exit", one.ending().exit().code())
                                        .and("sentence", one.ending().sentence())
                                        .and("seconds", one.took().toSeconds())
                                        .map())
                                .toList())
                .and("incidents", incidents.stream().map(Incident::word).toList())
                .and("assumed", ground.assumptions())
                .and("rehearsed", TRUTH)
                .map();
    }
}
