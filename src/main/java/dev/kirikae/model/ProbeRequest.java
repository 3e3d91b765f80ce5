package dev.kirikae.model;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One question to an application, bounded in size and time. It carries no credentials. */
public sealed interface ProbeRequest {

    /** For all of it: names, connections, TLS and every byte of the answer. */
    Duration timeout();

    /** The name that is resolved and connected to; null for a program. */
    @Nullable
    String host();

    /** What is asked, in words for people. */
    String words();

    /**
     * A GET. Answer: {@link ProbeResponse.Http}.
     *
     * @param path begins with a slash; may have a query
     * @param redirects how many are followed at most, and only those that stay at this host
     * @param most bytes of the body that are read
     */
    record Http(Endpoint at, String path, int redirects, int most, Duration timeout) implements ProbeRequest {

        /** How much of a body is read where nobody asks for more. */
        public static final int USUAL_BODY = 64 * 1024;

        /** A GET that follows no redirect. */
        public Http(Endpoint at, String path, Duration timeout) {
            this(at, path, 0, USUAL_BODY, timeout);
        }

        @Override
        public String host() {
            return at.host();
        }

        @Override
        public String words() {
            return "GET " + url(at, path);
        }
    }

    /**
     * A GET whose body is counted and digested, and kept nowhere. Answer: {@link ProbeResponse.Download}.
     *
     * @param path begins with a slash; may have a query
     * @param redirects how many are followed at most, and only those that stay at this host
     * @param most bytes of the body that are read
     */
    record Download(Endpoint at, String path, int redirects, long most, Duration timeout) implements ProbeRequest {
        @Override
        public String host() {
            return at.host();
        }

        @Override
        public String words() {
            return "GET " + url(at, path);
        }
    }

    /**
     * A connection over TCP. Answer: {@link ProbeResponse.Tcp}.
     *
     * @param host the name that is resolved and connected to
     * @param tls whether TLS is spoken, with this host's name
     * @param ca PEM text of a certificate authority to trust besides the JDK's; null for none
     * @param send sent once connected, in UTF-8; null for nothing
     * @param until what is read up to; null: the connection is enough
     */
    record Tcp(
            String host,
            int port,
            boolean tls,
            @Nullable String ca,
            @Nullable String send,
            @Nullable String until,
            Duration timeout)
            implements ProbeRequest {
        @Override
        public String words() {
            return (tls ? "TLS to " : "TCP to ") + host + ":" + port;
        }
    }

    /**
     * The upgrade to a WebSocket (RFC 6455). Answer: {@link ProbeResponse.WebSocket}.
     *
     * @param path begins with a slash; may have a query
     * @param protocol a subprotocol to ask for; null for none
     * @param send sent as a text frame once upgraded; null for nothing
     * @param frame whether the first frame is waited for
     */
    record WebSocket(
            Endpoint at,
            String path,
            @Nullable String protocol,
            @Nullable String send,
            boolean frame,
            Duration timeout) implements ProbeRequest {
        @Override
        public String host() {
            return at.host();
        }

        @Override
        public String words() {
            return "WebSocket " + url(at, path);
        }
    }

    /**
     * The same GET by one client that keeps its cookies, and by as many new clients. Answer: {@link
     * ProbeResponse.Sticky}.
     *
     * @param path begins with a slash; may have a query
     * @param requests of the one client, at least two
     */
    record Sticky(Endpoint at, String path, int requests, Duration timeout) implements ProbeRequest {
        @Override
        public String host() {
            return at.host();
        }

        @Override
        public String words() {
            return requests + " × GET " + url(at, path) + " with a cookie, and without";
        }
    }

    /**
     * A program, started without a shell. Answer: {@link ProbeResponse.Command}.
     *
     * @param arguments the program, and its arguments; never empty
     * @param environment besides what every program needs to run
     */
    record Command(List<String> arguments, Map<String, String> environment, Duration timeout) implements ProbeRequest {
        public Command {
            arguments = List.copyOf(arguments);
            environment = Collections.unmodifiableMap(new TreeMap<>(environment));
        }

        @Override
        public @Nullable String host() {
            return null;
        }

        @Override
        public String words() {
            return "program " + arguments.get(0);
        }
    }

    private static String url(Endpoint at, String path) {
        return at.scheme() + "://" + at.host() + ":" + at.port() + path;
    }
}
