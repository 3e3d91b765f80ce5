package dev.kirikae.app.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An AWS of this process alone, in which there is nothing: whoever looks sees an account, an empty bucket and an
 * application without environments. What the program is trained on, so that the JVM knows the SDK's classes when it is
 * started.
 */
public final class EmptyAws implements AutoCloseable {
    private static final String ACCOUNT = "000000000000";

    private final HttpServer server;

    private EmptyAws(HttpServer server) {
        this.server = server;
    }

    /**
     * On a free port of the loopback interface.
     *
     * @throws IOException where there is none
     */
    public static EmptyAws open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", EmptyAws::answer);
        server.start();
        return new EmptyAws(server);
    }

    /** Has the SDK of this process ask it, with credentials that are none: by system properties, which stay. */
    public void take() {
        Map.of(
                        "aws.endpointUrl",
                        "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                                + server.getAddress().getPort(),
                        "aws.accessKeyId",
                        "training",
                        "aws.secretAccessKey",
                        "training",
                        "aws.region",
                        "us-east-1")
                .forEach(System::setProperty);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean store = exchange.getRequestMethod().equals("GET");
            byte[] text = (store ? stored(exchange) : called(body)).getBytes(StandardCharsets.UTF_8);
            boolean missing = store && exchange.getRequestURI().getQuery() == null;
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(missing ? 404 : 200, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    /** S3: no object, and lists without any. */
    private static String stored(HttpExchange exchange) {
        String bucket = exchange.getRequestURI().getPath().replaceAll("^/([^/]*).*", "$1");
        return exchange.getRequestURI().getQuery() == null
                ? "<Error><Code>NoSuchKey</Code><Message>empty</Message></Error>"
                : "<ListBucketResult><Name>" + bucket
                        + "</Name><KeyCount>0</KeyCount><IsTruncated>false</IsTruncated></ListBucketResult>";
    }

    /** The query protocol of Beanstalk and STS: an empty answer to whatever is asked, but for who asks. */
    private static String called(String body) {
        String action = body.replaceAll("(?s)^.*?\\bAction=([A-Za-z]+).*$", "$1");
        String result = action.equals("GetCallerIdentity")
                ? "<Arn>arn:aws:iam::" + ACCOUNT + ":user/training</Arn><UserId>training</UserId><Account>" + ACCOUNT
                        + "</Account>"
                : "";
        return "<" + action + "Response><" + action + "Result>" + result + "</" + action + "Result></" + action
                + "Response>";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
