package dev.kirikae.cloud.directory;

import dev.kirikae.cloud.BundleContent;
import dev.kirikae.cloud.Crash;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.EmbeddedControls;
import dev.kirikae.cloud.ExecutionLog;
import dev.kirikae.cloud.Harm;
import dev.kirikae.cloud.Incident;
import dev.kirikae.cloud.InitialHistory;
import dev.kirikae.cloud.InitialWorld;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.TimeSource;
import dev.kirikae.workflow.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The embedded cloud kept in a directory, so that separate processes find the same one. Each effect is one step: the folder is
 * held, the state read, time brought up to date, the effect performed, the state written whole. A process killed in the middle
 * leaves the state before or after its step, nothing else. Not safe for use by several threads.
 */
public final class LocalCloud implements World, EmbeddedControls, AutoCloseable {

    private static final String STATE = "cloud.json";
    private static final String LEDGER = "ledger";

    /** There while the cloud is being made: then a ledger without a cloud is only half of one. */
    private static final String BEING_MADE = "being-made";

    private static final Set<String> OWN = Set.of(SharedFolder.LOCK, ProcessesAtWork.PLACE);

    private final SharedFolder folder;
    private final String program;
    private final ProcessesAtWork atWork;
    private final ExecutionLog executionLog = new ExecutionLog();
    private final LocalClock clock = new LocalClock(this);
    private final boolean made;
    private byte[] known = {};
    private @Nullable Snapshot snapshot;
    private @Nullable DirectoryLedger ledger;

    private LocalCloud(SharedFolder folder, String program, Supplier<InitialWorld> initial) {
        this.folder = folder;
        this.program = program;
        this.atWork = new ProcessesAtWork(folder);
        this.made = folder.alone(() -> {
            folder.tidy();
            boolean missing = folder.read(STATE) == null;
            if (missing) {
                make(initial.get());
            }
            atWork.works();
            return missing;
        });
    }

    /**
     * The cloud in this directory, made at the first use.
     *
     * @param program version of the program, for the journal
     * @param initial asked only where there is no cloud yet
     * @throws java.io.UncheckedIOException where the directory cannot be read or written, or holds something else
     */
    public static LocalCloud open(Path directory, String program, Supplier<InitialWorld> initial) {
        return new LocalCloud(SharedFolder.at(directory), program, initial);
    }

    /** Whether there is a cloud in this directory already. */
    public static boolean isAt(Path directory) {
        return Files.exists(directory.resolve(STATE));
    }

    /** Whether this call made it. */
    public boolean isNew() {
        return made;
    }

    /** Whose world it is, as {@code application/service}. */
    public String service() {
        return step(cloud -> snapshot().service());
    }

    public TimeSource times() {
        return clock;
    }

    /** Lets time pass, whoever waits. */
    @Override
    public void advance(Duration time) {
        step(cloud -> {
            cloud.advance(time);
            return true;
        });
    }

    /** From now on this goes wrong. */
    @Override
    public void suffer(Incident incident) {
        step(cloud -> {
            cloud.suffer(incident);
            return true;
        });
    }

    /** Nothing goes wrong any more on purpose. */
    @Override
    public void relieve() {
        step(cloud -> {
            cloud.relieve();
            return true;
        });
    }

    /** When an incident first changed anything since it was set; null where it has not. */
    @Override
    public @Nullable Instant struckAt(Incident incident) {
        return folder.alone(() -> Optional.ofNullable(load().struckAt(incident)))
                .orElse(null);
    }

    /** What users met that was bad, oldest first. */
    @Override
    public List<Harm> harm() {
        return folder.alone(() -> load().harm());
    }

    /** What the bundle of a version holds. */
    @Override
    public void learns(String version, BundleContent content) {
        step(cloud -> {
            cloud.learns(version, content);
            return true;
        });
    }

    @Override
    public void announcesTo(String queue) {
        step(cloud -> {
            cloud.announcesTo(queue);
            return true;
        });
    }

    /** @throws Crash where an incident kills the process; what it did is kept */
    @Override
    public Answer perform(Effect effect) {
        return step(cloud -> cloud.client("local").perform(effect));
    }

    /** What this process did, as the cloud saw it. */
    public ExecutionLog executionLog() {
        return executionLog;
    }

