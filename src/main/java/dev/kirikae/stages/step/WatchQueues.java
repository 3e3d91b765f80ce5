package dev.kirikae.stages.step;

import dev.kirikae.config.Variables;
import dev.kirikae.config.Verify;
import dev.kirikae.model.QueueState;
import dev.kirikae.verify.Observation;
import dev.kirikae.verify.QueueProof;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Queues of SQS that must not fill: how full they are before the switch, and in the watch. */
public final class WatchQueues {

    /** How long the looks of one round may take. */
    private static final Duration ROUND = Duration.ofSeconds(20);

    private final StageContext context;
    private final List<Verify.Queue> policies;

    WatchQueues(Steps steps) {
        this.context = steps.context();
        this.policies = steps.policy().configuration().verify().live().queues();
    }

    /**
     * The queues as they are before the switch. Ends the stage where one does not exist, or may not be read; where the candidate
     * should have brought it, an attempt that a dead process began ends with it.
     */
    public List<QueueProof> beforeTheSwitch(VerificationTarget subject) {
        return begun(subject, true, (policy, seen) -> QueueProof.atStart(policy, name(policy, subject), seen));
    }

    /** Where there is no switch, so that limits alone count; writes nothing. */
    public List<QueueProof> atStart(VerificationTarget subject) {
        return begun(subject, false, (policy, seen) -> QueueProof.alone(policy, name(policy, subject)));
    }

    /** @param endsAttempt where the subject should have brought a queue, and did not */
    private List<QueueProof> begun(
            VerificationTarget subject, boolean endsAttempt, BiFunction<Verify.Queue, QueueState, QueueProof> begins) {
        List<QueueProof> proofs = new ArrayList<>();
        for (Verify.Queue policy : policies) {
            String name = name(policy, subject);
            Answer answer = context.look(look(policy, name));
            if (answer instanceof Answer.QueueSeen seen) {
                proofs.add(begins.apply(policy, whole(policy, seen)));
            } else if (name.equals(policy.written()) || !isAbsent(answer)) {
                throw refused(name, answer);
            } else {
                throw NotBrought.ended(context, "queue " + name, subject, endsAttempt);
            }
        }
        return proofs;
    }

    /** Before anything is made: each queue that no candidate can bring is there, and can be read. */
    public void beforeAnUpload() {
        for (Verify.Queue policy : policies) {
            String name = policy.written();
            if (!name.contains("${")) {
                Answer answer = context.look(look(policy, name));
                if (!(answer instanceof Answer.QueueSeen seen)) {
                    throw refused(name, answer);
                }
                whole(policy, seen);
            }
        }
    }

    private QueueState whole(Verify.Queue policy, Answer.QueueSeen seen) {
        if (policy.deadLetters() != null && seen.queue().deadLetters() == null) {
            throw context.badInput("verify.live.queues: queue " + seen.queue().name()
                    + " has no dead-letter queue, for it has no RedrivePolicy; take dead-letters out");
        }
        return seen.queue();
    }

    private static boolean isAbsent(Answer answer) {
        return answer instanceof Answer.Missing missing && missing.trouble() == Answer.Trouble.ABSENT;
    }

    private RuntimeException refused(String name, Answer answer) {
        return context.badInput(
                isAbsent(answer)
                        ? "verify.live.queues: there is no queue " + name
                                + " in this account and region that this caller may see"
                        : "verify.live.queues: queue " + name + " cannot be read: " + why(answer));
    }

    private static String why(Answer answer) {
        return answer instanceof Answer.Missing missing ? missing.why() : "no answer";
    }

    /** For a watch that another process began: one that cannot be read proves nothing, and ends nothing. */
    List<QueueProof> takenUp(VerificationTarget subject) {
        if (policies.isEmpty()) {
            return List.of();
        }
        List<Effect.Look> looks = policies.stream()
                .<Effect.Look>map(policy -> look(policy, name(policy, subject)))
                .toList();
        Effect.Round round = new Effect.Round(looks, context.now().plus(ROUND));
        List<Answer> answers = context.look(round, Answer.RoundSeen.class).answers();
        List<QueueProof> proofs = new ArrayList<>();
        for (int i = 0; i < policies.size(); i++) {
            QueueState now = answers.get(i) instanceof Answer.QueueSeen seen ? seen.queue() : null;
            proofs.add(QueueProof.takenUp(policies.get(i), name(policies.get(i), subject), now));
        }
        return proofs;
    }

    private static String name(Verify.Queue policy, VerificationTarget subject) {
        return Variables.expand(policy.written(), subject.variables());
    }

    private static Effect.LookAtQueue look(Verify.Queue policy, String name) {
        return new Effect.LookAtQueue(name, policy.maxAge() != null, policy.deadLetters() != null);
    }

    /** One look for each queue. */
    static List<Effect.Look> looks(List<QueueProof> proofs) {
        return proofs.stream()
                .<Effect.Look>map(proof -> look(proof.policy(), proof.name()))
                .toList();
    }

    /** @param answers to {@link #looks}, in their order */
    static List<Observation> seen(List<QueueProof> proofs, List<Answer> answers) {
        List<Observation> seen = new ArrayList<>();
        for (int i = 0; i < proofs.size(); i++) {
            String name = proofs.get(i).name();
            seen.add(
                    answers.get(i) instanceof Answer.QueueSeen queue
                            ? new Observation.QueueSeen(name, queue.queue())
                            : new Observation.QueueLost(name, why(answers.get(i))));
        }
        return seen;
    }
}
