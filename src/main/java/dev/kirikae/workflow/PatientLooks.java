package dev.kirikae.workflow;

import dev.kirikae.model.Environment;
import dev.kirikae.workflow.Answer.Missing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Patient looks: what has no answer yet is asked again, and what was refused for good ends the stage. */
final class PatientLooks {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private final StageContext context;
    private final ReplayedRun replay;

    PatientLooks(StageContext context, ReplayedRun replay) {
        this.context = context;
        this.replay = replay;
    }

    Answer look(Effect.Look look) {
        Patience patience = patience();
        return patiently(look, context.ask(look), patience);
    }

    <A extends Answer> A look(Effect.Look look, Class<A> kind) {
        return of(kind, look(look));
    }

    private <A extends Answer> A of(Class<A> kind, Answer answer) {
        if (answer instanceof Missing missing) {
            throw context.ended(EndingCause.WRONG_INPUT, missing.why(), wayOn());
        }
        return kind.cast(answer);
    }

    /** @param first what was said when it was asked first, alone or in a round, since patience began */
    private Answer patiently(Effect.Look look, Answer first, Patience patience) {
        Duration pause = Duration.ofSeconds(1);
        Answer answer = first;
        while (answer instanceof Missing missing && isPassing(missing.trouble())) {
            patience.goOn(missing, pause);
            context.pause(context.now().plus(pause), "an answer: " + missing.why());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            patience.asked = context.now();
            answer = context.ask(look);
        }
        if (answer instanceof Missing missing) {
            refuseForGood(missing);
        }
        return answer;
    }

    private static boolean isPassing(Answer.Trouble trouble) {
        return trouble == Answer.Trouble.THROTTLED
                || trouble == Answer.Trouble.NOT_READY
                || trouble == Answer.Trouble.UNREACHABLE
                || trouble == Answer.Trouble.LATE;
    }

    /** Reads what every stage begins with, in one round; what has not answered is asked again alone. */
    FirstLook firstLook() {
        String application = context.request().application();
        Patience patience = patience();
        Instant asked = context.now();
        Effect.Round round = FirstLook.round(application, asked);
        List<Answer> answers = look(round, Answer.RoundSeen.class).answers();
        Effect.Look caller = new Effect.LookAtCaller();
        Answer.CallerSeen seen = of(Answer.CallerSeen.class, patiently(caller, answers.get(0), patience));
        Answer.JournalSeen known = context.access().know(answers.get(1));
        Effect.Look readLock = new Effect.ReadLock();
        Answer.LockSeen lock = of(Answer.LockSeen.class, patiently(readLock, answers.get(2), patience));
        Effect.Look environments = new Effect.LookAtEnvironments(application);
        boolean again = answers.get(3) instanceof Missing;
        Instant since = again ? context.now() : asked;
        Answer there = patiently(environments, again ? context.ask(environments) : answers.get(3), patience);
        List<Environment> all = of(Answer.EnvironmentsSeen.class, there).environments();
        return new FirstLook(seen.caller(), known, lock, all, since);
    }

    void refuseForGood(Missing missing) {
        switch (missing.trouble()) {
            case DENIED, NO_CREDENTIALS, CLOCK -> throw context.ended(EndingCause.DENIED, missing.why(), wayOn());
            case FOREIGN_BUCKET -> throw context.ended(EndingCause.FOREIGN, missing.why(), wayOn());
            case THROTTLED, NOT_READY, ABSENT, UNSUPPORTED, UNREACHABLE, LATE -> {
                // a later answer may be another one, or the caller knows what it means
            }
        }
    }

    /** The same for a write to the ledger, which says no in two ways. */
    void refuseWrite(Answer answer) {
        if (answer instanceof Missing missing) {
            refuseForGood(missing);
        } else if (answer instanceof Answer.Refused refused) {
            refuseForGood(new Missing(refused.trouble(), refused.why()));
        }
    }

    /**
     * Before the live name moved whoever reads it must do something first; after that the stage is run again to go on.
     */
    String wayOn() {
        return switch (context.phase()) {
            case UNTOUCHED, HELD -> "";
            case INTENT_OPEN, SWITCHED, FIRST_LIVE -> context.request().typed();
        };
    }

    /** From now on. */
    Patience patience() {
        return new Patience();
    }

    /** How long is asked again, since it began. */
    final class Patience {

        private Instant begun = context.now();
        private Instant asked = begun;

        /**
         * Ends the stage where one more look, after a pause and as long as the one before, would end too late. No call
         * lasts for minutes: where one did, the machine slept, and patience begins anew.
         */
        void goOn(Missing missing, Duration pause) {
            Duration longest = longest(missing);
            Duration took = Duration.between(asked, context.now());
            if (took.compareTo(Request.PATIENT) > 0) {
                begun = context.now();
                took = Duration.ZERO;
            }
            if (context.now().plus(pause).plus(took).isAfter(begun.plus(longest))) {
                throw unanswered(missing, longest);
            }
        }

        /** Asks the ledger once more, a pause later, also where somebody asks the run to stop. */
        Answer again(Missing missing, Duration pause, Effect effect) {
            goOn(missing, pause);
            replay.ask(new Effect.Wait(context.now().plus(pause), "the ledger to answer"));
            asked = context.now();
            return replay.ask(effect);
        }

        /** Who throttles does answer: that is worth two minutes. */
        private Duration longest(Missing missing) {
            Duration asAsked = context.request().patience();
            boolean throttled = missing.trouble() == Answer.Trouble.THROTTLED;
            return throttled && asAsked.compareTo(Request.PATIENT) < 0 ? Request.PATIENT : asAsked;
        }

        private RuntimeException unanswered(Missing missing, Duration longest) {
            String time = longest.compareTo(Duration.ofMinutes(1)) < 0
                    ? longest.toSeconds() + " s"
                    : longest.toMinutes() + " min";
            String sentence = "no answer within " + time + ": " + missing.why();
            return context.ended(
                    EndingCause.UNREACHABLE, sentence, context.request().typed());
        }
    }
}
