package dev.kirikae.workflow;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.JournalState;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.TimeOrder;
import dev.kirikae.workflow.Answer.Missing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a stage may do: patient looks, the journal, waits, guards. Each sub-protocol is written once, here or beside.
 * Whatever asks may also leave by an exception, for the next answer or because the stage ends: a stage catches none.
 */
public final class StageContext {

    /**
     * How old an answer about environments may be without saying so. Not documented; Terraform's provider and the EB
     * CLI both meet looks that are some seconds old right after a call (read 2026-11).
     */
    public static final Duration READ_LAG = Duration.ofSeconds(10);

    private final ReplayedRun replay;
    private final Request request;
    private final LeaseProtocol locking;
    private final JournalAccess access;
    private final ChangeProtocol changes;
    private final PatientLooks looking;
    private final TakeOver acquiring;

    private StageContext(ReplayedRun replay, Request request) {
        this.replay = replay;
        this.request = request;
        this.locking = new LeaseProtocol(this, replay);
        this.access = new JournalAccess(this, replay);
        this.changes = new ChangeProtocol(this, replay);
        this.looking = new PatientLooks(this, replay);
        this.acquiring = new TakeOver(this, replay);
    }

    /** The workflow of a stage: whatever way its body ends, what it holds is given back. */
    public static Workflow stage(Request request, StageBody body) {
        return stage(request, body, (journal, seen) -> "");
    }

    /** @param onward names the command that leads on, where the stage's end does not know a better one */
    public static Workflow stage(Request request, StageBody body, Onward onward) {
        return replay -> {
            StageContext context = new StageContext(replay, request);
            StageResult ending;
            try {
                ending = body.run(context);
            } catch (StageEnded ended) {
                ending = ended.ending();
            }
            return context.close(LeadsOn.of(context.attemptEnded(ending), replay.state(), request, onward));
        };
    }

    public Request request() {
        return request;
    }

    /** When the last answer came: no clock is asked. */
    public Instant now() {
        return replay.state().now();
    }

    /** As this run knows it: empty before it was read. */
    public JournalState journal() {
        return replay.state().journal();
    }

    /** As {@link ReplayedRun#section}. */
    public <T> T section(String title, Supplier<T> body) {
        return replay.section(title, body);
    }

    /** As {@link ReplayedRun#repeat}. */
    public <T> T repeat(String title, T first, Predicate<T> done, UnaryOperator<T> turn) {
        return replay.repeat(title, first, done, turn);
    }

    /** How a stage ends that has come so far. */
    public StageResult end(EndingCause cause, String sentence, String next) {
        return StageResult.of(EndingTable.exit(phase(), cause), sentence, next);
    }

    /** How a stage ends that came to its goal. */
    public StageResult reached(String sentence, String next) {
        return end(EndingCause.REACHED, sentence, next);
    }

    /** How a stage ends that had come so far before its last entry. */
    public StageResult end(EndingPhase phase, EndingCause cause, String sentence, String next) {
        return StageResult.of(EndingTable.exit(phase, cause), sentence, next);
    }

    /** Ends the stage from here, where the caller throws it. */
    public RuntimeException ended(EndingCause cause, String sentence, String next) {
        return new StageEnded(end(cause, sentence, next));
    }

    /** The same, with what it was decided from. */
    public RuntimeException ended(EndingCause cause, String sentence, List<String> evidence, String next) {
        return new StageEnded(end(cause, sentence, next).with(evidence));
    }

    /** Ends the stage because something a person named does not exist or is wrong. */
    public RuntimeException badInput(String sentence) {
        return ended(EndingCause.WRONG_INPUT, sentence, looking.wayOn());
    }

    /** How far this run has come. */
    public EndingPhase phase() {
        boolean open =
                journal().isNameOpen() || journal().openDeciding().stream().anyMatch(i -> isOwn(i.operation()));
        if (open) {
            return EndingPhase.INTENT_OPEN;
        }
        ReleaseRecord moved = journal().moved();
        if (replay.state().touched()) {
            boolean first = moved != null && moved.live() == null;
            return first ? EndingPhase.FIRST_LIVE : EndingPhase.SWITCHED;
        }
        return moved == null ? EndingPhase.UNTOUCHED : EndingPhase.HELD;
    }

    /** Whether a dead run's switch is this stage's to finish, although it has not come to that yet. */
    private boolean isToBeFinished() {
        ReleaseRecord moved = journal().moved();
        boolean finishes = request.stage().equals("release") || request.stage().equals("recover");
        return finishes && moved != null && moved.state() == ReleaseRecord.State.SWITCHED;
    }

