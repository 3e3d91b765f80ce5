package dev.kirikae.standin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one account has in one region. Whoever uses it holds its monitor. */
final class Account {

    static final String ACCOUNT = "123456789012";
    static final String REGION = "ap-northeast-1";
    static final String BUCKET = "elasticbeanstalk-" + REGION + "-" + ACCOUNT;

    record Version(
            String label,
            String bucket,
            String key,
            @Nullable String description,
            Instant created) {}

    record Event(
            Instant at,
            String severity,
            String message,
            Machine machine,
            @Nullable String requestId) {}

    record Template(String name, String stack, List<Machine.Option> options) {}

    private record Due(Instant at, long order, Runnable what) {}

    final Map<String, Map<String, Version>> applications = new TreeMap<>();
    final Map<String, Template> templates = new TreeMap<>();
    final List<Machine> machines = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    /** Prefixes that other customers own. */
    final List<String> foreignPrefixes = new ArrayList<>();

    final List<String> stacks = new ArrayList<>(List.of(
            "64bit Amazon Linux 2023 v6.4.1 running Node.js 22",
            "64bit Amazon Linux 2023 v6.4.1 running Node.js 20",
            "64bit Amazon Linux 2023 v4.3.0 running Corretto 17",
            "64bit Amazon Linux 2023 v4.2.9 running Corretto 17",
            "64bit Amazon Linux 2 v3.7.1 running Corretto 11"));
    /** Full names whose owner must live. */
    final List<String> liveNames = new ArrayList<>();

    private final PriorityQueue<Due> agenda =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
    private final Random random = new Random();
    private final InstantSource clock;
    private final HostsFile hosts;
    private @Nullable Instant moment;
    private long order;
    private String listingBefore = "";

    Account(InstantSource clock, HostsFile hosts) {
        this.clock = clock;
        this.hosts = hosts;
    }

    /** While something happens, the time at which it was due, however late somebody looks. */
    Instant now() {
        Instant due = moment;
        return due == null ? clock.instant() : due;
    }

    /** Does what has become due. */
    void settle() {
        Instant now = now();
        while (!agenda.isEmpty() && !agenda.peek().at().isAfter(now)) {
            Due due = agenda.remove();
            moment = due.at();
            due.what().run();
            moment = null;
        }
    }

    void at(Instant when, Runnable what) {
        agenda.add(new Due(when, order++, what));
    }

    /** What a stale listing shows: all as it was before the change that begins now. */
    void remember(String listing) {
        listingBefore = listing;
    }

    String listingBefore() {
        return listingBefore;
    }

    String freshId() {
        StringBuilder id = new StringBuilder("e-");
        for (int i = 0; i < 10; i++) {
            id.append("abcdefghijklmnopqrstuvwxyz0123456789".charAt(random.nextInt(36)));
        }
        return id.toString();
    }

    static String fullName(String prefix) {
        return prefix + "." + REGION + ".elasticbeanstalk.com";
    }

    boolean isFree(String prefix) {
        String full = fullName(prefix);
        return !foreignPrefixes.contains(prefix)
                && machines.stream().noneMatch(m -> m.exists() && m.cname.equalsIgnoreCase(full));
    }

    @Nullable
    Machine existing(@Nullable String id, @Nullable String name) {
        return machines.stream()
                .filter(m -> m.exists() && (id == null || m.id.equals(id)) && (name == null || m.name.equals(name)))
                .findFirst()
                .orElse(null);
    }

    /** Of all that ever was: the one whose name, in the order of time, is the newest. */
    @Nullable
    Machine any(String id) {
        return machines.stream().filter(m -> m.id.equals(id)).findFirst().orElse(null);
    }

    @Nullable
    Machine owner(String fullName) {
        return machines.stream()
                .filter(m -> m.exists() && m.cname.equalsIgnoreCase(fullName))
                .findFirst()
                .orElse(null);
    }

    /** After each change of names: who serves, and what resolves. */
    void namesChanged() {
        Instant now = now();
        for (Machine machine : machines) {
            boolean serves = machine.exists() && liveNames.contains(machine.cname);
            Instant[] last = machine.served.isEmpty() ? null : machine.served.get(machine.served.size() - 1);
            boolean served = last != null && last[1] == null;
            if (serves && !served) {
                machine.served.add(new Instant[] {now, null});
            } else if (!serves && served && last != null) {
                last[1] = now;
            }
        }
        hosts.write(machines.stream().filter(Machine::exists).map(m -> m.cname).toList());
    }

    void event(Machine machine, String severity, String message, @Nullable String requestId) {
        events.add(new Event(now(), severity, message, machine, requestId));
    }

    Map<String, Version> versions(String application) {
        Map<String, Version> versions = applications.get(application);
        if (versions == null) {
            throw Refusal.invalid("No Application named '" + application + "' found.");
        }
        return versions;
    }

    void application(String name) {
        applications.put(name, new LinkedHashMap<>());
    }
}
