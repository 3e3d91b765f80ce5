package dev.kirikae.web;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Failures in words for people. */
final class Plain {

    private static final int LONGEST = 300;

    private Plain() {}

    static String words(IOException error) {
        String message = error.getMessage() == null ? "" : ": " + text(error.getMessage());
        if (error instanceof UnknownHostException) {
            return "the name does not resolve";
        }
        if (error instanceof SocketTimeoutException) {
            return "no connection in time";
        }
        if (error instanceof ConnectException || error instanceof NoRouteToHostException) {
            return "no connection" + message;
        }
        if (error instanceof SSLException) {
            return "TLS failed" + message;
        }
        return message.isEmpty() ? error.getClass().getSimpleName() : message.substring(2);
    }

    /** Without control characters, at most 300 characters. */
    static String text(String given) {
        String visible = given.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
        return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST - 1) + "…";
    }
}
