package dev.kirikae.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Takes only whole answers of the Query protocol for good: {@code <XResponse>…</XResponse>}. The SDK reads an empty answer as
 * an empty list, or as a swap that was made; here it is an input/output error.
 */
final class CompleteResponses implements SdkHttpClient {

    /** A thousand environments or events are far less. */
    private static final int LARGEST = 16 << 20;

    private static final Pattern BEGIN =
            Pattern.compile("\\A\\s*(?:<\\?xml[^>]*\\?>)?\\s*<(\\w+Response)[\\s>]", Pattern.DOTALL);

    private final SdkHttpClient inner;

    CompleteResponses(SdkHttpClient inner) {
        this.inner = inner;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest call = inner.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return whole(call.call());
            }

            @Override
            public void abort() {
                call.abort();
            }
        };
    }

    private static HttpExecuteResponse whole(HttpExecuteResponse answer) throws IOException {
        if (!answer.httpResponse().isSuccessful()) {
            return answer;
        }
        byte[] body = new byte[0];
        if (answer.responseBody().isPresent()) {
            try (InputStream in = answer.responseBody().get()) {
                body = in.readNBytes(LARGEST + 1);
            }
        }
        if (body.length > LARGEST) {
            throw new IOException("the answer is larger than " + LARGEST + " bytes");
        }
        if (!isWhole(new String(body, StandardCharsets.UTF_8))) {
            throw new IOException("the answer is empty, cut or not one of AWS, though it says "
                    + answer.httpResponse().statusCode());
        }
        return HttpExecuteResponse.builder()
                .response(answer.httpResponse())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    static boolean isWhole(String body) {
        Matcher begin = BEGIN.matcher(body);
        return begin.find() && body.stripTrailing().endsWith("</" + begin.group(1) + ">");
    }

    @Override
    public String clientName() {
        return inner.clientName();
    }

    @Override
    public void close() {
        inner.close();
    }
}
