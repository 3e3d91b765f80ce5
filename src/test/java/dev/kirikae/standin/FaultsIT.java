package dev.kirikae.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Answers that are lost, late, refused or old, and jobs that are stopped or killed. */
@Execution(ExecutionMode.CONCURRENT)
class FaultsIT {

    /** What is settled only after minutes is here stopped in its watch. */
    @Test
    void aSwitchWhoseAnswerIsLostIsMadeOnce(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, Pace.HASTY)) {
            site.serving();
            site.kirikae(0, "upload");
            Machine fresh = site.newest();
            site.aws.faults.cutAfter("SwapEnvironmentCNAMEs");

            ProgramRun release = site.start("release");
            site.await("the switch", () -> site.live() == fresh);
            int probed = site.aws.log.count("GET");
            site.await("the watch", () -> site.aws.log.count("GET") > probed + 4);
            release.terminate();
            ProgramRun.Finished stopped = release.end(Duration.ofSeconds(15));
            assertThat(stopped.code()).as(stopped.all()).isEqualTo(5);
            assertThat(site.swaps()).isEqualTo(1);

            ProgramRun again = site.start("release");
            int watched = site.aws.log.count("GET");
            site.await("the watch taken up", () -> site.aws.log.count("GET") > watched + 4);
            again.terminate();
            assertThat(again.end(Duration.ofSeconds(15)).code()).isEqualTo(5);

            assertThat(site.aws.log.count("SwapEnvironmentCNAMEs")).isEqualTo(1);
            assertThat(site.live()).isSameAs(fresh);
            site.wasLawful();
        }
    }

    @Test
    void aReleaseKilledAfterItsSwitchIsFinishedByRunningItAgain(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, Pace.HASTY)) {
            Machine fresh = killedAfterItsSwitch(site);

            ProgramRun.Finished again = site.kirikae(0, "release", "--wait", "3m");

            assertThat(again.all()).contains("settled");
            assertThat(site.swaps()).isEqualTo(1);
            assertThat(site.live()).isSameAs(fresh);
            site.wasLawful();
        }
    }

    @Test
    void aReleaseKilledAfterItsSwitchIsFinishedByRecover(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, Pace.HASTY)) {
            Machine fresh = killedAfterItsSwitch(site);

            ProgramRun.Finished recovered = site.kirikae(0, "recover", "--wait", "3m");

            assertThat(recovered.all()).contains("settled");
            assertThat(site.swaps()).isEqualTo(1);
            assertThat(site.live()).isSameAs(fresh);
            assertThat(site.kirikae(0, "recover").all()).contains("nothing");
            site.wasLawful();
        }
    }

    /**
     * Killed when it has noted that the switch was taken: without that note only the late bound would settle it.
     *
     * @return the candidate, which the live name was moved to
     */
    private static Machine killedAfterItsSwitch(Site site) throws Exception {
        site.serving();
        site.kirikae(0, "upload");
        ProgramRun release = site.start("release");
        site.await("the switch in the journal", site::isSwitchNoted);
        release.kill();
        return site.newest();
    }

    @Test
    void throttledLooksAndAnOldListingDoNoHarm(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, Pace.HASTY)) {
            site.serving();
            site.aws.faults.throttle("DescribeEnvironments");
            site.aws.faults.error("DescribeInstancesHealth", 500, "InternalFailure", "try again");
            site.kirikae(0, "upload");
            Machine fresh = site.newest();

            ProgramRun release = site.start("release");
            site.await("the switch", () -> site.swaps() == 1);
            site.aws.faults.stale("DescribeEnvironments");
            site.aws.faults.throttle("DescribeEnvironments");
            ProgramRun.Finished finished = release.end(Site.PATIENCE);

            assertThat(finished.code()).as(finished.all()).isZero();
            assertThat(site.live()).isSameAs(fresh);
            assertThat(site.aws.log.count("SwapEnvironmentCNAMEs")).isEqualTo(1);
            site.wasLawful();
        }
    }

    @Test
    void aSecondReleaseIsRefusedAndARollbackTakesOver(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, Pace.HASTY)) {
            Machine old = site.serving();
            site.configure(Map.of("watch", "60s"));
            site.kirikae(0, "upload");

            ProgramRun first = site.start("release", "--by", "alice");
            site.await("the switch", () -> site.swaps() == 1);
            ProgramRun.Finished second = site.kirikae(4, "release", "--by", "bob");
            assertThat(second.all()).contains("alice");

            site.kirikae(0, "rollback", "--by", "carol");
            ProgramRun.Finished replaced = first.end(Duration.ofSeconds(40));

            assertThat(replaced.code()).as(replaced.all()).isEqualTo(5);
            assertThat(replaced.all()).contains("carol");
            assertThat(site.live()).isSameAs(old);
            assertThat(site.swaps()).isEqualTo(2);
            site.wasLawful();
        }
    }
}
