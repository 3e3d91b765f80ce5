package dev.kirikae.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.codec.JournalCopy;
import dev.kirikae.journal.codec.Link;
import dev.kirikae.journal.codec.SampleReleases;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void writesFilesThatAgreeWithTheJournal() {
        List<JournalEntry> entries = SampleReleases.settled();
        List<Link> links = SampleReleases.chain(entries);
        StageResult ending = StageResult.of(ExitCode.OK, "settled", "destroy --due");
        Report report = new Report("1.0.0", "embedded cloud", "push-api", "release", links, ending);

        Map<String, String> files = report.files();

        assertThat(files).containsOnlyKeys("report.html", "report.css", "report.json", "junit.xml", "journal.jsonl");
        assertThat(JournalCopy.audit(files.get("journal.jsonl")).isClean()).isTrue();
        assertThat(JournalCopy.read(files.get("journal.jsonl"))).isEqualTo(links);
        String head = links.get(links.size() - 1).hash();
        assertThat(files.get("report.json")).startsWith("""
                        {
                          "program" : "1.0.0",
                          "world" : "embedded cloud",
                          "service" : "push-api",
                          "stage" : "release",
                          "ending" : {
                            "exit" : 0,
                            "sentence" : "settled",
                            "next" : "destroy --due"
                          },
                          "journal" : {
                            "length" : %d,
                            "head" : "%s"
                          },
                          "steps" : [
                            {
                              "record" : 0,
                        """.formatted(links.size(), head));
    }

    @Test
    void everyOperationIsInEveryForm() {
        Map<String, String> files =
                JUnitXmlTest.report(SampleReleases.restored(), null).files();
        for (JournalEntry entry : SampleReleases.restored()) {
            if (entry instanceof JournalEntry.Intended intent) {
                assertThat(files.get("report.html")).contains(intent.operation());
                assertThat(files.get("report.json")).contains(intent.operation());
                assertThat(files.get("junit.xml")).contains(intent.operation());
                assertThat(files.get("journal.jsonl")).contains(intent.operation());
            }
        }
    }
}
