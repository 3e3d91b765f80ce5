package dev.kirikae.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kirikae.contract.AwsPlace;
import dev.kirikae.contract.AwsWire;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** No answer is told in plain words, with the endpoint and without the names of classes. */
class UnansweredTest {

    private static final String ACTION = "sts:GetCallerIdentity";

    static Stream<Arguments> failures() {
        SSLHandshakeException untrusted = new SSLHandshakeException("PKIX path building failed: sun.security.X");
        untrusted.initCause(new CertificateException("unable to find valid certification path"));
        return Stream.of(
                arguments(new UnknownHostException("sts.x.amazonaws.com"), "the name AWS does not resolve"),
                arguments(new ConnectException("Connection refused"), "AWS refuses the connection"),
                arguments(new ConnectException("Connection timed out"), "AWS takes no connection in time"),
                arguments(new NoRouteToHostException("No route to host"), "there is no way to AWS"),
                arguments(new SocketException("Network is unreachable"), "there is no way to AWS"),
                arguments(new SocketException("Connection reset"), "AWS cut the connection"),
                arguments(new SocketException("Unexpected end of file from server"), "AWS cut the connection"),
                arguments(new EOFException(), "AWS cut the connection"),
                arguments(new SocketTimeoutException("Connect timed out"), "AWS takes no connection in time"),
                arguments(new SocketTimeoutException("Read timed out"), "AWS does not answer in time"),
                arguments(untrusted, "the certificate of AWS is not trusted: unable to find valid certification path"),
                arguments(new SSLHandshakeException("no protocol"), "TLS with AWS failed: no protocol"),
                arguments(new IOException("java.io.IOException: Server returned 418"), "Server returned 418"),
                arguments(new IOException(), "AWS gave an answer that is not understood"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void is_said_in_plain_words(IOException failure, String words) {
        RuntimeException wrapped = SdkClientException.create("Unable to execute HTTP request", failure);

        assertThat(Errors.why(ACTION, wrapped)).isEqualTo(ACTION + ": " + words);
    }

    @Test
    void the_end_of_all_patience_counts_more_than_how_the_last_attempt_was_broken_off() {
        RuntimeException late =
                ApiCallTimeoutException.create("did not complete", new SocketException("Socket closed"));

        assertThat(Errors.why(ACTION, late)).isEqualTo(ACTION + ": AWS does not answer in time");
    }

    @Test
    void the_endpoint_is_named_and_what_to_check() throws IOException {
        int free;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = gone.getLocalPort();
        }
        try (AwsWire wire = new AwsWire()) {
            System.setProperty("aws.endpointUrl", "http://127.0.0.1:" + free);
            try (AwsWorld world = AwsPlace.world()) {
                assertThat(world.perform(new Effect.LookAtCaller()))
                        .isEqualTo(new Answer.Missing(
                                Answer.Trouble.UNREACHABLE,
                                ACTION + ": http://127.0.0.1:" + free
                                        + " refuses the connection; check AWS_ENDPOINT_URL, the network and the VPN"));
                assertThat(world.perform(new Effect.ReadLock()))
                        .isInstanceOfSatisfying(
                                Answer.Missing.class,
                                missing -> assertThat(missing.why())
                                        .startsWith(
                                                "s3:GetObject: http://127.0.0.1:" + free + " refuses the connection"));
            }
            assertThat(wire.requests()).isEmpty();
        }
    }
}
