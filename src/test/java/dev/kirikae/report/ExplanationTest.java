package dev.kirikae.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.codec.SampleReleases;
import dev.kirikae.model.Approval;
import dev.kirikae.model.EnvironmentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    @Test
    void saysWhyAReleaseWasTakenBack() {
        assertThat(text(SampleReleases.restored())).isEqualTo("""
                        release 20261122-9f3c2ab is restored: failed after the switch: alarm push-api-5xx
                          version      push-api-9f3c2ab-0123456789ab
                          commit       9f3c2ab9f3c2ab9f3c2ab9f3c2ab9f3c2ab9f3c2
                          environment  push-api-20261122-9f3c2ab (e-bbbbbbbbbb)

                        2026-11-22 01:00:00Z  took           the journal for upload: ci/jenkins (build 17)
                        2026-11-22 01:00:02Z  opened         release 20261122-9f3c2ab: version push-api-9f3c2ab-0123456789ab of commit 9f3c2ab becomes environment push-api-20261122-9f3c2ab, prepared against e-aaaaaaaaaa
                        2026-11-22 01:00:03Z  intended       one call so that version push-api-9f3c2ab-0123456789ab exists (op-1, can arrive until 01:05:03Z)
                        2026-11-22 01:00:05Z  settled        version push-api-9f3c2ab-0123456789ab exists (op-1)
                                                             - version is PROCESSED
                        2026-11-22 01:00:06Z  intended       one call so that the settings of e-aaaaaaaaaa are saved as kirikae-t1 (op-2, can arrive until 01:05:06Z)
                        2026-11-22 01:00:07Z  settled        the settings of e-aaaaaaaaaa are saved as kirikae-t1 (op-2)
                                                             - saved
                        2026-11-22 01:00:10Z  intended       one call so that environment push-api-20261122-9f3c2ab exists (op-4, can arrive until 01:05:10Z)
                        2026-11-22 01:00:30Z  settled        environment push-api-20261122-9f3c2ab exists (op-4)
                                                             - made as e-bbbbbbbbbb
                        2026-11-22 01:05:00Z  launched       e-bbbbbbbbbb launched in 4m 30s
                        2026-11-22 01:05:30Z  judged         verification of the candidate: verified
                                                             - health: 3 of 3 samples answered 200
                        2026-11-22 01:05:31Z  prepared       20261122-9f3c2ab waits for release
                        2026-11-22 01:10:00Z  took           the journal for release: ci/jenkins (build 18)
                        2026-11-22 01:10:01Z  allowed        guard red-alarm (a gating alarm was red before the release) passed by alice: known since Monday
                        2026-11-22 01:10:02Z  began          attempt to make e-bbbbbbbbbb live in place of e-aaaaaaaaaa, to be watched for 10m
                                                             - verified at the earliest after 12m
                                                             - not noticed: work that is not done
                        2026-11-22 01:11:40Z  judged         verification of the candidate: verified
                                                             - health: 3 of 3 samples answered 200
                        2026-11-22 01:11:45Z  intended       one call so that the live name push-api belongs to e-bbbbbbbbbb (op-5, can arrive until 01:16:45Z)
                        2026-11-22 01:12:00Z  settled        the live name push-api belongs to e-bbbbbbbbbb (op-5)
                                                             - event with our request id at 01:12:00Z
                        2026-11-22 01:12:00Z  switched       live name seen to move from e-aaaaaaaaaa to e-bbbbbbbbbb
                        2026-11-22 01:13:50Z  judged         verification after the switch: failed
                                                             - alarm push-api-5xx: ALARM since 01:13:40Z
                                                             - health: 9 of 9 samples answered 200
                        2026-11-22 01:13:52Z  raised         least number of instances of e-aaaaaaaaaa raised from 1 to 4
                        2026-11-22 01:13:55Z  intended       one call so that the live name push-api belongs to e-aaaaaaaaaa (op-6, can arrive until 01:18:55Z)
                        2026-11-22 01:14:05Z  settled        the live name push-api belongs to e-aaaaaaaaaa (op-6)
                                                             - event with our request id at 01:14:05Z
                        2026-11-22 01:14:05Z  switched       live name seen to move from e-bbbbbbbbbb to e-aaaaaaaaaa
                        2026-11-22 01:14:06Z  rejected       e-bbbbbbbbbb rejected: alarm push-api-5xx
                        2026-11-22 01:14:10Z  ended          restored: failed after the switch: alarm push-api-5xx""");
    }

    @Test
    void saysWhyAReleaseIsHeld() {
        assertThat(text(SampleReleases.held())).isEqualTo("""
                        release 20261122-9f3c2ab is held: inconclusive after 10 min
                          version      push-api-9f3c2ab-0123456789ab
                          commit       9f3c2ab9f3c2ab9f3c2ab9f3c2ab9f3c2ab9f3c2
                          environment  push-api-20261122-9f3c2ab (e-bbbbbbbbbb)

                        2026-11-22 01:00:00Z  took           the journal for upload: ci/jenkins (build 17)
                        2026-11-22 01:00:02Z  opened         release 20261122-9f3c2ab: version push-api-9f3c2ab-0123456789ab of commit 9f3c2ab becomes environment push-api-20261122-9f3c2ab, prepared against e-aaaaaaaaaa
                        2026-11-22 01:00:03Z  intended       one call so that version push-api-9f3c2ab-0123456789ab exists (op-1, can arrive until 01:05:03Z)
                        2026-11-22 01:00:05Z  settled        version push-api-9f3c2ab-0123456789ab exists (op-1)
                                                             - version is PROCESSED
                        2026-11-22 01:00:06Z  intended       one call so that the settings of e-aaaaaaaaaa are saved as kirikae-t1 (op-2, can arrive until 01:05:06Z)
                        2026-11-22 01:00:07Z  settled        the settings of e-aaaaaaaaaa are saved as kirikae-t1 (op-2)
                                                             - saved
                        2026-11-22 01:00:10Z  intended       one call so that environment push-api-20261122-9f3c2ab exists (op-4, can arrive until 01:05:10Z)
                        2026-11-22 01:00:30Z  settled        environment push-api-20261122-9f3c2ab exists (op-4)
                                                             - made as e-bbbbbbbbbb
                        2026-11-22 01:05:00Z  launched       e-bbbbbbbbbb launched in 4m 30s
                        2026-11-22 01:05:30Z  judged         verification of the candidate: verified
                                                             - health: 3 of 3 samples answered 200
                        2026-11-22 01:05:31Z  prepared       20261122-9f3c2ab waits for release
                        2026-11-22 01:10:00Z  took           the journal for release: ci/jenkins (build 18)
                        2026-11-22 01:10:01Z  allowed        guard red-alarm (a gating alarm was red before the release) passed by alice: known since Monday
                        2026-11-22 01:10:02Z  began          attempt to make e-bbbbbbbbbb live in place of e-aaaaaaaaaa, to be watched for 10m
                                                             - verified at the earliest after 12m
                                                             - not noticed: work that is not done
                        2026-11-22 01:11:40Z  judged         verification of the candidate: verified
                                                             - health: 3 of 3 samples answered 200
                        2026-11-22 01:11:45Z  intended       one call so that the live name push-api belongs to e-bbbbbbbbbb (op-5, can arrive until 01:16:45Z)
                        2026-11-22 01:15:00Z  took           the journal for recover: oncall/alice
                        2026-11-22 01:15:10Z  settled        the live name push-api belongs to e-bbbbbbbbbb (op-5), but our own call may still arrive until 01:16:45Z
                                                             - both Ready, the name seen at e-bbbbbbbbbb
                        2026-11-22 01:15:10Z  switched       live name seen to move from e-aaaaaaaaaa to e-bbbbbbbbbb
                        2026-11-22 01:26:40Z  judged         verification after the switch: inconclusive
                                                             - health: no route to the host
                        2026-11-22 01:26:40Z  held           held, a person must decide: inconclusive after 10 min""");
    }

    @Test
    void whatBelongsToAnotherReleaseIsLeftOut() {
        List<JournalEntry> entries = new ArrayList<>(SampleReleases.settled());
        EnvironmentId next = new EnvironmentId("e-cccccccccc");
        entries.add(new JournalEntry.Took("n4", "ci", "upload", SampleReleases.at(100000)));
        entries.add(new JournalEntry.Opened(
                "20261123-1234567",
                "1234567",
                "v2",
                "d",
                "push-api-2",
                "{}",
                SampleReleases.GREEN,
                SampleReleases.at(100001)));
        entries.add(new JournalEntry.Launched(
                "20261123-1234567", next, Duration.ofSeconds(200), SampleReleases.at(100300)));
        entries.add(new JournalEntry.Took("n5", "ci", "destroy", SampleReleases.at(200000)));
        entries.add(new JournalEntry.Gone(SampleReleases.GREEN, null, SampleReleases.at(200001)));

        List<ReportStep> steps = Explanation.of(entries, SampleReleases.RELEASE).steps();

        assertThat(steps).extracting(ReportStep::text).noneMatch(t -> t.contains("e-cccccccccc") || t.contains("v2"));
        assertThat(steps)
                .extracting(ReportStep::text)
                .noneMatch(t -> t.equals("e-aaaaaaaaaa is gone, terminated in 3m 10s"));
        assertThat(steps.get(steps.size() - 1).text()).isEqualTo("e-bbbbbbbbbb is gone, without us");
        assertThat(steps.get(steps.size() - 1).record()).isEqualTo(entries.size() - 1);
        assertThat(Explanation.of(entries, "20261123-1234567").steps())
                .extracting(ReportStep::kind)
                .containsExactly("took", "opened", "launched");
    }

    @Test
    void everyKindOfFactHasWords() {
        List<JournalEntry> all = new ArrayList<>();
        List.of(
                        SampleReleases.settled(),
                        SampleReleases.restored(),
                        SampleReleases.held(),
                        SampleReleases.launchFailed())
                .forEach(all::addAll);
        all.add(new JournalEntry.Answered("op-5", "a1b2", SampleReleases.at(706)));
        all.add(new JournalEntry.OneWay(SampleReleases.RELEASE, "one way", SampleReleases.at(708)));
        all.add(new JournalEntry.Approved(
                SampleReleases.RELEASE,
                new Approval("a1", "d".repeat(64), "bo", "arn", SampleReleases.at(708), SampleReleases.at(709)),
                SampleReleases.at(708)));
        all.add(new JournalEntry.Diagnosed(
                SampleReleases.RELEASE, SampleReleases.GREEN, List.of("cause: none"), SampleReleases.at(707)));
        all.add(new JournalEntry.Warned(SampleReleases.BLUE, "scale-in is not held", SampleReleases.at(708)));
        assertThat(all.stream().map(Object::getClass).distinct())
                .hasSameSizeAs(JournalEntry.class.getPermittedSubclasses());
        assertThat(Narration.of(0, all))
                .hasSameSizeAs(all)
                .allSatisfy(step -> assertThat(step.text()).isNotBlank());
    }

    @Test
    void aHostileStringStaysInItsLine() {
        String evil = "x\n2026-11-22 01:00:00Z  ended  settled\u001b[2J\u202e";
        List<JournalEntry> entries = new ArrayList<>(SampleReleases.killed());
        entries.add(new JournalEntry.Allowed(evil, evil, evil, SampleReleases.at(800)));
        entries.add(new JournalEntry.Held(SampleReleases.RELEASE, evil, SampleReleases.at(801)));

        List<String> lines = Explanation.of(entries, SampleReleases.RELEASE).lines();
        List<String> calm =
                Explanation.of(SampleReleases.killed(), SampleReleases.RELEASE).lines();

        assertThat(lines).hasSize(calm.size() + 2).allMatch(l -> l.matches("[ -~]*"));
    }

    @Test
    void anUnknownReleaseIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> Explanation.of(SampleReleases.settled(), "20260101-0000000"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("20260101-0000000");
    }

    @Test
    void programsGetTheSameAsFields() {
        assertThat(JsonText.pretty(Explanation.of(SampleReleases.launchFailed(), SampleReleases.RELEASE)
                        .fields()))
                .isEqualTo("""
                        {
                          "release" : "20261122-9f3c2ab",
                          "state" : "abandoned",
                          "why" : "given up: recover",
                          "commit" : "9f3c2ab9f3c2ab9f3c2ab9f3c2ab9f3c2ab9f3c2",
                          "version" : "push-api-9f3c2ab-0123456789ab",
                          "digest" : "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                          "environmentName" : "push-api-20261122-9f3c2ab",
                          "environment" : "e-bbbbbbbbbb",
                          "live" : "e-aaaaaaaaaa",
                          "opened" : "2026-11-22T01:00:02Z",
                          "ended" : "2026-11-22T01:07:00Z",
                          "steps" : [
                            {
                              "record" : 1,
                              "at" : "2026-11-22T01:00:00Z",
                              "kind" : "took",
                              "mark" : "plain",
                              "text" : "the journal for upload: ci/jenkins (build 17)",
                              "evidence" : [ ]
                            },
                            {
                              "record" : 3,
                              "at" : "2026-11-22T01:00:02Z",
                              "kind" : "opened",
                              "mark" : "plain",
                              "text" : "release 20261122-9f3c2ab: version push-api-9f3c2ab-0123456789ab of commit 9f3c2ab becomes environment push-api-20261122-9f3c2ab, prepared against e-aaaaaaaaaa",
                              "evidence" : [ ]
                            },
                            {
                              "record" : 4,
                              "at" : "2026-11-22T01:00:03Z",
                              "kind" : "intended",
                              "mark" : "plain",
                              "text" : "one call so that version push-api-9f3c2ab-0123456789ab exists (op-1, can arrive until 01:05:03Z)",
                              "evidence" : [ ]
                            },
                            {
                              "record" : 5,
                              "at" : "2026-11-22T01:00:05Z",
                              "kind" : "settled",
                              "mark" : "good",
                              "text" : "version push-api-9f3c2ab-0123456789ab exists (op-1)",
                              "evidence" : [
                                "version is PROCESSED"
                              ]
                            },
                            {
                              "record" : 6,
                              "at" : "2026-11-22T01:00:06Z",
                              "kind" : "intended",
                              "mark" : "plain",
                              "text" : "one call so that the settings of e-aaaaaaaaaa are saved as kirikae-t1 (op-2, can arrive until 01:05:06Z)",
                              "evidence" : [ ]
                            },
                            {
                              "record" : 7,
                              "at" : "2026-11-22T01:00:07Z",
                              "kind" : "settled",
                              "mark" : "good",
                              "text" : "the settings of e-aaaaaaaaaa are saved as kirikae-t1 (op-2)",
                              "evidence" : [
                                "saved"
                              ]
                            },
                            {
                              "record" : 8,
                              "at" : "2026-11-22T01:00:10Z",
                              "kind" : "intended",
                              "mark" : "plain",
                              "text" : "one call so that environment push-api-20261122-9f3c2ab exists (op-4, can arrive until 01:05:10Z)",
                              "evidence" : [ ]
                            },
                            {
                              "record" : 9,
                              "at" : "2026-11-22T01:00:30Z",
                              "kind" : "settled",
                              "mark" : "good",
                              "text" : "environment push-api-20261122-9f3c2ab exists (op-4)",
                              "evidence" : [
                                "made as e-bbbbbbbbbb"
                              ]
                            },
                            {
                              "record" : 10,
                              "at" : "2026-11-22T01:06:40Z",
                              "kind" : "launch-failed",
                              "mark" : "bad",
                              "text" : "launch of e-bbbbbbbbbb failed",
                              "evidence" : [
                                "health Severe",
                                "ERROR Command failed on instance i-1"
                              ]
                            },
                            {
                              "record" : 11,
                              "at" : "2026-11-22T01:07:00Z",
                              "kind" : "ended",
                              "mark" : "bad",
                              "text" : "abandoned: given up: recover",
                              "evidence" : [ ]
                            }
                          ]
                        }""");
    }

    private static String text(List<JournalEntry> entries) {
        return String.join("\n", Explanation.of(entries, SampleReleases.RELEASE).lines());
    }
}
