package dev.kirikae.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What Kirikae asks and changes of Auto Scaling groups. */
@Execution(ExecutionMode.CONCURRENT)
class GroupsOverHttpIT {

    @Test
    void aStandbyThatWasScaledInIsRaisedByItsGroupAlone(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, Pace.HASTY)) {
            Machine old = site.serving();
            old.put(new Machine.Option("aws:autoscaling:asg", "MinSize", "1"));
            site.kirikae(0, "upload");
            Machine fresh = site.newest();
            synchronized (site.aws.account) {
                fresh.scaled(2);
            }
            site.kirikae(0, "release");
            synchronized (site.aws.account) {
                old.scaled(1);
            }

            ProgramRun.Finished rollback = site.kirikae(0, "rollback");

            assertThat(site.live()).isSameAs(old);
            assertThat(old.instances).isEqualTo(2);
            assertThat(rollback.all()).contains("2 instances");
            assertThat(operations(site))
                    .containsSubsequence("SuspendProcesses", "SetDesiredCapacity", "SwapEnvironmentCNAMEs")
                    .endsWith("ResumeProcesses")
                    .doesNotContain("UpdateEnvironment");
            site.wasLawful();
        }
    }

    /** What somebody else suspended stays so. */
    @Test
    void theHoldIsMadeAfterTheSwitchShownAndLiftedBeforeATermination(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, Pace.HASTY)) {
            Machine old = site.serving();
            site.configure(Map.of("adopt", old.id));
            synchronized (site.aws.account) {
                old.suspended.add("AZRebalance");
                old.nightly.add(Instant.now().plus(Duration.ofHours(9)));
            }
            site.kirikae(0, "upload");
            site.kirikae(0, "release");
            assertThat(old.suspended).containsExactly("AZRebalance", "AlarmNotification", "ScheduledActions");

            assertThat(site.kirikae(0, "status").out()).contains("scale-in of " + old.id);
            assertThat(site.kirikae(0, "status", "--readiness").out())
                    .contains(
                            "suspended in its Auto Scaling group: AZRebalance, AlarmNotification, ScheduledActions",
                            "scheduled action night of its group");

            site.kirikae(0, "destroy");
            assertThat(old.status).isEqualTo("Terminated");
            assertThat(old.suspended).containsExactly("AZRebalance");
            assertThat(operations(site))
                    .containsSubsequence("SuspendProcesses", "ResumeProcesses", "TerminateEnvironment");
            site.wasLawful();
        }
    }

    /** A module that is not asked costs a frightened person's command no time. */
    @Test
    void aStatusLoadsNothingOfAutoScalingAndOfPages(@TempDir Path folder) throws Exception {
        try (Site site = new Site(folder, Pace.HASTY)) {
            site.serving();
            site.kirikae(0, "upload");
            Path loaded = folder.resolve("loaded");
            ProcessBuilder builder = new ProcessBuilder(
                            ProgramRun.java(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Xlog:class+load:file=" + loaded,
                            "-Djdk.net.hosts.file=" + site.aws.hosts.file(),
                            "-jar",
                            System.getProperty("kirikae.jar"),
                            "status")
                    .directory(site.repository.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            builder.environment().putAll(site.variables());
            Process process = builder.start();
            assertThat(process.waitFor()).isZero();

            assertThat(Files.readAllLines(loaded))
                    .anyMatch(l -> l.contains("services.elasticbeanstalk"))
                    .noneMatch(l -> l.contains("services.autoscaling"))
                    .noneMatch(l -> l.contains("org.jsoup"));
        }
    }

    private static List<String> operations(Site site) {
        return site.aws.log.changing().stream().map(CallLog.Line::operation).toList();
    }
}
