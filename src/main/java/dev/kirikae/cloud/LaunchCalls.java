package dev.kirikae.cloud;

import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.model.Status;
import dev.kirikae.model.Tier;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** CreateEnvironment. */
final class LaunchCalls {

    private static final Duration EARLY_FAILURE = Duration.ofSeconds(20);

    /** CloudFormation's wait condition gives up after about half an hour. */
    private static final Duration STUCK = Duration.ofMinutes(30);

    /** A stack's resource that is refused ends it soon. */
    private static final Duration NO_GROUP = Duration.ofMinutes(1);

    /** Of 50 tags Beanstalk needs 3 itself (Developer Guide, applications-tagging-resources, read 2026-11). */
    private static final int MOST_TAGS = 47;

    private final CloudState state;

    LaunchCalls(CloudState state) {
        this.state = state;
    }

    Answer create(ChangingCall.CreateEnvironment call, Chooser chooser, Runnable throttle) {
        Answer.Refused refused = problem(call);
        if (refused != null) {
            return refused;
        }
        String template = call.template();
        ArtifactStore.Saved saved = template == null ? null : state.artifacts.configurations.get(template);
        String platform = call.platform();
        if (platform == null) {
            platform = saved == null ? "" : saved.platform();
        }
        Instant now = state.now;
        EnvironmentId id = new EnvironmentId(state.newEnvironmentId());
        String cname = call.prefix().isEmpty() ? null : host(call.prefix());
        SimEnvironment sim = new SimEnvironment(
                new Environment(
                        id,
                        call.name(),
                        call.application(),
                        call.version(),
                        Status.LAUNCHING,
                        HealthColour.GREY,
                        HealthStatus.PENDING,
                        cname,
                        null,
                        platform,
                        Tier.WEB,
                        now,
                        now,
                        false,
                        call.description()),
                merged(saved == null ? List.of() : saved.settings(), call.settings()),
                call.tags());
        sim.candidate = true;
        sim.launch = fate(sim, chooser);
        if (state.feels(Incident.PROBE_FAILS_BEFORE_SWITCH)) {
            sim.sick = now;
        }
        if (state.feels(Incident.CANDIDATE_NEVER_HEALTHY)) {
            sim.resting = HealthStatus.SEVERE;
        }
        state.sims.add(sim, now);
        String request = state.newRequest();
        plan(sim, request);
        throttle.run();
        return new Answer.Done(request, sim.seen);
    }

    private void plan(SimEnvironment sim, String request) {
        Instant now = state.now;
        Duration launch = state.profile.launch();
        sim.says(now, EventText.Text.CREATE_STARTS, "", "", request);
        sim.says(now.plusSeconds(1), EventText.Text.BUCKET, state.bucket(), "", request);
        if (sim.launch == LaunchFate.STRAIGHT_TO_TERMINATED) {
            state.queue.plan(now.plus(EARLY_FAILURE), ScheduledEvent.Kind.LAUNCH_ENDS, sim.id(), "", request);
            return;
        }
        sim.says(now.plusSeconds(3), EventText.Text.HEALTH_PENDING, "", "", "");
        sim.says(now.plus(Profile.part(launch, 1, 10)), EventText.Text.SECURITY_GROUP, sim.id(), "", request);
        sim.says(now.plus(Profile.part(launch, 1, 4)), EventText.Text.SCALING_GROUP, sim.id(), "", request);
        sim.says(now.plus(Profile.part(launch, 1, 4)), EventText.Text.WAITING, "", "", request);
        if (sim.launch == LaunchFate.STUCK) {
            state.queue.plan(
                    now.plus(sim.withoutTemplate ? NO_GROUP : STUCK),
                    ScheduledEvent.Kind.LAUNCH_ENDS,
                    sim.id(),
                    "",
                    request);
            return;
        }
        state.queue.plan(
                now.plus(Profile.part(launch, 2, 5)), ScheduledEvent.Kind.INSTANCES_START, sim.id(), "", request);
        state.queue.plan(now.plus(launch), ScheduledEvent.Kind.LAUNCH_ENDS, sim.id(), "", request);
    }

