package dev.kirikae.stages.step;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.TimeOrder;
import dev.kirikae.model.Verdict;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.StageContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an environment is bad, in Beanstalk's and its instances' own words: the one place that asks for it, after a bad
 * verdict of whatever check. It only explains: nothing in it ends a stage or changes how it ends, a request to stop cuts
 * it short, and it has an end of its own. What cannot be had is said.
 */
public final class CollectDiagnostics {

    /** For all of it: tails of logs mostly are there within ten seconds. */
    private static final Duration USUAL = Duration.ofSeconds(60);

    /** While users may be waiting for what a person types next. */
    private static final Duration QUICK = Duration.ofSeconds(20);

    private static final Duration ROUND = Duration.ofSeconds(8);
    private static final Duration EVERY = Duration.ofSeconds(6);

    private final StageContext context;

    CollectDiagnostics(Steps steps) {
        this.context = steps.context();
    }

    /**
     * After a verdict that stands already.
     *
     * @param since from when on events are told
     */
    public Diagnostics of(EnvironmentId id, Instant since) {
        return within(USUAL, id, since);
    }

    /** The same in a third of the time. */
    public Diagnostics quickly(EnvironmentId id, Instant since) {
        return within(QUICK, id, since);
    }

    /**
     * The same as {@link #of}, with causes and events in the journal.
     *
     * @param evidence what the verdict was decided from
     * @return what it was decided from, then all this
     */
    public List<String> recorded(ReleaseRecord release, EnvironmentId id, Instant since, List<String> evidence) {
        Diagnostics found = of(id, since);
        List<String> facts = found.facts();
        if (!facts.isEmpty()) {
            context.explaining(
                    () -> context.record(new JournalEntry.Diagnosed(release.id(), id, facts, context.now())));
        }
        return found.after(evidence);
    }

    /** The same after the verification of a candidate; one that nothing could fail has nothing to explain. */
    public List<String> ofCandidate(
            ReleaseRecord release, EnvironmentId id, Instant since, CandidateVerification proven) {
        return proven.verdict() == Verdict.UNVERIFIED
                ? proven.evidence()
                : recorded(release, id, since, proven.evidence());
    }

    /** Causes and events alone, at once. */
    List<String> facts(EnvironmentId id, Instant since) {
        return context.section("what is known of why", () -> {
            List<String> facts = new ArrayList<>();
            context.explaining(() -> facts(
                    id,
                    round(
                            context.now().plus(ROUND),
                            new Effect.LookAtCauses(id),
                            new Effect.LookAtInstances(id),
                            new Effect.LookAtEvents(id, since)),
                    facts));
            return List.copyOf(facts);
        });
    }

    private SuspectInstances facts(EnvironmentId id, List<Answer> answers, List<String> facts) {
        SuspectInstances suspects = SuspectInstances.of(answers.get(1), version(id));
        facts.addAll(DiagnosticText.causes(answers.get(0), suspects));
        facts.addAll(DiagnosticText.events(answers.get(2)));
        return suspects;
    }

    private Diagnostics within(Duration atMost, EnvironmentId id, Instant since) {
        return context.section("what is known of why", () -> {
            List<String> facts = new ArrayList<>();
            List<String> logs = new ArrayList<>();
            context.explaining(() -> collect(id, since, context.now().plus(atMost), facts, logs));
            return new Diagnostics(facts, logs);
        });
    }

    private void collect(EnvironmentId id, Instant since, Instant end, List<String> facts, List<String> logs) {
        Instant asked = context.now();
        List<Answer> answers = round(
                asked.plus(ROUND),
                new Effect.LookAtCauses(id),
                new Effect.LookAtInstances(id),
                new Effect.LookAtEvents(id, since),
                new Effect.AskForLogs(id));
        SuspectInstances suspects = facts(id, answers, facts);
        if (answers.get(3) instanceof Answer.Missing missing) {
            if (missing.trouble() != Answer.Trouble.ABSENT) {
                logs.add("no logs: " + DiagnosticText.cut(missing.why()));
            }
            return;
        }
        LogTails tails = LogTails.of(suspects);
        while (!tails.areComplete() && context.now().isBefore(end)) {
            context.pause(TimeOrder.earlier(context.now().plus(EVERY), end), "the instances' logs");
            Instant until = context.now().plus(ROUND);
            Answer answer = round(until, new Effect.LookAtLogs(id, suspects.readIds(), asked))
                    .get(0);
            tails = tails.with(answer);
            logs.clear();
            logs.addAll(tails.lines());
        }
    }

    private @Nullable String version(EnvironmentId id) {
        ReleaseRecord release = context.journal().releaseOf(id);
        return release == null ? null : release.version();
    }

    private List<Answer> round(Instant until, Effect.Look... looks) {
        Effect.Round round = new Effect.Round(List.of(looks), until);
        return context.ask(round) instanceof Answer.RoundSeen seen
                ? seen.answers()
                : List.of(looks).stream()
                        .<Answer>map(look -> new Answer.Missing(Answer.Trouble.UNREACHABLE, "no answer"))
                        .toList();
    }
}
