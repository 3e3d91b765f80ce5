package dev.kirikae.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * AWS, as far as Kirikae asks it, on one port of this machine: Elastic Beanstalk, Auto Scaling, S3, STS, CloudWatch, told apart by the
 * signature's scope, and, without a signature, the applications themselves. Time is real.
 */
final class Standin implements AutoCloseable {

    static final String KEY = "AKIAIOSFODNN7EXAMPLE";

    final Account account;
    final Storage storage;
    final Watch watch;
    final BeanstalkChanges changes;
    final CallLog log = new CallLog();
    final Faults faults = new Faults();
    final HostsFile hosts;

    private final HttpServer server;
    private final ExecutorService hands = Executors.newCachedThreadPool();
    private final Beanstalk beanstalk;
    private final AutoScaling groups;
    private final Applications applications;
    private volatile Duration skew = Duration.ZERO;
    private volatile Duration latency = Duration.ZERO;
    private volatile String caller = Account.ACCOUNT;

    /** @param folder where the hosts file is kept */
    Standin(Path folder, Pace pace) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hosts = new HostsFile(folder.resolve("hosts"));
        account = new Account(Instant::now, hosts);
        storage = new Storage(log);
        watch = new Watch(account, log);
        changes = new BeanstalkChanges(account, log, pace, storage::has);
        beanstalk = new Beanstalk(account, new BeanstalkLooks(account, pace, endpoint()), changes, log);
        groups = new AutoScaling(account, log, pace);
        applications = new Applications(account, pace);
        storage.bucket(Account.BUCKET, Account.ACCOUNT);
        server.createContext("/", this::handle);
        server.setExecutor(hands);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String endpoint() {
        return "http://127.0.0.1:" + port();
    }

    /** AWS's clock is so much ahead of ours. */
    void clockAhead(Duration by) {
        skew = by;
    }

    /** Every request takes at least so long. */
    void latency(Duration each) {
        latency = each;
    }

