package dev.kirikae.report;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.Approval;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import dev.kirikae.report.ReportStep.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts facts into words, one step each. An outcome is worded with the intent it belongs to, so they are taken in order.
 */
final class Narration {

    private final Map<String, JournalEntry.Intended> intents = new HashMap<>();

    private Narration() {}

    /** @param first the first entry's place in the journal */
    static List<ReportStep> of(int first, List<JournalEntry> entries) {
        Narration narration = new Narration();
        List<ReportStep> steps = new ArrayList<>();
        for (JournalEntry entry : entries) {
            steps.add(narration.narrate(first + steps.size(), entry));
        }
        return steps;
    }

    private ReportStep narrate(int record, JournalEntry entry) {
        if (entry instanceof JournalEntry.Founded e) {
            return plain(
                    record,
                    e,
                    "founded",
                    "journal begun for service " + e.service() + " of application " + e.application() + " in "
                            + e.region() + ", account " + e.account() + ", by Kirikae " + e.program());
        }
        if (entry instanceof JournalEntry.Took e) {
            return plain(record, e, "took", "the journal for " + e.stage() + ": " + e.holder());
        }
        if (entry instanceof JournalEntry.Found e) {
            String version = e.version() == null ? "no recorded version" : "version " + e.version();
            return plain(record, e, "found", e.live() + " with " + version + " is live: " + e.why());
        }
        if (entry instanceof JournalEntry.Intended e) {
            intents.put(e.operation(), e);
            return plain(
                    record,
                    e,
                    "intended",
                    "one call so that " + e.goal().sentence() + " (" + e.operation() + ", can arrive until "
                            + Formats.clock(e.late()) + ")");
        }
        if (entry instanceof JournalEntry.Answered e) {
            return plain(
                    record,
                    e,
                    "answered",
                    "AWS has taken the call (" + e.operation() + ", request " + e.requestId() + ")");
        }
        if (entry instanceof JournalEntry.Settled e) {
            return settled(record, e);
        }
        if (entry instanceof JournalEntry.Allowed e) {
            String meaning = Formats.guard(e.guard());
            String words = meaning.isEmpty() ? "" : " (" + meaning + ")";
            String text = "guard " + e.guard() + words + " passed by " + e.by() + ": " + e.reason();
            return new ReportStep(record, e.at(), "allowed", text, List.of(), Mark.DOUBTFUL);
        }
        if (entry instanceof JournalEntry.Raised e) {
            String what = e.group() == null ? "least number of instances of " : "instances of ";
            String text = what + e.environment() + " raised from " + e.from() + " to " + e.to();
            return plain(record, e, "raised", text);
        }
        if (entry instanceof JournalEntry.Warned e) {
            return new ReportStep(record, e.at(), "warned", e.what(), List.of(), Mark.DOUBTFUL);
        }
        if (entry instanceof JournalEntry.Gone e) {
            Duration took = e.took();
            String how = took == null ? ", without us" : ", terminated in " + Formats.duration(took);
            return plain(record, e, "gone", e.environment() + " is gone" + how);
        }
        if (entry instanceof JournalEntry.Pruned e) {
            return plain(record, e, "pruned", "version " + e.version() + " removed by policy");
        }
        return narrateRelease(record, entry);
    }

