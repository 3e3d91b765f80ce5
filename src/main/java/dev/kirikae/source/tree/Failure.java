package dev.kirikae.source.tree;

import dev.kirikae.model.Causes;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.eclipse.jgit.errors.MissingObjectException;
import org.jspecify.annotations.Nullable;

/** An exception's own words and its innermost cause's, for the end of a sentence, without the names of classes. */
public final class Failure {

    private Failure() {}

    /** Never empty, fit for a message, without a full stop. */
    public static String of(Throwable failure) {
        Throwable innermost = Causes.innermostFirst(failure).get(0);
        if (innermost instanceof UnresolvedAddressException) {
            return "the host's name does not resolve";
        }
        if (innermost instanceof MissingObjectException) {
            return "an object is missing (a shallow or partial clone?): " + words(innermost);
        }
        String own = words(failure);
        String inner = words(innermost);
        return innermost == failure || own.endsWith(inner) ? own : own + ": " + inner;
    }

    private static String words(Throwable failure) {
        String said = Causes.said(failure);
        String known = known(failure, said);
        String words = known != null ? known : said.isEmpty() ? "no reason is given" : said;
        return SafeName.of(words.replaceAll("\\.+$", ""));
    }

    /** What the JDK's exceptions say only by their class. */
    private static @Nullable String known(Throwable failure, String said) {
        if (failure instanceof UnknownHostException) {
            return "the name " + said + " does not resolve";
        }
        if (failure instanceof ConnectException && said.toLowerCase(Locale.ROOT).contains("refused")) {
            return "the connection is refused";
        }
        if (failure instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        if (failure instanceof EOFException) {
            return "the end came too early";
        }
        if (failure instanceof AccessDeniedException) {
            return said + " may not be read or written";
        }
        return failure instanceof NoSuchFileException ? said + " is not there" : null;
    }
}
