package dev.kirikae.cloud;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One process's way to the cloud: every effect meets its fate here, and takes its time. */
final class Client implements World {

    /** How long a client waits for an answer that does not come. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration[] LATE = {Duration.ofSeconds(30), Duration.ofMinutes(2)};

    private final EmbeddedCloud cloud;
    private final CloudState state;
    private final String name;
    private final Chooser chooser;
    private final Duration halfLook;
    private final Duration halfChange;

    Client(EmbeddedCloud cloud, CloudState state, String name, Chooser chooser) {
        this.cloud = cloud;
        this.state = state;
        this.name = name;
        this.chooser = chooser;
        this.halfLook = Profile.part(state.profile.look(), 1, 2);
        this.halfChange = Profile.part(state.profile.change(), 1, 2);
    }

    @Override
    public Answer perform(Effect effect) {
        if (effect instanceof Effect.Round round) {
            return round(round);
        }
        CallSite site = CallSite.of(effect);
        cloud.executionLog().called(site);
        if (effect instanceof Effect.ReceiveMessages poll) {
            return receive(poll);
        }
        if (effect instanceof Effect.ReturnMessages settled) {
            state.feed.removeIf(message -> settled.ours().contains(message.receipt()));
            return new Answer.Asked();
        }
        if (effect instanceof Effect.Look look) {
            return look(look, site);
        }
        if (effect instanceof ChangingCall call) {
            return change(call, site);
        }
        if (effect instanceof Effect.Wait) {
            throw new IllegalArgumentException("a wait is the driver's: " + effect);
        }
        return keep(effect, site);
    }

    /** In order, one after the other; what begins after the end is missing. */
    private Answer round(Effect.Round round) {
        List<Answer> answers = new ArrayList<>(round.parts().size());
        for (Effect.Parallel part : round.parts()) {
            if (state.now.isBefore(round.until())) {
                answers.add(perform(part));
            } else {
                answers.add(new Answer.Missing(Answer.Trouble.LATE, "no answer before the round ended"));
            }
        }
        return new Answer.RoundSeen(answers);
    }

    private Answer look(Effect.Look look, CallSite site) {
        FaultChoice fate = FaultChoice.ofLook(chooser, site.word());
        pass(halfLook);
        if (fate == FaultChoice.THROTTLED || (site.beanstalk() && isOverBudget(site))) {
            pass(halfLook);
            return new Answer.Missing(Answer.Trouble.THROTTLED, "Rate exceeded");
        }
        if (fate == FaultChoice.LOST_BEFORE) {
            pass(PATIENCE);
            return new Answer.Missing(Answer.Trouble.LATE, "no answer in time");
        }
        Answer answer = answer(look);
        pass(halfLook);
        return answer;
    }

    /** Second by second, until there are messages. */
    private Answer receive(Effect.ReceiveMessages poll) {
        boolean there = poll.queue().equals(state.alarmFeed);
        pass(halfLook);
        while ((!there || state.feed.isEmpty()) && state.now.isBefore(poll.until())) {
            Instant next = state.now.plusSeconds(1);
            cloud.advanceTo(next.isBefore(poll.until()) ? next : poll.until());
        }
        return new Answer.FeedSeen(there ? state.feed : List.of());
    }

    private Answer answer(Effect.Look look) {
        if (look instanceof Effect.ReadJournal) {
            return cloud.ledger().read();
        }
        if (look instanceof Effect.ReadLock) {
            return cloud.ledger().readLock();
        }
        if (look instanceof Effect.ReadApprovals) {
            return cloud.ledger().readApprovals();
        }
        return state.visibility.filtered(name, look, cloud.looks().at(look, chooser), state.sims);
    }

