package dev.kirikae.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.Profile;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Exit;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Beanstalk's API is throttled for the whole account: a release takes little of it. */
class BudgetTest {

    /** Five minutes to launch and to terminate, nothing learned yet but the live release's own launch. */
    @Test
    void aWholeReleaseTakesFewCalls() {
        Start start = Start.calm().with(Profile.USUAL.lasting(Duration.ofMinutes(5), Duration.ofMinutes(5)));
        Play play = new Play(start, Map.of());
        EmbeddedCloud cloud = play.cloud();

        Ending uploaded = play.perform(Job.UPLOAD);
        int upload = cloud.truth().beanstalkCalls();
        Ending released = play.perform(Job.RELEASE);
        int release = cloud.truth().beanstalkCalls() - upload;
        Ending destroyed = play.perform(Job.DESTROY);
        int all = cloud.truth().beanstalkCalls();

        assertThat(uploaded).isNotNull().extracting(Ending::exit).isEqualTo(Exit.OK);
        assertThat(released).isNotNull().extracting(Ending::exit).isEqualTo(Exit.OK);
        assertThat(destroyed).isNotNull().extracting(Ending::exit).isEqualTo(Exit.OK);
        assertThat(all)
                .as(upload + " for upload, " + release + " for release, "
                        + cloud.truth().calls())
                .isLessThanOrEqualTo(35);
    }
}
