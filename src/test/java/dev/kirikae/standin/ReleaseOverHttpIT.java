package dev.kirikae.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** From git to live and back, each stage a process of its own. */
@Execution(ExecutionMode.CONCURRENT)
class ReleaseOverHttpIT {

    @Test
    void aReleaseGoesLiveAndBackAndLiveAgain(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, Pace.HASTY)) {
            Machine old = site.serving();
            site.configure(Map.of("adopt", old.id));

            ProgramRun.Finished upload = site.kirikae(0, "upload");
            Machine fresh = site.newest();
            assertThat(upload.all()).contains(fresh.id, "release");
            assertThat(fresh.instances).isEqualTo(2);
            assertThat(fresh.tags).containsEntry("kirikae:service", "shop").containsEntry("team", "web");
            assertThat(fresh.options).containsKey("aws:elasticbeanstalk:application:environment:LOG_LEVEL");
            assertThat(fresh.option("aws:cloudformation:template:parameter", "AppSource"))
                    .isNull();
            assertThat(site.live()).isSameAs(old);

            assertThat(site.kirikae(0, "status").all()).contains(old.name, fresh.name);

            site.kirikae(0, "release");
            assertThat(site.live()).isSameAs(fresh);
            assertThat(site.swaps()).isEqualTo(1);

            site.kirikae(0, "rollback");
            assertThat(site.live()).isSameAs(old);
            assertThat(site.swaps()).isEqualTo(2);

            assertThat(site.kirikae(0, "rollback").all()).contains("already so");
            assertThat(site.swaps()).isEqualTo(2);

            assertThat(site.kirikae(3, "release").all()).contains("nothing-to-do", "--again");
            assertThat(site.swaps()).isEqualTo(2);

            site.kirikae(0, "release", "--again");
            assertThat(site.live()).isSameAs(fresh);
            assertThat(site.swaps()).isEqualTo(3);

            site.kirikae(0, "destroy");
            assertThat(old.status).isEqualTo("Terminated");
            assertThat(site.live()).isSameAs(fresh);

            int changing = site.aws.log.changing().size();
            assertThat(site.kirikae(0, "status").all()).contains(fresh.name);
            assertThat(site.kirikae(0, "history").out()).contains("settled");
            assertThat(site.kirikae(0, "explain", fresh.version).out()).contains(fresh.name);
            site.kirikae(0, "audit");
            assertThat(site.aws.log.changing()).hasSize(changing);
            assertThat(site.aws.log.count("TerminateEnvironment")).isEqualTo(1);
            site.wasLawful();
        }
    }

    @Test
    void theFirstReleaseTakesTheNameItself(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, Pace.HASTY)) {
            site.aws.account.application("shop");
            site.aws.storage.remove(Account.BUCKET);
            site.configure(Map.of("platform", "64bit Amazon Linux 2023 v4.* running Corretto 17"));

            assertThat(site.kirikae(0, "status").out()).contains("is the region right?");
            assertThat(site.aws.log.count("CreateStorageLocation")).isZero();
            site.kirikae(0, "upload");
            site.kirikae(0, "release");

            assertThat(site.live().stack).isEqualTo("64bit Amazon Linux 2023 v4.3.0 running Corretto 17");
            assertThat(site.swaps()).isZero();
            assertThat(site.kirikae(3, "rollback").all()).contains("nothing-to-do");
            assertThat(site.kirikae(0, "upload").all()).contains("already so");
            site.wasLawful();
        }
    }

    @Test
    void whatWouldBeRenderedIsComparedWithTheBundleThatIsLive(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, Pace.HASTY)) {
            Machine old = site.serving();
            assertThat(site.kirikae(2, "render", "--diff").all()).contains("shop/v0.zip cannot be read as a zip");
            site.write(".ebextensions/10-a.config", "commands:\n  10-a:\n    command: echo one\n");
            site.commit("With an extension");
            site.kirikae(0, "upload");
            site.kirikae(0, "release");
            assertThat(site.live()).isNotSameAs(old);

            assertThat(site.kirikae(0, "render", "--diff").out()).contains("the same files");

            site.write(".ebextensions/10-a.config", "commands:\n  10-a:\n    command: echo two\n");
            site.commit("With another one");
            assertThat(site.kirikae(0, "render", "--diff").out())
                    .contains("1 file differs", "changed .ebextensions/10-a.config", "-    command: echo one");
            site.wasLawful();
        }
    }

    @Test
    void aReleaseThatFailsIsMovedBackAlsoWhereThatIsThrottled(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, Pace.HASTY)) {
            Machine old = site.serving();
            site.configure(Map.of("watch", "20s", "alarms", "{name: shop-5xx}"));
            site.kirikae(0, "upload");

            ProgramRun release = site.start("release");
            site.await("the switch", () -> site.swaps() == 1);
            site.aws.faults.throttle("SwapEnvironmentCNAMEs");
            site.newest().sick = true;
            ProgramRun.Finished finished = release.end(Site.PATIENCE);

            assertThat(finished.code()).as(finished.all()).isEqualTo(7);
            assertThat(site.live()).isSameAs(old);
            assertThat(site.swaps()).isEqualTo(2);
            assertThat(site.aws.log.count("SwapEnvironmentCNAMEs")).isEqualTo(3);
            site.wasLawful();
        }
    }

    @Test
    void aCandidateThatAnswersBadlyIsReplacedByTheNextCommit(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, Pace.HASTY)) {
            Machine old = site.serving();
            site.kirikae(0, "upload");
            Machine red = site.newest();
            red.sick = true;
            assertThat(site.kirikae(6, "release").all()).contains("kirikae upload");
            assertThat(site.live()).isSameAs(old);

            site.commit("Mend it");
            site.kirikae(0, "upload");
            assertThat(red.status).isEqualTo("Terminated");
            Machine mended = site.newest();
            site.kirikae(0, "release");

            assertThat(site.live()).isSameAs(mended);
            assertThat(site.swaps()).isEqualTo(1);
            site.wasLawful();
        }
    }

    @Test
    void aFailedLaunchShowsItsEvidence(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, Pace.HASTY)) {
            Machine old = site.serving();
            site.aws.changes.failNextLaunch("Environment must have instance profile associated with it.");

            ProgramRun.Finished upload = site.kirikae(6, "upload");

            assertThat(upload.all()).contains("instance profile");
            assertThat(site.live()).isSameAs(old);
            site.kirikae(0, "upload");
            assertThat(site.newest().status).isEqualTo("Ready");
            site.wasLawful();
        }
    }

    /** All guards on, no open intent, nothing to raise: what a frightened person waits for is counted in round trips. */
    @Test
    void aRollbackIsAtMostSixRoundTripsDeepAndAStatusThree(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, Pace.HASTY)) {
            Machine old = site.serving();
            site.kirikae(0, "upload");
            site.kirikae(0, "release");
            Instant settled = Instant.now();
            site.await("the read lag to pass", () -> Instant.now().isAfter(settled.plusSeconds(11)));
            site.aws.latency(Duration.ofMillis(150));

            int before = site.aws.log.spans().size();
            site.kirikae(0, "status");
            List<CallLog.Span> seen = site.aws.log.spans();
            assertThat(Depth.of(seen.subList(before, seen.size())))
                    .as("depth of status: " + seen.subList(before, seen.size()))
                    .isLessThanOrEqualTo(3);

            int begun = seen.size();
            site.kirikae(0, "rollback");
            assertThat(site.live()).isSameAs(old);
            List<CallLog.Span> all = site.aws.log.spans();
            List<CallLog.Span> first = Depth.until("SwapEnvironmentCNAMEs", all.subList(begun, all.size()));
            assertThat(Depth.of(first)).as("depth before the swap: " + first).isLessThanOrEqualTo(6);
            site.wasLawful();
        }
    }
}
