package dev.kirikae.web;

import dev.kirikae.model.Causes;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Failures in words for people, without the names of classes. The one place in this room that knows what exceptions mean. */
final class ErrorText {

    private static final int LONGEST = 300;
    private static final Pattern CUT = Pattern.compile("reset|broken pipe|closed|abort");

    private ErrorText() {}

    static String words(IOException error) {
        List<Throwable> causes = Causes.innermostFirst(error);
        String innermost = text(String.valueOf(causes.get(0).getMessage()));
        boolean secured = causes.stream().anyMatch(SSLException.class::isInstance);
        for (Throwable cause : causes) {
            if (cause instanceof CertificateExpiredException) {
                return "TLS failed: the certificate has expired: " + text(String.valueOf(cause.getMessage()));
            }
            String known = secured && cause instanceof CertificateException
                    ? "TLS failed: the certificate is not trusted: " + innermost
                    : known(cause, innermost);
            if (known != null) {
                return known;
            }
        }
        String message = error.getMessage();
        return message == null || message.isBlank() ? "there was no answer that can be read" : text(message);
    }

    /** @param innermost the message of the innermost cause, which is the plainest */
    private static @Nullable String known(Throwable cause, String innermost) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof UnknownHostException) {
            return "the name does not resolve";
        }
        if (cause instanceof SocketTimeoutException) {
            return "no connection in time";
        }
        if (cause instanceof ConnectException && message.contains("refused")) {
            return "no connection: it is refused";
        }
        if (cause instanceof NoRouteToHostException || message.contains("unreachable")) {
            return "no connection: there is no way there";
        }
        if (cause instanceof ConnectException) {
            return "no connection: " + innermost;
        }
        if (cause instanceof SSLException) {
            return "TLS failed: " + innermost;
        }
        boolean cut = cause instanceof SocketException && CUT.matcher(message).find();
        return cut || cause instanceof EOFException ? "the connection was cut" : null;
    }

    /** Without control characters, at most 300 characters. */
    static String text(String given) {
        String visible = given.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
        return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST - 1) + "…";
    }
}
