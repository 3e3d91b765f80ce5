package dev.kirikae.app.world;

import dev.kirikae.cloud.CloudBuilder;
import dev.kirikae.cloud.EmbeddedCloud;
import dev.kirikae.cloud.MemoryLedger;
import dev.kirikae.config.Configuration;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.Approval;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.LiveName;
import dev.kirikae.model.OptionSetting;
import dev.kirikae.model.Resources;
import dev.kirikae.model.StoredApprovals;
import dev.kirikae.verify.CompareProof;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.ChangingCall;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.TimeSource;
import dev.kirikae.workflow.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What would come: a calm embedded cloud that starts as the real one was seen. What only the real one can tell (its
 * alarms, updates, tags, traffic, platforms, the settings of what is there) it is asked, once each, by looks alone;
 * whatever would change something happens on the embedded one.
 */
public final class DryRunWorld implements World {

    /** Name and ARN of the alarm that stands for those a tag means. */
    private static final String ASSUMED = "assumed";

    private final World real;
    private final EmbeddedCloud calm;
    private final World client;
    private final Map<EnvironmentId, String> there;
    private final Instant surveyed;
    private final Map<Effect, Answer> heard = new HashMap<>();
    private final DryRunGroups groups;
    private final Set<EnvironmentId> changed = new TreeSet<>();
    private boolean anythingChanged;
    private boolean moved;
    private boolean made;
    private boolean stored;
    private @Nullable String toApprove;

    private DryRunWorld(World real, EmbeddedCloud calm, List<Environment> environments) {
        this.real = real;
        this.calm = calm;
        this.groups = new DryRunGroups(real::perform);
        this.client = calm.client("forecast");
        this.surveyed = calm.now();
        this.there = environments.stream()
                .filter(Environment::exists)
                .collect(Collectors.toMap(Environment::id, Environment::name));
    }

    /** @param fresh an environment is to be made, so that the platforms on offer count */
    public static DryRunWorld of(World real, Survey survey, Configuration configuration, boolean fresh) {
        LiveName name = configuration.liveName();
        String account =
                survey.caller() == null ? "000000000000" : survey.caller().account();
        CloudBuilder builder = EmbeddedCloud.calm(account, name, survey.at())
                .ledger(MemoryLedger.after(survey.journalAsRead(), new Answer.LockSeen(null, null)));
        Set<String> platforms = new TreeSet<>();
        if (fresh && real.perform(new Effect.LookAtPlatforms()) instanceof Answer.PlatformsSeen seen) {
            builder.platforms(seen.solutionStacks());
            platforms.addAll(seen.solutionStacks());
        }
        builder.application(configuration.application());
        configuration.live().domainNames().forEach(domain -> builder.domain(domain, name.fullName()));
        DryRunWorld asker = new DryRunWorld(
                real, EmbeddedCloud.calm(account, name, survey.at()).build(), List.of());
        for (Environment environment : survey.environments()) {
            if (platforms.add(environment.platform())) {
                builder.platforms(List.of(environment.platform()));
            }
            String version = environment.version();
            if (version != null) {
                builder.version(version);
            }
            builder.environment(environment, List.of(), Map.of(), asker.instances(environment));
        }
        return new DryRunWorld(real, builder.build(), survey.environments());
    }

    private int instances(Environment environment) {
        boolean counts = environment.isReady();
        return counts && real.perform(new Effect.LookAtInstances(environment.id())) instanceof Answer.InstancesSeen seen
                ? Math.max(1, seen.instances().size())
                : 1;
    }

    /** The embedded cloud's, which begins when the real one was seen. */
    public TimeSource times() {
        return new VirtualTimeSource(calm);
    }

