package dev.kirikae.cloud;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the release that is live came to be: a first release; or, where the live name is one that no environment is
 * created with, one that took it over from an environment that had it before, and is gone.
 */
final class InitialJournal {

    private static final Duration LATE = Duration.ofMinutes(5);
    private static final Duration WATCH = Duration.ofMinutes(10);
    private static final Duration TERMINATION = Duration.ofMinutes(6);
    private static final EnvironmentId FORMER = new EnvironmentId("e-live000000");

    private final InitialWorld initial;
    private final Instant began;
    private final String program;

    InitialJournal(InitialWorld initial, Instant began, String program) {
        this.initial = initial;
        this.began = began;
        this.program = program;
    }

    List<JournalEntry> entries(InitialWorld.Live live, String release, Environment environment) {
        EnvironmentId former = initial.liveName().creatablePrefix() == null ? FORMER : null;
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(new JournalEntry.Founded(
                JournalState.FORMAT,
                program,
                initial.account(),
                initial.region(),
                initial.application(),
                initial.service(),
                at(0)));
        entries.add(new JournalEntry.Took("initial-upload", "the rehearsal's initial", "upload", at(1)));
        if (former != null) {
            entries.add(new JournalEntry.Found(former, null, "live at first use", at(1)));
        }
        entries.addAll(upload(live, release, environment, former));
        entries.addAll(release(release, environment.id(), former));
        if (former != null) {
            entries.add(new JournalEntry.Gone(former, TERMINATION, at(800).plus(WATCH)));
        }
        return entries;
    }

    private List<JournalEntry> upload(
            InitialWorld.Live live, String release, Environment environment, @Nullable EnvironmentId former) {
        Duration launch = Profile.USUAL.launch();
        String bucket = "elasticbeanstalk-" + initial.region() + "-" + initial.account();
        String own = initial.liveName().creatablePrefix();
        String version = "op-version-" + release;
        String creation = "op-create-" + release;
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(new JournalEntry.Opened(
                release,
                live.commit(),
                live.version(),
                live.digest(),
                environment.name(),
                live.configuration(),
                former,
                at(2)));
        entries.add(
                intended(version, new Goal.VersionExists(live.version(), bucket, CloudBuilder.key(live.version())), 5));
        entries.add(
                new JournalEntry.Settled(version, true, true, null, "version " + live.version() + " is listed", at(8)));
        entries.add(intended(
                creation,
                new Goal.EnvironmentExists(
                        release,
                        environment.name(),
                        own == null ? environment.name() + "-temporary" : own,
                        live.version(),
                        environment.platform(),
                        null),
                15));
        entries.add(new JournalEntry.Settled(
                creation, true, true, environment.id(), environment.name() + " is listed", at(20)));
        entries.add(new JournalEntry.Launched(release, environment.id(), launch, at(20).plus(launch)));
        entries.add(judged(release, JournalEntry.Phase.CANDIDATE, at(420)));
        entries.add(new JournalEntry.Prepared(release, at(421)));
        return entries;
    }

    private List<JournalEntry> release(String release, EnvironmentId made, @Nullable EnvironmentId former) {
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(new JournalEntry.Took("initial-release", "the rehearsal's initial", "release", at(600)));
        entries.add(new JournalEntry.Began(release, made, former, false, WATCH, at(602)));
        entries.add(judged(release, JournalEntry.Phase.CANDIDATE, at(730)));
        if (former == null) {
            entries.add(new JournalEntry.Switched(release, null, made, at(731)));
        } else {
            String swap = "op-swap-" + release;
            Goal goal = new Goal.NameBelongsTo(Goal.Purpose.SWITCH, initial.liveName(), former, made);
            entries.add(intended(swap, goal, 731));
            entries.add(new JournalEntry.Settled(swap, true, true, made, made + " owns the live name", at(745)));
        }
        Instant proved = at(former == null ? 731 : 745).plus(WATCH);
        entries.add(judged(release, JournalEntry.Phase.LIVE, proved));
        entries.add(new JournalEntry.Ended(
                release, JournalEntry.How.SETTLED, "it has stood its watch", proved.plusSeconds(1)));
        return entries;
    }

    private static JournalEntry judged(String release, JournalEntry.Phase phase, Instant at) {
        List<String> well = List.of("health: Ok", "GET / answered 200");
        return new JournalEntry.Judged(release, phase, Verdict.VERIFIED, well, at);
    }

    private JournalEntry.Intended intended(String operation, Goal goal, int second) {
        return new JournalEntry.Intended(operation, goal, at(second), at(second).plus(LATE));
    }

    private Instant at(int second) {
        return began.plusSeconds(second);
    }
}
