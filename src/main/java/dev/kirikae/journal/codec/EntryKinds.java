package dev.kirikae.journal.codec;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts, by name. A name or field is never changed, only added. */
final class EntryKinds {

    static final List<Kind<? extends JournalEntry>> ALL = List.of(
            new Kind<>(
                    "founded",
                    JournalEntry.Founded.class,
                    e -> RecordFields.empty()
                            .with("format", e.format())
                            .with("program", e.program())
                            .with("account", e.account())
                            .with("region", e.region())
                            .with("application", e.application())
                            .with("service", e.service())
                            .with("at", e.at()),
                    f -> new JournalEntry.Founded(
                            f.count("format"),
                            f.text("program"),
                            f.text("account"),
                            f.text("region"),
                            f.text("application"),
                            f.text("service"),
                            f.instant("at"))),
            new Kind<>(
                    "took",
                    JournalEntry.Took.class,
                    e -> RecordFields.empty()
                            .with("nonce", e.nonce())
                            .with("holder", e.holder())
                            .with("stage", e.stage())
                            .with("at", e.at()),
                    f -> new JournalEntry.Took(f.text("nonce"), f.text("holder"), f.text("stage"), f.instant("at"))),
            new Kind<>(
                    "found",
                    JournalEntry.Found.class,
                    e -> RecordFields.empty()
                            .with("live", e.live())
                            .with("version", e.version())
                            .with("why", e.why())
                            .with("at", e.at()),
                    f -> new JournalEntry.Found(
                            f.environment("live"), f.textOrNull("version"), f.text("why"), f.instant("at"))),
            new Kind<>(
                    "opened",
                    JournalEntry.Opened.class,
                    e -> RecordFields.empty()
                            .with("release", e.release())
                            .with("commit", e.commit())
                            .with("version", e.version())
                            .with("digest", e.digest())
                            .with("environmentName", e.environmentName())
                            .with("configuration", e.configuration())
                            .with("live", e.live())
                            .with("fresh", e.fresh() ? Boolean.TRUE : null)
                            .with("at", e.at()),
                    f -> new JournalEntry.Opened(
                            f.text("release"),
                            f.text("commit"),
                            f.text("version"),
                            f.text("digest"),
                            f.text("environmentName"),
                            f.text("configuration"),
                            f.environmentOrNull("live"),
                            f.has("fresh") && f.flag("fresh"),
                            f.instant("at"))),
            new Kind<>(
                    "intended",
                    JournalEntry.Intended.class,
                    e -> RecordFields.empty()
                            .with("operation", e.operation())
                            .with("goal", GoalKinds.write(e.goal()))
                            .with("at", e.at())
                            .with("late", e.late()),
                    EntryKinds::readIntended),
            new Kind<>(
                    "answered",
                    JournalEntry.Answered.class,
                    e -> RecordFields.empty()
                            .with("operation", e.operation())
                            .with("requestId", e.requestId())
                            .with("at", e.at()),
                    f -> new JournalEntry.Answered(f.text("operation"), f.text("requestId"), f.instant("at"))),
            new Kind<>(
                    "settled",
                    JournalEntry.Settled.class,
                    e -> RecordFields.empty()
                            .with("operation", e.operation())
                            .with("done", e.done())
                            .with("sure", e.sure())
                            .with("environment", e.environment())
                            .with("evidence", e.evidence())
                            .with("at", e.at()),
                    f -> new JournalEntry.Settled(
                            f.text("operation"),
                            f.flag("done"),
                            f.flag("sure"),
                            f.environmentOrNull("environment"),
                            f.text("evidence"),
                            f.instant("at"))),
            new Kind<>(
                    "launched",
                    JournalEntry.Launched.class,
                    e -> RecordFields.empty()
                            .with("release", e.release())
                            .with("environment", e.environment())
                            .with("took", e.took())
                            .with("at", e.at()),
                    f -> new JournalEntry.Launched(
                            f.text("release"), f.environment("environment"), f.duration("took"), f.instant("at"))),
            new Kind<>(
                    "launch-failed",
                    JournalEntry.LaunchFailed.class,
                    e -> RecordFields.empty()
                            .with("release", e.release())
                            .with("environment", e.environment())
                            .with("evidence", e.evidence())
                            .with("at", e.at()),
                    f -> new JournalEntry.LaunchFailed(
                            f.text("release"),
                            f.environmentOrNull("environment"),
                            f.texts("evidence"),
                            f.instant("at"))),
            new Kind<>(
                    "prepared",
                    JournalEntry.Prepared.class,
                    e -> RecordFields.empty().with("release", e.release()).with("at", e.at()),
                    f -> new JournalEntry.Prepared(f.text("release"), f.instant("at"))),
            new Kind<>(
                    "began",
                    JournalEntry.Began.class,
                    e -> RecordFields.empty()
                            .with("release", e.release())
                            .with("candidate", e.candidate())
                            .with("live", e.live())
                            .with("again", e.again())
                            .with("watch", e.watch())
                            .with("budget", written(e.budget()))
                            .with("at", e.at()),
                    f -> new JournalEntry.Began(
                            f.text("release"),
                            f.environment("candidate"),
                            f.environmentOrNull("live"),
                            f.flag("again"),
                            f.duration("watch"),
                            f.has("budget") ? readBudget(f.object("budget")) : null,
                            f.instant("at"))),
            new Kind<>(
                    "approved",
                    JournalEntry.Approved.class,
                    e -> RecordFields.empty()
                            .with("release", e.release())
                            .with("approval", ApprovalsText.fields(e.approval()))
                            .with("at", e.at()),
                    f -> new JournalEntry.Approved(
                            f.text("release"), ApprovalsText.read(f.object("approval")), f.instant("at"))),
            new Kind<>(
                    "one-way",
                    JournalEntry.OneWay.class,
                    e -> RecordFields.empty()
                            .with("release", e.release())
                            .with("words", e.words())
                            .with("at", e.at()),
                    f -> new JournalEntry.OneWay(f.text("release"), f.text("words"), f.instant("at"))),
            new Kind<>(
                    "judged",
                    JournalEntry.Judged.class,
                    e -> RecordFields.empty()
                            .with("release", e.release())
                            .with("phase", e.phase())
                            .with("verdict", e.verdict())
                            .with("evidence", e.evidence())
                            .with("observations", e.observations())
                            .with("at", e.at()),
                    f -> new JournalEntry.Judged(
                            f.text("release"),
                            f.constant("phase", JournalEntry.Phase.class),
                            f.constant("verdict", Verdict.class),
                            f.texts("evidence"),
                            f.textOrNull("observations"),
                            f.instant("at"))),
            new Kind<>(
                    "diagnosed",
                    JournalEntry.Diagnosed.class,
                    e -> RecordFields.empty()
                            .with("release", e.release())
                            .with("environment", e.environment())
                            .with("evidence", e.evidence())
                            .with("at", e.at()),
                    f -> new JournalEntry.Diagnosed(
                            f.text("release"), f.environment("environment"), f.texts("evidence"), f.instant("at"))),
            new Kind<>(
                    "switched",
                    JournalEntry.Switched.class,
                    e -> RecordFields.empty()
                            .with("release", e.release())
                            .with("from", e.from())
                            .with("to", e.to())
                            .with("at", e.at()),
                    f -> new JournalEntry.Switched(
                            f.textOrNull("release"),
                            f.environmentOrNull("from"),
                            f.environment("to"),
                            f.instant("at"))),
            new Kind<>(
                    "rejected",
                    JournalEntry.Rejected.class,
                    e -> RecordFields.empty()
                            .with("environment", e.environment())
                            .with("why", e.why())
                            .with("at", e.at()),
                    f -> new JournalEntry.Rejected(f.environment("environment"), f.text("why"), f.instant("at"))),
            new Kind<>(
                    "held",
                    JournalEntry.Held.class,
                    e -> RecordFields.empty()
                            .with("release", e.release())
                            .with("why", e.why())
                            .with("at", e.at()),
                    f -> new JournalEntry.Held(f.text("release"), f.text("why"), f.instant("at"))),
            new Kind<>(
                    "ended",
                    JournalEntry.Ended.class,
                    e -> RecordFields.empty()
                            .with("release", e.release())
                            .with("how", e.how())
                            .with("why", e.why())
                            .with("at", e.at()),
                    f -> new JournalEntry.Ended(
                            f.text("release"),
                            f.constant("how", JournalEntry.How.class),
                            f.text("why"),
                            f.instant("at"))),
            new Kind<>(
                    "allowed",
                    JournalEntry.Allowed.class,
                    e -> RecordFields.empty()
                            .with("guard", e.guard())
                            .with("reason", e.reason())
                            .with("by", e.by())
                            .with("at", e.at()),
                    f -> new JournalEntry.Allowed(f.text("guard"), f.text("reason"), f.text("by"), f.instant("at"))),
            new Kind<>(
                    "raised",
                    JournalEntry.Raised.class,
                    e -> RecordFields.empty()
                            .with("environment", e.environment())
                            .with("group", e.group())
                            .with("from", e.from())
                            .with("to", e.to())
                            .with("at", e.at()),
                    f -> new JournalEntry.Raised(
                            f.environment("environment"),
                            f.textOrNull("group"),
                            f.count("from"),
                            f.count("to"),
                            f.instant("at"))),
            new Kind<>(
                    "warned",
                    JournalEntry.Warned.class,
                    e -> RecordFields.empty()
                            .with("environment", e.environment())
                            .with("what", e.what())
                            .with("at", e.at()),
                    f -> new JournalEntry.Warned(f.environment("environment"), f.text("what"), f.instant("at"))),
            new Kind<>(
                    "gone",
                    JournalEntry.Gone.class,
                    e -> RecordFields.empty()
                            .with("environment", e.environment())
                            .with("took", e.took())
                            .with("at", e.at()),
                    f -> new JournalEntry.Gone(
                            f.environment("environment"), f.durationOrNull("took"), f.instant("at"))),
            new Kind<>(
                    "pruned",
                    JournalEntry.Pruned.class,
                    e -> RecordFields.empty().with("version", e.version()).with("at", e.at()),
                    f -> new JournalEntry.Pruned(f.text("version"), f.instant("at"))));

    private EntryKinds() {}

    private static @Nullable RecordFields written(JournalEntry.@Nullable Budget budget) {
        return budget == null
                ? null
                : RecordFields.empty()
                        .with("earliest", budget.earliest())
                        .with("detection", budget.detection())
                        .with("back", budget.back())
                        .with("words", budget.words());
    }

    private static JournalEntry.Budget readBudget(RecordFields f) {
        return new JournalEntry.Budget(
                f.duration("earliest"), f.durationOrNull("detection"), f.durationOrNull("back"), f.texts("words"));
    }

    static JournalEntry.Intended readIntended(RecordFields f) {
        return new JournalEntry.Intended(
                f.text("operation"), GoalKinds.read(f.object("goal")), f.instant("at"), f.instant("late"));
    }
}
