package dev.kirikae.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.Profile;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Beanstalk's API is throttled for the whole account: a release takes little of it. */
class BudgetTest {

    /**
     * Five minutes to launch and to terminate, nothing learned yet but the live release's own launch. Four of the calls ask for
     * the launch's events while it lasts, for whoever waits.
     */
    @Test
    void aWholeReleaseTakesFewCalls() {
        Start start = Start.calm().with(Profile.USUAL.lasting(Duration.ofMinutes(5), Duration.ofMinutes(5)));
        Play play = new Play(start, Map.of());
        EmbeddedCloud cloud = play.cloud();

        StageResult uploaded = play.perform(SimulatedJob.UPLOAD);
        int upload = cloud.executionLog().beanstalkCalls();
        StageResult released = play.perform(SimulatedJob.RELEASE);
        int release = cloud.executionLog().beanstalkCalls() - upload;
        StageResult destroyed = play.perform(SimulatedJob.DESTROY);
        int all = cloud.executionLog().beanstalkCalls();

        assertThat(uploaded).isNotNull().extracting(StageResult::exit).isEqualTo(ExitCode.OK);
        assertThat(released).isNotNull().extracting(StageResult::exit).isEqualTo(ExitCode.OK);
        assertThat(destroyed).isNotNull().extracting(StageResult::exit).isEqualTo(ExitCode.OK);
        assertThat(all)
                .as(upload + " for upload, " + release + " for release, "
                        + cloud.executionLog().calls())
                .isLessThanOrEqualTo(43);
    }
}
