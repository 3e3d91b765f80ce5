package dev.kirikae.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * At AWS's own pace, a quarter of an hour each, and therefore only when asked for: {@code mvn verify -Dit.test=RealTime}.
 */
class RealTime {

    private static final Duration LONG = Duration.ofMinutes(20);

    @Test
    void aReleaseSpendsFewCalls(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, Pace.REAL)) {
            Machine old = site.serving();
            site.configure(Map.of("adopt", old.id, "stable", "10s", "watch", "30s", "polling", "", "lease", "2m"));

            ProgramRun.Finished upload = site.start("upload").end(LONG);
            assertThat(upload.code()).as(upload.all()).isZero();
            Map<String, Integer> uploaded = site.aws.log.counts("elasticbeanstalk");
            Instant ready = site.newest().updated;
            Instant noticed = site.aws.log.lines().stream()
                    .filter(l -> l.operation().equals("DescribeEnvironments") && !l.at().isBefore(ready))
                    .map(CallLog.Line::at)
                    .findFirst()
                    .orElseThrow();
            ProgramRun.Finished release = site.start("release").end(LONG);
            assertThat(release.code()).as(release.all()).isZero();
            Map<String, Integer> released = site.aws.log.counts("elasticbeanstalk");
            ProgramRun.Finished destroy = site.start("destroy").end(LONG);
            assertThat(destroy.code()).as(destroy.all()).isZero();
            Map<String, Integer> all = site.aws.log.counts("elasticbeanstalk");

            site.aws.log.lines().forEach(System.out::println);
            System.out.println("after upload:  " + sum(uploaded) + " " + uploaded);
            System.out.println("after release: " + sum(released) + " " + released);
            System.out.println("after destroy: " + sum(all) + " " + all);
            System.out.println("noticed after: " + Duration.between(ready, noticed));
            assertThat(sum(all)).isLessThanOrEqualTo(39);
            assertThat(Duration.between(ready, noticed)).isLessThan(Duration.ofSeconds(10));
            site.wasLawful();
        }
    }

    /** The answer is lost, so only the late bound tells that no second call of ours can still arrive. */
    @Test
    void aLostAnswerIsSettledInTheEnd(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, Pace.QUICK)) {
            site.serving();
            site.kirikae(0, "upload");
            Machine fresh = site.newest();
            site.aws.faults.cutAfter("SwapEnvironmentCNAMEs");

            ProgramRun.Finished release = site.start("release").end(LONG);

            assertThat(release.code()).as(release.all()).isZero();
            assertThat(site.live()).isSameAs(fresh);
            assertThat(site.aws.log.count("SwapEnvironmentCNAMEs")).isEqualTo(1);
            System.out.println(release.all());
            site.wasLawful();
        }
    }

    /** Not executed, and no answer: tried anew once it is certain, with one more call. */
    @Test
    void aLostCallIsMadeAnewInTheEnd(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, Pace.QUICK)) {
            site.serving();
            site.kirikae(0, "upload");
            Machine fresh = site.newest();
            site.aws.faults.cutBefore("SwapEnvironmentCNAMEs");

            ProgramRun.Finished release = site.start("release").end(LONG);

            System.out.println(release.all());
            assertThat(List.of(0, 5)).contains(release.code());
            assertThat(site.swaps()).isLessThanOrEqualTo(1);
            assertThat(site.live() == fresh).isEqualTo(release.code() == 0);
            site.wasLawful();
        }
    }

    @Test
    void aReleaseKilledBeforeItsAnswerIsSettledByTheNext(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, Pace.QUICK)) {
            site.serving();
            site.kirikae(0, "upload");
            Machine fresh = site.newest();
            site.aws.faults.late("SwapEnvironmentCNAMEs", Duration.ofSeconds(5));
            ProgramRun killed = site.start("release");
            site.await("the switch", () -> site.swaps() == 1);
            killed.kill();

            ProgramRun.Finished again = site.start("release", "--wait", "3m").end(LONG);

            System.out.println(again.all());
            assertThat(again.code()).as(again.all()).isZero();
            assertThat(site.live()).isSameAs(fresh);
            assertThat(site.aws.log.count("SwapEnvironmentCNAMEs")).isEqualTo(1);
            site.wasLawful();
        }
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