    @Override
    public Answer perform(Effect effect) {
        if (effect instanceof Effect.Round round) {
            List<Answer> answers = new ArrayList<>();
            round.parts().forEach(part -> answers.add(perform(part)));
            return new Answer.RoundSeen(answers);
        }
        if (effect instanceof ChangingCall changing) {
            change(changing);
        }
        if (effect instanceof Effect.StoreObject || effect instanceof Effect.FinishUpload) {
            stored = true;
        }
        if (effect instanceof Effect.LookAtAlarms look) {
            return alarms(look);
        }
        if (effect instanceof Effect.LookAtAlarmHistory) {
            return new Answer.AlarmHistorySeen(List.of());
        }
        if (made && effect instanceof Effect.LookAtAllAlarms) {
            return withOneMore(heard.computeIfAbsent(effect, real::perform));
        }
        if (effect instanceof Effect.LookAtAlarmTags look && look.arns().contains(ASSUMED)) {
            return carryingAny(look);
        }
        if (effect instanceof Effect.ReadApprovals look) {
            return new Answer.ApprovalsSeen(approvedBySomebody(look.digest()));
        }
        Answer ofGroup = groups.answer(effect);
        if (ofGroup != null) {
            return ofGroup;
        }
        return isForTheRealOne(effect) ? heard.computeIfAbsent(effect, real::perform) : client.perform(effect);
    }

    /** A plan shows what to approve, so that it goes on where nobody has yet. */
    private StoredApprovals approvedBySomebody(String digest) {
        toApprove = digest;
        Instant now = calm.now();
        Approval assumed =
                new Approval("assumed", digest, "somebody who approves", "", now, now.plus(Duration.ofDays(365)));
        return new StoredApprovals(List.of(assumed), null, null);
    }

    /** The digest of the plan that the stage wanted an approval of; null where it wanted none. */
    public @Nullable String toApprove() {
        return toApprove;
    }

    private void change(ChangingCall changing) {
        anythingChanged = true;
        if (changing instanceof ChangingCall.Swap) {
            moved = true;
        } else if (changing instanceof ChangingCall.CreateEnvironment) {
            made = true;
        } else if (changing instanceof ChangingCall.Terminate end) {
            changed.add(end.environment());
        }
    }

    /**
     * Once an environment is made, it has brought what was not there. After the switch every alarm whose state can be known
     * is green: red ones recover, and the silent ones have data.
     */
    private Answer alarms(Effect.LookAtAlarms look) {
        Answer answer = heard.computeIfAbsent(look, real::perform);
        if (!(answer instanceof Answer.AlarmsSeen seen) || !moved && !made) {
            return answer;
        }
        List<Alarm> alarms = new ArrayList<>(seen.alarms());
        if (made) {
            alarms.addAll(brought(look, seen.alarms()));
        }
        return new Answer.AlarmsSeen(alarms.stream()
                .map(alarm -> moved && alarm.trustworthy() && alarm.state() != Alarm.State.OK ? green(alarm) : alarm)
                .toList());
    }

    /** What is asked for and is not there, as the environment that would be made brings it. */
    private List<Alarm> brought(Effect.LookAtAlarms look, List<Alarm> seen) {
        List<Alarm> brought = new ArrayList<>();
        for (String name : look.names()) {
            if (seen.stream().noneMatch(alarm -> alarm.name().equals(name))) {
                brought.add(assumed(name));
            }
        }
        for (String prefix : look.prefixes()) {
            if (seen.stream().noneMatch(alarm -> alarm.name().startsWith(prefix))) {
                brought.add(assumed(prefix + "assumed"));
            }
        }
        return brought;
    }

    /** The environment that would be made brings what a tag means, whatever the tag. */
    private static Answer withOneMore(Answer answer) {
        if (!(answer instanceof Answer.AlarmArnsSeen seen)) {
            return answer;
        }
        Map<String, String> more = new TreeMap<>(seen.arnByName());
        more.put(ASSUMED, ASSUMED);
        return new Answer.AlarmArnsSeen(more);
    }

    private Answer carryingAny(Effect.LookAtAlarmTags look) {
        List<String> others =
                look.arns().stream().filter(arn -> !arn.equals(ASSUMED)).toList();
        Answer answer = others.isEmpty()
                ? new Answer.AlarmTagsSeen(Map.of())
                : heard.computeIfAbsent(new Effect.LookAtAlarmTags(others, look.wanted()), real::perform);
        if (!(answer instanceof Answer.AlarmTagsSeen seen)) {
            return answer;
        }
        Map<String, Map<String, String>> more = new TreeMap<>(seen.tagsByArn());
        Map<String, String> wanted = new TreeMap<>();
        look.wanted()
                .forEach(tag -> wanted.put(tag.substring(0, tag.indexOf('=')), tag.substring(tag.indexOf('=') + 1)));
        more.put(ASSUMED, wanted);
        return new Answer.AlarmTagsSeen(more);
    }

