package dev.kirikae.cloud;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One account and region of a simulated AWS. It has a time of its own, which passes only when somebody says so or performs
 * an effect. Everything that could go one way or another is asked of a {@link Chooser}: the same answers give the same run.
 * Not safe for use by several threads.
 */
public final class EmbeddedCloud implements EmbeddedControls {

    /** Stands for every caller where something is hidden. */
    public static final String EVERY_CALLER = "";

    private final CloudState state;
    private final LedgerStore ledger;
    private final ExecutionLog executionLog;
    private final AccountLooks looks;
    private final Changes changes;
    private final SimBundles bundles;
    private final EventLoop course;

    public EmbeddedCloud(CloudState state, LedgerStore ledger, ExecutionLog executionLog) {
        this.state = state;
        this.ledger = ledger;
        this.executionLog = executionLog;
        this.looks = new AccountLooks(state);
        this.changes = new Changes(state);
        this.bundles = new SimBundles(state);
        this.course = new EventLoop(state, this::arrive);
    }

    /**
     * A cloud without faults.
     *
     * @param live the name whose owner gets the traffic
     * @param start the instant at which its time begins
     */
    public static CloudBuilder calm(String account, LiveName live, Instant start) {
        return new CloudBuilder(account, live, start);
    }

    /**
     * An initial world's cloud that is kept nowhere, without faults.
     *
     * @param program version of the program, for the journal
     * @param ledger an empty one, which is told how the world came to be
     */
    public static EmbeddedCloud of(InitialWorld initial, String program, LedgerStore ledger) {
        return new InitialHistory(initial, program).write(ledger);
    }

    /** A process's way to this cloud; nothing unusual happens to its effects. */
    public World client(String name) {
        return client(name, Chooser.CALM);
    }

    /** A process's way to this cloud. An effect may end in a {@link Crash}: then the process is to be thought of as dead. */
    public World client(String name, Chooser chooser) {
        return new Client(this, state, name, chooser);
    }

    public Instant now() {
        return state.now;
    }

    /** Lets time pass; what falls due happens in order. An instant in the past changes nothing. */
    public void advanceTo(Instant to) {
        course.advanceTo(to);
    }

    @Override
    public void advance(Duration time) {
        advanceTo(now().plus(time));
    }

    /** What really happened. */
    public ExecutionLog executionLog() {
        return executionLog;
    }

    public LedgerStore ledger() {
        return ledger;
    }

    /** Who really owns the name, as Beanstalk itself knows it; null where nobody does. */
    public @Nullable EnvironmentId ownerOf(LiveName name) {
        return dnsOwner(name.fullName());
    }

    /** Where a host name really leads once every cache has expired; null where it leads nowhere. */
    public @Nullable EnvironmentId dnsOwner(String host) {
        return state.names.owner(host, state.sims);
    }

    /** An environment as it really is; null where there never was one of this identifier. */
    public @Nullable Environment environment(EnvironmentId id) {
        SimEnvironment sim = state.sims.find(id);
        return sim == null ? null : sim.seen;
    }

    /** All environments there ever were, oldest first, as they really are. */
    public List<Environment> environments() {
        List<Environment> all = new ArrayList<>();
        for (SimEnvironment sim : state.sims.all()) {
            all.add(sim.seen);
        }
        return all;
    }

    /** How many instances an environment really has; 0 for an unknown one. */
    public int instancesOf(EnvironmentId id) {
        SimEnvironment sim = state.sims.find(id);
        return sim == null ? 0 : sim.instances.size();
    }

    /** Labels of the versions there really are. */
    public Set<String> versions() {
        return Set.copyOf(state.artifacts.versions.keySet());
    }

    /** Names of the saved configurations there really are. */
    public Set<String> configurations() {
        return Set.copyOf(state.artifacts.configurations.keySet());
    }

    /**
     * From now on a caller does not see this.
     *
     * @param caller name of its client, or {@link #EVERY_CALLER}
     */
    public void hide(String caller, Hidden thing) {
        state.visibility.hide(caller, thing);
    }

    /** From now on a caller sees it again. */
    public void show(String caller, Hidden thing) {
        state.visibility.show(caller, thing);
    }

    /**
     * From now on this goes wrong, besides what was set before; what happens once happens once more. What concerns the
     * standby happens at once where there is one, else when there is.
     */
    @Override
    public void suffer(Incident incident) {
        state.past.remove(incident);
        state.struck.remove(incident);
        state.incidents.add(incident);
        SimEnvironment standby = state.formerOwner();
        if (standby != null) {
            StandbyTrouble.strike(state, standby, state.now);
            course.advanceTo(state.now);
        }
    }

    /** From now on nothing goes wrong any more on purpose; what has happened stays as it is. */
    @Override
    public void relieve() {
        state.incidents.clear();
        state.swapsToRefuse = 0;
        state.throttledUntil = null;
    }

    /** When an incident first changed anything since it was set; null where it has not. */
    @Override
    public @Nullable Instant struckAt(Incident incident) {
        return state.struck.get(incident);
    }

    /** What users met that was bad, oldest first. */
    @Override
    public List<Harm> harm() {
        return Harm.of(state);
    }

    /** What the bundle of a version holds, from now on. */
    @Override
    public void learns(String version, BundleContent content) {
        state.contents.put(version, content);
    }

    @Override
    public void announcesTo(String queue) {
        if (!queue.equals(state.alarmFeed)) {
            state.alarmFeed = queue;
            state.feed.clear();
        }
    }

    /** A person swaps two environments at this instant, by hand. */
    public Answer swapByHand(EnvironmentId one, EnvironmentId other) {
        return execute(
                new ChangingCall.Swap("by-hand", one, other, state.now, state.now),
                Mutation.PERSON,
                Chooser.CALM,
                false);
    }

    /** A person terminates an environment at this instant, by hand. */
    public Answer terminateByHand(EnvironmentId id) {
        return execute(
                new ChangingCall.Terminate("by-hand", id, state.now, state.now), Mutation.PERSON, Chooser.CALM, false);
    }

    public CloudState state() {
        return state;
    }

    AccountLooks looks() {
        return looks;
    }

    SimBundles bundles() {
        return bundles;
    }

    /** The service's side of a changing call: its signature, its execution, its place in the truth. */
    Answer execute(ChangingCall call, String client, Chooser chooser, boolean late) {
        if (state.now.isAfter(call.signedAt().plus(state.profile.signature()))) {
            return Refusals.stale();
        }
        Answer answer = changes.execute(call, chooser);
        if (answer instanceof Answer.Done) {
            executionLog.executed(this, client, call, late);
        }
        return answer;
    }

    private void arrive(ScheduledEvent next) {
        ChangingCall call = next.call();
        if (call != null) {
            execute(call, next.subject(), Chooser.CALM, true);
        } else {
            execute(EventLoop.byHand(next), Mutation.PERSON, Chooser.CALM, false);
        }
    }
}
