package dev.kirikae.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What came back, raw: what it means is decided elsewhere. */
public sealed interface ProbeResponse {

    /** What became of an answer's body. */
    enum Body {
        /** All of it was read, and it is UTF-8. */
        WHOLE,
        /** It is longer than what was read. */
        CUT,
        /** It is not UTF-8: what is no character is shown as U+FFFD. */
        NOT_TEXT
    }

    /**
     * An HTTP answer.
     *
     * @param headers names in lower case, sorted; the last value of each
     * @param body as far as it was read
     * @param redirects how many were followed to it
     * @param took milliseconds from sending to the last byte read
     */
    record Http(int status, Map<String, String> headers, String body, Body kind, int redirects, long took)
            implements ProbeResponse {
        public Http {
            headers = sorted(headers);
        }

        /** An answer that came whole, and at once. */
        public Http(int status, Map<String, String> headers, String body, long took) {
            this(status, headers, body, Body.WHOLE, 0, took);
        }
    }

    /**
     * An HTTP answer whose body was digested.
     *
     * @param headers names in lower case, sorted; the last value of each
     * @param size bytes of the body that were read
     * @param sha256 of what was read, in 64 lower-case hexadecimal digits
     * @param whole nothing more followed
     * @param redirects how many were followed to it
     * @param took milliseconds from sending to the last byte read
     */
    record Download(
            int status, Map<String, String> headers, long size, String sha256, boolean whole, int redirects, long took)
            implements ProbeResponse {
        public Download {
            headers = sorted(headers);
        }
    }

    /** How reading from a connection ended. */
    enum End {
        /** What was waited for came, or nothing was waited for. */
        COME,
        /** The other side closed. */
        CLOSED,
        /** So much came that no more was read. */
        FULL,
        /** The time was over. */
        LATE
    }

    /**
     * A connection was made.
     *
     * @param received in UTF-8, at most 64 KiB
     * @param took milliseconds from the connection to the end
     */
    record Tcp(String received, End end, long took) implements ProbeResponse {}

    /**
     * The answer to an upgrade.
     *
     * @param key what was sent as Sec-WebSocket-Key
     * @param headers names in lower case, sorted; the last value of each
     * @param frame null where none was waited for, or none came
     * @param end how waiting for the frame ended
     * @param took milliseconds from sending to the end
     */
    record WebSocket(
            int status,
            Map<String, String> headers,
            String key,
            @Nullable Frame frame,
            End end,
            long took) implements ProbeResponse {
        public WebSocket {
            headers = sorted(headers);
        }
    }

    /**
     * The first frame of a WebSocket that is no ping and no pong (RFC 6455, 5.2).
     *
     * @param opcode 1 is text, 2 is binary, 8 closes
     * @param masked which no server may do
     * @param reserved a bit is set that no extension was asked for
     * @param text as far as it was read, at most 64 KiB
     */
    record Frame(int opcode, boolean masked, boolean reserved, String text) {}

    /**
     * The answers, in the order in which they came.
     *
     * @param kept to the one client that kept its cookies
     * @param cookies names of the cookies that it was given, sorted
     * @param fresh each to a client of its own
     */
    record Sticky(List<Http> kept, List<String> cookies, List<Http> fresh) implements ProbeResponse {
        public Sticky {
            kept = List.copyOf(kept);
            cookies = List.copyOf(cookies);
            fresh = List.copyOf(fresh);
        }
    }

    /**
     * A program has ended.
     *
     * @param exit its exit code
     * @param output the last of what it printed, standard output and errors together, at most 4 KiB
     */
    record Command(int exit, String output, long took) implements ProbeResponse {}

    private static Map<String, String> sorted(Map<String, String> headers) {
        return Collections.unmodifiableMap(new TreeMap<>(headers));
    }
}