    private Alarm assumed(String name) {
        return new Alarm(
                name, Alarm.Kind.METRIC, Alarm.State.OK, calm.now(), "assumed", "", null, true, null, Map.of(), null);
    }

    private Alarm green(Alarm alarm) {
        return alarm.withState(Alarm.State.OK, calm.now(), "assumed", "", null);
    }

    private boolean isForTheRealOne(Effect effect) {
        if (effect instanceof Effect.LookAtInstances look) {
            return isUntouched(look.environment());
        }
        if (effect instanceof Effect.LookAtResources look) {
            return isUntouched(look.environment());
        }
        if (effect instanceof Effect.LookAtManagedActions look) {
            return isUntouched(look.environment());
        }
        if (effect instanceof Effect.LookAtRequests look) {
            return isUntouched(look.environment());
        }
        if (effect instanceof Effect.LookAtEvents look) {
            return calm.environment(look.environment()) == null;
        }
        if (effect instanceof Effect.LookAtSettings look) {
            return look.environmentName() != null && there.containsValue(look.environmentName());
        }
        if (effect instanceof Effect.LookAtTags look) {
            return there.containsValue(look.environmentName());
        }
        boolean unchanging = effect instanceof Effect.LookAtTraffic
                || effect instanceof Effect.LookAtAllAlarms
                || effect instanceof Effect.LookAtAlarmTags
                || effect instanceof Effect.LookAtErrors
                || effect instanceof Effect.LookAtConnections
                || effect instanceof Effect.LookAtScheduledActions
                || effect instanceof Effect.LookAtQueue
                || effect instanceof Effect.LookAtAncestry
                || effect instanceof Effect.LookAtPlatforms
                || effect instanceof Effect.LookAtTerminated
                || effect instanceof Effect.LookAtApplication;
        boolean before = effect instanceof Effect.LookAtName
                || effect instanceof Effect.LookAtVersions
                || effect instanceof Effect.LookAtObject && !stored;
        return unchanging || before && !anythingChanged;
    }

    private boolean isUntouched(EnvironmentId id) {
        return there.containsKey(id) && !changed.contains(id);
    }

    /** The alarms that were asked for, as the real world has them. */
    public List<Alarm> alarms() {
        return heard.values().stream()
                .filter(Answer.AlarmsSeen.class::isInstance)
                .flatMap(answer -> ((Answer.AlarmsSeen) answer).alarms().stream())
                .distinct()
                .toList();
    }

    /** What it is made of, as far as that was asked; null where it was not, or nobody knows. */
    public @Nullable Resources resources(EnvironmentId environment) {
        return heard.get(new Effect.LookAtResources(environment)) instanceof Answer.ResourcesSeen seen
                ? seen.resources()
                : null;
    }

    /**
     * How many requests the real one answered in that time up to a few minutes ago; empty where nobody counts them, or it
     * does not tell.
     */
    public OptionalLong requests(EnvironmentId environment, Duration time) {
        Answer made = heard.computeIfAbsent(new Effect.LookAtResources(environment), real::perform);
        if (!(made instanceof Answer.ResourcesSeen seen)
                || seen.resources().loadBalancers().isEmpty()) {
            return OptionalLong.empty();
        }
        Instant to = CompareProof.complete(surveyed);
        Effect look = new Effect.LookAtTraffic(seen.resources().loadBalancers().get(0), to.minus(time), to);
        return heard.computeIfAbsent(look, real::perform) instanceof Answer.TrafficSeen traffic
                ? OptionalLong.of(CompareProof.counted(traffic.perMinute(), List.of(), to.minus(time), to)
                        .requests())
                : OptionalLong.empty();
    }

    /** Settings of an environment as the real one tells them; empty where it does not. */
    public List<OptionSetting> settings(Environment environment) {
        Effect look = new Effect.LookAtSettings(environment.application(), environment.name(), null);
        return heard.computeIfAbsent(look, real::perform) instanceof Answer.SettingsSeen seen
                ? seen.settings()
                : List.of();
    }
}