    private ReportStep narrateRelease(int record, JournalEntry entry) {
        if (entry instanceof JournalEntry.Opened e) {
            String commit = e.commit().isEmpty() ? "" : " of commit " + Formats.commit(e.commit());
            String against = e.live() == null ? "the first release" : "prepared against " + e.live();
            String text = "release " + e.release() + ": version " + e.version() + commit + " becomes environment "
                    + e.environmentName() + ", " + against;
            return plain(record, e, "opened", text);
        }
        if (entry instanceof JournalEntry.Launched e) {
            String text = e.environment() + " launched in " + Formats.duration(e.took());
            return new ReportStep(record, e.at(), "launched", text, List.of(), Mark.GOOD);
        }
        if (entry instanceof JournalEntry.LaunchFailed e) {
            String what = e.environment() == null
                    ? "the environment"
                    : e.environment().toString();
            return new ReportStep(
                    record, e.at(), "launch-failed", "launch of " + what + " failed", e.evidence(), Mark.BAD);
        }
        if (entry instanceof JournalEntry.Prepared e) {
            return plain(record, e, "prepared", e.release() + " waits for release");
        }
        if (entry instanceof JournalEntry.Began e) {
            String again = e.again() ? ", tried again," : "";
            String text = "attempt to make " + e.candidate() + again + " live" + instead(e.live())
                    + ", to be watched for " + Formats.duration(e.watch());
            JournalEntry.Budget budget = e.budget();
            List<String> foreseen = budget == null ? List.of() : budget.words();
            return new ReportStep(record, e.at(), "began", text, foreseen, Mark.PLAIN);
        }
        if (entry instanceof JournalEntry.OneWay e) {
            return new ReportStep(record, e.at(), "one-way", e.words(), List.of(), Mark.DOUBTFUL);
        }
        if (entry instanceof JournalEntry.Approved e) {
            Approval approval = e.approval();
            String text = "plan " + Formats.digest(approval.digest()) + " approved by " + approval.by() + " ("
                    + approval.arn() + ") at " + Formats.instant(approval.at()) + ", until "
                    + Formats.instant(approval.expires());
            return plain(record, e, "approved", text);
        }
        if (entry instanceof JournalEntry.Judged e) {
            String text = verification(e.phase()) + ": " + Formats.word(e.verdict());
            return new ReportStep(record, e.at(), "judged", text, e.evidence(), mark(e.verdict()));
        }
        if (entry instanceof JournalEntry.Diagnosed e) {
            String text = "what Beanstalk says of " + e.environment();
            return new ReportStep(record, e.at(), "diagnosed", text, e.evidence(), Mark.PLAIN);
        }
        if (entry instanceof JournalEntry.Switched e) {
            if (e.from() == null && e.release() != null) {
                return plain(record, e, "switched", e.to() + " has the live name from the beginning; its watch begins");
            }
            String from = e.from() == null ? "" : " from " + e.from();
            return plain(record, e, "switched", "live name seen to move" + from + " to " + e.to());
        }
        if (entry instanceof JournalEntry.Rejected e) {
            return new ReportStep(
                    record, e.at(), "rejected", e.environment() + " rejected: " + e.why(), List.of(), Mark.BAD);
        }
        if (entry instanceof JournalEntry.Held e) {
            return new ReportStep(
                    record, e.at(), "held", "held, a person must decide: " + e.why(), List.of(), Mark.DOUBTFUL);
        }
        if (entry instanceof JournalEntry.Ended e) {
            Mark mark = e.how() == JournalEntry.How.SETTLED ? Mark.GOOD : Mark.BAD;
            return new ReportStep(record, e.at(), "ended", Formats.word(e.how()) + ": " + e.why(), List.of(), mark);
        }
        throw new IllegalArgumentException("no words for " + entry.getClass());
    }

    private ReportStep settled(int record, JournalEntry.Settled e) {
        JournalEntry.Intended intent = intents.get(e.operation());
        String goal = intent == null ? "its goal" : intent.goal().sentence();
        List<String> evidence = e.evidence().isEmpty() ? List.of() : List.of(e.evidence());
        if (!e.done()) {
            String text = "not done: " + goal + " (" + e.operation() + ")";
            return new ReportStep(record, e.at(), "settled", text, evidence, Mark.DOUBTFUL);
        }
        if (e.sure()) {
            return new ReportStep(record, e.at(), "settled", goal + " (" + e.operation() + ")", evidence, Mark.GOOD);
        }
        String until = intent == null ? "" : " until " + Formats.clock(intent.late());
        String text = goal + " (" + e.operation() + "), but our own call may still arrive" + until;
        return new ReportStep(record, e.at(), "settled", text, evidence, Mark.DOUBTFUL);
    }

    private static ReportStep plain(int record, JournalEntry entry, String kind, String text) {
        return new ReportStep(record, entry.at(), kind, text, List.of(), Mark.PLAIN);
    }

    static String verification(JournalEntry.Phase phase) {
        return switch (phase) {
            case CANDIDATE -> "verification of the candidate";
            case LIVE -> "verification after the switch";
            case TARGET -> "check of the target";
        };
    }

    private static String instead(@Nullable EnvironmentId live) {
        return live == null ? "" : " in place of " + live;
    }

    private static Mark mark(Verdict verdict) {
        return switch (verdict) {
            case VERIFIED -> Mark.GOOD;
            case FAILED -> Mark.BAD;
            case INCONCLUSIVE, UNVERIFIED -> Mark.DOUBTFUL;
        };
    }
}
