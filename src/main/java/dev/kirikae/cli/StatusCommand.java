package dev.kirikae.cli;

import dev.kirikae.house.Conductor;
import dev.kirikae.house.Engagement;
import dev.kirikae.house.FirstUse;
import dev.kirikae.house.Ground;
import dev.kirikae.house.Grounds;
import dev.kirikae.house.Recorder;
import dev.kirikae.house.Workplace;
import dev.kirikae.report.JsonText;
import dev.kirikae.tale.Ending;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "status",
        description = "who is live, candidate, standby; health; lock; open intents; whether a rollback would work now")
final class StatusCommand implements Command {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Option(names = "--follow", description = "looks again and again, and tells what has changed, until it is stopped")
    boolean follow;

    @Override
    public Outcome run(Session session) {
        Voice voice = session.voice();
        voice.awaitWorld();
        try (Workplace place = session.withOrWithoutFile();
                Ground ground = new Grounds(place).open(Map.of())) {
            if (ground.sandbox() != null) {
                voice.headline(ground.headline(null));
            }
            Recorder recorder = new Recorder(session.surroundings().program());
            Conductor conductor =
                    new Conductor(session.stop(), new Progress(voice, ground, recorder, System::nanoTime));
            String before = "";
            while (true) {
                Engagement.Begun begun = Engagement.begin(place, ground, conductor, Engagement.Next.NOTHING, false);
                Ending refusal = begun.refusal();
                Engagement engagement = begun.engagement();
                if (engagement == null || refusal != null) {
                    voice.headline(ground.headline(null));
                    return refusal == null ? Outcome.ok("", "") : Outcome.of(refusal);
                }
                Standing standing = new Standing(engagement);
                if (!follow) {
                    String hint = FirstUse.hint(
                            ground,
                            engagement.survey(),
                            engagement.configuration().application(),
                            engagement.configuration().region());
                    return outcome(standing, hint, voice.format());
                }
                before = tell(standing, voice, before);
                conductor.rest(PAUSE);
                if (session.stop().getAsBoolean()) {
                    return Outcome.stopped("followed until it was stopped").andThen("status");
                }
            }
        }
    }

    private static Outcome outcome(Standing standing, String hint, Format format) {
        return switch (format) {
            case TEXT -> Outcome.ok(hint, standing.next()).with(standing.lines(), Map.of());
            case PROPERTIES -> Outcome.ok("", standing.next()).with(standing.properties(), Map.of());
            case JSON -> Outcome.ok(hint, standing.next()).with(List.of(), standing.fields());
        };
    }

    /** Tells it where anything but the time has changed. */
    private static String tell(Standing standing, Voice voice, String before) {
        List<String> lines = standing.lines();
        String now = String.join("\n", lines.subList(1, lines.size()));
        if (now.equals(before)) {
            return before;
        }
        switch (voice.format()) {
            case TEXT -> lines.forEach(voice::line);
            case PROPERTIES -> standing.properties().forEach(voice::line);
            case JSON -> voice.line(JsonText.line(standing.fields()));
        }
        return now;
    }
}
