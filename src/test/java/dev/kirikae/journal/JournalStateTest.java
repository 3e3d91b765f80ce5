package dev.kirikae.journal;

import static dev.kirikae.journal.SampleJournal.BLUE;
import static dev.kirikae.journal.SampleJournal.GREEN;
import static dev.kirikae.journal.SampleJournal.RED;
import static dev.kirikae.workflow.ContextRun.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import dev.kirikae.workflow.ContextRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of the journal's facts: whether an owner of the name is news, what is under way, what an index keeps. */
class JournalStateTest {

    private static JournalState after(List<JournalEntry> entries) {
        List<JournalEntry> all = new ArrayList<>(List.of(ContextRun.founded()));
        all.addAll(entries);
        return JournalState.replay(all);
    }

    private static JournalEntry opened(@Nullable EnvironmentId live) {
        return SampleJournal.prepared(live).get(0);
    }

    private static JournalEntry making(String release) {
        Goal goal = new Goal.EnvironmentExists(release, "push-api-it", "push-api", "v-it", "stack", null);
        return new JournalEntry.Intended("make", goal, NOON, NOON.plusSeconds(300));
    }

    private static boolean isNews(JournalState journal, EnvironmentId id, String name) {
        return journal.isNews(SampleJournal.environment(id, name, Status.READY, true));
    }

    @Test
    void whoIsKnownToServeIsNoNewsAndEveryOtherOneIs() {
        JournalState journal = after(List.of(SampleJournal.blueFound()));

        assertThat(isNews(journal, BLUE, "push-api-blue")).isFalse();
        assertThat(isNews(journal, RED, "push-api-red")).isTrue();
        assertThat(isNews(JournalState.EMPTY, RED, "push-api-red")).isTrue();
    }

    @Test
    void aFirstReleasesEnvironmentHasTheNameFromTheBeginning() {
        assertThat(isNews(after(SampleJournal.prepared(null)), GREEN, "push-api-it"))
                .isFalse();
        assertThat(isNews(after(SampleJournal.prepared(BLUE)), GREEN, "push-api-it"))
                .as("not one that was prepared against another")
                .isTrue();
    }

    @Test
    void aFirstReleaseOnAnEnvironmentThatNobodyMadeIsNews() {
        JournalState journal = after(List.of(opened(null), SampleJournal.began(null)));

        assertThat(journal.isFirstCandidate(GREEN)).isTrue();
        assertThat(isNews(journal, GREEN, "push-api-it")).isTrue();
    }

    @Test
    void aFirstReleaseThatWasLeftOnceIsNewsWhereItHasTheNameAgain() {
        JournalState journal = after(SampleJournal.and(
                SampleJournal.switched(null), new JournalEntry.Found(RED, "v", "moved by hand", NOON)));

        assertThat(journal.isFirstCandidate(GREEN)).isTrue();
        assertThat(journal.hasServed(GREEN)).isTrue();
        assertThat(isNews(journal, GREEN, "push-api-it")).isTrue();
    }

    /** Its creation is still to be settled, or was taken for lost, so that only its name is known. */
    @ParameterizedTest
    @CsvSource({
        "first, open, push-api-it, false",
        "first, failed, push-api-it, false",
        "first, open, push-api-other, true",
        "first, ended, push-api-it, true",
        "second, open, push-api-it, true"
    })
    void oneThatIsStillToComeIsKnownByItsName(String which, String release, String name, boolean news) {
        List<JournalEntry> entries =
                new ArrayList<>(List.of(opened(which.equals("first") ? null : BLUE), making("it")));
        if (release.equals("failed")) {
            entries.add(new JournalEntry.LaunchFailed("it", null, List.of("not made"), NOON));
        } else if (release.equals("ended")) {
            entries.add(new JournalEntry.Ended("it", JournalEntry.How.ABANDONED, "left for another", NOON));
        }

        JournalState journal = after(entries);

        assertThat(isNews(journal, GREEN, name)).isEqualTo(news);
    }

