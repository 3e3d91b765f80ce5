package dev.kirikae.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One question to an application over HTTP: GET, no redirects, no credentials, bounded in size and time.
 *
 * @param scheme {@code http} or {@code https}
 * @param host the name that is resolved and connected to
 * @param hostHeader another Host header and TLS name; null for the host itself
 * @param path begins with a slash; may have a query
 * @param timeout for all of it: name, connection, TLS and every byte of the answer
 * @param ca PEM text of a certificate authority to trust besides the JDK's; null for none
 */
public record ProbeRequest(
        String scheme,
        String host,
        int port,
        @Nullable String hostHeader,
        String path,
        Duration timeout,
        @Nullable String ca) {}
