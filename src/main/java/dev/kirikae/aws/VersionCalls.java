package dev.kirikae.aws;

import dev.kirikae.model.ApplicationVersion;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.elasticbeanstalk.model.ApplicationDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.ApplicationVersionDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeApplicationVersionsResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.S3Location;

/** Applications and their versions. */
final class VersionCalls {

    /** The most that one page holds (API Reference, DescribeApplicationVersions, read 2026-11). */
    private static final int PAGE = 1000;

    private final Clients clients;
    private final ChangingCalls acts;

    VersionCalls(Clients clients, ChangingCalls acts) {
        this.clients = clients;
        this.acts = acts;
    }

    Answer lookAtApplication(Effect.LookAtApplication look) {
        List<String> names = clients.beanstalk().describeApplications(r -> {}).applications().stream()
                .map(ApplicationDescription::applicationName)
                .filter(Objects::nonNull)
                .toList();
        return new Answer.ApplicationSeen(
                names.contains(look.application()),
                names.stream().filter(n -> !n.equals(look.application())).toList());
    }

    Answer look(Effect.LookAtVersions look) {
        List<ApplicationVersion> found = new ArrayList<>();
        List<String> labels = look.label() == null ? null : List.of(look.label());
        String token = null;
        do {
            String page = token;
            DescribeApplicationVersionsResponse answer = clients.beanstalk()
                    .describeApplicationVersions(r -> r.applicationName(look.application())
                            .versionLabels(labels)
                            .maxRecords(PAGE)
                            .nextToken(page));
            answer.applicationVersions().stream()
                    .filter(v -> look.label() == null || look.label().equals(v.versionLabel()))
                    .forEach(v -> found.add(version(v)));
            token = answer.nextToken();
        } while (token != null && !token.isEmpty());
        return new Answer.VersionsSeen(found);
    }

    /** Never with {@code AutoCreateApplication}, and always with a bundle: without one Beanstalk deploys its sample. */
    Answer create(ChangingCall.CreateVersion effect) {
        return acts.make(
                "CreateApplicationVersion",
                effect,
                client -> client.createApplicationVersion(r -> r.applicationName(effect.application())
                        .versionLabel(effect.label())
                        .description(effect.description())
                        .sourceBundle(S3Location.builder()
                                .s3Bucket(effect.bucket())
                                .s3Key(effect.key())
                                .build())
                        .autoCreateApplication(false)
                        .tags(EnvironmentCalls.tags(effect.tags()))));
    }

    Answer delete(ChangingCall.DeleteVersion effect) {
        return acts.make(
                "DeleteApplicationVersion",
                effect,
                client -> client.deleteApplicationVersion(r -> r.applicationName(effect.application())
                        .versionLabel(effect.label())
                        .deleteSourceBundle(effect.withBundle())));
    }

    private static ApplicationVersion version(ApplicationVersionDescription version) {
        S3Location bundle = version.sourceBundle();
        return new ApplicationVersion(
                Objects.toString(version.versionLabel(), ""),
                Objects.toString(version.statusAsString(), ""),
                bundle == null ? null : bundle.s3Bucket(),
                bundle == null ? null : bundle.s3Key(),
                version.dateCreated() == null ? Instant.EPOCH : version.dateCreated(),
                version.description());
    }
}
