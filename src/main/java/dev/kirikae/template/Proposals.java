package dev.kirikae.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which templates of the library a repository would probably want, by what it contains. Guesses for a person to choose
 * from: nothing of it is used unasked.
 */
public final class Proposals {

    /** What is known of a repository. */
    public interface Repository {
        /** All paths from the bundle's root. */
        List<String> paths();

        /** A file's text; empty where there is none. */
        String text(String path);
    }

    /**
     * A template that may be wanted.
     *
     * @param template its name in the library
     * @param why in half a sentence: what speaks for it
     * @param with its parameters without a default, with their examples, in the order of its head; may be empty
     */
    public record Proposal(String template, String why, Map<String, Object> with) {}

    private record Clue(String template, String why, Predicate<Repository> holds) {}

    private static final Pattern SOCKETS = Pattern.compile("\"(?:socket\\.io|ws|sockjs|faye-websocket)\"\\s*:");
    private static final Pattern UPLOADS = Pattern.compile("\"(?:multer|formidable|busboy|express-fileupload)\"\\s*:");
    private static final Pattern QUEUES = Pattern.compile(
            "\"(?:@aws-sdk/client-sqs|sqs-consumer)\"|software\\.amazon\\.awssdk</groupId>\\s*<artifactId>sqs");

    private static final List<Clue> CLUES = List.of(
            new Clue(
                    "http-5xx-alarm",
                    "lets a release be verified by the server errors of its own environment",
                    all -> true),
            new Clue("unhealthy-hosts-alarm", "lets a release be verified by its own targets' health", all -> true),
            new Clue(
                    "managed-updates-off",
                    "environments live for days, and an update in between blocks a release",
                    all -> true),
            new Clue("nginx-websocket", "package.json depends on a WebSocket library", in("package.json", SOCKETS)),
            new Clue(
                    "load-balancer-stickiness",
                    "package.json depends on a WebSocket library",
                    in("package.json", SOCKETS)),
            new Clue(
                    "nginx-body-size",
                    "package.json depends on a library for uploads; nginx refuses more than 1 MB",
                    in("package.json", UPLOADS)),
            new Clue(
                    "tomcat-heap",
                    "there is a WAR or a WEB-INF folder",
                    all -> any(all, "(?:.*/)?WEB-INF/.*|[^/]*\\.war")),
            new Clue("jvm-heap", "a Java program is started", Proposals::startsJava),
            new Clue("sqs-queue", "a client of SQS is among the dependencies", Proposals::usesQueues),
            new Clue(
                    "singleton-cron",
                    "there is a crontab; both colours would run it",
                    all -> any(all, "(?:.*/)?(?:crontab|cron\\.d/.+|.+\\.cron)")),
            new Clue("cloudwatch-logs", "logs would be lost with the environment", all -> true));

    private Proposals() {}

    /**
     * What may be wanted, in the order in which it would be written down. Templates of the repository's own are not
     * among it.
     */
    public static List<Proposal> of(Repository repository) {
        List<Proposal> proposals = new ArrayList<>();
        for (Clue clue : CLUES) {
            if (clue.holds().test(repository)) {
                proposals.add(new Proposal(clue.template(), clue.why(), examples(clue.template())));
            }
        }
        return proposals;
    }

    private static Map<String, Object> examples(String name) {
        Result<Template> template = Template.parse(Objects.requireNonNull(Library.find(name), name));
        Map<String, Object> with = new LinkedHashMap<>();
        for (Parameter parameter : template.value().parameters()) {
            if (parameter.required()) {
                with.put(parameter.name(), parameter.example());
            }
        }
        return with;
    }

    private static Predicate<Repository> in(String path, Pattern pattern) {
        return repository -> pattern.matcher(repository.text(path)).find();
    }

    private static boolean any(Repository repository, String path) {
        Pattern pattern = Pattern.compile(path);
        return repository.paths().stream()
                .anyMatch(each -> pattern.matcher(each).matches());
    }

    private static boolean startsJava(Repository repository) {
        return repository.text("Procfile").contains("java ")
                || any(repository, "[^/]*\\.jar")
                || any(repository, "pom\\.xml|build\\.gradle(?:\\.kts)?") && !any(repository, "(?:.*/)?WEB-INF/.*");
    }

    private static boolean usesQueues(Repository repository) {
        return QUEUES.matcher(repository.text("package.json")).find()
                || QUEUES.matcher(repository.text("pom.xml")).find();
    }
}
