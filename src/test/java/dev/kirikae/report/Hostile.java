package dev.kirikae.report;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.codec.SampleReleases;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.Verdict;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.List;

/** A report in which one string stands wherever a string from outside can stand. */
final class Hostile {

    static final List<String> STRINGS = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "]]><evil/>",
            "--><evil/><!--",
            "</title></style></svg><evil>",
            "&lt;b&gt; &amp; &#x3c;",
            "javascript:alert(1)",
            "=cmd|' /C calc'!A0",
            "@SUM(1+1)*-+",
            "\u0000\u0001\u000b\u001b[31m\ufffe\uffff",
            "\ud83d half, \udc00 half",
            "\u202e\u2066\u200b\ufeff",
            "line\nline\r\nline\u2028line",
            "🚀 切り替え",
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;");

    private Hostile() {}

    static Report report(String evil) {
        List<JournalEntry> entries = List.of(
                new JournalEntry.Founded(1, evil, evil, evil, evil, evil, SampleReleases.at(0)),
                new JournalEntry.Took(evil, evil, "release", SampleReleases.at(0)),
                new JournalEntry.Found(SampleReleases.BLUE, evil, evil, SampleReleases.at(1)),
                new JournalEntry.Opened(evil, evil, evil, evil, evil, evil, SampleReleases.BLUE, SampleReleases.at(2)),
                new JournalEntry.Intended(
                        "op-0",
                        new Goal.EnvironmentExists(evil, evil, evil, evil, evil, evil),
                        SampleReleases.at(2),
                        SampleReleases.at(9)),
                new JournalEntry.Settled("op-0", false, true, null, evil, SampleReleases.at(3)),
                new JournalEntry.Intended(
                        evil,
                        new Goal.NameBelongsTo(
                                Goal.Purpose.SWITCH,
                                new LiveName(evil, evil),
                                SampleReleases.BLUE,
                                SampleReleases.GREEN),
                        SampleReleases.at(3),
                        SampleReleases.at(9)),
                new JournalEntry.Settled(evil, true, false, null, evil, SampleReleases.at(4)),
                new JournalEntry.LaunchFailed(evil, SampleReleases.GREEN, List.of(evil), SampleReleases.at(5)),
                new JournalEntry.Launched(evil, SampleReleases.GREEN, Duration.ofSeconds(3), SampleReleases.at(5)),
                new JournalEntry.Prepared(evil, SampleReleases.at(5)),
                new JournalEntry.Began(
                        evil,
                        SampleReleases.GREEN,
                        SampleReleases.BLUE,
                        true,
                        Duration.ofSeconds(9),
                        SampleReleases.at(6)),
                new JournalEntry.Judged(
                        evil, JournalEntry.Phase.LIVE, Verdict.FAILED, List.of(evil), SampleReleases.at(7)),
                new JournalEntry.Switched(evil, SampleReleases.BLUE, SampleReleases.GREEN, SampleReleases.at(7)),
                new JournalEntry.Rejected(SampleReleases.GREEN, evil, SampleReleases.at(8)),
                new JournalEntry.Held(evil, evil, SampleReleases.at(9)),
                new JournalEntry.Ended(evil, JournalEntry.How.RESTORED, evil, SampleReleases.at(10)),
                new JournalEntry.Allowed(evil, evil, evil, SampleReleases.at(11)),
                new JournalEntry.Pruned(evil, SampleReleases.at(12)));
        StageResult ending = StageResult.of(ExitCode.RESTORED, evil, evil);
        return new Report(evil, evil, evil, evil, SampleReleases.chain(entries), ending);
    }
}
