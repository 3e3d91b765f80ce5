package dev.kirikae.model;

import org.jspecify.annotations.Nullable;

/**
 * Where an application is asked over HTTP.
 *
 * @param scheme {@code http} or {@code https}
 * @param host the name that is resolved and connected to
 * @param hostHeader another Host header and TLS name; null for the host itself
 * @param ca PEM text of a certificate authority to trust besides the JDK's; null for none
 */
public record Endpoint(
        String scheme,
        String host,
        int port,
        @Nullable String hostHeader,
        @Nullable String ca) {}
