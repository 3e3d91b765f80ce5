package dev.kirikae.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.contract.AwsPlace;
import dev.kirikae.contract.AwsWire;
import dev.kirikae.contract.BeanstalkXml;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** What the clients share lives as long as all of them. */
class ClientsTest {

    /** As the providers of container and web identity do, it gives nothing once it is closed. */
    private static final class Once implements AwsCredentialsProvider, SdkAutoCloseable {
        private int closed;

        @Override
        public AwsCredentials resolveCredentials() {
            if (closed > 0) {
                throw new IllegalStateException("Connection pool shut down");
            }
            return AwsBasicCredentials.create("AKIDEXAMPLE", "secret");
        }

        @Override
        public void close() {
            closed++;
        }
    }

    @Test
    void aChangingCallHandsTheCredentialsToTheNext() {
        Once provider = new Once();
        InstantSource clock = InstantSource.fixed(AwsPlace.NOW);
        ChangingCall.Terminate effect = new ChangingCall.Terminate(
                "op", new EnvironmentId("e-aaaaaaaaaa"), AwsPlace.NOW, AwsPlace.NOW.plusSeconds(30));
        try (AwsWire wire =
                new AwsWire().withS3().on("SwapEnvironmentCNAMEs", BeanstalkXml.done("SwapEnvironmentCNAMEs"))) {
            wire.s3().bucket(AwsPlace.BUCKET);
            try (Clients clients = new Clients(AwsPlace.PLACE, clock, Timeouts.USUAL, () -> provider)) {
                clients.store().headBucket(r -> r.bucket(AwsPlace.BUCKET));
                ChangingCalls acts = new ChangingCalls(clients, clock);
                for (int call = 1; call <= 3; call++) {
                    assertThat(acts.make("SwapEnvironmentCNAMEs", effect, ClientsTest::swap))
                            .isInstanceOf(Answer.Done.class);
                    assertThat(wire.requests("SwapEnvironmentCNAMEs")).hasSize(call);
                }
                clients.store().headBucket(r -> r.bucket(AwsPlace.BUCKET));
                assertThat(provider.closed).isZero();
            }
            assertThat(provider.closed).isEqualTo(1);
        }
    }

    private static software.amazon.awssdk.awscore.AwsResponse swap(ElasticBeanstalkClient client) {
        return client.swapEnvironmentCNAMEs(
                r -> r.sourceEnvironmentId("e-aaaaaaaaaa").destinationEnvironmentId("e-bbbbbbbbbb"));
    }
}
