package dev.kirikae.cli;

import dev.kirikae.house.Conductor;
import dev.kirikae.house.Engagement;
import dev.kirikae.house.Ground;
import dev.kirikae.house.Grounds;
import dev.kirikae.house.LostJournal;
import dev.kirikae.house.OwnJournal;
import dev.kirikae.house.Recorder;
import dev.kirikae.house.WithoutLedger;
import dev.kirikae.house.Workplace;
import dev.kirikae.model.Caller;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.stages.Order;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Memory;
import dev.kirikae.tale.ReleaseFacts;
import dev.kirikae.tale.Request;
import dev.kirikae.tale.Tale;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs one stage in the world that was asked for, tells how it goes, and leaves its report. */
final class StageRun {

    /** Makes the stage's tale. */
    @FunctionalInterface
    interface Teller {
        Tale tale(Request request, Order order);
    }

    private final Session session;
    private final Workplace place;
    private final String typed;
    private final Map<String, Path> files;
    private boolean withoutLedger;

    /**
     * @param typed the stage with its flags, as it is typed again to go on
     * @param files local bundles by their SHA-256
     */
    StageRun(Session session, Workplace place, String typed, Map<String, Path> files) {
        this.session = session;
        this.place = place;
        this.typed = typed;
        this.files = files;
    }

    /** The stage goes on where the ledger cannot be read, or is lost, its records in the report directory. */
    StageRun withoutLedger() {
        withoutLedger = true;
        return this;
    }

    /** Why the stage has to do without the ledger; null where the ledger counts. */
    private @Nullable String doingWithout(
            Ground ground, Conductor conductor, Engagement engagement, @Nullable Ending refusal) {
        if (!withoutLedger) {
            return null;
        }
        return refusal == null
                ? LostJournal.in(ground, conductor, engagement, place.order(engagement.configuration()))
                : "the ledger cannot be read (" + refusal.sentence() + ")";
    }

    private Ground onOwnJournal(Ground ground, Engagement engagement, String why) {
        String shown = session.options().reportFolder();
        Caller caller = engagement.survey().caller();
        OwnJournal own = OwnJournal.in(
                session.surroundings().folder().resolve(shown),
                engagement.request(typed),
                caller == null ? "" : caller.account());
        Voice voice = session.voice();
        own.notes().forEach(note -> voice.note(shown + "/" + note));
        voice.note(why + ": this rollback goes on without it, its intent in " + shown + "/" + own.name());
        return ground.on(new WithoutLedger(ground.world(), own));
    }

    /** @param fresh the stage makes a new environment: the file counts for all of it */
    Outcome run(boolean fresh, Teller teller) {
        Voice voice = session.voice();
        voice.awaitWorld();
        try (Ground ground = new Grounds(place).open(files)) {
            if (ground.sandbox() != null) {
                voice.headline(ground.headline(null));
            }
            ground.assumptions().forEach(line -> voice.note("assumed: " + line));
            Recorder recorder = new Recorder(session.surroundings().program());
            Progress progress = new Progress(voice, ground, recorder, System::nanoTime);
            Conductor conductor = new Conductor(session.stop(), new OpenWork(session.stop(), progress));
            Engagement.Begun begun = Engagement.begin(place, ground, conductor, Engagement.Next.A_STAGE, fresh);
            Ending refusal = begun.refusal();
            Engagement engagement = begun.engagement();
            if (engagement == null || refusal != null && !withoutLedger) {
                voice.headline(ground.headline(null));
                return refusal == null ? Outcome.ok("", "") : Outcome.of(refusal);
            }
            String without = doingWithout(ground, conductor, engagement, refusal);
            Ground where = without == null ? ground : onOwnJournal(ground, engagement, without);
            Differences.between(engagement, place).forEach(voice::note);
            Tale tale = teller.tale(engagement.request(typed), place.order(engagement.configuration()));
            Conductor.Told told =
                    without == null ? conductor.tell(where, engagement, tale) : conductor.tell(where, tale);
            Ending ending = told.ending();
            String service = engagement.configuration().service();
            return Outcome.of(ending)
                    .with(List.of(), fields(service, told.memory()))
                    .with(
                            List.of(),
                            new Reporting(session, ground, without == null)
                                    .leave(session.command(), service, recorder, ending));
        }
    }

    /** The release under way, else the newest, as the journal knows it after the stage. */
    private static Map<String, Object> fields(String service, Memory memory) {
        ReleaseFacts under = memory.underWay();
        ReleaseFacts release = under == null ? memory.newestRelease() : under;
        Fields fields = Fields.of("service", service);
        if (release == null) {
            return fields.map();
        }
        EnvironmentId environment = release.environment();
        return fields.and(
                        "release",
                        Fields.of("id", release.id())
                                .and("state", Standing.word(release.state()).toLowerCase(Locale.ROOT))
                                .and("commit", release.commit())
                                .and("version", release.version())
                                .and("environment", environment == null ? null : environment.value())
                                .map())
                .and("live", memory.live() == null ? null : memory.live().value())
                .map();
    }
}
