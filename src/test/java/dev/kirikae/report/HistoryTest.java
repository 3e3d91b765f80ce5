package dev.kirikae.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.codec.SampleReleases;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static List<JournalEntry> two() {
        List<JournalEntry> entries = new ArrayList<>(SampleReleases.restored());
        entries.add(new JournalEntry.Took("n4", "ci/切り替え", "upload", SampleReleases.at(100000)));
        entries.add(new JournalEntry.Opened(
                "20261123-1234567",
                "",
                "handmade\u001b[2J",
                "",
                "push-api-2",
                "{}",
                SampleReleases.GREEN,
                SampleReleases.at(100001)));
        return entries;
    }

    @Test
    void isATable() {
        assertThat(String.join("\n", History.of(two(), null).lines())).isEqualTo("""
                        RELEASE           COMMIT   STATE      BEGAN                 TOOK   BY                     VERSION
                        20261122-9f3c2ab  9f3c2ab  restored   2026-11-22 01:10:02Z  4m 8s  ci/jenkins (build 18)  push-api-9f3c2ab-0123456789ab
                        20261123-1234567  -        launching  2026-11-23 04:46:41Z  -      ci/切り替え            handmade\\u001b[2J""");
    }

    @Test
    void omitsWhatEndedBefore() {
        assertThat(History.of(two(), SampleReleases.at(5000)).rows())
                .extracting(History.Row::release)
                .containsExactly("20261123-1234567");
        assertThat(History.of(two(), SampleReleases.at(850)).rows()).hasSize(2);
        assertThat(History.of(List.of(), null).lines()).containsExactly("no releases in this time");
    }

    @Test
    void programsGetTheSameAsFields() {
        assertThat(JsonText.pretty(History.of(two(), null).fields())).isEqualTo("""
                        {
                          "releases" : [
                            {
                              "release" : "20261122-9f3c2ab",
                              "commit" : "9f3c2ab9f3c2ab9f3c2ab9f3c2ab9f3c2ab9f3c2",
                              "version" : "push-api-9f3c2ab-0123456789ab",
                              "state" : "restored",
                              "why" : "failed after the switch: alarm push-api-5xx",
                              "began" : "2026-11-22T01:10:02Z",
                              "ended" : "2026-11-22T01:14:10Z",
                              "seconds" : 248,
                              "by" : "ci/jenkins (build 18)"
                            },
                            {
                              "release" : "20261123-1234567",
                              "commit" : "",
                              "version" : "handmade\\u001B[2J",
                              "state" : "launching",
                              "why" : "",
                              "began" : "2026-11-23T04:46:41Z",
                              "by" : "ci/\\u5207\\u308A\\u66FF\\u3048"
                            }
                          ]
                        }""");
    }
}
