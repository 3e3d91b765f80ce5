package dev.kirikae.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** A repository with its configuration, a stand-in with an environment that serves, and the program to try on them. */
final class Site implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(90);
    static final String LIVE = Account.fullName("shop");

    private static final PersonIdent SOMEBODY = new PersonIdent("shop", "shop@example.com");

    final Standin aws;
    final Path repository;
    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private final List<ProgramRun> jobs = new ArrayList<>();
    private Map<String, String> settings = new HashMap<>();

    Site(Path folder, Pace pace) throws IOException, GitAPIException {
        this.folder = folder;
        this.aws = new Standin(folder, pace);
        this.repository = Files.createDirectory(folder.resolve("shop"));
        Files.createDirectory(folder.resolve("log"));
        variables.put("HOME", folder.toString());
        variables.put("PATH", "/usr/bin:/bin");
        variables.put("AWS_ENDPOINT_URL", aws.endpoint());
        variables.put("AWS_ACCESS_KEY_ID", Standin.KEY);
        variables.put("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        aws.account.liveNames.add(LIVE);
        aws.watch.alarm("shop-5xx", "OK");
        settings.put("adopt", "");
        settings.put("cname", "shop");
        settings.put("platform", "");
        settings.put("account", Account.ACCOUNT);
        settings.put("application", "shop");
        settings.put("watch", "3s");
        settings.put("alarms", "");
        settings.put("stable", "1s");
        settings.put("polling", "polling: {first: 1s, every: 1s}");
        settings.put("ledger", "");
        settings.put("lease", "75s");
        Files.writeString(repository.resolve("index.html"), "<h1>shop</h1>\n");
        Files.writeString(repository.resolve("Procfile"), "web: ./serve\n");
        configure(Map.of());
        try (Git git = Git.init()
                .setInitialBranch("master")
                .setDirectory(repository.toFile())
                .call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("Begin")
                    .setSign(false)
                    .setAuthor(SOMEBODY)
                    .setCommitter(SOMEBODY)
                    .call();
        }
    }

    /** Writes {@code kirikae.yml} anew; what is not named stays as it was. */
    void configure(Map<String, String> changes) throws IOException {
        settings.putAll(changes);
        String probes = """
                    probes:
                      - {name: health, http: {path: /}, every: 1s, timeout: 2s, passes: 2, within: 20s}
                      - {name: version, version: {path: /version, json: $.version}, every: 1s, timeout: 2s, passes: 1, within: 20s}
                """.indent(0);
        Files.writeString(repository.resolve("kirikae.yml"), """
                application: %s
                service: shop
                account: "%s"
                region: ap-northeast-1
                live: {cname: %s}
                environment:
                  name: shop
                  tags: {team: web}
                %s
                adopt: [%s]
                verify:
                  address: {scheme: http, port: %d}
                  health: {accept: [Ok], stable-for: %s}
                  candidate:
                %s
                  live:
                    watch: %s
                    alarms: [%s]
                standby: {keep: 0s, drain: none}
                lock: {lease: %s}
                %s
                %s
                """.formatted(
                        settings.get("application"),
                        settings.get("account"),
                        settings.get("cname"),
                        settings.get("platform").isEmpty() ? "" : "  platform: " + settings.get("platform"),
                        settings.get("adopt"),
                        aws.port(),
                        settings.get("stable"),
                        probes.stripTrailing(),
                        settings.get("watch"),
                        settings.get("alarms"),
                        settings.get("lease"),
                        settings.get("polling"),
                        settings.get("ledger")));
    }

    /** Puts a file into the repository; the next commit holds it. */
    void write(String name, String text) throws IOException {
        Path file = repository.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    void commit(String text) throws IOException, GitAPIException {
        Files.writeString(repository.resolve("index.html"), text);
        try (Git git = Git.open(repository.toFile())) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage(text)
                    .setSign(false)
                    .setAuthor(SOMEBODY)
                    .setCommitter(SOMEBODY)
                    .call();
        }
    }

    /** An environment that somebody made by hand and that serves. */
    Machine serving() {
        synchronized (aws.account) {
            aws.account.application("shop");
            aws.storage.put(Account.BUCKET, "shop/v0.zip", "PK");
            aws.account
                    .versions("shop")
                    .put("v0", new Account.Version("v0", Account.BUCKET, "shop/v0.zip", null, Instant.now()));
            Machine machine = new Machine(
                    aws.account.freshId(),
                    "shop-by-hand",
                    "shop",
                    "v0",
                    aws.account.stacks.get(3),
                    LIVE,
                    Instant.now().minusSeconds(86_400));
            machine.turn("Ready", "Green", "Ok", machine.created);
            machine.scaled(2);
            machine.put(new Machine.Option("aws:autoscaling:asg", "MinSize", "2"));
            machine.put(new Machine.Option("aws:elasticbeanstalk:application:environment", "LOG_LEVEL", "info"));
            aws.account.machines.add(machine);
            aws.account.namesChanged();
            return machine;
        }
    }

    void variable(String name, String value) {
        variables.put(name, value);
    }

    /** What each process of it is given. */
    Map<String, String> variables() {
        return Map.copyOf(variables);
    }

    void without(String name) {
        variables.remove(name);
    }

    ProgramRun start(String... arguments) {
        ProgramRun job =
                ProgramRun.start(repository, folder.resolve("log"), aws.hosts.file(), variables, List.of(arguments));
        jobs.add(job);
        return job;
    }

    ProgramRun.Finished kirikae(String... arguments) {
        return start(arguments).end(PATIENCE);
    }

    /** Runs it and expects this exit code. */
    ProgramRun.Finished kirikae(int code, String... arguments) {
        ProgramRun.Finished finished = kirikae(arguments);
        assertThat(finished.code())
                .as("%s: %s", String.join(" ", arguments), finished.all())
                .isEqualTo(code);
        return finished;
    }

    /** The environment that owns the live name. */
    Machine live() {
        synchronized (aws.account) {
            aws.account.settle();
            Machine owner = aws.account.owner(LIVE);
            assertThat(owner).as("the owner of the live name").isNotNull();
            return java.util.Objects.requireNonNull(owner);
        }
    }

    /** The newest environment. */
    Machine newest() {
        synchronized (aws.account) {
            return aws.account.machines.get(aws.account.machines.size() - 1);
        }
    }

    int swaps() {
        return (int) aws.log.lines().stream()
                .filter(l -> l.operation().equals("SwapEnvironmentCNAMEs")
                        && l.outcome().startsWith("ok"))
                .count();
    }

    /** The journal holds what became of the switch. */
    boolean isSwitchNoted() {
        boolean switched = false;
        for (CallLog.Line line : aws.log.lines()) {
            switched |= line.operation().equals("SwapEnvironmentCNAMEs");
            if (switched
                    && line.operation().equals("PutObject")
                    && line.subject().contains("/journal/")) {
                return true;
            }
        }
        return false;
    }

    /** @throws AssertionError where it does not become so in time */
    void await(String what, BooleanSupplier so) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!so.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("never: " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    /** No rule was broken on the way. */
    void wasLawful() {
        assertThat(aws.log.violations()).isEmpty();
        assertThat(aws.account.templates)
                .as("saved configurations that are left")
                .isEmpty();
    }

    @Override
    public void close() {
        jobs.forEach(ProgramRun::close);
        aws.close();
    }
}