    private Answer change(ChangingCall call, CallSite site) {
        if (state.now.isAfter(call.notAfter())) {
            return new Answer.NotSent("its time had passed at " + call.notAfter());
        }
        FaultChoice fate = fate(call, site);
        pass(halfChange);
        switch (fate) {
            case THROTTLED -> {
                return Refusals.throttled();
            }
            case DENIED -> {
                return Refusals.denied(
                        site.beanstalk()
                                ? "elasticbeanstalk:" + call.getClass().getSimpleName()
                                : GroupChanges.action(call));
            }
            case CRASH_BEFORE -> throw new Crash(false);
            case LOST_BEFORE -> {
                pass(PATIENCE);
                return new Answer.Unknown("no answer in time");
            }
            case LATE -> {
                state.queue.arrives(lateArrival(call), name, call);
                pass(PATIENCE);
                return new Answer.Unknown("no answer in time");
            }
            case NORMAL, ANSWER_LOST, CRASH_AFTER -> {
                // executed below
            }
        }
        Answer answer = cloud.execute(call, name, chooser, false);
        if (fate == FaultChoice.CRASH_AFTER) {
            throw new Crash(true);
        }
        if (fate == FaultChoice.ANSWER_LOST) {
            pass(PATIENCE);
            return new Answer.Unknown("the connection was reset");
        }
        pass(halfChange);
        return answer;
    }

    private FaultChoice fate(ChangingCall call, CallSite site) {
        if (call instanceof ChangingCall.Swap) {
            if (state.strikes(Incident.SWAP_ANSWER_LOST)) {
                return FaultChoice.ANSWER_LOST;
            }
            if (state.strikes(Incident.SWAP_ARRIVES_LATE)) {
                return FaultChoice.LATE;
            }
            if (state.strikes(Incident.KILLED_AFTER_SWITCH)) {
                return FaultChoice.CRASH_AFTER;
            }
        }
        return FaultChoice.ofChanging(chooser, site.word());
    }

    /** Some time later, or at the last instant at which AWS takes the signature for fresh. */
    private Instant lateArrival(ChangingCall call) {
        Instant last = call.signedAt().plus(state.profile.signature());
        int choice = chooser.choose("late-by", LATE.length + 1);
        return choice == LATE.length ? last : state.now.plus(LATE[choice]);
    }

    private Answer keep(Effect effect, CallSite site) {
        if (effect instanceof Effect.WriteIndex index) {
            return cloud.ledger().writeIndex(index.length(), index.head(), index.journal());
        }
        FaultChoice fate = FaultChoice.ofKeeping(chooser, site.word());
        pass(halfLook);
        if (fate == FaultChoice.CRASH_BEFORE) {
            throw new Crash(false);
        }
        if (fate == FaultChoice.LOST_BEFORE) {
            pass(PATIENCE);
            return nothingHeard(effect);
        }
        Answer answer = kept(effect);
        if (fate == FaultChoice.CRASH_AFTER) {
            throw new Crash(true);
        }
        if (fate == FaultChoice.ANSWER_LOST) {
            pass(PATIENCE);
            return nothingHeard(effect);
        }
        pass(halfLook);
        return answer;
    }

    private Answer kept(Effect effect) {
        if (effect instanceof Effect.Append append) {
            return cloud.ledger().append(append.sequence(), append.previous(), append.entry());
        }
        if (effect instanceof Effect.WriteLock lock) {
            return cloud.ledger().writeLock(lock.lease(), lock.tag());
        }
        if (effect instanceof Effect.WriteApprovals write) {
            return cloud.ledger().writeApprovals(write.approvals(), write.tag());
        }
        return cloud.bundles().execute(effect);
    }

    private static Answer nothingHeard(Effect effect) {
        return effect instanceof Effect.EnsureStorage
                        || effect instanceof Effect.BeginUpload
                        || effect instanceof Effect.StorePart
                ? new Answer.Missing(Answer.Trouble.LATE, "no answer in time")
                : new Answer.Unknown("no answer in time");
    }

    private boolean isOverBudget(CallSite site) {
        Instant until = state.throttledUntil;
        if (until != null && state.now.isBefore(until)) {
            return true;
        }
        if (!site.shared()) {
            return false;
        }
        long minute = Math.floorDiv(state.now.getEpochSecond(), 60L);
        if (minute != state.countedMinute) {
            state.countedMinute = minute;
            state.countedLooks = 0;
        }
        return ++state.countedLooks > state.profile.budget();
    }

    private void pass(Duration time) {
        if (!time.isZero()) {
            cloud.advanceTo(state.now.plus(time));
        }
    }
}
