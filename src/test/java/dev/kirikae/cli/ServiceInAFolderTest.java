package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cli.command.Stop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service's days on a cloud that is kept in a folder, one command at a time. */
class ServiceInAFolderTest {

    @TempDir
    private Path temp;

    @Test
    void upload_release_rollback_again_destroy_and_the_journal_has_it() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        String cloud = "kirikae --cloud local:" + shop.cloud() + " ";

        Shop.Run upload = shop.local("upload");
        assertThat(upload.code()).as(upload.err()).isZero();
        assertThat(upload.first()).isEqualTo("embedded cloud in " + shop.cloud() + ": AWS is not touched · push-api");
        assertThat(upload.out())
                .containsPattern("\\d{8}-[0-9a-f]{7} waits on push-api-\\d{8}-[0-9a-f]{7} \\(e-\\w+\\), verified");
        assertThat(upload.last()).isEqualTo("next: " + cloud + "release");
        assertThat(upload.err())
                .contains(
                        "commit ",
                        "\"Second version\"",
                        "assumed: version ",
                        "Z  ok    verification of the candidate: verified ",
                        "Z  ok    the candidate is Ready ")
                .doesNotContain("prepared: ", "took: ", "one call so that ");

        Shop.Run status = shop.local("status");
        assertThat(status.code()).isZero();
        assertThat(status.out())
                .containsPattern("live +push-api-")
                .containsPattern("candidate +push-api-")
                .contains("lock        free");

        assertThat(shop.local("release").last()).isEqualTo("next: " + cloud + "destroy --due");
        assertThat(shop.local("status").out())
                .contains("rollback    would work now: to ")
                .contains("about 15 s");

        Shop.Run back = shop.local("rollback", "--by", "oncall", "--reason", "users are hurt");
        assertThat(back.code()).as(back.err()).isZero();
        assertThat(back.out()).contains("serves users again", "is rejected");
        assertThat(shop.local("rollback").out()).contains("already so: ");

        Shop.Run nothing = shop.local("release");
        assertThat(nothing.code()).isEqualTo(3);
        assertThat(nothing.err()).contains("refused (exit 3, nothing-to-do): there is no candidate to release, only ");
        assertThat(nothing.last()).isEqualTo("next: " + cloud + "release --again");

        Shop.Run again = shop.local("release", "--again");
        assertThat(again.code()).as(again.err()).isZero();

        Shop.Run early = shop.local("destroy");
        assertThat(early.code()).isEqualTo(3);
        assertThat(early.err()).contains("too-early", "to pass it all the same: --allow too-early --reason");
        Shop.Run destroyed = shop.local("--advance", "25h", "destroy");
        assertThat(destroyed.code()).as(destroyed.err()).isZero();
        assertThat(destroyed.out()).contains(" is gone");

