package dev.kirikae.stages;

import dev.kirikae.aws.NewerService;
import dev.kirikae.aws.ServiceModel;
import dev.kirikae.cloud.CloudBuilder;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.model.Resources;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.StageResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentDescription;

/** One stage on a small calm world, with answers as a newer service might give them about one environment. */
enum UnknownRun {
    RELEASE_OF_CANDIDATE(ReleaseRun.GREEN.value(), run -> run, ReleaseRun::release),
    RELEASE_OVER_LIVE(ReleaseRun.BLUE.value(), run -> run, ReleaseRun::release),
    VERIFY(ReleaseRun.GREEN.value(), run -> run, ReleaseRun::verifyCandidate),
    ROLLBACK_TO_STANDBY(ReleaseRun.BLUE.value(), UnknownRun::released, ReleaseRun::rollback),
    ROLLBACK_FROM_LIVE(ReleaseRun.GREEN.value(), UnknownRun::released, ReleaseRun::rollback),
    DESTROY_OF_STANDBY(ReleaseRun.BLUE.value(), UnknownRun::drained, ReleaseRun::destroy),
    DESTROY_BESIDE_LIVE(ReleaseRun.GREEN.value(), UnknownRun::drained, ReleaseRun::destroy),
    /** Without a load balancer, so that enhanced health counts the requests. */
    DESTROY_BY_HEALTH(ReleaseRun.BLUE.value(), UnknownRun::drained, ReleaseRun::destroy),
    UPLOAD_OF_FRESH(null, UnknownRun::released, run -> run.upload("third")),
    UPLOAD_OVER_LIVE(ReleaseRun.GREEN.value(), UnknownRun::released, run -> run.upload("third")),
    FIRST_UPLOAD(null, run -> run, run -> run.upload("third"));

    private static final Instant FAR = ReleaseRun.NOON.plus(Duration.ofDays(300));
    private static final String VERIFY_FILE =
            "{health: {stable-for: 1m}, live: {watch: 2m, alarms: [{name: shop-5xx}]}}";
    private static final String STANDBY = "{keep: 0s, drain: {requests-per-minute: 1, for: 15m}}";

    private final @Nullable String subject;
    private final Function<ReleaseRun, ReleaseRun> before;
    private final Function<ReleaseRun, @Nullable StageResult> stage;

    UnknownRun(
            @Nullable String subject,
            Function<ReleaseRun, ReleaseRun> before,
            Function<ReleaseRun, @Nullable StageResult> stage) {
        this.subject = subject;
        this.before = before;
        this.stage = stage;
    }

    /** @param moved how often the live name was moved, or an environment terminated */
    record Outcome(int exit, String words, long moved) {

        boolean isAs(Outcome calm) {
            return exit == calm.exit && moved == calm.moved;
        }
    }

    private record Asked(Effect.Look look, Answer answer) {}

    /** A stage that is run for another subject is varied in what it asks of this one: the rest is varied once. */
    private boolean varies(ServiceModel.Variant variant) {
        return switch (this) {
            case RELEASE_OVER_LIVE, ROLLBACK_FROM_LIVE, DESTROY_BESIDE_LIVE, UPLOAD_OVER_LIVE ->
                variant.operation().equals("DescribeEnvironments");
            case DESTROY_BY_HEALTH -> variant.operation().equals("DescribeEnvironmentHealth");
            case RELEASE_OF_CANDIDATE, VERIFY, ROLLBACK_TO_STANDBY, DESTROY_OF_STANDBY, UPLOAD_OF_FRESH, FIRST_UPLOAD ->
                true;
        };
    }

    /**
     * The ways in which the answers that this stage asks for may differ, each once.
     *
     * @param read which of them the program reads, so that the answer in this way is another one to it; what is found out is added
     */
    List<ServiceModel.Variant> variants(NewerService service, Map<ServiceModel.Variant, Boolean> read) {
        Map<String, Asked> richest = new LinkedHashMap<>();
        Map<String, Integer> ways = new HashMap<>();
        Set<Answer> seen = new HashSet<>();
        run((look, answer) -> {
            if (!seen.add(answer)) {
                return answer;
            }
            int here = NewerService.variants(look, answer).size();
            String kind = look.getClass().getSimpleName();
            if (here > ways.getOrDefault(kind, 0)) {
                ways.put(kind, here);
                richest.put(kind, new Asked(look, answer));
            }
            return answer;
        });
        Set<ServiceModel.Variant> all = new LinkedHashSet<>();
        for (Asked asked : richest.values()) {
            for (ServiceModel.Variant variant : NewerService.variants(asked.look(), asked.answer())) {
                if (varies(variant)) {
                    all.add(variant);
                    read.computeIfAbsent(variant, v -> isRead(v, asked, service));
                }
            }
        }
        return List.copyOf(all);
    }

