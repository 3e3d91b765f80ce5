package dev.kirikae.aws;

import dev.kirikae.workflow.ChangingCall;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * One changing call on its way, and the last gate before the wire: credentials are loaded and the request is signed by then.
 * Lets one request through, before {@code notAfter}, and knows whether it did.
 */
final class OneShotHttpClient implements SdkHttpClient {

    private final SdkHttpClient wire;
    private final InstantSource clock;
    private final ChangingCall effect;
    private volatile boolean left;
    private volatile @Nullable String held;

    OneShotHttpClient(SdkHttpClient wire, InstantSource clock, ChangingCall effect) {
        this.wire = wire;
        this.clock = clock;
        this.effect = effect;
    }

    Instant signedAt() {
        return effect.signedAt();
    }

    /** Whether the request may be on the wire. */
    boolean hasLeft() {
        return left;
    }

    /** Why the gate kept it back; null where it did not. */
    @Nullable
    String held() {
        return held;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest call = wire.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                pass();
                return call.call();
            }

            @Override
            public void abort() {
                call.abort();
            }
        };
    }

    private synchronized void pass() throws IOException {
        Instant now = clock.instant();
        if (left) {
            throw new IOException("a changing call is made once");
        }
        if (now.isAfter(effect.notAfter())) {
            held = "it is " + now + ", and the call was allowed until " + effect.notAfter();
            throw new IOException(held);
        }
        left = true;
    }

    @Override
    public String clientName() {
        return wire.clientName();
    }

    /** The wire is shared and stays open. */
    @Override
    public void close() {}
}
