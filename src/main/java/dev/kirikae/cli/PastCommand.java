package dev.kirikae.cli;

import dev.kirikae.house.Conductor;
import dev.kirikae.house.Engagement;
import dev.kirikae.house.FirstUse;
import dev.kirikae.house.Ground;
import dev.kirikae.house.Grounds;
import dev.kirikae.house.Recorder;
import dev.kirikae.house.Workplace;
import dev.kirikae.journal.Chain;
import dev.kirikae.journal.UnreadableJournal;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Exit;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A command that tells of the past: from the journal alone, which it reads whole. */
abstract class PastCommand implements Command {

    /**
     * @param texts the records, at least one
     * @param now in the world's time
     */
    abstract Outcome tell(Session session, List<String> texts, Instant now);

    /** @param sentence there is no journal, and perhaps why */
    abstract Outcome tellNothing(String sentence);

    @Override
    public final Outcome run(Session session) {
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
            Ending asked = Engagement.caller(place, ground, conductor);
            voice.headline(ground.headline(null));
            if (asked.exit() != Exit.OK) {
                return Outcome.of(asked);
            }
            List<String> texts = ground.records().texts();
            if (session.stop().getAsBoolean()) {
                return Outcome.stopped("stopped while the journal was read");
            }
            return texts.isEmpty()
                    ? tellNothing(nothing(FirstUse.hint(place, ground, conductor)))
                    : tell(session, texts, ground.times().now());
        }
    }

    private static String nothing(String hint) {
        return "there is no journal yet" + (hint.isEmpty() ? "" : "; " + hint);
    }

    /** The facts of the records, or what is wrong with them. */
    static List<Entry> entries(List<String> texts) {
        try {
            return texts.stream().map(text -> Chain.open(text).entry()).toList();
        } catch (UnreadableJournal e) {
            throw dev.kirikae.house.Unusable.because(
                    Exit.INTEGRITY, "the journal cannot be read: " + e.getMessage() + "; kirikae audit tells where");
        }
    }
}