    /** Whether this run intended it. */
    boolean isOwn(String operation) {
        return operation.startsWith(request.nonce() + "-");
    }

    /** From here on this run answers for the live name: it takes up the watch of what another run moved. */
    public void touch() {
        replay.become(replay.state().touching(true));
    }

    /**
     * Refuses, unless this guard was allowed by name; then says so in the journal and goes on.
     *
     * @param thing what the guard refuses, as {@code --allow GUARD=NAME} names it; empty where it has no name
     */
    public void guard(Guard guard, String thing, String sentence, String next) {
        if (!passes(guard, thing, sentence)) {
            throw refuse(guard, sentence, next);
        }
    }

    /** Whether this guard was allowed by name for this very thing; if so the journal knows it, once. */
    public boolean passes(Guard guard, String thing, String sentence) {
        if (!request.allowed().allows(guard, thing)) {
            return false;
        }
        String passed = guard.word() + "=" + thing;
        if (!replay.state().passed().contains(passed)) {
            replay.become(replay.state().withPassed(passed));
            record(new JournalEntry.Allowed(
                    guard.word(), sentence + ". Allowed: " + request.reason(), request.by(), now()));
        }
        return true;
    }

    /** Refuses, whatever was allowed. */
    public RuntimeException refuse(Guard guard, String sentence, String next) {
        return refuse(guard, sentence, List.of(), next);
    }

    /** The same, with what it was decided from. */
    public RuntimeException refuse(Guard guard, String sentence, List<String> evidence, String next) {
        return new StageEnded(
                new StageResult(EndingTable.exit(phase(), EndingCause.GUARDED), guard, sentence, evidence, next));
    }

    /** The next command of a refusal: where a release has the live name and has not ended, to finish that. */
    public String onward(String next) {
        return journal().moved() == null ? next : "release";
    }

    /** One question, asked once; renews the lease first where that is due, and heeds a request to stop. */
    public Answer ask(Effect effect) {
        locking.renewIfDue();
        Answer answer = replay.ask(effect);
        heedStop();
        return answer;
    }

    /** Asks until there is an answer; a refusal of the caller, or silence beyond patience, ends the stage. */
    public Answer look(Effect.Look look) {
        return looking.look(look);
    }

    /** The same where only an answer of this kind will do: {@link Answer.Missing} ends the stage. */
    public <A extends Answer> A look(Effect.Look look, Class<A> kind) {
        return looking.look(look, kind);
    }

    /** Ends the stage where the caller may not, or the world is not the one expected. */
    public void refuseForGood(Missing missing) {
        looking.refuseForGood(missing);
    }

    PatientLooks looking() {
        return looking;
    }

    JournalAccess access() {
        return access;
    }

    LeaseProtocol locking() {
        return locking;
    }

    /** Runs what only explains an ending that is decided already, or tidies up after it: what would end the stage, or a request to stop, cuts it short. */
    public void explaining(Runnable body) {
        if (!replay.state().stop()) {
            replay.unlessEnded(body);
        }
    }

    /** Lets time pass, in slices short enough for the lease. */
    public void pause(Instant until, String what) {
        pause(until, what, null);
    }

    /** @param expected how long that usually lasts, for people; null where there is nothing to say of it */
    public void pause(Instant until, String what, @Nullable ExpectedTime expected) {
        while (now().isBefore(until)) {
            Instant slice = now().plus(request.term().dividedBy(4));
            ask(new Effect.Wait(TimeOrder.earlier(slice, until), what, expected));
        }
    }

    /** Writes one fact into the journal, and knows that it is there; ends the stage where another job took over. */
    public void record(JournalEntry entry) {
        access.record(entry);
    }

    RuntimeException replaced(JournalState seen) {
        return access.replaced(seen);
    }

    /** Reads what every stage begins with, in one round; what has not answered is asked again alone. */
    public FirstLook firstLook() {
        return looking.firstLook();
    }

    /**
     * Makes the service ours: lock, our mark in the journal, and no intent left open that {@code settles} names.
     *
     * @param seize does not wait for whoever holds the lock
     * @return whether the first look still shows what is there: nothing was waited for, and nothing settled
     */
    public boolean enter(FirstLook first, boolean seize, Predicate<Goal> settles, GoalObservers observers) {
        return acquiring.enter(first, seize, settles, observers);
    }

    /** What was taken over, with answers to the looks that went beside. */
    public record TakenOver(boolean asRead, List<Answer> answers) {}

