package dev.kirikae.aws;

import dev.kirikae.model.Causes;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** Why an endpoint gave no answer, in plain words. The one place in this room that knows what the exceptions mean. */
final class Unanswered {

    private static final Pattern CUT = Pattern.compile("reset|broken pipe|end of file|closed|abort");

    private Unanswered() {}

    /** Without the names of classes; what is not known is told by its own message. */
    static String why(Throwable error) {
        List<Throwable> causes = Causes.innermostFirst(error);
        AtEndpoint where = endpoint(causes);
        String at = where == null ? "AWS" : where.endpoint();
        String message = Causes.said(causes.get(0));
        boolean said = !message.isEmpty();
        if (causes.stream().anyMatch(Unanswered::isTimeout)) {
            return at + " does not answer in time";
        }
        for (Throwable cause : causes) {
            String known = known(cause, at);
            if (known != null) {
                return known.endsWith(":") && said ? known + " " + message : known.replaceAll(":$", "");
            }
        }
        return said ? message : at + " gave an answer that is not understood";
    }

    /** What a person looks at first, to be put behind the reason; empty where there was a connection. */
    static String advice(Throwable error) {
        List<Throwable> causes = Causes.innermostFirst(error);
        AtEndpoint where = endpoint(causes);
        if (where == null) {
            return "";
        }
        return where.isOverridden()
                ? "; check AWS_ENDPOINT_URL, the network and the VPN"
                : "; check the network, the VPN and the region";
    }

    private static boolean isTimeout(Throwable cause) {
        return cause instanceof ApiCallTimeoutException || cause instanceof ApiCallAttemptTimeoutException;
    }

    /** What the exception means; ends with a colon where the innermost message is worth reading too. */
    private static @Nullable String known(Throwable cause, String at) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof UnknownHostException) {
            return "the name " + at + " does not resolve";
        }
        if (cause instanceof ConnectException && message.contains("refused")) {
            return at + " refuses the connection";
        }
        if (cause instanceof NoRouteToHostException || message.contains("unreachable")) {
            return "there is no way to " + at;
        }
        if (cause instanceof ConnectException || message.contains("connect timed out")) {
            return at + " takes no connection in time";
        }
        if (cause instanceof CertificateException) {
            return "the certificate of " + at + " is not trusted:";
        }
        if (cause instanceof SSLException) {
            return "TLS with " + at + " failed:";
        }
        if (cause instanceof InterruptedIOException) {
            return at + " does not answer in time";
        }
        boolean cut = cause instanceof SocketException && CUT.matcher(message).find();
        return cut || cause instanceof EOFException ? at + " cut the connection" : null;
    }

    private static @Nullable AtEndpoint endpoint(List<Throwable> causes) {
        for (Throwable cause : causes) {
            AtEndpoint at = AtEndpoint.of(cause);
            if (at != null) {
                return at;
            }
        }
        return null;
    }
}
