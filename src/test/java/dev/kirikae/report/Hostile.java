package dev.kirikae.report;

import dev.kirikae.journal.Stories;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.Verdict;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Entry;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.Goal;
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
        List<Entry> entries = List.of(
                new Entry.Founded(1, evil, evil, evil, evil, evil, Stories.at(0)),
                new Entry.Took(evil, evil, "release", Stories.at(0)),
                new Entry.Found(Stories.BLUE, evil, evil, Stories.at(1)),
                new Entry.Opened(evil, evil, evil, evil, evil, evil, Stories.BLUE, Stories.at(2)),
                new Entry.Intended(
                        "op-0",
                        new Goal.EnvironmentExists(evil, evil, evil, evil, evil, evil),
                        Stories.at(2),
                        Stories.at(9)),
                new Entry.Settled("op-0", false, true, null, evil, Stories.at(3)),
                new Entry.Intended(
                        evil,
                        new Goal.NameBelongsTo(new LiveName(evil, evil), Stories.BLUE, Stories.GREEN),
                        Stories.at(3),
                        Stories.at(9)),
                new Entry.Settled(evil, true, false, null, evil, Stories.at(4)),
                new Entry.LaunchFailed(evil, Stories.GREEN, List.of(evil), Stories.at(5)),
                new Entry.Launched(evil, Stories.GREEN, Duration.ofSeconds(3), Stories.at(5)),
                new Entry.Prepared(evil, Stories.at(5)),
                new Entry.Began(evil, Stories.GREEN, Stories.BLUE, true, Duration.ofSeconds(9), Stories.at(6)),
                new Entry.Judged(evil, Entry.Phase.LIVE, Verdict.FAILED, List.of(evil), Stories.at(7)),
                new Entry.Switched(evil, Stories.BLUE, Stories.GREEN, Stories.at(7)),
                new Entry.Rejected(Stories.GREEN, evil, Stories.at(8)),
                new Entry.Held(evil, evil, Stories.at(9)),
                new Entry.Ended(evil, Entry.How.RESTORED, evil, Stories.at(10)),
                new Entry.Allowed(evil, evil, evil, Stories.at(11)),
                new Entry.Pruned(evil, Stories.at(12)));
        Ending ending = Ending.of(Exit.RESTORED, evil, evil);
        return new Report(evil, evil, evil, evil, Stories.chain(entries), ending);
    }
}
