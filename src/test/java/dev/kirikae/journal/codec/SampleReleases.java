package dev.kirikae.journal.codec;

import dev.kirikae.journal.Goal;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Releases as a service's journal tells them. */
public final class SampleReleases {

    private static final JournalEntry.Budget BUDGET = new JournalEntry.Budget(
            Duration.ofMinutes(12),
            Duration.ofSeconds(150),
            null,
            List.of("verified at the earliest after 12m", "not noticed: work that is not done"));

    public static final EnvironmentId BLUE = new EnvironmentId("e-aaaaaaaaaa");
    public static final EnvironmentId GREEN = new EnvironmentId("e-bbbbbbbbbb");
    public static final LiveName NAME = new LiveName("push-api", "ap-northeast-1");
    public static final String RELEASE = "20261122-9f3c2ab";
    public static final String VERSION = "push-api-9f3c2ab-0123456789ab";

    private static final Instant START = Instant.parse("2026-11-22T01:00:00Z");

    private SampleReleases() {}

    /** An instant so many seconds after the beginning. */
    public static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    /** Upload and release go well; the environment before, which Kirikae did not make, is destroyed a day later. */
    public static List<JournalEntry> settled() {
        List<JournalEntry> entries = new ArrayList<>(switched());
        entries.add(new JournalEntry.Judged(
                RELEASE,
                JournalEntry.Phase.LIVE,
                Verdict.VERIFIED,
                List.of("health: 61 of 61 samples answered 200", "alarm push-api-5xx: OK throughout"),
                at(1320)));
        entries.add(new JournalEntry.Ended(
                RELEASE, JournalEntry.How.SETTLED, "verified for 10 min after the switch", at(1320)));
        entries.add(new JournalEntry.Took("n3", "ci/jenkins (build 19)", "destroy", at(90000)));
        entries.add(new JournalEntry.Intended("op-6", new Goal.EnvironmentGone(BLUE), at(90010), at(90310)));
        entries.add(new JournalEntry.Settled("op-6", true, true, null, "e-aaaaaaaaaa Terminated", at(90200)));
        entries.add(new JournalEntry.Gone(BLUE, Duration.ofSeconds(190), at(90200)));
        entries.add(new JournalEntry.Pruned("push-api-1111111-000000000000", at(90205)));
        return entries;
    }

    /** The watch finds the release bad; the name goes back by itself. */
    public static List<JournalEntry> restored() {
        List<JournalEntry> entries = new ArrayList<>(switched());
        entries.add(new JournalEntry.Judged(
                RELEASE,
                JournalEntry.Phase.LIVE,
                Verdict.FAILED,
                List.of("alarm push-api-5xx: ALARM since 01:13:40Z", "health: 9 of 9 samples answered 200"),
                at(830)));
        entries.add(new JournalEntry.Raised(BLUE, null, 1, 4, at(832)));
        entries.add(new JournalEntry.Intended(
                "op-6", new Goal.NameBelongsTo(Goal.Purpose.SWITCH, NAME, GREEN, BLUE), at(835), at(1135)));
        entries.add(
                new JournalEntry.Settled("op-6", true, true, null, "event with our request id at 01:14:05Z", at(845)));
        entries.add(new JournalEntry.Switched(null, GREEN, BLUE, at(845)));
        entries.add(new JournalEntry.Rejected(GREEN, "alarm push-api-5xx", at(846)));
        entries.add(new JournalEntry.Ended(
                RELEASE, JournalEntry.How.RESTORED, "failed after the switch: alarm push-api-5xx", at(850)));
        return entries;
    }

    /** The job dies with its switch on the wire; the answer is lost. */
    public static List<JournalEntry> killed() {
        List<JournalEntry> entries = new ArrayList<>(begun());
        entries.add(new JournalEntry.Intended(
                "op-5", new Goal.NameBelongsTo(Goal.Purpose.SWITCH, NAME, BLUE, GREEN), at(705), at(1005)));
        return entries;
    }

    /** It is recovered: the switch was seen, a person must decide, and does. */
    public static List<JournalEntry> held() {
        List<JournalEntry> entries = new ArrayList<>(killed());
        entries.add(new JournalEntry.Took("n3", "oncall/alice", "recover", at(900)));
        entries.add(new JournalEntry.Settled(
                "op-5", true, false, null, "both Ready, the name seen at e-bbbbbbbbbb", at(910)));
        entries.add(new JournalEntry.Switched(RELEASE, BLUE, GREEN, at(910)));
        entries.add(new JournalEntry.Judged(
                RELEASE,
                JournalEntry.Phase.LIVE,
                Verdict.INCONCLUSIVE,
                List.of("health: no route to the host"),
                at(1600)));
        entries.add(new JournalEntry.Held(RELEASE, "inconclusive after 10 min", at(1600)));
        return entries;
    }

