package dev.kirikae.tale;

import static dev.kirikae.tale.DeskRun.NOON;
import static dev.kirikae.tale.Told.BLUE;
import static dev.kirikae.tale.Told.GREEN;
import static dev.kirikae.tale.Told.RED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of the journal's facts: whether an owner of the name is news, what is under way, what an index keeps. */
class MemoryTest {

    private static Memory after(List<Entry> entries) {
        List<Entry> all = new ArrayList<>(List.of(DeskRun.founded()));
        all.addAll(entries);
        return Memory.replay(all);
    }

    private static Entry opened(@Nullable EnvironmentId live) {
        return Told.prepared(live).get(0);
    }

    private static Entry making(String release) {
        Goal goal = new Goal.EnvironmentExists(release, "push-api-it", "push-api", "v-it", "stack", null);
        return new Entry.Intended("make", goal, NOON, NOON.plusSeconds(300));
    }

    private static boolean isNews(Memory memory, EnvironmentId id, String name) {
        return memory.isNews(Told.environment(id, name, Status.READY, true));
    }

    @Test
    void whoIsKnownToServeIsNoNewsAndEveryOtherOneIs() {
        Memory memory = after(List.of(Told.blueFound()));

        assertThat(isNews(memory, BLUE, "push-api-blue")).isFalse();
        assertThat(isNews(memory, RED, "push-api-red")).isTrue();
        assertThat(isNews(Memory.EMPTY, RED, "push-api-red")).isTrue();
    }

    @Test
    void aFirstReleasesEnvironmentHasTheNameFromTheBeginning() {
        assertThat(isNews(after(Told.prepared(null)), GREEN, "push-api-it")).isFalse();
        assertThat(isNews(after(Told.prepared(BLUE)), GREEN, "push-api-it"))
                .as("not one that was prepared against another")
                .isTrue();
    }

    @Test
    void aFirstReleaseOnAnEnvironmentThatNobodyMadeIsNews() {
        Memory memory = after(List.of(opened(null), Told.began(null)));

        assertThat(memory.isFirstCandidate(GREEN)).isTrue();
        assertThat(isNews(memory, GREEN, "push-api-it")).isTrue();
    }

    @Test
    void aFirstReleaseThatWasLeftOnceIsNewsWhereItHasTheNameAgain() {
        Memory memory = after(Told.and(Told.switched(null), new Entry.Found(RED, "v", "moved by hand", NOON)));

        assertThat(memory.isFirstCandidate(GREEN)).isTrue();
        assertThat(memory.hasServed(GREEN)).isTrue();
        assertThat(isNews(memory, GREEN, "push-api-it")).isTrue();
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
        List<Entry> entries = new ArrayList<>(List.of(opened(which.equals("first") ? null : BLUE), making("it")));
        if (release.equals("failed")) {
            entries.add(new Entry.LaunchFailed("it", null, List.of("not made"), NOON));
        } else if (release.equals("ended")) {
            entries.add(new Entry.Ended("it", Entry.How.ABANDONED, "left for another", NOON));
        }

        Memory memory = after(entries);

        assertThat(isNews(memory, GREEN, name)).isEqualTo(news);
    }

    @Test
    void aReleaseIsAFirstCandidateUntilItServed() {
        assertThat(after(List.of()).isFirstCandidate(GREEN)).isFalse();
        assertThat(after(Told.prepared(BLUE)).isFirstCandidate(GREEN)).isFalse();
        assertThat(after(Told.prepared(null)).isFirstCandidate(GREEN)).isTrue();
        assertThat(after(Told.switched(null)).isFirstCandidate(GREEN)).isTrue();
        for (Entry.How how : List.of(Entry.How.SETTLED, Entry.How.RESTORED)) {
            assertThat(after(Told.and(Told.switched(null), new Entry.Ended("it", how, "", NOON)))
                            .isFirstCandidate(GREEN))
                    .isFalse();
        }
    }

    @Test
    void onlyWhoeverTheNameHasLeftHasServed() {
        Memory memory = after(Told.and(Told.switched(BLUE), new Entry.Raised(RED, 1, 2, NOON)));

        assertThat(memory.hasServed(BLUE)).isTrue();
        assertThat(memory.hasServed(GREEN)).as("it still does").isFalse();
        assertThat(memory.hasServed(new EnvironmentId("e-unknown000"))).isFalse();
    }

    @Test
    void aReleaseOnItsWayComesBeforeOneThatHasTheName() {
        assertThat(after(List.of()).underWay()).isNull();
        assertThat(after(List.of()).newestRelease()).isNull();
        Memory moved = after(Told.switched(BLUE));
        assertThat(Objects.requireNonNull(moved.underWay()).id()).isEqualTo("it");
        Memory both = moved.and(new Entry.Opened("next", "", "v", "d", "push-api-next", "{}", GREEN, NOON))
                .and(new Entry.Launched("next", RED, Duration.ofMinutes(4), NOON))
                .and(new Entry.Began("next", RED, GREEN, false, Duration.ofMinutes(5), NOON));

        assertThat(Objects.requireNonNull(both.underWay()).id()).isEqualTo("next");
        assertThat(Objects.requireNonNull(both.newestRelease()).id()).isEqualTo("next");
        assertThat(Objects.requireNonNull(both.moved()).id()).isEqualTo("it");
    }

    /** So many newer ones that nothing but what it is decides whether a release is kept. */
    private static Memory indexed(Entry... first) {
        List<Entry> entries = new ArrayList<>(List.of(first));
        for (int i = 0; i < 500; i++) {
            entries.add(new Entry.Opened("r" + i, "", "v", "d", "n" + i, "{\"a\":1}", BLUE, NOON));
        }
        return after(entries).forIndex();
    }

    private static Entry[] ended(Entry... more) {
        List<Entry> entries = Told.and(Told.prepared(BLUE), Told.began(BLUE));
        entries.add(new Entry.Ended("it", Entry.How.ABANDONED, "given up", NOON));
        return Told.and(entries, more).toArray(Entry[]::new);
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
        Memory gone = indexed(ended(new Entry.Gone(GREEN, null, NOON)));
        assertThat(gone.release("it")).isNull();
        assertThat(gone.environment(GREEN)).isNull();
        assertThat(gone.releases()).hasSize(500);

        Memory never = indexed(opened(BLUE), new Entry.Ended("it", Entry.How.ABANDONED, "given up", NOON));
        assertThat(never.release("it")).isNull();
        assertThat(never.releases()).hasSize(500);
    }
}
