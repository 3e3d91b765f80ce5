package dev.kirikae.cloud;

import dev.kirikae.model.FeedMessage;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything the cloud knows. Data only, so that it can be kept in a file. */
public final class CloudState {

    private static final int SWAPS_REFUSED = 2;

    final Profile profile;
    final String account;
    final LiveName live;

    /** The full live name, made once. */
    final String liveHost;

    Instant now;

    /** Counts what was made up: identifiers, request ids. */
    long serial;

    final Set<String> applications = new TreeSet<>();
    final List<String> platforms = new ArrayList<>();
    final SimEnvironments sims = new SimEnvironments();
    final EventQueue queue = new EventQueue();
    final ArtifactStore artifacts = new ArtifactStore();
    final Names names = new Names();
    final SimAlarms alarms = new SimAlarms();

    /** How many messages wait in each queue, and as many are dead, by name or URL. */
    final Map<String, Integer> queues = new TreeMap<>();

    /**
     * A tag as {@code key=value}, by the name of the alarm that carries it; both hold {@code ${environment}} where each
     * environment brings its own.
     */
    final Map<String, String> alarmTags = new TreeMap<>();

    /** The queue that the alarms' notifications come to; null where there is none. */
    @Nullable
    String alarmFeed;

    /** Messages in it, oldest first. */
    final List<FeedMessage> feed = new ArrayList<>();

    /** From when on every queue and its dead letters grow; null while they do not. */
    @Nullable
    Instant queuesGrow;

    final Visibility visibility = new Visibility();
    final Set<Incident> incidents = EnumSet.noneOf(Incident.class);

    /** Those that happen once and have happened. */
    final Set<Incident> past = EnumSet.noneOf(Incident.class);

    /** When each of them was first felt since it was set. */
    final Map<Incident, Instant> struck = new EnumMap<>(Incident.class);

    /** What is known of bundles, by the version's label; nothing is judged by a bundle that is not known. */
    final Map<String, BundleContent> contents = new TreeMap<>();

    /** Swaps that are still to be refused for their rate. */
    int swapsToRefuse;

    /** Until then Beanstalk refuses looks for their rate. */
    @Nullable
    Instant throttledUntil;

    /** The minute in which looks are being counted against the budget, and how many there were. */
    long countedMinute;

    int countedLooks;
    boolean foreignBucket;
    int mostEnvironments = 200;
    int mostVersions = 1000;

    public CloudState(Profile profile, String account, LiveName live, Instant now) {
        this.profile = profile;
        this.account = account;
        this.live = live;
        this.liveHost = live.fullName();
        this.now = now;
    }

    @Nullable
    SimEnvironment owner() {
        return sims.holding(liveHost);
    }

    /** Who had the live name last, and still is there; null where nobody is. */
    @Nullable
    SimEnvironment formerOwner() {
        SimEnvironment latest = null;
        Instant left = Instant.MIN;
        for (SimEnvironment sim : sims.all()) {
            Instant to = sim.lostLiveNameAt();
            if (to != null && to.isAfter(left) && sim.seen.status() == Status.READY) {
                latest = sim;
                left = to;
            }
        }
        return latest;
    }

    String bucket() {
        return "elasticbeanstalk-" + live.region() + "-" + account;
    }

    /** Whether this incident is set and still to come; from now on it has happened. */
    boolean strikes(Incident incident) {
        boolean strikes = incidents.contains(incident) && past.add(incident);
        if (strikes) {
            struck.putIfAbsent(incident, now);
        }
        return strikes;
    }

    /** Whether this incident is set and changes something at this instant. */
    boolean feels(Incident incident) {
        if (!incidents.contains(incident)) {
            return false;
        }
        struck.putIfAbsent(incident, now);
        return true;
    }

    /** Whether a swap is refused for its rate; each asking counts as one. */
    boolean isRefusingSwaps() {
        if (strikes(Incident.SWAP_THROTTLED)) {
            swapsToRefuse = SWAPS_REFUSED;
        }
        if (swapsToRefuse == 0) {
            return false;
        }
        swapsToRefuse--;
        return true;
    }

    String newRequest() {
        long number = ++serial;
        return new java.util.UUID(mixed(number), mixed(~number)).toString();
    }

    /** {@code e-} and ten characters that look as if thrown by dice. */
    String newEnvironmentId() {
        return "e-" + letters(++serial);
    }

    String newLabel() {
        return "eba-" + letters(++serial).substring(2);
    }

    String newPart() {
        return letters(++serial);
    }

    private static String letters(long number) {
        long bits = mixed(number) >>> 1;
        char[] word = new char[10];
        for (int i = 0; i < word.length; i++) {
            word[i] = Character.forDigit((int) (bits % 36), 36);
            bits /= 36;
        }
        return new String(word);
    }

    /** The finaliser of SplitMix64: a bijection, so that different numbers give different words. */
    private static long mixed(long number) {
        long z = number * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
