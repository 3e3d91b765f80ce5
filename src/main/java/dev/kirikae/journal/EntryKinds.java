package dev.kirikae.journal;

import dev.kirikae.model.Verdict;
import dev.kirikae.tale.Entry;
import java.util.List;

/** The facts, by name. A name or field is never changed, only added. */
final class EntryKinds {

    static final List<Kind<? extends Entry>> ALL = List.of(
            new Kind<>(
                    "founded",
                    Entry.Founded.class,
                    e -> Fields.empty()
                            .with("format", e.format())
                            .with("program", e.program())
                            .with("account", e.account())
                            .with("region", e.region())
                            .with("application", e.application())
                            .with("service", e.service())
                            .with("at", e.at()),
                    f -> new Entry.Founded(
                            f.count("format"),
                            f.text("program"),
                            f.text("account"),
                            f.text("region"),
                            f.text("application"),
                            f.text("service"),
                            f.instant("at"))),
            new Kind<>(
                    "took",
                    Entry.Took.class,
                    e -> Fields.empty()
                            .with("nonce", e.nonce())
                            .with("holder", e.holder())
                            .with("stage", e.stage())
                            .with("at", e.at()),
                    f -> new Entry.Took(f.text("nonce"), f.text("holder"), f.text("stage"), f.instant("at"))),
            new Kind<>(
                    "found",
                    Entry.Found.class,
                    e -> Fields.empty()
                            .with("live", e.live())
                            .with("version", e.version())
                            .with("why", e.why())
                            .with("at", e.at()),
                    f -> new Entry.Found(
                            f.environment("live"), f.textOrNull("version"), f.text("why"), f.instant("at"))),
            new Kind<>(
                    "opened",
                    Entry.Opened.class,
                    e -> Fields.empty()
                            .with("release", e.release())
                            .with("commit", e.commit())
                            .with("version", e.version())
                            .with("digest", e.digest())
                            .with("environmentName", e.environmentName())
                            .with("configuration", e.configuration())
                            .with("live", e.live())
                            .with("fresh", e.fresh() ? Boolean.TRUE : null)
                            .with("at", e.at()),
                    f -> new Entry.Opened(
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
                    Entry.Intended.class,
                    e -> Fields.empty()
                            .with("operation", e.operation())
                            .with("goal", GoalKinds.write(e.goal()))
                            .with("at", e.at())
                            .with("late", e.late()),
                    EntryKinds::readIntended),
            new Kind<>(
                    "answered",
                    Entry.Answered.class,
                    e -> Fields.empty()
                            .with("operation", e.operation())
                            .with("requestId", e.requestId())
                            .with("at", e.at()),
                    f -> new Entry.Answered(f.text("operation"), f.text("requestId"), f.instant("at"))),
            new Kind<>(
                    "settled",
                    Entry.Settled.class,
                    e -> Fields.empty()
                            .with("operation", e.operation())
                            .with("done", e.done())
                            .with("sure", e.sure())
                            .with("environment", e.environment())
                            .with("evidence", e.evidence())
                            .with("at", e.at()),
                    f -> new Entry.Settled(
                            f.text("operation"),
                            f.flag("done"),
                            f.flag("sure"),
                            f.environmentOrNull("environment"),
                            f.text("evidence"),
                            f.instant("at"))),
            new Kind<>(
                    "launched",
                    Entry.Launched.class,
                    e -> Fields.empty()
                            .with("release", e.release())
                            .with("environment", e.environment())
                            .with("took", e.took())
                            .with("at", e.at()),
                    f -> new Entry.Launched(
                            f.text("release"), f.environment("environment"), f.duration("took"), f.instant("at"))),
            new Kind<>(
                    "launch-failed",
                    Entry.LaunchFailed.class,
                    e -> Fields.empty()
                            .with("release", e.release())
                            .with("environment", e.environment())
                            .with("evidence", e.evidence())
                            .with("at", e.at()),
                    f -> new Entry.LaunchFailed(
                            f.text("release"),
                            f.environmentOrNull("environment"),
                            f.texts("evidence"),
                            f.instant("at"))),
            new Kind<>(
                    "prepared",
                    Entry.Prepared.class,
                    e -> Fields.empty().with("release", e.release()).with("at", e.at()),
                    f -> new Entry.Prepared(f.text("release"), f.instant("at"))),
            new Kind<>(
                    "began",
                    Entry.Began.class,
                    e -> Fields.empty()
                            .with("release", e.release())
                            .with("candidate", e.candidate())
                            .with("live", e.live())
                            .with("again", e.again())
                            .with("watch", e.watch())
                            .with("at", e.at()),
                    f -> new Entry.Began(
                            f.text("release"),
                            f.environment("candidate"),
                            f.environmentOrNull("live"),
                            f.flag("again"),
                            f.duration("watch"),
                            f.instant("at"))),
            new Kind<>(
                    "judged",
                    Entry.Judged.class,
                    e -> Fields.empty()
                            .with("release", e.release())
                            .with("phase", e.phase())
                            .with("verdict", e.verdict())
                            .with("evidence", e.evidence())
                            .with("at", e.at()),
                    f -> new Entry.Judged(
                            f.text("release"),
                            f.constant("phase", Entry.Phase.class),
                            f.constant("verdict", Verdict.class),
                            f.texts("evidence"),
                            f.instant("at"))),
            new Kind<>(
                    "switched",
                    Entry.Switched.class,
                    e -> Fields.empty()
                            .with("release", e.release())
                            .with("from", e.from())
                            .with("to", e.to())
                            .with("at", e.at()),
                    f -> new Entry.Switched(
                            f.textOrNull("release"),
                            f.environmentOrNull("from"),
                            f.environment("to"),
                            f.instant("at"))),
            new Kind<>(
                    "rejected",
                    Entry.Rejected.class,
                    e -> Fields.empty()
                            .with("environment", e.environment())
                            .with("why", e.why())
                            .with("at", e.at()),
                    f -> new Entry.Rejected(f.environment("environment"), f.text("why"), f.instant("at"))),
            new Kind<>(
                    "held",
                    Entry.Held.class,
                    e -> Fields.empty()
                            .with("release", e.release())
                            .with("why", e.why())
                            .with("at", e.at()),
                    f -> new Entry.Held(f.text("release"), f.text("why"), f.instant("at"))),
            new Kind<>(
                    "ended",
                    Entry.Ended.class,
                    e -> Fields.empty()
                            .with("release", e.release())
                            .with("how", e.how())
                            .with("why", e.why())
                            .with("at", e.at()),
                    f -> new Entry.Ended(
                            f.text("release"), f.constant("how", Entry.How.class), f.text("why"), f.instant("at"))),
            new Kind<>(
                    "allowed",
                    Entry.Allowed.class,
                    e -> Fields.empty()
                            .with("guard", e.guard())
                            .with("reason", e.reason())
                            .with("by", e.by())
                            .with("at", e.at()),
                    f -> new Entry.Allowed(f.text("guard"), f.text("reason"), f.text("by"), f.instant("at"))),
            new Kind<>(
                    "raised",
                    Entry.Raised.class,
                    e -> Fields.empty()
                            .with("environment", e.environment())
                            .with("from", e.from())
                            .with("to", e.to())
                            .with("at", e.at()),
                    f -> new Entry.Raised(
                            f.environment("environment"), f.count("from"), f.count("to"), f.instant("at"))),
            new Kind<>(
                    "gone",
                    Entry.Gone.class,
                    e -> Fields.empty()
                            .with("environment", e.environment())
                            .with("took", e.took())
                            .with("at", e.at()),
                    f -> new Entry.Gone(f.environment("environment"), f.durationOrNull("took"), f.instant("at"))),
            new Kind<>(
                    "pruned",
                    Entry.Pruned.class,
                    e -> Fields.empty().with("version", e.version()).with("at", e.at()),
                    f -> new Entry.Pruned(f.text("version"), f.instant("at"))));

    private EntryKinds() {}

    static Entry.Intended readIntended(Fields f) {
        return new Entry.Intended(
                f.text("operation"), GoalKinds.read(f.object("goal")), f.instant("at"), f.instant("late"));
    }
}