        assertThat(shop.local("history").out())
                .containsPattern("RELEASE +COMMIT +STATE")
                .contains("settled");
        String release = shop.local("status").out().replaceAll("(?s).*live +push-api-(\\d{8}-[0-9a-f]{7}).*", "$1");
        assertThat(shop.local("explain", release).out())
                .startsWith("embedded cloud")
                .contains("release " + release + " is settled", "verification after the switch: verified");
        assertThat(shop.local("audit").out()).contains("the chain holds: ");
        assertThat(shop.type("audit", "kirikae-report").out()).contains("the chain holds: ");
    }

    @Test
    void a_stage_writes_its_report_and_says_where() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));

        Shop.Run run = shop.local("--report-dir", "out/report", "upload");

        assertThat(run.out()).contains("report: out/report/report.html");
        Path report = shop.folder.resolve("out/report");
        assertThat(report.resolve("junit.xml")).content().contains("<testsuite").contains("upload");
        assertThat(report.resolve("report.json")).content().contains("\"stage\" : \"upload\"");
        assertThat(report.resolve("journal.jsonl")).content().contains("\"kind\":\"prepared\"");
        // As it is pasted: without its cloud it would go to AWS.
        assertThat(report.resolve("report.html")).content().contains("kirikae --cloud local:");

        Path journal = report.resolve("journal.jsonl");
        Files.writeString(journal, Files.readString(journal).replace("\"kind\":\"prepared\"", "\"kind\":\"pruned\""));
        Shop.Run audit = shop.type("audit", "out/report");
        assertThat(audit.code()).isEqualTo(9);
        assertThat(audit.err())
                .contains("integrity (exit 9): the chain does not hold")
                .contains("cannot be read");
    }

    /** What ends before it has anything to tell leaves no older report to be archived as its own. */
    @Test
    void an_older_report_is_not_taken_for_a_new_one() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        assertThat(shop.local("upload").code()).isZero();
        Path report = shop.folder.resolve("kirikae-report");
        assertThat(report.resolve("junit.xml")).exists();
        Files.writeString(report.resolve("notes.txt"), "mine");

        assertThat(shop.local("upload", "--commit", "nope").code()).isEqualTo(2);

        assertThat(report.resolve("junit.xml")).doesNotExist();
        assertThat(report.resolve("report.html")).doesNotExist();
        assertThat(report.resolve("notes.txt")).hasContent("mine");
    }

    /** Whoever adds everything to git adds neither reports nor clouds, which would be deployed. */
    @Test
    void what_it_makes_ignores_itself() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));

        assertThat(shop.type("--cloud", "local:out/cloud", "upload").code()).isZero();

        assertThat(shop.folder.resolve("kirikae-report/.gitignore")).hasContent("*");
        assertThat(shop.folder.resolve("out/.gitignore")).hasContent("*");
        assertThat(shop.folder.resolve(".gitignore")).doesNotExist();
    }

    @Test
    void a_signal_ends_a_stage_and_gives_the_lock_back() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.local("status");
        Stop stop = new Stop();
        stop.ask(2);

        Shop.Run run = shop.type(stop, "--cloud", "local:" + shop.cloud(), "upload");

        assertThat(run.code()).as(run.err()).isEqualTo(130);
        assertThat(run.err()).contains("stopped (exit 130): ");
        assertThat(shop.local("status").out()).contains("lock        free");
        stop.ask(15);
        assertThat(shop.type(stop, "--cloud", "local:" + shop.cloud(), "status", "--follow")
                        .code())
                .isEqualTo(143);
    }

    @Test
    void without_a_file_the_record_is_enough() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.local("upload");
        shop.local("release");
        Shop elsewhere = Shop.bare(Files.createDirectory(temp.resolve("elsewhere")));
        String cloud = "local:" + shop.cloud();

        Shop.Run status = elsewhere.type("--cloud", cloud, "--service", "push-api", "status");
        assertThat(status.code()).as(status.err()).isZero();
        assertThat(status.out()).contains("rollback    would work now");

        Shop.Run back = elsewhere.type("--cloud", cloud, "--service", "push-api", "rollback");
        assertThat(back.code()).as(back.err()).isZero();
        assertThat(back.last()).startsWith("next: kirikae --service push-api --cloud " + cloud + " explain ");
        for (String command : List.of("history", "audit", "recover")) {
            assertThat(elsewhere
                            .type("--cloud", cloud, "--service", "push-api", command)
                            .code())
                    .isZero();
        }
        Shop.Run other = elsewhere.type("--cloud", cloud, "--service", "other", "status");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("is that of service push-api/push-api, not of other/other");
    }

    @Test
    void what_made_the_environment_comes_from_the_record_and_policy_from_the_file() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.local("upload");
        shop.write("kirikae.yml", Shop.FILE.replace("watch: 5m", "watch: 1m").replace("MinSize: 2", "MinSize: 3"));

        Shop.Run release = shop.local("release", "--verbose");

        assertThat(release.code()).as(release.err()).isZero();
        assertThat(release.err())
                .contains(
                        "differs: verify.live.watch is 1m in the file, was 5m at upload; the file counts",
                        "differs: environment.settings.aws:autoscaling:asg.MinSize is 3 in the file, was 2 at upload; the record counts")
                .contains("(configured for 1m; its slowest check takes longer to show a fault)");
    }

    @Test
    void the_commit_comes_from_the_branch_and_the_templates_from_the_commit() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.write("ebextensions-templates/mine.yml", "template: mine\n");
        shop.write("kirikae.yml", Shop.FILE.replace("http-5xx-alarm", "mine"));

        Shop.Run run = shop.local("upload");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("kirikae.yml:11:")
                .contains("ebextensions-templates/mine.yml lies in the working folder but not in commit");
        assertThat(shop.cloud()).doesNotExist();
        assertThat(shop.folder.resolve("kirikae-report")).doesNotExist();

        Shop.Run missing = shop.local("upload", "--commit", "nosuch");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("has no revision nosuch");
    }

    @Test
    void a_person_goes_back_by_name_although_the_ledger_cannot_be_read() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        assertThat(shop.local("upload").code()).isZero();
        assertThat(shop.local("release").code()).isZero();
        Path entry = shop.cloud().resolve("ledger/push-api/push-api/journal/000012.json");
        Files.writeString(entry, Files.readString(entry).replace("\"previous\":\"", "\"previous\":\"0"));

        assertThat(shop.local("rollback").code()).isEqualTo(9);
        assertThat(shop.local("rollback", "--to", "e-live000001").code()).isEqualTo(9);
        Shop.Run back = shop.local("rollback", "--to", "e-live000001", "--reason", "the ledger is broken");

        assertThat(back.code()).as(back.err()).isZero();
        assertThat(back.err()).contains("goes on without it, its intent in kirikae-report/rollback-journal.jsonl");
        assertThat(shop.type("audit", "kirikae-report").code()).isZero();
        assertThat(back.out()).contains("serves users again");
    }

    @Test
    void a_lock_that_somebody_emptied_or_edited_stops_nobody_for_good() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.local("upload");
        Path lock = shop.cloud().resolve("ledger/push-api/push-api/lock.json");

        Files.writeString(lock, "");
        assertThat(shop.local("status").out())
                .contains("lock        cannot be read: a JSON object was expected; it is nobody's");
        Shop.Run release = shop.local("release");
        assertThat(release.code()).as(release.err()).isZero();

        Files.writeString(lock, "{\"holder\": \"me\"}");
        Shop.Run back = shop.local("rollback");
        assertThat(back.code()).as(back.err()).isZero();
        assertThat(back.err()).doesNotContain("the lock: ");

        Files.writeString(lock, "{\"format\":2,\"program\":\"9.1.0\"}");
        Shop.Run newer = shop.local("release", "--again");
        assertThat(newer.code()).isEqualTo(2);
        assertThat(newer.err()).contains("use Kirikae 9.1.0 or later");
    }

    @Test
    void a_person_goes_back_by_name_although_the_journal_is_lost() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.local("upload");
        shop.local("release");
        String fresh = shop.local("status", "--output", "properties").out().replaceAll("(?s).*\nLIVE=(\\S+).*", "$1");
        Path ledger = shop.cloud().resolve("ledger/push-api/push-api");
        Files.move(ledger, temp.resolve("lost"));

        Shop.Run plain = shop.local("rollback");
        assertThat(plain.code()).isEqualTo(8);
        assertThat(plain.err())
                .contains("the journal is missing, but live " + fresh)
                .contains("Ready are e-live000001 (push-api-");
        assertThat(plain.last()).endsWith(" rollback --to e-live000001 --reason \"…\"");
        assertThat(shop.local("rollback", "--to", "e-live000001").code()).isEqualTo(8);
        assertThat(shop.local("release").last()).endsWith(" status");

        Shop.Run back = shop.local("rollback", "--to", "e-live000001", "--reason", "the ledger is lost");
        assertThat(back.code()).as(back.err()).isZero();
        assertThat(back.err())
                .contains("carries Kirikae's tags: this rollback goes on without it, its intent in"
                        + " kirikae-report/rollback-journal.jsonl");
        assertThat(back.out()).contains("serves users again");
        assertThat(ledger.resolve("journal")).doesNotExist();

        Shop.Run again = shop.local("rollback", "--to", "e-live000001", "--reason", "once more");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains("already so");
        assertThat(shop.type("audit", "kirikae-report").code()).isZero();
    }
}