    /** Whose credentials these are. */
    void callerIs(String account) {
        caller = account;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Instant arrived = Instant.now();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            sleep(latency);
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            Signature signature =
                    Signature.of(authorization, exchange.getRequestHeaders().getFirst("X-Amz-Date"));
            String path = exchange.getRequestURI().getRawPath();
            if (signature == null) {
                String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
                log.span(new CallLog.Span("GET", arrived, Instant.now()));
                Storage.Reply reply = applications.answer(host.replaceFirst(":\\d+$", ""), path);
                note("application", "GET", host + path, Integer.toString(reply.status()));
                send(exchange, reply);
            } else if (signature.service().equals("s3")) {
                log.span(new CallLog.Span(exchange.getRequestMethod(), arrived, Instant.now()));
                store(exchange, signature, body);
            } else {
                String form = new String(body, StandardCharsets.UTF_8);
                log.span(new CallLog.Span(
                        String.valueOf(RecordedCall.form(form).get("Action")), arrived, Instant.now()));
                query(exchange, signature, form);
            }
        } catch (RuntimeException e) {
            log.violation("the stand-in itself failed: " + e);
            throw e;
        }
    }

    private void store(HttpExchange exchange, Signature signature, byte[] body) throws IOException {
        Storage.Ask ask = Storage.Ask.of(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                exchange.getRequestURI().getRawQuery(),
                exchange.getRequestHeaders(),
                body);
        Faults.Fault fault = faults.next(ask.operation());
        String subject = ask.bucket() + "/" + ask.key();
        Storage.Reply reply;
        String outcome = "ok";
        try {
            before(exchange, signature, fault);
            reply = storage.answer(ask);
        } catch (Refusal refusal) {
            outcome = refusal.code();
            String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                    + AwsXml.node(
                            "Error",
                            AwsXml.text("Code", refusal.code()),
                            AwsXml.text("Message", refusal.getMessage()),
                            AwsXml.text("RequestId", UUID.randomUUID()));
            reply = new Storage.Reply(
                    refusal.status(), Map.of("Content-Type", "application/xml"), text.getBytes(StandardCharsets.UTF_8));
        }
        finish(exchange, fault, "s3", ask.operation(), subject, outcome, reply);
    }

    private void query(HttpExchange exchange, Signature signature, String body) throws IOException {
        Map<String, String> form = RecordedCall.form(body);
        String operation = String.valueOf(form.get("Action"));
        RecordedCall call = new RecordedCall(operation, form, UUID.randomUUID().toString());
        Faults.Fault fault = faults.next(operation);
        String outcome = "ok";
        Storage.Reply reply;
        try {
            before(exchange, signature, fault);
            String answer = answer(signature.service(), call, fault);
            reply = Storage.Reply.of(Map.of("Content-Type", "text/xml"), answer);
        } catch (Refusal refusal) {
            outcome = refusal.code() + " " + refusal.getMessage();
            String text = AwsXml.node(
                    "ErrorResponse",
                    AwsXml.node(
                            "Error",
                            AwsXml.text("Type", "Sender"),
                            AwsXml.text("Code", refusal.code()),
                            AwsXml.text("Message", refusal.getMessage())),
                    AwsXml.text("RequestId", call.requestId()));
            reply = new Storage.Reply(
                    refusal.status(), Map.of("Content-Type", "text/xml"), text.getBytes(StandardCharsets.UTF_8));
        }
        finish(exchange, fault, signature.service(), operation, subject(form), outcome, reply);
    }

    private static String subject(Map<String, String> form) {
        StringBuilder subject = new StringBuilder();
        for (String name : new String[] {
            "EnvironmentId",
            "EnvironmentName",
            "SourceEnvironmentId",
            "DestinationEnvironmentId",
            "VersionLabel",
            "TemplateName",
            "AutoScalingGroupName"
        }) {
            if (form.containsKey(name)) {
                subject.append(name).append('=').append(form.get(name)).append(' ');
            }
        }
        return subject.toString().strip();
    }

    private String answer(String service, RecordedCall call, Faults.@Nullable Fault fault) {
        if (call.operation().equals("CreateStorageLocation")) {
            storage.ensure(Account.BUCKET, Account.ACCOUNT);
        }
        return switch (service) {
            case "elasticbeanstalk" -> beanstalk.answer(call, fault != null && fault.kind() == Faults.Kind.STALE);
            case "autoscaling" -> groups.answer(call);
            case "monitoring" -> watch.answer(call);
            case "sts" ->
                "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                        + AwsXml.node(
                                "GetCallerIdentityResult",
                                AwsXml.text("Arn", "arn:aws:iam::" + caller + ":user/jenkins"),
                                AwsXml.text("UserId", "AIDAEXAMPLE"),
                                AwsXml.text("Account", caller))
                        + AwsXml.node("ResponseMetadata", AwsXml.text("RequestId", call.requestId()))
                        + "</GetCallerIdentityResponse>";
            default -> {
                log.violation("a service that is not known here: " + service);
                throw Refusal.of("InvalidAction", "not known: " + service);
            }
        };
    }

    private void before(HttpExchange exchange, Signature signature, Faults.@Nullable Fault fault) {
        signature.check(Instant.now().plus(skew));
        if (!signature.region().equals(Account.REGION)) {
            log.violation(exchange.getRequestURI() + " signed for " + signature.region());
        }
        if (fault != null && fault.error() != null) {
            throw fault.error();
        }
        if (fault != null && fault.kind() == Faults.Kind.CUT_BEFORE) {
            throw new Refusal(500, "InternalFailure", "cut");
        }
    }

    private void finish(
            HttpExchange exchange,
            Faults.@Nullable Fault fault,
            String service,
            String operation,
            String subject,
            String outcome,
            Storage.Reply reply)
            throws IOException {
        note(service, operation, subject, fault == null ? outcome : outcome + " (" + fault.kind() + ")");
        if (fault != null && (fault.kind() == Faults.Kind.CUT_AFTER || fault.kind() == Faults.Kind.CUT_BEFORE)) {
            return;
        }
        if (fault != null && fault.kind() == Faults.Kind.LATE) {
            sleep(fault.delay());
        }
        send(exchange, reply);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(String service, String operation, String subject, String outcome) {
        log.add(new CallLog.Line(Instant.now(), service, operation, subject, outcome));
    }

    private void send(HttpExchange exchange, Storage.Reply reply) throws IOException {
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders().set("x-amz-request-id", UUID.randomUUID().toString());
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(reply.body().length));
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        boolean empty = reply.body().length == 0;
        exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
        if (!empty) {
            exchange.getResponseBody().write(reply.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        hands.shutdownNow();
    }
}
