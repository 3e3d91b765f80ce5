package dev.kirikae.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Names the owner we expect in every request to S3, so that none can forget it: bucket names are predictable, and S3 refuses
 * where somebody else owns the bucket (Amazon S3 User Guide, "Verifying bucket ownership", read 2026-11). Nor is there an
 * {@code Expect: 100-continue}: what we send is small or wanted, and a stand-in that does not know it costs seconds.
 */
final class OwnerEverywhere implements ExecutionInterceptor {

    static final String HEADER = "x-amz-expected-bucket-owner";

    private final Supplier<String> account;

    OwnerEverywhere(Supplier<String> account) {
        this.account = account;
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return context.httpRequest()
                .copy(request -> request.putHeader(HEADER, account.get()).removeHeader("Expect"));
    }
}