    private LaunchFate fate(SimEnvironment sim, Chooser chooser) {
        if (state.feels(Incident.LAUNCH_FAILS)) {
            return LaunchFate.STRAIGHT_TO_TERMINATED;
        }
        BundleContent content = state.contents.get("" + sim.seen.version());
        LaunchNeeds needs = new LaunchNeeds(sim, content);
        if (content != null && !needs.hasInstanceProfile()) {
            return LaunchFate.STRAIGHT_TO_TERMINATED;
        }
        if (!needs.hasLaunchTemplate() && state.feels(Incident.NEW_ACCOUNT)) {
            sim.withoutTemplate = true;
            return LaunchFate.STUCK;
        }
        return state.feels(Incident.ONE_WRONG_INSTANCE) ? LaunchFate.ONE_WRONG_INSTANCE : LaunchFate.of(chooser);
    }

    private Answer.@Nullable Refused problem(ChangingCall.CreateEnvironment call) {
        if (!state.applications.contains(call.application())) {
            return Refusals.noApplication(call.application());
        }
        int length = call.name().length();
        if (length < 4 || length > 40) {
            return Refusals.tooLong(
                    "environmentName", call.name(), "Member must have length between 4 and 40 characters");
        }
        int prefix = call.prefix().length();
        if (prefix != 0 && (prefix < 4 || prefix > 63)) {
            return Refusals.tooLong(
                    "cNAMEPrefix", call.prefix(), "Member must have length between 4 and 63 characters");
        }
        if (call.description().length() > 200) {
            return Refusals.tooLong(
                    "description", call.description(), "Member must have length less than or equal to 200");
        }
        if (call.tags().size() > MOST_TAGS) {
            return Refusals.invalid("The number of tags exceeds the limit of " + MOST_TAGS + ".");
        }
        if (state.sims.hasName(call.name())) {
            return Refusals.exists("Environment", call.name());
        }
        if (prefix != 0 && !isFree(call.prefix())) {
            return Refusals.nameTaken(call.prefix());
        }
        if (!state.artifacts.versions.containsKey(call.version())) {
            return Refusals.noVersion(call.version());
        }
        if (state.feels(Incident.ENVIRONMENT_QUOTA) || alive() >= state.mostEnvironments) {
            return Refusals.refused(
                    "TooManyEnvironmentsException",
                    "You cannot have more than " + state.mostEnvironments + " Environments.");
        }
        return baseProblem(call);
    }

    private Answer.@Nullable Refused baseProblem(ChangingCall.CreateEnvironment call) {
        String platform = call.platform();
        String template = call.template();
        if (platform == null && template == null) {
            return Refusals.invalid("Unable to determine base for template pack (no solution stack)");
        }
        if (platform != null && template != null) {
            return Refusals.refused(
                    "InvalidParameterCombination", "TemplateName and SolutionStackName cannot both be given.");
        }
        if (template != null && !state.artifacts.configurations.containsKey(template)) {
            return Refusals.noConfiguration(template);
        }
        String base = platform == null
                ? Objects.requireNonNull(state.artifacts.configurations.get(template))
                        .platform()
                : platform;
        if (state.feels(Incident.PLATFORM_RETIRED)
                || platform != null && !platform.startsWith("arn:") && !state.platforms.contains(platform)) {
            return Refusals.noPlatform(base);
        }
        return OptionValidation.problem(call.settings(), base);
    }

    boolean isFree(String prefix) {
        return !state.names.foreign.contains(prefix) && state.sims.holding(host(prefix)) == null;
    }

    String host(String prefix) {
        return LiveName.created(prefix, state.live.region());
    }

    private int alive() {
        int count = 0;
        for (SimEnvironment sim : state.sims.all()) {
            if (sim.seen.status() != Status.TERMINATED) {
                count++;
            }
        }
        return count;
    }

    /** What is given with the call overrides what the saved configuration says. */
    private static List<OptionSetting> merged(List<OptionSetting> saved, List<OptionSetting> given) {
        if (saved.isEmpty()) {
            return given;
        }
        Map<String, OptionSetting> merged = new LinkedHashMap<>();
        saved.forEach(s -> merged.put(s.namespace() + "/" + s.name(), s));
        given.forEach(s -> merged.put(s.namespace() + "/" + s.name(), s));
        return List.copyOf(merged.values());
    }
}
