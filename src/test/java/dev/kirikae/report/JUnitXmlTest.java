package dev.kirikae.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.codec.Link;
import dev.kirikae.journal.codec.SampleReleases;
import dev.kirikae.model.Verdict;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.Guard;
import dev.kirikae.workflow.StageResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JUnitXmlTest {

    private static final StageResult RESTORED = StageResult.of(
            ExitCode.RESTORED, "failed after the switch and moved back", "explain " + SampleReleases.RELEASE);

    static Report report(List<JournalEntry> entries, StageResult ending) {
        return new Report(
                "1.0.0",
                "embedded cloud: AWS is not touched",
                "push-api",
                "release",
                SampleReleases.chain(entries),
                ending);
    }

    @Test
    void aStageIsASuiteAndAGoalACase() {
        List<Link> all = SampleReleases.chain(SampleReleases.restored());
        int first = 15;
        Report report =
                new Report("1.0.0", "embedded cloud", "push-api", "release", all.subList(first, all.size()), RESTORED);

        assertThat(JUnitXml.of(report)).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <testsuites name="kirikae push-api">
                          <testsuite name="release" tests="6" failures="3" errors="0" skipped="0" time="248.000" timestamp="2026-11-22T01:10:02">
                            <properties>
                              <property name="world" value="embedded cloud"/>
                              <property name="program" value="1.0.0"/>
                            </properties>
                            <testcase classname="kirikae.push-api.release.verification" name="verification of the candidate of 20261122-9f3c2ab" time="0.000">
                              <system-out>health: 3 of 3 samples answered 200</system-out>
                            </testcase>
                            <testcase classname="kirikae.push-api.release.goal" name="the live name push-api belongs to e-bbbbbbbbbb (op-5)" time="15.000">
                              <system-out>event with our request id at 01:12:00Z</system-out>
                            </testcase>
                            <testcase classname="kirikae.push-api.release.verification" name="verification after the switch of 20261122-9f3c2ab" time="0.000">
                              <failure message="failed">alarm push-api-5xx: ALARM since 01:13:40Z
                        health: 9 of 9 samples answered 200</failure>
                            </testcase>
                            <testcase classname="kirikae.push-api.release.goal" name="the live name push-api belongs to e-aaaaaaaaaa (op-6)" time="10.000">
                              <system-out>event with our request id at 01:14:05Z</system-out>
                            </testcase>
                            <testcase classname="kirikae.push-api.release.release" name="20261122-9f3c2ab ends restored" time="0.000">
                              <failure message="failed after the switch: alarm push-api-5xx"></failure>
                            </testcase>
                            <testcase classname="kirikae.push-api.release.stage" name="release reaches its goal" time="0.000">
                              <failure message="exit 7: failed after the switch and moved back"></failure>
                            </testcase>
                            <system-out>2026-11-22 01:10:02Z  began  attempt to make e-bbbbbbbbbb live in place of e-aaaaaaaaaa, to be watched for 10m
                        2026-11-22 01:11:40Z  judged  verification of the candidate: verified
                        2026-11-22 01:11:45Z  intended  one call so that the live name push-api belongs to e-bbbbbbbbbb (op-5, can arrive until 01:16:45Z)
                        2026-11-22 01:12:00Z  settled  the live name push-api belongs to e-bbbbbbbbbb (op-5)
                        2026-11-22 01:12:00Z  switched  live name seen to move from e-aaaaaaaaaa to e-bbbbbbbbbb
                        2026-11-22 01:13:50Z  judged  verification after the switch: failed
                        2026-11-22 01:13:52Z  raised  least number of instances of e-aaaaaaaaaa raised from 1 to 4
                        2026-11-22 01:13:55Z  intended  one call so that the live name push-api belongs to e-aaaaaaaaaa (op-6, can arrive until 01:18:55Z)
                        2026-11-22 01:14:05Z  settled  the live name push-api belongs to e-aaaaaaaaaa (op-6)
                        2026-11-22 01:14:05Z  switched  live name seen to move from e-bbbbbbbbbb to e-aaaaaaaaaa
                        2026-11-22 01:14:06Z  rejected  e-bbbbbbbbbb rejected: alarm push-api-5xx
                        2026-11-22 01:14:10Z  ended  restored: failed after the switch: alarm push-api-5xx
                        </system-out>
                          </testsuite>
                        </testsuites>
                        """);
    }

    @Test
    void countsAgreeWithTheCases() {
        for (List<JournalEntry> entries : List.of(
                SampleReleases.settled(), SampleReleases.restored(), SampleReleases.killed(), SampleReleases.held())) {
            Document document = Xml.parse(JUnitXml.of(report(entries, RESTORED)));
            int failures = 0;
            int cases = 0;
            for (Element suite : Xml.all(document, "testsuite")) {
                failures += Integer.parseInt(suite.getAttribute("failures"));
                cases += Integer.parseInt(suite.getAttribute("tests"));
            }
            assertThat(Xml.all(document, "testcase")).hasSize(cases);
            assertThat(Xml.all(document, "failure")).hasSize(failures).isNotEmpty();
        }
    }

    @Test
    void noEvidenceIsNeverAPass() {
        List<JournalEntry> entries = List.of(
                new JournalEntry.Took("n", "ci", "release", SampleReleases.at(0)),
                new JournalEntry.Judged(
                        "r", JournalEntry.Phase.LIVE, Verdict.UNVERIFIED, List.of(), SampleReleases.at(1)));
        Document document = Xml.parse(JUnitXml.of(report(entries, null)));

        assertThat(Xml.all(document, "skipped")).hasSize(1);
        assertThat(Xml.all(document, "testsuite").get(0).getAttribute("skipped"))
                .isEqualTo("1");
    }

    @Test
    void aKilledSwitchIsAFailure() {
        Document document = Xml.parse(JUnitXml.of(report(SampleReleases.killed(), null)));

        assertThat(Xml.all(document, "failure"))
                .extracting(f -> f.getAttribute("message"))
                .containsExactly("no outcome is known: the run ended first");
    }

    @Test
    void aRefusedStageWithoutARecordIsReportedToo() {
        StageResult refused = StageResult.refused(Guard.NOTHING_TO_DO, "nothing is there to release", "upload");
        Document document = Xml.parse(JUnitXml.of(report(List.of(), refused)));

        assertThat(Xml.all(document, "failure"))
                .extracting(f -> f.getAttribute("message"))
                .containsExactly("exit 3 (nothing-to-do): nothing is there to release");
    }

    @Test
    void hostileStringsDoNotChangeTheStructure() {
        List<String> calm = Xml.shape(Xml.parse(JUnitXml.of(Hostile.report("x"))));
        for (String evil : Hostile.STRINGS) {
            Document document = Xml.parse(JUnitXml.of(Hostile.report(evil)));
            assertThat(Xml.shape(document)).isEqualTo(calm);
            List<String> messages = new ArrayList<>();
            Xml.all(document, "failure").forEach(f -> messages.add(f.getTextContent()));
            assertThat(messages).contains(Visible.text(evil));
        }
    }
}
