package dev.kirikae.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.codec.SampleReleases;
import dev.kirikae.stages.Rollback;
import dev.kirikae.stages.ServiceLife;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HtmlReportTest {

    private static final StageResult RESTORED = StageResult.of(
            ExitCode.RESTORED, "failed after the switch and moved back", "explain " + SampleReleases.RELEASE);

    private static Document page(List<JournalEntry> entries, StageResult ending) {
        return Xml.parse(HtmlReport.of(JUnitXmlTest.report(entries, ending)));
    }

    @Test
    void asksForNothingThatJenkinsForbids() {
        Document document = page(SampleReleases.restored(), RESTORED);

        for (Element element : Xml.all(document, "*")) {
            assertThat(element.getTagName())
                    .isNotIn("script", "style", "iframe", "object", "embed", "form", "img", "base");
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String name = element.getAttributes().item(i).getNodeName();
                assertThat(name).doesNotStartWith("on").isNotIn("style", "src", "srcset", "action");
            }
        }
        assertThat(Xml.all(document, "link"))
                .singleElement()
                .satisfies(link -> assertThat(link.getAttribute("href")).isEqualTo("report.css"));
        assertThat(HtmlReport.stylesheet()).doesNotContain("url(", "@import", "http");
    }

    @Test
    void showsEndingGuardsAndEveryStep() {
        List<JournalEntry> entries = SampleReleases.restored();
        String text = page(entries, RESTORED).getDocumentElement().getTextContent();

        assertThat(text)
                .contains("Failed and moved back (exit 7)")
                .contains("kirikae explain " + SampleReleases.RELEASE)
                .contains("red-alarm, a gating alarm was red before the release. alice: known since Monday")
                .contains("alarm push-api-5xx: ALARM since 01:13:40Z")
                .contains(SampleReleases.chain(entries).get(entries.size() - 1).hash());
        for (ReportStep step : Narration.of(0, entries)) {
            assertThat(step.kind().equals("took") || text.contains(step.text())).isTrue();
        }
    }

    @Test
    void saysFirstForHowLongUsersHadTheBadVersion() {
        Document document = page(SampleReleases.restored(), RESTORED);

        List<String> facts =
                Xml.all(document, "dd").stream().map(Element::getTextContent).toList();
        assertThat(facts.get(0)).startsWith(SampleReleases.RELEASE + ": version " + SampleReleases.VERSION);
        assertThat(facts.get(1)).contains("e-aaaaaaaaaa → ").contains("e-bbbbbbbbbb");
        assertThat(facts.get(2)).matches("had the new version for \\d.* from .*Z to .*Z; then e-aaaaaaaaaa again");
        assertThat(facts.get(3))
                .contains("verification after the switch: failed")
                .contains("after the switch");
    }

    @Test
    void saysThatUsersNoticedNothingWhereTheNameStayed() {
        List<String> facts = Xml.all(page(SampleReleases.launchFailed(), RESTORED), "dd").stream()
                .map(Element::getTextContent)
                .toList();

        assertThat(facts).contains("noticed nothing: the live name did not move");
    }

    @Test
    void putsEachCheckBeforeAndAfterTheSwitchSideBySide() {
        Document document = page(SampleReleases.restored(), RESTORED);

        List<String> heads = Xml.all(document, "th").stream()
                .filter(th -> th.getAttribute("scope").equals("col"))
                .map(Element::getTextContent)
                .toList();
        assertThat(heads)
                .containsExactly(
                        "", "verification of the candidate: verified", "verification after the switch: failed");
        assertThat(Xml.all(document, "td"))
                .extracting(Element::getTextContent)
                .anyMatch(cell -> cell.contains("ALARM since 01:13:40Z"));
    }

    @Test
    void keepsOperationIdsInTheFoldedJournal() {
        Document document = page(SampleReleases.restored(), RESTORED);

        String folded = Xml.all(document, "details").stream()
                .map(Element::getTextContent)
                .reduce("", String::concat);
        String whole = document.getDocumentElement().getTextContent();
        List<String> operations = SampleReleases.restored().stream()
                .filter(JournalEntry.Intended.class::isInstance)
                .map(entry -> ((JournalEntry.Intended) entry).operation())
                .toList();
        assertThat(operations).isNotEmpty().allMatch(folded::contains);
        assertThat(operations).allMatch(id -> count(whole, id) == count(folded, id));
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    @Test
    void drawsWhatEachEnvironmentWas() {
        Document document = page(SampleReleases.restored(), RESTORED);

        assertThat(Xml.all(document, "rect"))
                .extracting(r -> r.getAttribute("class"))
                .containsExactlyInAnyOrder(
                        "span live",
                        "span launching",
                        "span warm",
                        "span warm",
                        "span live",
                        "span warm",
                        "span live",
                        "span rejected");
        assertThat(Xml.all(document, "circle"))
                .extracting(c -> c.getAttribute("class"))
                .containsExactly("sight verified", "sight verified", "sight failed");
        assertThat(Xml.all(document, "path")).hasSize(2);
        for (Element rect : Xml.all(document, "rect")) {
            double x = Double.parseDouble(rect.getAttribute("x"));
            double width = Double.parseDouble(rect.getAttribute("width"));
            assertThat(x).isBetween(110.0, 945.0);
            assertThat(x + width).isLessThanOrEqualTo(949.0);
        }
    }

    /** Drawn from what real runs write: the first release, the switch, and who is live to its right. */
    @Test
    void theSwitchOfARealReleaseIsDrawn() {
        ServiceLife life = new ServiceLife(ServiceLife.USUAL, cloud -> {}).released();
        assertThat(life.upload(2).exit()).isEqualTo(ExitCode.OK);
        StageResult ending = life.release();
        assertThat(ending.exit()).isEqualTo(ExitCode.OK);

        Document document = page(((MemoryLedger) life.cloud().ledger()).entries(), ending);

        assertThat(Xml.all(document, "path")).hasSize(2);
        Element last = rightmost(document, "span live");
        Element before = rightmost(document, "span warm");
        assertThat(last.getAttribute("y")).isNotEqualTo(before.getAttribute("y"));
        assertThat(end(last)).isEqualTo(end(before));
        assertThat(title(last)).contains(life.of(2).value());
    }

    @Test
    void theWayBackOfARealReleaseIsDrawn() {
        ServiceLife life = new ServiceLife(ServiceLife.USUAL, cloud -> {}).released();
        assertThat(life.upload(2).exit()).isEqualTo(ExitCode.OK);
        assertThat(life.release().exit()).isEqualTo(ExitCode.OK);
        StageResult ending = life.stage("rollback", (request, policy) -> Rollback.workflow(request, policy, null));
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);

        Document document = page(((MemoryLedger) life.cloud().ledger()).entries(), ending);

        assertThat(Xml.all(document, "path")).hasSize(3);
        assertThat(title(rightmost(document, "span live"))).contains(life.of(1).value());
        assertThat(title(rightmost(document, "span rejected")))
                .contains(life.of(2).value());
    }

    private static String title(Element rect) {
        return ((Element) rect.getParentNode())
                .getElementsByTagName("title")
                .item(0)
                .getTextContent();
    }

    private static double end(Element rect) {
        return Double.parseDouble(rect.getAttribute("x")) + Double.parseDouble(rect.getAttribute("width"));
    }

    private static Element rightmost(Document document, String kind) {
        return Xml.all(document, "rect").stream()
                .filter(rect -> rect.getAttribute("class").equals(kind))
                .max(Comparator.comparingDouble(HtmlReportTest::end))
                .orElseThrow();
    }

    @Test
    void aRunWithoutARecordIsAPageToo() {
        Document document = page(List.of(), StageResult.of(ExitCode.LOCKED, "somebody else holds the lock", ""));

        assertThat(Xml.all(document, "svg")).isEmpty();
        assertThat(document.getDocumentElement().getTextContent()).contains("somebody else holds the lock");
    }

    @Test
    void hostileStringsDoNotChangeTheStructure() {
        List<String> calm = Xml.shape(Xml.parse(HtmlReport.of(Hostile.report("x"))));
        for (String evil : Hostile.STRINGS) {
            Document document = Xml.parse(HtmlReport.of(Hostile.report(evil)));
            assertThat(Xml.shape(document)).isEqualTo(calm);
            assertThat(Xml.all(document, "h1").get(0).getTextContent())
                    .isEqualTo(Visible.text(evil) + " of " + Visible.text(evil));
        }
    }
}