    /** Who really owns the name; null where nobody does. */
    public @Nullable EnvironmentId ownerOf(LiveName name) {
        for (Environment environment : environments()) {
            if (name.isOwnedBy(environment)) {
                return environment.id();
            }
        }
        return null;
    }

    /** All environments there ever were, as they really are. */
    public List<Environment> environments() {
        return folder.alone(() -> load().environments());
    }

    /** This process is no longer at work here; the others need not wait for it. */
    @Override
    public void close() {
        folder.alone(() -> {
            atWork.ends();
            return true;
        });
    }

    Instant now() {
        return folder.alone(() -> load().now());
    }

    /**
     * Jumps to the earliest wait, or waits for those who work.
     *
     * @return -1 where the instant has come, else the state's revision
     */
    long tryToJump(Instant until, boolean busy) {
        return folder.alone(() -> {
            EmbeddedCloud cloud = load();
            if (cloud.now().isBefore(until)) {
                atWork.waits(until);
                Instant earliest = atWork.earliest(cloud.now(), busy);
                if (earliest != null) {
                    cloud.advanceTo(earliest);
                    save();
                }
            }
            if (cloud.now().isBefore(until)) {
                return snapshot().revision();
            }
            atWork.works();
            return -1L;
        });
    }

    void backToWork() {
        folder.alone(() -> {
            atWork.works();
            return true;
        });
    }

    private interface Step<T> {
        T taken(EmbeddedCloud cloud);
    }

    private <T> T step(Step<T> step) {
        return folder.alone(() -> {
            EmbeddedCloud cloud = load();
            try {
                return step.taken(cloud);
            } finally {
                save();
            }
        });
    }

    private EmbeddedCloud load() throws IOException {
        byte[] text = folder.read(STATE);
        if (text == null) {
            throw new IOException("the embedded cloud in " + folder.path() + " has gone: somebody removed " + STATE);
        }
        Snapshot now = snapshot;
        if (now == null || !Arrays.equals(text, known)) {
            now = read(text);
            snapshot = now;
            known = text;
        }
        DirectoryLedger kept = ledger;
        if (kept == null) {
            kept = new DirectoryLedger(folder, LEDGER + "/" + now.service(), program);
            ledger = kept;
        }
        return new EmbeddedCloud(now.state(), kept, executionLog);
    }

    private Snapshot read(byte[] text) throws IOException {
        Snapshot read;
        try {
            read = Snapshot.read(text);
        } catch (IOException e) {
            throw new IOException(
                    folder.path().resolve(STATE) + " is not the state of an embedded cloud: " + e.getMessage()
                            + "; remove the directory, or name another one",
                    e);
        }
        if (read.format() != Snapshot.FORMAT) {
            throw new IOException(folder.path().resolve(STATE) + " has format " + read.format() + ", expected "
                    + Snapshot.FORMAT + ": use the version of Kirikae that made it, or another directory");
        }
        return read;
    }

    private void save() throws IOException {
        Snapshot before = snapshot();
        Snapshot next = new Snapshot(before.format(), before.service(), before.revision() + 1, before.state());
        byte[] text = next.write();
        snapshot = null;
        folder.write(STATE, text);
        snapshot = next;
        known = text;
    }

    private void make(InitialWorld initial) throws IOException {
        boolean halfMade = folder.read(BEING_MADE) != null;
        if (!halfMade && folder.holdsMoreThan(OWN)) {
            throw new IOException(folder.path() + " is not empty and holds no embedded cloud (no " + STATE
                    + "): name a new or an empty directory");
        }
        folder.write(BEING_MADE, new byte[0]);
        folder.deleteAll(LEDGER);
        String service = initial.application() + "/" + initial.service();
        DirectoryLedger fresh = new DirectoryLedger(folder, LEDGER + "/" + service, program);
        EmbeddedCloud cloud = new InitialHistory(initial, program).write(fresh);
        snapshot = new Snapshot(Snapshot.FORMAT, service, 0, cloud.state());
        ledger = fresh;
        save();
        folder.delete(BEING_MADE);
    }

    private Snapshot snapshot() {
        Snapshot read = snapshot;
        if (read == null) {
            throw new IllegalStateException("the state is read before it is used");
        }
        return read;
    }
}