    /**
     * Takes over from whoever holds the service, waiting for nobody, and looks at other things in the same round.
     *
     * @return whether nobody had written since the first look, and the answers to the looks, in their order
     */
    public TakenOver takeOver(FirstLook first, List<? extends Effect.Look> looks, Duration longest) {
        return acquiring.takeOver(first, looks, longest);
    }

    /** Whether anything had to be settled. */
    public boolean settleLeftOver(Predicate<Goal> settles, GoalObservers observers) {
        boolean any = false;
        for (JournalEntry.Intended intent : journal().open()) {
            if (settles.test(intent.goal())) {
                any = true;
                section("open intent settled", () -> changes.settleLeftOver(observers, intent));
            }
        }
        return any;
    }

    /** Begins a journal where there is none. */
    public void beginJournal(String account) {
        acquiring.beginJournal(account);
    }

    /** Look → already so? → intent → look again → one call → settle → so now. On evidence that ends at an instant. */
    public ChangeResult reach(Change change, Answer first, Instant evidenceEnds) {
        return changes.reach(change, first, quietSince -> evidenceEnds);
    }

    /** As {@link ChangeProtocol#attempt}. */
    public ChangeResult attempt(Change change, Answer first) {
        return changes.attempt(change, first);
    }

    /** The same, on evidence that is the last look itself and lasts so long after it. */
    public ChangeResult reach(Change change, Answer first, Duration evidenceLasts) {
        return changes.reach(change, first, quietSince -> quietSince.plus(evidenceLasts));
    }

    /** The same, tried again while that is due, each time on a new look at the goal. */
    public ChangeResult reach(Change change, Answer first, Duration evidenceLasts, Retry retry) {
        ChangeResult reached = reach(change, first, evidenceLasts);
        while (retry.isDue(reached)) {
            reached = reach(change, look(change.observer().look(now())), evidenceLasts);
        }
        return reached;
    }

    /**
     * An environment that is there belongs to the release that was to make it, although its creation was taken for
     * lost.
     */
    public void found(Goal.EnvironmentExists goal, EnvironmentId made) {
        changes.found(goal, made, made + " is " + goal.name());
    }

    /** Goes on only where the goal holds: else the stage ends, with why. */
    public void require(ChangeResult reached, String otherwise) {
        if (!reached.holds()) {
            throw ended(reached.cause(), otherwise + ": " + reached.why(), request.typed());
        }
    }

    /** Another attempt where one may be made, for so long. */
    public Retry retry(Duration within) {
        return new Retry(this, within);
    }

    /** No call of ours may still arrive and undo what was reached. */
    public void waitUntilSure() {
        String what = "the last instant at which a call whose answer was lost may arrive";
        Instant until = journal().name().unsureUntil();
        if (until != null && now().isBefore(until)) {
            pause(until.plus(READ_LAG), what + ", at " + until);
        }
    }

    void heedStop() {
        RunState state = replay.state();
        if (state.stop()) {
            EndingPhase phase = journal().openDeciding().isEmpty() ? phase() : EndingPhase.INTENT_OPEN;
            if (phase == EndingPhase.HELD && isToBeFinished()) {
                phase = EndingPhase.SWITCHED;
            }
            throw new StageEnded(end(phase, EndingCause.STOPPED, phase.whenStopped(), request.typed()));
        }
    }

    /** An attempt that this run began ends with it, unless it was only cut off: then somebody is to go on with it. */
    private StageResult attemptEnded(StageResult ending) {
        ReleaseRecord begun = journal().begun();
        boolean over = switch (ending.exit()) {
            case OK, BAD_INPUT, REFUSED, FAILED, RESTORED, PERSON, INTEGRITY, NOT_ALLOWED -> true;
            case BUG, LOCKED, UNCLEAR, STOPPED -> false;
        };
        if (!over || begun == null || !begun.id().equals(replay.state().began())) {
            return ending;
        }
        try {
            record(new JournalEntry.Ended(begun.id(), JournalEntry.How.ABANDONED, ending.sentence(), now()));
            return ending;
        } catch (StageEnded ended) {
            return ended.ending();
        }
    }

    private StageResult close(StageResult ending) {
        replay.closing();
        StageResult result = WhoServes.naming(ending, replay.state());
        RunState.Held held = replay.state().lock();
        if (held == null) {
            return result;
        }
        if (replay.state().length() > 0) {
            RunState state = replay.state();
            replay.ask(new Effect.WriteIndex(
                    state.length(), state.head(), state.journal().forIndex()));
        }
        locking.giveBack(held);
        return result;
    }
}
