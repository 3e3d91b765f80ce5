package dev.kirikae.house;

import dev.kirikae.model.Caller;
import dev.kirikae.tale.Times;
import dev.kirikae.tale.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A world that was opened: what effects are performed on, its time, and how it is called. */
public final class Ground implements AutoCloseable {

    private final World world;
    private final Times times;
    private final Records records;
    private final String name;
    private final String service;
    private final Runnable closing;
    private @Nullable Sandbox sandbox;
    private List<String> assumptions = List.of();

    Ground(World world, Times times, Records records, String name, String service, Runnable closing) {
        this.world = world;
        this.times = times;
        this.records = records;
        this.name = name;
        this.service = service;
        this.closing = closing;
    }

    /** The same, embedded. */
    Ground embedded(Sandbox cloud, List<String> assumed) {
        sandbox = cloud;
        assumptions = List.copyOf(assumed);
        return this;
    }

    /** The same, but for what effects are performed on. */
    public Ground on(World other) {
        Ground same = new Ground(other, times, records, name, service, () -> {});
        same.sandbox = sandbox;
        return same;
    }

    public World world() {
        return world;
    }

    public Times times() {
        return times;
    }

    public Records records() {
        return records;
    }

    /** Null on AWS. */
    public @Nullable Sandbox sandbox() {
        return sandbox;
    }

    /** What was taken for granted when the embedded cloud was made; empty where it was there, and on AWS. */
    public List<String> assumptions() {
        return assumptions;
    }

    /** The first line of the output. */
    public String headline(@Nullable Caller caller) {
        if (sandbox != null) {
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