    private static boolean isRead(ServiceModel.Variant variant, Asked asked, NewerService service) {
        Answer whole = service.read(asked.look(), asked.answer());
        return !service.read(asked.look(), asked.answer(), variant, any -> true, "")
                .equals(whole);
    }

    /** Without any difference, by way of the wire or not. */
    Outcome calm(NewerService service) {
        return run((look, answer) -> service.read(look, answer));
    }

    Outcome in(ServiceModel.Variant variant, NewerService service) {
        Map<Asked, Answer> read = new HashMap<>();
        return run((look, answer) -> {
            Asked asked = new Asked(look, answer);
            Answer known = read.get(asked);
            if (known == null) {
                known = NewerService.isOf(variant.operation(), look, answer)
                        ? service.read(look, answer, variant, concerns(), "")
                        : answer;
                read.put(asked, known);
            }
            return known;
        });
    }

    /** Where the service has alarms in a list that the SDK has no field for, and no other. */
    Outcome withAlarmsOnlyIn(String list, NewerService service) {
        String more = "<" + list + "><member><AlarmName>shop-5xx</AlarmName></member></" + list + ">";
        return run((look, answer) -> look instanceof Effect.LookAtAlarms
                ? service.read(look, new Answer.AlarmsSeen(List.of()), null, any -> true, more)
                : answer);
    }

    private Predicate<SdkPojo> concerns() {
        return pojo -> {
            if (!(pojo instanceof EnvironmentDescription e)) {
                return true;
            }
            return subject == null ? !isOld(e.environmentId()) : subject.equals(e.environmentId());
        };
    }

    private static boolean isOld(String id) {
        return id.equals(ReleaseRun.BLUE.value()) || id.equals(ReleaseRun.GREEN.value());
    }

    private Outcome run(ReleaseRun.Changing changing) {
        ReleaseRun run = before.apply(
                this == FIRST_UPLOAD
                        ? ReleaseRun.first(VERIFY_FILE, UnknownRun::more)
                        : new ReleaseRun(STANDBY, VERIFY_FILE, builder -> {
                            more(builder);
                            builder.managedUpdate(ReleaseRun.BLUE, FAR).managedUpdate(ReleaseRun.GREEN, FAR);
                        }));
        long moved = run.swaps() + run.terminations();
        run.changing((look, answer) -> changing.change(look, managed(look, answer)));
        StageResult ending = stage.apply(run);
        if (ending == null) {
            throw new AssertionError("the stage did not end");
        }
        return new Outcome(
                ending.exit().code(),
                ending.sentence() + " | " + String.join(" | ", ending.evidence()),
                run.swaps() + run.terminations() - moved);
    }

    private static void more(CloudBuilder builder) {
        builder.version("third").alarm("shop-5xx");
    }

    /** Every environment is updated by Beanstalk. */
    private Answer managed(Effect.Look look, Answer answer) {
        if (this == DESTROY_BY_HEALTH && answer instanceof Answer.ResourcesSeen) {
            return new Answer.ResourcesSeen(new Resources(List.of(), List.of(), List.of(), List.of()));
        }
        if (!(look instanceof Effect.LookAtSettings) || !(answer instanceof Answer.SettingsSeen seen)) {
            return answer;
        }
        List<OptionSetting> settings = new ArrayList<>(seen.settings());
        settings.removeIf(s -> s.name().equals("ManagedActionsEnabled"));
        settings.add(new OptionSetting("aws:elasticbeanstalk:managedactions", "ManagedActionsEnabled", "true"));
        return new Answer.SettingsSeen(settings);
    }

    private static ReleaseRun released(ReleaseRun run) {
        StageResult ending = run.release();
        if (ending == null || ending.exit().code() != 0) {
            throw new AssertionError("not released: " + ending);
        }
        return run;
    }

    private static ReleaseRun drained(ReleaseRun run) {
        released(run).waits(Duration.ofHours(2));
        return run;
    }
}
