package dev.kirikae.stages.step;

import dev.kirikae.config.Configuration;
import dev.kirikae.model.FeedMessage;
import dev.kirikae.model.TimeOrder;
import dev.kirikae.verify.AlarmMessage;
import dev.kirikae.verify.AlarmProof;
import dev.kirikae.verify.WatchProof;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue that the alarms' notifications come to. It only hastens: a notification of a gating alarm ends the pause between two
 * looks, and the look decides. Whatever is lost here (a message, its deletion, the whole queue) is found by the next look.
 */
public final class AlarmFeed {

    /** How long one long poll lasts at most: whoever stops the program waits for it. */
    private static final Duration SLICE = Duration.ofSeconds(5);

    /** What an answer takes beyond its long poll. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private static final Duration FIRST_REST = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    /** A notification may be of a change that the latest look did not show yet. */
    private static final Duration LATE = Duration.ofSeconds(30);

    private final StageContext context;
    private final Configuration configuration;

    AlarmFeed(Steps steps) {
        this.context = steps.context();
        this.configuration = steps.policy().configuration();
    }

    /**
     * How it goes with the queue.
     *
     * @param restUntil it is not asked before this; null where nothing keeps it from being asked
     * @param rest how long it rests the next time
     * @param trouble what people should know of it; empty where there is nothing
     */
    record Listening(@Nullable Instant restUntil, Duration rest, String trouble) {
        static final Listening BEGUN = new Listening(null, FIRST_REST, "");

        private boolean restsAt(Instant now) {
            return restUntil != null && now.isBefore(restUntil);
        }

        private Listening resting(Instant now, String why) {
            Duration twice = rest.multipliedBy(2);
            return new Listening(now.plus(rest), twice.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : twice, why);
        }

        private Listening heard() {
            return new Listening(null, FIRST_REST, trouble);
        }

        /** For the verdict. */
        List<String> evidence() {
            return trouble.isEmpty() ? List.of() : List.of("warning: alarm-feed: " + trouble);
        }
    }

    /** Before anything is changed: where a queue is named, it is there and can be read. */
    public void mustBeThere() {
        String queue = configuration.alarmFeed();
        if (queue == null) {
            return;
        }
        Answer answer = context.look(new Effect.LookAtQueue(queue, false, false));
        if (answer instanceof Answer.Missing missing) {
            throw context.badInput(
                    missing.trouble() == Answer.Trouble.ABSENT
                            ? "alarm-feed: there is no queue " + queue
                                    + " in this account and region that this caller may see"
                            : "alarm-feed: queue " + queue + " cannot be read: " + missing.why());
        }
    }

    /**
     * Waits until then, or until a notification says that one of the watched alarms has changed. A stage that only looks takes
     * nothing out of the queue.
     *
     * @param what is waited for, for people
     */
    Listening pause(Listening before, WatchProof proof, Instant until, String what) {
        String queue = configuration.alarmFeed();
        Listening listening = before;
        boolean onlyLooks = context.request().stage().equals("verify");
        while (queue != null
                && !onlyLooks
                && !proof.alarms().isEmpty()
                && context.now().isBefore(until)) {
            if (listening.restsAt(context.now())) {
                break;
            }
            context.ask(new Effect.Wait(context.now(), what));
            Answer answer =
                    receive(queue, TimeOrder.earlier(until, context.now().plus(SLICE)));
            if (!(answer instanceof Answer.FeedSeen seen)) {
                String why = answer instanceof Answer.Missing missing ? missing.why() : "no answer";
                listening = listening.resting(context.now(), why + "; alarms were looked at as without it");
            } else if (!seen.messages().isEmpty()) {
                Sorted sorted = sorted(seen.messages(), proof);
                context.ask(new Effect.ReturnMessages(queue, sorted.ours(), sorted.others()));
                if (sorted.isNews()) {
                    return listening.heard();
                }
                listening = sorted.others().isEmpty()
                        ? listening.heard()
                        : listening.resting(
                                context.now(),
                                "its queue holds messages of others, which were given back; it needs a queue of its own");
            }
        }
        context.pause(until, what);
        return listening;
    }

    private Answer receive(String queue, Instant until) {
        Effect.Round round = new Effect.Round(List.of(new Effect.ReceiveMessages(queue, until)), until.plus(ANSWER));
        return context.look(round, Answer.RoundSeen.class).answers().get(0);
    }

    /**
     * @param ours receipts of notifications of watched alarms
     * @param others receipts of everything else
     * @param isNews one of ours may be of a change that no look has seen
     */
    private record Sorted(List<String> ours, List<String> others, boolean isNews) {}

    private Sorted sorted(List<FeedMessage> messages, WatchProof proof) {
        List<String> names = proof.alarms().stream().map(AlarmProof::name).toList();
        Instant looked = proof.time().sampledAt().minus(LATE);
        List<String> ours = new ArrayList<>();
        List<String> others = new ArrayList<>();
        boolean news = false;
        for (FeedMessage message : messages) {
            AlarmMessage alarm = AlarmMessage.read(message.body());
            if (alarm != null && alarm.isOf(names, configuration.region(), configuration.account())) {
                ours.add(message.receipt());
                news |= alarm.isSince(looked);
            } else {
                others.add(message.receipt());
            }
        }
        return new Sorted(ours, others, news);
    }
}
