package dev.kirikae.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The endpoint of a request that got no answer, which neither the JDK's exceptions tell nor the SDK's. It rides on them as a
 * suppressed one, since the SDK lets nobody put another in their place.
 */
final class AtEndpoint extends Exception {

    private static final long serialVersionUID = 1;

    private final String endpoint;
    private final boolean overridden;

    private AtEndpoint(SdkHttpRequest request) {
        super(request.host(), null, false, false);
        String host = request.host();
        boolean usual = host.contains(".amazonaws.com") || host.endsWith(".api.aws");
        this.overridden = !usual;
        this.endpoint = usual ? host : request.protocol() + "://" + host + ":" + request.port();
    }

    /** Null where none rides on it. */
    static @Nullable AtEndpoint of(Throwable error) {
        for (Throwable each : error.getSuppressed()) {
            if (each instanceof AtEndpoint at) {
                return at;
            }
        }
        return null;
    }

    /** The host's name; the URL where it is none of AWS's. */
    String endpoint() {
        return endpoint;
    }

    /** Whether it is none of AWS's: somebody has set {@code AWS_ENDPOINT_URL…}. */
    boolean isOverridden() {
        return overridden;
    }

    /** Has every client tell it. */
    static final class Naming implements ExecutionInterceptor {
        @Override
        public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
            Throwable error = context.exception();
            SdkHttpRequest request = context.httpRequest().orElse(null);
            boolean silent = error instanceof SdkClientException
                    && context.httpResponse().isEmpty();
            if (silent && request != null) {
                error.addSuppressed(new AtEndpoint(request));
            }
        }
    }
}