    /** The first launch fails, a second one is prepared. */
    public static List<JournalEntry> launchFailed() {
        List<JournalEntry> entries = new ArrayList<>(opened());
        entries.add(new JournalEntry.Settled("op-4", true, true, GREEN, "made as e-bbbbbbbbbb", at(30)));
        entries.add(new JournalEntry.LaunchFailed(
                RELEASE, GREEN, List.of("health Severe", "ERROR Command failed on instance i-1"), at(400)));
        entries.add(new JournalEntry.Ended(RELEASE, JournalEntry.How.ABANDONED, "given up: recover", at(420)));
        return entries;
    }

    private static List<JournalEntry> opened() {
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(
                new JournalEntry.Founded(1, "1.0.0", "123456789012", "ap-northeast-1", "push-api", "push-api", at(0)));
        entries.add(new JournalEntry.Took("n1", "ci/jenkins (build 17)", "upload", at(0)));
        entries.add(new JournalEntry.Found(BLUE, "handmade-42", "live, and not made by Kirikae", at(1)));
        entries.add(new JournalEntry.Opened(
                RELEASE,
                "9f3c2ab9f3c2ab9f3c2ab9f3c2ab9f3c2ab9f3c2",
                VERSION,
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "push-api-" + RELEASE,
                "{\"application\":\"push-api\"}",
                BLUE,
                at(2)));
        entries.add(new JournalEntry.Intended(
                "op-1", new Goal.VersionExists(VERSION, "bucket", "kirikae/bundle.zip"), at(3), at(303)));
        entries.add(new JournalEntry.Settled("op-1", true, true, null, "version is PROCESSED", at(5)));
        entries.add(new JournalEntry.Intended("op-2", new Goal.ConfigurationSaved("kirikae-t1", BLUE), at(6), at(306)));
        entries.add(new JournalEntry.Settled("op-2", true, true, null, "saved", at(7)));
        entries.add(new JournalEntry.Intended(
                "op-4",
                new Goal.EnvironmentExists(RELEASE, "push-api-" + RELEASE, "push-api-x7", VERSION, null, "kirikae-t1"),
                at(10),
                at(310)));
        return entries;
    }

    private static List<JournalEntry> begun() {
        List<JournalEntry> entries = new ArrayList<>(opened());
        entries.add(new JournalEntry.Settled("op-4", true, true, GREEN, "made as e-bbbbbbbbbb", at(30)));
        entries.add(new JournalEntry.Launched(RELEASE, GREEN, Duration.ofSeconds(270), at(300)));
        entries.add(new JournalEntry.Judged(
                RELEASE,
                JournalEntry.Phase.CANDIDATE,
                Verdict.VERIFIED,
                List.of("health: 3 of 3 samples answered 200"),
                at(330)));
        entries.add(new JournalEntry.Prepared(RELEASE, at(331)));
        entries.add(new JournalEntry.Took("n2", "ci/jenkins (build 18)", "release", at(600)));
        entries.add(new JournalEntry.Allowed("red-alarm", "known since Monday", "alice", at(601)));
        entries.add(new JournalEntry.Began(RELEASE, GREEN, BLUE, false, Duration.ofMinutes(10), BUDGET, at(602)));
        entries.add(new JournalEntry.Judged(
                RELEASE,
                JournalEntry.Phase.CANDIDATE,
                Verdict.VERIFIED,
                List.of("health: 3 of 3 samples answered 200"),
                at(700)));
        return entries;
    }

    private static List<JournalEntry> switched() {
        List<JournalEntry> entries = new ArrayList<>(begun());
        entries.add(new JournalEntry.Intended(
                "op-5", new Goal.NameBelongsTo(Goal.Purpose.SWITCH, NAME, BLUE, GREEN), at(705), at(1005)));
        entries.add(
                new JournalEntry.Settled("op-5", true, true, null, "event with our request id at 01:12:00Z", at(720)));
        entries.add(new JournalEntry.Switched(RELEASE, BLUE, GREEN, at(720)));
        return entries;
    }

    /** The entries as a chain. */
    public static List<Link> chain(List<JournalEntry> entries) {
        Chain chain = new Chain("1.0.0");
        List<Link> links = new ArrayList<>();
        String head = "";
        for (JournalEntry entry : entries) {
            Link link = chain.seal(links.size(), head, entry);
            links.add(link);
            head = link.hash();
        }
        return links;
    }
}
