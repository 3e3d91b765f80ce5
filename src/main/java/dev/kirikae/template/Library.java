package dev.kirikae.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The templates that come with the program. The one class of this package that reads anything: the class path. A
 * template is read anew each time it is asked for.
 */
public final class Library {
    private static final String FOLDER = "ebextensions-templates/";

    private static final List<String> NAMES = List.of(
            "cloudwatch-log-files",
            "cloudwatch-logs",
            "commands",
            "container-commands",
            "dynamodb-tables",
            "environment-health-alarm",
            "environment-properties",
            "files",
            "fluent-bit",
            "fluent-bit-elasticsearch",
            "fluentd",
            "fluentd-elasticsearch",
            "http-5xx-alarm",
            "instance-id-file",
            "instance-metadata-v2",
            "jvm-heap",
            "latency-alarm",
            "load-balancer-stickiness",
            "log-rotation",
            "managed-updates-off",
            "metric-alarm",
            "nginx-body-size",
            "nginx-gzip",
            "nginx-headers",
            "nginx-server-block",
            "nginx-timeouts",
            "nginx-tls-proxy-headers",
            "nginx-websocket",
            "npm-packages",
            "packages",
            "platform-hook",
            "property-exports",
            "queue-age-alarm",
            "queue-depth-alarm",
            "services",
            "singleton-cron",
            "slo-burn-rate",
            "sns-topics",
            "sources",
            "sqs-queue",
            "swap-file",
            "systemd-service",
            "temporary-directories",
            "tomcat-heap",
            "unhealthy-hosts-alarm",
            "users-and-groups");

    private Library() {}

    /** All names, sorted. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * The built-in template of that name; null if there is none.
     *
     * @throws IllegalStateException if the program lacks one of its own files
     */
    public static @Nullable TemplateSource find(String name) {
        if (!NAMES.contains(name)) {
            return null;
        }
        String path = FOLDER + name + ".yml";
        try (InputStream in = Library.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own file " + path);
            }
            return new TemplateSource(name, path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
