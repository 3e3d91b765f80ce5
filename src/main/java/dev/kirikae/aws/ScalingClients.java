package dev.kirikae.aws;

import java.time.Clock;
import java.time.ZoneOffset;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.auth.scheme.AutoScalingAuthSchemeProvider;

/**
 * The clients of EC2 Auto Scaling. A class of its own, since whoever has a client in its signatures loads the SDK's module as
 * it starts, and most commands ask no group.
 */
final class ScalingClients implements AutoCloseable {

    private final Clients shared;
    private final Lazily<AutoScalingClient> looking;

    /** @param clock what looks are signed with */
    ScalingClients(Clients shared, Clock clock) {
        this.shared = shared;
        this.looking = new Lazily<>(() -> client(new CompleteResponses(shared.wire()), clock, false));
    }

    AutoScalingClient looking() {
        return looking.get();
    }

    /** As {@link Clients#acting}. */
    AutoScalingClient acting(OneShotHttpClient attempt) {
        return client(new CompleteResponses(attempt), Clock.fixed(attempt.signedAt(), ZoneOffset.UTC), true);
    }

    private AutoScalingClient client(CompleteResponses http, Clock time, boolean once) {
        AutoScalingAuthSchemeProvider usual = AutoScalingAuthSchemeProvider.defaultProvider();
        return AutoScalingClient.builder()
                .region(shared.region())
                .credentialsProvider(shared.credentials())
                .httpClient(http)
                .authSchemeProvider(parameters -> Clients.signedWith(time, usual.resolveAuthScheme(parameters)))
                .overrideConfiguration(once ? shared.once() : shared.looking())
                .build();
    }

    @Override
    public void close() {
        AutoScalingClient made = looking.ifMade();
        if (made != null) {
            made.close();
        }
    }
}
