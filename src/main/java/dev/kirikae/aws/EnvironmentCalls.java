package dev.kirikae.aws;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Status;
import dev.kirikae.model.Tier;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticbeanstalk.model.CheckDnsAvailabilityResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.ConfigurationOptionSetting;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeEnvironmentsResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentTier;
import software.amazon.awssdk.services.elasticbeanstalk.model.Tag;

/** Environments: who they are, and the calls that make, change, exchange and end them. Always by id. */
final class EnvironmentCalls {

    /** The most that DescribeEnvironments returns in one page (API Reference, read 2026-11). */
    private static final int PAGE = 1000;
    /** How long ago a terminated environment may have ended and still be told. */
    private static final Duration RECENT = Duration.ofHours(1);
    /** How long Beanstalk tells of terminated environments at all (API Reference, DescribeEnvironments, read 2026-11). */
    private static final Duration REPORTED_FOR = Duration.ofDays(42);

    private final Clients clients;
    private final ChangingCalls acts;
    private final InstantSource clock;

    EnvironmentCalls(Clients clients, ChangingCalls acts, InstantSource clock) {
        this.clients = clients;
        this.acts = acts;
        this.clock = clock;
    }

    Answer look(Effect.LookAtEnvironments look) {
        return listed(look.application(), clock.instant().minus(RECENT));
    }

    Answer lookAtTerminated(Effect.LookAtTerminated look) {
        List<Environment> terminated = new ArrayList<>(
                listed(look.application(), clock.instant().minus(REPORTED_FOR)).environments());
        terminated.removeIf(environment -> environment.status() != Status.TERMINATED);
        return new Answer.EnvironmentsSeen(terminated);
    }

    private Answer.EnvironmentsSeen listed(String application, Instant since) {
        List<Environment> found = new ArrayList<>();
        String token = null;
        do {
            String page = token;
            DescribeEnvironmentsResponse answer = clients.beanstalk()
                    .describeEnvironments(r -> r.applicationName(application)
                            .includeDeleted(true)
                            .includedDeletedBackTo(since)
                            .maxRecords(PAGE)
                            .nextToken(page));
            answer.environments().forEach(e -> found.add(named(environment(e::getValueForField))));
            token = answer.nextToken();
        } while (token != null && !token.isEmpty());
        return new Answer.EnvironmentsSeen(found);
    }

    /** Settings and tags are asked for by both names. */
    private static Environment named(Environment environment) {
        if (environment.name().isEmpty() || environment.application().isEmpty()) {
            throw new IllegalStateException(
                    "the answer does not tell the name or the application of " + environment.id());
        }
        return environment;
    }

    Answer lookAtName(Effect.LookAtName look) {
        CheckDnsAvailabilityResponse answer =
                clients.beanstalk().checkDNSAvailability(r -> r.cnamePrefix(look.prefix()));
        String name = answer.fullyQualifiedCNAME();
        return new Answer.NameSeen(Boolean.TRUE.equals(answer.available()), name == null ? look.prefix() : name);
    }

    Answer create(ChangingCall.CreateEnvironment effect) {
        String platform = effect.platform();
        boolean byArn = platform != null && platform.startsWith("arn:");
        return acts.make(
                "CreateEnvironment",
                effect,
                client -> client.createEnvironment(r -> r.applicationName(effect.application())
                        .environmentName(effect.name())
                        .cnamePrefix(effect.prefix())
                        .versionLabel(effect.version())
                        .templateName(effect.template())
                        .platformArn(byArn ? platform : null)
                        .solutionStackName(byArn ? null : platform)
                        .tier(EnvironmentTier.builder()
                                .name("WebServer")
                                .type("Standard")
                                .build())
                        .optionSettings(settings(effect))
                        .tags(tags(effect.tags()))
                        .description(effect.description())),
                answer -> environment(answer::getValueForField));
    }

    Answer swap(ChangingCall.Swap effect) {
        return acts.make(
                "SwapEnvironmentCNAMEs",
                effect,
                client -> client.swapEnvironmentCNAMEs(
                        r -> r.sourceEnvironmentId(effect.from().value())
                                .destinationEnvironmentId(effect.to().value())));
    }

    Answer terminate(ChangingCall.Terminate effect) {
        return acts.make(
                "TerminateEnvironment",
                effect,
                client -> client.terminateEnvironment(
                        r -> r.environmentId(effect.environment().value())),
                answer -> environment(answer::getValueForField));
    }

    /** Null for none: an empty list would go on the wire as an empty parameter. */
    private static @Nullable List<ConfigurationOptionSetting> settings(ChangingCall.CreateEnvironment effect) {
        return effect.settings().isEmpty()
                ? null
                : effect.settings().stream()
                        .map(s -> setting(s.namespace(), s.name(), s.value()))
                        .toList();
    }

    /** Null for none, likewise. */
    static @Nullable List<Tag> tags(Map<String, String> tags) {
        return tags.isEmpty()
                ? null
                : tags.entrySet().stream()
                        .map(t -> Tag.builder()
                                .key(t.getKey())
                                .value(t.getValue())
                                .build())
                        .toList();
    }

    /** One whose creation is not told counts as made just now: nothing is taken for old without a time. */
    private Environment environment(SdkFields fields) {
        String stack = text(fields, "SolutionStackName");
        Instant created = fields.get("DateCreated", Instant.class).orElseGet(clock::instant);
        Instant updated = fields.get("DateUpdated", Instant.class).orElse(created);
        Environment.Words words = new Environment.Words(
                plain(fields, "Status"),
                plain(fields, "Health"),
                plain(fields, "HealthStatus"),
                fields.get("Tier", EnvironmentTier.class)
                        .map(tier -> SafeText.plain(tier.name()))
                        .orElse(""));
        return new Environment(
                new EnvironmentId(word(fields, "EnvironmentId")),
                word(fields, "EnvironmentName"),
                word(fields, "ApplicationName"),
                text(fields, "VersionLabel"),
                Status.of(words.status()),
                HealthColour.of(words.colour()),
                HealthStatus.of(words.health()),
                text(fields, "CNAME"),
                text(fields, "EndpointURL"),
                stack == null ? word(fields, "PlatformArn") : stack,
                Tier.of(words.tier()),
                created,
                updated.isBefore(created) ? created : updated,
                fields.get("AbortableOperationInProgress", Boolean.class).orElse(false),
                text(fields, "Description"),
                words);
    }

    private static ConfigurationOptionSetting setting(String namespace, String name, String value) {
        return ConfigurationOptionSetting.builder()
                .namespace(namespace)
                .optionName(name)
                .value(value)
                .build();
    }

    private static String word(SdkFields fields, String name) {
        return fields.get(name, String.class).orElse("");
    }

    private static String plain(SdkFields fields, String name) {
        return SafeText.plain(word(fields, name));
    }

    private static @Nullable String text(SdkFields fields, String name) {
        return fields.get(name, String.class).filter(t -> !t.isEmpty()).orElse(null);
    }
}
