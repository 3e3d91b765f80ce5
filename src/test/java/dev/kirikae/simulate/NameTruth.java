package dev.kirikae.simulate;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.cloud.Mutation;
import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.ChangingCall;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who really has the live name, as executed swaps tell, which take some seconds to be seen. */
final class NameTruth {

    private static final Duration EXCHANGE = Duration.ofSeconds(4);
    private static final Duration UNSEEN = Duration.ofSeconds(15);

    private NameTruth() {}

    /** Who has it once every swap that was executed has taken effect. */
    static @Nullable EnvironmentId owner(EmbeddedCloud cloud) {
        EnvironmentId owner = cloud.ownerOf(Start.NAME);
        List<Mutation> all = cloud.executionLog().mutations();
        for (int i = all.size() - 1;
                i >= 0 && cloud.now().isBefore(all.get(i).at().plus(EXCHANGE));
                i--) {
            owner = after(all.get(i), owner);
        }
        return owner;
    }

    /** Who has it after a call, where this one had it before. */
    static @Nullable EnvironmentId after(Mutation mutation, @Nullable EnvironmentId before) {
        if (mutation.call() instanceof ChangingCall.Swap swap && before != null) {
            return before.equals(swap.from()) ? swap.to() : before.equals(swap.to()) ? swap.from() : before;
        }
        return before;
    }

    /** The name, gone from one environment to another. */
    record Forward(EnvironmentId from, EnvironmentId to) {}

    /** How a release moved the name forward last, as single entries tell; null where none did. */
    static @Nullable Forward lastForward(JournalFacts facts) {
        Map<String, Forward> open = new HashMap<>();
        Forward last = null;
        for (JournalEntry entry : facts.entries()) {
            if (entry instanceof JournalEntry.Intended intended
                    && intended.goal() instanceof Goal.NameBelongsTo name
                    && name.purpose() == Goal.Purpose.SWITCH) {
                open.put(intended.operation(), new Forward(name.from(), name.to()));
            } else if (entry instanceof JournalEntry.Settled settled && settled.done()) {
                last = open.getOrDefault(settled.operation(), last);
            } else if (entry instanceof JournalEntry.Switched switched
                    && switched.release() != null
                    && switched.from() != null) {
                last = new Forward(switched.from(), switched.to());
            }
        }
        return last;
    }

    /** Whether the journal's last word on the name is that a rollback or a way back has reached its goal. */
    static boolean wentBackByJournal(JournalFacts facts) {
        Map<String, Goal.Purpose> open = new HashMap<>();
        boolean back = false;
        for (JournalEntry entry : facts.entries()) {
            if (entry instanceof JournalEntry.Intended intended && intended.goal() instanceof Goal.NameBelongsTo name) {
                open.put(intended.operation(), name.purpose());
            } else if (entry instanceof JournalEntry.Settled settled
                    && settled.done()
                    && open.containsKey(settled.operation())) {
                back = open.get(settled.operation()) != Goal.Purpose.SWITCH;
            } else if (entry instanceof JournalEntry.Found
                    || entry instanceof JournalEntry.Switched switched && switched.release() != null) {
                back = false;
            }
        }
        return back;
    }

    /** The environment that a release brought live last, as single entries tell; null where none did. */
    static @Nullable EnvironmentId newestReleased(JournalFacts facts) {
        Map<String, EnvironmentId> forward = new HashMap<>();
        EnvironmentId newest = null;
        for (JournalEntry entry : facts.entries()) {
            if (entry instanceof JournalEntry.Intended intended
                    && intended.goal() instanceof Goal.NameBelongsTo name
                    && name.purpose() == Goal.Purpose.SWITCH) {
                forward.put(intended.operation(), name.to());
            } else if (entry instanceof JournalEntry.Settled settled && settled.done()) {
                newest = forward.getOrDefault(settled.operation(), newest);
            } else if (entry instanceof JournalEntry.Switched switched && switched.release() != null) {
                newest = switched.to();
            } else if (entry instanceof JournalEntry.Ended ended && ended.how() == JournalEntry.How.SETTLED) {
                newest = facts.environmentOf(ended.release());
            }
        }
        return newest;
    }

    /** Whether a person moved names when the last look before a call could not show it: nothing closes that gap. */
    static boolean movedByHandSince(EmbeddedCloud cloud, ChangingCall call) {
        return cloud.executionLog().mutations().stream()
                .anyMatch(m -> m.isByHand()
                        && m.call() instanceof ChangingCall.Swap
                        && m.at().isAfter(call.signedAt().minus(UNSEEN)));
    }

    /** Whether it is gone, and not by a call of ours. */
    static boolean isGoneWithoutUs(EmbeddedCloud cloud, @Nullable EnvironmentId id) {
        Environment environment = id == null ? null : cloud.environment(id);
        return environment != null
                && environment.status() == Status.TERMINATED
                && cloud.executionLog().mutations().stream()
                        .noneMatch(m -> !m.isByHand()
                                && m.call() instanceof ChangingCall.Terminate terminate
                                && terminate.environment().equals(id));
    }

    /** Whether a person has asked for its termination. */
    static boolean isEndedByHand(EmbeddedCloud cloud, EnvironmentId id) {
        return cloud.executionLog().mutations().stream()
                .anyMatch(m -> m.isByHand()
                        && m.call() instanceof ChangingCall.Terminate terminate
                        && terminate.environment().equals(id));
    }

    /** Whether the last swap, by whomever, was Kirikae's way back or rollback. */
    static boolean wentBackLast(EmbeddedCloud cloud) {
        List<Mutation> all = cloud.executionLog().mutations();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).call() instanceof ChangingCall.Swap) {
                Goal.Purpose purpose = purpose(cloud, all.get(i));
                return purpose != null && purpose != Goal.Purpose.SWITCH;
            }
        }
        return false;
    }

    /** Null where it is no swap of ours. */
    private static Goal.@Nullable Purpose purpose(EmbeddedCloud cloud, Mutation mutation) {
        if (mutation.isByHand() || !(mutation.call() instanceof ChangingCall.Swap swap)) {
            return null;
        }
        for (JournalEntry entry : ((MemoryLedger) cloud.ledger()).entries()) {
            if (entry instanceof JournalEntry.Intended intended
                    && intended.operation().equals(swap.operation())
                    && intended.goal() instanceof Goal.NameBelongsTo name) {
                return name.purpose();
            }
        }
        return null;
    }
}
