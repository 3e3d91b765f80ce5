package dev.kirikae.app.rehearsal;

import dev.kirikae.driver.AnsweredEffect;
import dev.kirikae.driver.RunListener;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Verdict;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Listens to a run for every sign that something is wrong, in the order in which the run learned it. For one thread. */
public final class Notices implements RunListener {
    private static final Pattern BAD_PROBE = Pattern.compile("probe .*?: \\d+ good, [1-9]\\d* bad.*");
    private static final Pattern BAD_QUEUE = Pattern.compile("queue .*: too much since .*");
    private static final Pattern BAD_ASSETS = Pattern.compile("assets missing: .*");
    private static final Pattern NOT_WARM = Pattern.compile("warm-up: not reached .*");
    private static final Pattern BAD_ALARM = Pattern.compile("alarm .*?: red.*");
    private static final Pattern BAD_HEALTH =
            Pattern.compile("environment: .*not accepted.*|environment: .*\\(accepted: .*");

    private final List<Notice> all = new ArrayList<>();

    @Override
    public void asks(List<String> path, Effect effect, Instant at) {}

    @Override
    public void hears(Effect effect, Answer answer, Instant at) {
        AnsweredEffect.each(effect, answer).forEach(each -> hears(each, at));
    }

    /** The process died; the job begins anew. */
    public void died(Instant at) {
        add(at, Notice.Kind.DEATH, "the job, which died");
    }

    /** @param stage in one word */
    public void ended(String stage, StageResult ending, Instant at) {
        if (ending.exit() != ExitCode.OK) {
            add(at, Notice.Kind.ENDING, stage + ", which ended " + ending.exit().code());
        } else if (ending.sentence().contains("no way back")) {
            add(at, Notice.Kind.ENDING, stage + ", which says that there is no way back");
        }
    }

    /** All so far, oldest first. */
    public List<Notice> all() {
        return List.copyOf(all);
    }

    private void hears(AnsweredEffect each, Instant at) {
        Answer answer = each.answer();
        if (each.effect() instanceof Effect.Append append) {
            if (answer instanceof Answer.Appended) {
                written(append.entry(), at);
            }
        } else if (each.effect() instanceof ChangingCall changing) {
            String call = "the call " + changing.getClass().getSimpleName();
            if (answer instanceof Answer.Unknown) {
                add(at, Notice.Kind.CALL, call + ", whose answer did not come");
            } else if (answer instanceof Answer.Refused refused) {
                add(at, Notice.Kind.CALL, call + ", refused: " + refused.code());
            }
        } else if (answer instanceof Answer.Missing missing && missing.trouble() == Answer.Trouble.THROTTLED) {
            add(at, Notice.Kind.RATE, "a look, refused for its rate");
        }
    }

    private void written(JournalEntry entry, Instant at) {
        if (entry instanceof JournalEntry.Judged judged
                && (judged.verdict() != Verdict.VERIFIED
                        || judged.evidence().stream()
                                .anyMatch(item -> BAD_ASSETS.matcher(item).matches()))) {
            add(at, Notice.Kind.VERDICT, blamed(judged.evidence()));
        } else if (entry instanceof JournalEntry.LaunchFailed failed) {
            add(
                    at,
                    Notice.Kind.LAUNCH,
                    failed.environment() == null ? "the call that makes it" : "the wait for the launch");
        } else if (entry instanceof JournalEntry.Found) {
            add(at, Notice.Kind.OWNER, "a look at who owns the live name");
        } else if (entry instanceof JournalEntry.Gone gone && gone.took() == null) {
            add(at, Notice.Kind.GONE, "a look at the environments");
        } else if (entry instanceof JournalEntry.Raised) {
            add(at, Notice.Kind.CAPACITY, "the count of its instances");
        }
    }

    /** What made a verdict bad, from its evidence. */
    static String blamed(List<String> evidence) {
        List<String> blamed = evidence.stream()
                .filter(item -> BAD_PROBE.matcher(item).matches()
                        || BAD_ALARM.matcher(item).matches()
                        || BAD_QUEUE.matcher(item).matches()
                        || BAD_ASSETS.matcher(item).matches()
                        || NOT_WARM.matcher(item).matches()
                        || BAD_HEALTH.matcher(item).matches())
                .map(item -> item.startsWith("environment: ") ? "health" : item.substring(0, item.indexOf(": ")))
                .distinct()
                .toList();
        if (evidence.stream().anyMatch(item -> item.contains(" do not run "))) {
            return "the count of instances by version";
        }
        if (evidence.stream().anyMatch(item -> item.contains(" has no instance"))) {
            return "the count of its instances";
        }
        return blamed.isEmpty() ? "the verification" : String.join(", ", blamed);
    }

    private void add(Instant at, Notice.Kind kind, String by) {
        all.add(new Notice(at, kind, by));
    }
}