    @Test
    void aReleaseIsAFirstCandidateUntilItServed() {
        assertThat(after(List.of()).isFirstCandidate(GREEN)).isFalse();
        assertThat(after(SampleJournal.prepared(BLUE)).isFirstCandidate(GREEN)).isFalse();
        assertThat(after(SampleJournal.prepared(null)).isFirstCandidate(GREEN)).isTrue();
        assertThat(after(SampleJournal.switched(null)).isFirstCandidate(GREEN)).isTrue();
        for (JournalEntry.How how : List.of(JournalEntry.How.SETTLED, JournalEntry.How.RESTORED)) {
            assertThat(after(SampleJournal.and(
                                    SampleJournal.switched(null), new JournalEntry.Ended("it", how, "", NOON)))
                            .isFirstCandidate(GREEN))
                    .isFalse();
        }
    }

    @Test
    void onlyWhoeverTheNameHasLeftHasServed() {
        JournalState journal =
                after(SampleJournal.and(SampleJournal.switched(BLUE), new JournalEntry.Raised(RED, null, 1, 2, NOON)));

        assertThat(journal.hasServed(BLUE)).isTrue();
        assertThat(journal.hasServed(GREEN)).as("it still does").isFalse();
        assertThat(journal.hasServed(new EnvironmentId("e-unknown000"))).isFalse();
    }

    @Test
    void aReleaseOnItsWayComesBeforeOneThatHasTheName() {
        assertThat(after(List.of()).underWay()).isNull();
        assertThat(after(List.of()).newestRelease()).isNull();
        JournalState moved = after(SampleJournal.switched(BLUE));
        assertThat(Objects.requireNonNull(moved.underWay()).id()).isEqualTo("it");
        JournalState both = moved.and(new JournalEntry.Opened("next", "", "v", "d", "push-api-next", "{}", GREEN, NOON))
                .and(new JournalEntry.Launched("next", RED, Duration.ofMinutes(4), NOON))
                .and(new JournalEntry.Began("next", RED, GREEN, false, Duration.ofMinutes(5), NOON));

        assertThat(Objects.requireNonNull(both.underWay()).id()).isEqualTo("next");
        assertThat(Objects.requireNonNull(both.newestRelease()).id()).isEqualTo("next");
        assertThat(Objects.requireNonNull(both.moved()).id()).isEqualTo("it");
    }

    /** So many newer ones that nothing but what it is decides whether a release is kept. */
    private static JournalState indexed(JournalEntry... first) {
        List<JournalEntry> entries = new ArrayList<>(List.of(first));
        for (int i = 0; i < 500; i++) {
            entries.add(new JournalEntry.Opened("r" + i, "", "v", "d", "n" + i, "{\"a\":1}", BLUE, NOON));
        }
        return after(entries).forIndex();
    }

    private static JournalEntry[] ended(JournalEntry... more) {
        List<JournalEntry> entries = SampleJournal.and(SampleJournal.prepared(BLUE), SampleJournal.began(BLUE));
        entries.add(new JournalEntry.Ended("it", JournalEntry.How.ABANDONED, "given up", NOON));
        return SampleJournal.and(entries, more).toArray(JournalEntry[]::new);
    }

    @Test
    void anIndexKeepsWhatHasNotEndedOrStillHasItsEnvironment() {
        assertThat(indexed(opened(BLUE)).release("it")).as("it has not ended").isNotNull();
        assertThat(indexed(ended()).release("it"))
                .as("its environment is there")
                .isNotNull();
    }

    @Test
    void anIndexForgetsAnOldReleaseWithItsEnvironmentIfItEverHadOne() {
        JournalState gone = indexed(ended(new JournalEntry.Gone(GREEN, null, NOON)));
        assertThat(gone.release("it")).isNull();
        assertThat(gone.environment(GREEN)).isNull();
        assertThat(gone.releases()).hasSize(500);

        JournalState never =
                indexed(opened(BLUE), new JournalEntry.Ended("it", JournalEntry.How.ABANDONED, "given up", NOON));
        assertThat(never.release("it")).isNull();
        assertThat(never.releases()).hasSize(500);
    }
}
