package dev.kirikae.app.world;

import dev.kirikae.cloud.EmbeddedControls;
import dev.kirikae.model.Caller;
import dev.kirikae.workflow.TimeSource;
import dev.kirikae.workflow.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A world that was opened: what effects are performed on, its time, and how it is called. Whoever opened it closes it;
 * for one thread.
 */
public final class OpenWorld implements AutoCloseable {

    private final World world;
    private final TimeSource times;
    private final StoredRecords records;
    private final String name;
    private final String service;
    private final Runnable closing;
    private @Nullable EmbeddedControls controls;
    private List<String> assumptions = List.of();

    OpenWorld(World world, TimeSource times, StoredRecords records, String name, String service, Runnable closing) {
        this.world = world;
        this.times = times;
        this.records = records;
        this.name = name;
        this.service = service;
        this.closing = closing;
    }

    /** The same, embedded. */
    OpenWorld embedded(EmbeddedControls cloud, List<String> assumed) {
        controls = cloud;
        assumptions = List.copyOf(assumed);
        return this;
    }

    /** The same, but for what effects are performed on. Closing it closes nothing. */
    public OpenWorld on(World other) {
        OpenWorld same = new OpenWorld(other, times, records, name, service, () -> {});
        same.controls = controls;
        return same;
    }

    public World world() {
        return world;
    }

    public TimeSource times() {
        return times;
    }

    /** The journal as it is stored, read anew at each call. */
    public StoredRecords records() {
        return records;
    }

    /** Null on AWS. */
    public @Nullable EmbeddedControls controls() {
        return controls;
    }

    /** What was taken for granted when the embedded cloud was made; empty where it was there, and on AWS. */
    public List<String> assumptions() {
        return assumptions;
    }

    /**
     * The first line of the output: which cloud, which account, as whom, which service.
     *
     * @param caller null where nobody is known to call
     */
    public String headline(@Nullable Caller caller) {
        if (controls != null) {
            return name + " · " + service;
        }
        String who = caller == null ? "" : " as " + who(caller);
        String account = caller == null ? "" : " " + caller.account();
        return "aws" + account + " " + name + who + " · " + service;
    }

    /** The caller as people know it: {@code oncall/alice}. */
    public static String who(Caller caller) {
        String last = caller.arn().substring(caller.arn().lastIndexOf(':') + 1);
        for (String kind : List.of("assumed-role/", "user/", "federated-user/")) {
            if (last.startsWith(kind)) {
                return last.substring(kind.length());
            }
        }
        return last;
    }

    @Override
    public void close() {
        closing.run();
    }
}
