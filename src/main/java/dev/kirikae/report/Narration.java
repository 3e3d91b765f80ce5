package dev.kirikae.report;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Verdict;
import dev.kirikae.report.Step.Mark;
import dev.kirikae.tale.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts facts into words, one step each. An outcome is told with the intent it belongs to, so they are told in order. */
final class Narration {

    private final Map<String, Entry.Intended> intents = new HashMap<>();

    private Narration() {}

    /** @param first the first entry's place in the journal */
    static List<Step> of(int first, List<Entry> entries) {
        Narration narration = new Narration();
        List<Step> steps = new ArrayList<>();
        for (Entry entry : entries) {
            steps.add(narration.tell(first + steps.size(), entry));
        }
        return steps;
    }

    private Step tell(int record, Entry entry) {
        if (entry instanceof Entry.Founded e) {
            return plain(
                    record,
                    e,
                    "founded",
                    "journal begun for service " + e.service() + " of application " + e.application() + " in "
                            + e.region() + ", account " + e.account() + ", by Kirikae " + e.program());
        }
        if (entry instanceof Entry.Took e) {
            return plain(record, e, "took", "the journal for " + e.stage() + ": " + e.holder());
        }
        if (entry instanceof Entry.Found e) {
            String version = e.version() == null ? "no recorded version" : "version " + e.version();
            return plain(record, e, "found", e.live() + " with " + version + " is live: " + e.why());
        }
        if (entry instanceof Entry.Intended e) {
            intents.put(e.operation(), e);
            return plain(
                    record,
                    e,
                    "intended",
                    "one call so that " + e.goal().sentence() + " (" + e.operation() + ", can arrive until "
                            + Spoken.clock(e.late()) + ")");
        }
        if (entry instanceof Entry.Answered e) {
            return plain(
                    record,
                    e,
                    "answered",
                    "AWS has taken the call (" + e.operation() + ", request " + e.requestId() + ")");
        }
        if (entry instanceof Entry.Settled e) {
            return settled(record, e);
        }
        if (entry instanceof Entry.Allowed e) {
            String meaning = Spoken.guard(e.guard());
            String words = meaning.isEmpty() ? "" : " (" + meaning + ")";
            String text = "guard " + e.guard() + words + " passed by " + e.by() + ": " + e.reason();
            return new Step(record, e.at(), "allowed", text, List.of(), Mark.DOUBTFUL);
        }
        if (entry instanceof Entry.Raised e) {
            String text =
                    "least number of instances of " + e.environment() + " raised from " + e.from() + " to " + e.to();
            return plain(record, e, "raised", text);
        }
        if (entry instanceof Entry.Gone e) {
            Duration took = e.took();
            String how = took == null ? ", without us" : ", terminated in " + Spoken.duration(took);
            return plain(record, e, "gone", e.environment() + " is gone" + how);
        }
        if (entry instanceof Entry.Pruned e) {
            return plain(record, e, "pruned", "version " + e.version() + " removed by policy");
        }
        return tellRelease(record, entry);
    }

    private Step tellRelease(int record, Entry entry) {
        if (entry instanceof Entry.Opened e) {
            String commit = e.commit().isEmpty() ? "" : " of commit " + Spoken.commit(e.commit());
            String against = e.live() == null ? "the first release" : "prepared against " + e.live();
            String text = "release " + e.release() + ": version " + e.version() + commit + " becomes environment "
                    + e.environmentName() + ", " + against;
            return plain(record, e, "opened", text);
        }
        if (entry instanceof Entry.Launched e) {
            String text = e.environment() + " launched in " + Spoken.duration(e.took());
            return new Step(record, e.at(), "launched", text, List.of(), Mark.GOOD);
        }
        if (entry instanceof Entry.LaunchFailed e) {
            String what = e.environment() == null
                    ? "the environment"
                    : e.environment().toString();
            return new Step(record, e.at(), "launch-failed", "launch of " + what + " failed", e.evidence(), Mark.BAD);
        }
        if (entry instanceof Entry.Prepared e) {
            return plain(record, e, "prepared", e.release() + " waits for release");
        }
        if (entry instanceof Entry.Began e) {
            String again = e.again() ? ", tried again," : "";
            String text = "attempt to make " + e.candidate() + again + " live" + instead(e.live())
                    + ", to be watched for " + Spoken.duration(e.watch());
            return plain(record, e, "began", text);
        }
        if (entry instanceof Entry.Judged e) {
            String text = verification(e.phase()) + ": " + Spoken.word(e.verdict());
            return new Step(record, e.at(), "judged", text, e.evidence(), mark(e.verdict()));
        }
        if (entry instanceof Entry.Switched e) {
            if (e.from() == null && e.release() != null) {
                return plain(record, e, "switched", e.to() + " has the live name from the beginning; its watch begins");
            }
            String from = e.from() == null ? "" : " from " + e.from();
            return plain(record, e, "switched", "live name seen to move" + from + " to " + e.to());
        }
        if (entry instanceof Entry.Rejected e) {
            return new Step(record, e.at(), "rejected", e.environment() + " rejected: " + e.why(), List.of(), Mark.BAD);
        }
        if (entry instanceof Entry.Held e) {
            return new Step(record, e.at(), "held", "held, a person must decide: " + e.why(), List.of(), Mark.DOUBTFUL);
        }
        if (entry instanceof Entry.Ended e) {
            Mark mark = e.how() == Entry.How.SETTLED ? Mark.GOOD : Mark.BAD;
            return new Step(record, e.at(), "ended", Spoken.word(e.how()) + ": " + e.why(), List.of(), mark);
        }
        throw new IllegalArgumentException("no words for " + entry.getClass());
    }

    private Step settled(int record, Entry.Settled e) {
        Entry.Intended intent = intents.get(e.operation());
        String goal = intent == null ? "its goal" : intent.goal().sentence();
        List<String> evidence = e.evidence().isEmpty() ? List.of() : List.of(e.evidence());
        if (!e.done()) {
            String text = "not done: " + goal + " (" + e.operation() + ")";
            return new Step(record, e.at(), "settled", text, evidence, Mark.DOUBTFUL);
        }
        if (e.sure()) {
            return new Step(record, e.at(), "settled", goal + " (" + e.operation() + ")", evidence, Mark.GOOD);
        }
        String until = intent == null ? "" : " until " + Spoken.clock(intent.late());
        String text = goal + " (" + e.operation() + "), but our own call may still arrive" + until;
        return new Step(record, e.at(), "settled", text, evidence, Mark.DOUBTFUL);
    }

    private static Step plain(int record, Entry entry, String kind, String text) {
        return new Step(record, entry.at(), kind, text, List.of(), Mark.PLAIN);
    }

    static String verification(Entry.Phase phase) {
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
