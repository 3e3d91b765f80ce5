package dev.kirikae.stages.step;

import dev.kirikae.config.Variables;
import dev.kirikae.config.Verify;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.verify.AlarmBinding;
import dev.kirikae.verify.AlarmProof;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.StageContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The alarms that the configuration names: that they are there, what they say before the switch, and whom they watch. */
public final class GatingAlarms {

    private final StageContext context;
    private final ServicePolicy policy;

    GatingAlarms(Steps steps) {
        this.context = steps.context();
        this.policy = steps.policy();
    }

    /**
     * The alarms as they are before the switch. Ends the stage where one does not exist, or is of a kind that this version
     * cannot read, or watches live alone; where the candidate should have brought it, an attempt that a dead process began
     * ends with it.
     *
     * @param live who is to be replaced; null where nobody is
     */
    public List<AlarmProof> alarmsBeforeTheSwitch(VerificationTarget subject, @Nullable Environment live) {
        return alarms(subject, live, true);
    }

    /**
     * The same where there is no switch, before who is live is watched: writes nothing.
     *
     * @param standby nobody calls it; null where there is none
     */
    public List<AlarmProof> alarmsAtStart(VerificationTarget subject, @Nullable Environment standby) {
        List<AlarmProof> proofs = new ArrayList<>();
        List<Meant> all = meant(subject);
        Switch sides = standby == null ? null : sides(all, standby, subject);
        for (Meant meant : all) {
            if (meant.alarms().isEmpty()) {
                throw missing(meant.alarmPolicy(), subject, false);
            }
            mustBeReadable(meant);
            List<AlarmProof> some = new ArrayList<>();
            for (Alarm alarm : meant.alarms()) {
                AlarmBinding binding = sides == null ? null : AlarmBinding.of(alarm, sides.live(), sides.candidate());
                if (binding == null || binding.whose() != AlarmBinding.Whose.LIVE) {
                    AlarmProof proof =
                            AlarmProof.atStart(meant.alarmPolicy(), alarm).fromNowOn();
                    some.add(binding == null ? proof : proof.noting(binding, binding.words("who is live")));
                }
            }
            if (some.isEmpty() && standby != null) {
                throw context.badInput(
                        "verify.live.alarms: alarm " + meant.alarms().get(0).name() + " watches only " + standby.name()
                                + ", which is not live, so it says nothing of who is");
            }
            proofs.addAll(some);
        }
        return proofs;
    }

    /** @param endsAttempt where the subject should have brought an alarm, and did not */
    private List<AlarmProof> alarms(VerificationTarget subject, @Nullable Environment live, boolean endsAttempt) {
        List<AlarmProof> proofs = new ArrayList<>();
        List<Meant> all = meant(subject);
        Switch sides = live == null ? null : sides(all, live, subject);
        for (Meant meant : all) {
            if (meant.alarms().isEmpty()) {
                throw missing(meant.alarmPolicy(), subject, endsAttempt);
            }
            mustBeReadable(meant);
            List<AlarmProof> some = sides == null ? atStart(meant) : bound(meant, sides);
            if (some.isEmpty() && sides != null) {
                throw ofLiveAlone(meant.alarms().get(0), sides.live(), sides.candidate());
            }
            proofs.addAll(some);
        }
        return proofs;
    }

    private static List<AlarmProof> atStart(Meant meant) {
        return meant.alarms().stream()
                .map(alarm -> AlarmProof.atStart(meant.alarmPolicy(), alarm).fromNowOn())
                .toList();
    }

    private void mustBeReadable(Meant meant) {
        for (Alarm alarm : meant.alarms()) {
            if (alarm.kind() == Alarm.Kind.UNREADABLE) {
                throw context.badInput("verify.live.alarms: alarm " + alarm.name() + ": " + alarm.doubt()
                        + ", so it would prove nothing"
                        + (meant.alarmPolicy().name() == null ? "; name the others one by one" : "; take it out"));
            }
        }
    }

    /** Each with whom it watches. What a prefix means besides others and watches live alone is left out. */
    private static List<AlarmProof> bound(Meant meant, Switch sides) {
        return bound(meant, sides, alarm -> AlarmProof.atStart(meant.alarmPolicy(), alarm));
    }

    private static List<AlarmProof> bound(Meant meant, Switch sides, Function<Alarm, AlarmProof> begins) {
        List<AlarmProof> proofs = new ArrayList<>();
        for (Alarm alarm : meant.alarms()) {
            AlarmBinding binding = AlarmBinding.of(alarm, sides.live(), sides.candidate());
            if (binding.whose() != AlarmBinding.Whose.LIVE) {
                proofs.add(begins.apply(alarm).bound(binding));
            }
        }
        return proofs;
    }

    /** It would be green whatever the candidate does. */
    private RuntimeException ofLiveAlone(Alarm alarm, AlarmBinding.Side live, AlarmBinding.@Nullable Side candidate) {
        AlarmBinding binding = AlarmBinding.of(alarm, live, candidate);
        return context.badInput("verify.live.alarms: alarm " + alarm.name() + " watches only " + live.environmentName()
                + " (" + binding.why() + "), which nobody calls after the switch, so it would never see a fault of"
                + " the candidate: name one that every environment brings, such as ${environment}-5xx from the"
                + " template http-5xx-alarm");
    }

    /**
     * Before anything is made: what no candidate can bring is there, can be read, and does not watch live alone.
     *
     * @param live who is to be replaced; null where nobody is
     * @return of those that are red, a word to end with; empty where none is
     */
    public String beforeAnUpload(@Nullable Environment live) {
        List<Verify.Alarm> lasting = policy.configuration().verify().live().alarms().stream()
                .filter(alarmPolicy -> !isBrought(alarmPolicy))
                .toList();
        List<Meant> all = meant(lasting, Map.of());
        List<String> red = new ArrayList<>();
        AlarmBinding.Side side = live == null ? null : side(live.name(), live.id(), asks(all));
        for (Meant meant : all) {
            if (meant.alarms().isEmpty()) {
                throw absent(shown(meant.alarmPolicy(), Map.of()));
            }
            mustBeReadable(meant);
            for (Alarm alarm : meant.alarms()) {
                if (side != null && meant.alarmPolicy().tag() == null && isOfLiveAlone(meant, side)) {
                    throw ofLiveAlone(alarm, side, null);
                }
                if (alarm.state() == Alarm.State.ALARM) {
                    red.add(alarm.name());
                }
            }
        }
        return red.isEmpty() ? "" : "; red before it, as release will say if it still is: " + String.join(", ", red);
    }

    private static boolean isOfLiveAlone(Meant meant, AlarmBinding.Side live) {
        return meant.alarms().stream()
                .allMatch(alarm -> AlarmBinding.of(alarm, live, null).whose() == AlarmBinding.Whose.LIVE);
    }

    /** Whether only a candidate can bring it: it is called after something of the release, or after the environments. */
    private boolean isBrought(Verify.Alarm alarmPolicy) {
        if (!Variables.isLiteral(alarmPolicy.written())) {
            return true;
        }
        String environments = policy.configuration().environment().name() + "-";
        String prefix = alarmPolicy.prefix() == null ? null : Variables.expand(alarmPolicy.prefix(), Map.of());
        return prefix != null && (prefix.startsWith(environments) || environments.startsWith(prefix));
    }

    /**
     * Of those that a candidate brings, one that did not come with this one, which is Ready. Looked at twice, since what
     * was made a moment ago may be shown a moment later.
     *
     * @return null where all are there
     */
    @Nullable
    public String notBroughtBy(VerificationTarget subject) {
        List<Verify.Alarm> brought = policy.configuration().verify().live().alarms().stream()
                .filter(this::isBrought)
                .toList();
        String absent = firstAbsent(brought, subject);
        if (absent == null) {
            return null;
        }
        context.pause(context.now().plus(StageContext.READ_LAG), "alarm " + absent + " to be shown");
        return firstAbsent(brought, subject);
    }

    private @Nullable String firstAbsent(List<Verify.Alarm> policies, VerificationTarget subject) {
        for (Meant meant : meant(policies, subject.variables())) {
            if (meant.alarms().isEmpty()) {
                return shown(meant.alarmPolicy(), subject.variables());
            }
        }
        return null;
    }

    /** Who is live, and who is to be. */
    private record Switch(AlarmBinding.Side live, AlarmBinding.Side candidate) {}

    private Switch sides(List<Meant> all, Environment live, VerificationTarget candidate) {
        boolean asks = asks(all);
        return new Switch(side(live.name(), live.id(), asks), side(candidate.name(), candidate.id(), asks));
    }

    private static boolean asks(List<Meant> all) {
        return all.stream().flatMap(m -> m.alarms().stream()).anyMatch(AlarmBinding::asksForResources);
    }

    private AlarmBinding.Side side(String name, EnvironmentId id, boolean asks) {
        Answer answer = asks ? context.look(new Effect.LookAtResources(id)) : null;
        return new AlarmBinding.Side(name, answer instanceof Answer.ResourcesSeen seen ? seen.resources() : null);
    }

    /**
     * Alarms for a watch that another process began: one that is missing or cannot be read proves nothing, and ends
     * nothing, and neither does one that watches the former live alone.
     *
     * @param former who was live before the switch; null where nobody was, or it is not shown any more
     */
    List<AlarmProof> alarmsTakenUp(VerificationTarget subject, @Nullable Environment former) {
        List<AlarmProof> proofs = new ArrayList<>();
        List<Meant> all = meant(subject);
        Switch sides = former == null ? null : sides(all, former, subject);
        for (Meant meant : all) {
            if (meant.alarms().isEmpty()) {
                proofs.add(AlarmProof.missing(meant.alarmPolicy(), shown(meant.alarmPolicy(), subject.variables())));
            }
            Function<Alarm, AlarmProof> begins =
                    alarm -> AlarmProof.takenUp(meant.alarmPolicy(), alarm, subject.switchedAt());
            List<AlarmProof> some =
                    sides == null ? meant.alarms().stream().map(begins).toList() : bound(meant, sides, begins);
            if (some.isEmpty() && sides != null && !meant.alarms().isEmpty()) {
                Alarm first = meant.alarms().get(0);
                some = List.of(AlarmProof.blind(
                        meant.alarmPolicy(), first.name(), AlarmBinding.of(first, sides.live(), sides.candidate())));
            }
            proofs.addAll(some);
        }
        return proofs;
    }

    /** What one line of the configuration means, as it was seen; empty where nothing is there. */
    private record Meant(Verify.Alarm alarmPolicy, List<Alarm> alarms) {}

    private List<Meant> meant(VerificationTarget subject) {
        return meant(policy.configuration().verify().live().alarms(), subject.variables());
    }

    private List<Meant> meant(List<Verify.Alarm> policies, Map<String, String> variables) {
        if (policies.isEmpty()) {
            return List.of();
        }
        Set<String> tags = new TreeSet<>();
        policies.stream().filter(p -> p.tag() != null).forEach(p -> tags.add(Variables.expand(p.written(), variables)));
        Map<String, Set<String>> tagged = new TaggedAlarms(context).named(tags);
        Effect.LookAtAlarms question = question(policies, variables, tagged);
        List<Alarm> seen = question.names().isEmpty() && question.prefixes().isEmpty()
                ? List.of()
                : context.look(question, Answer.AlarmsSeen.class).alarms();
        return policies.stream()
                .map(alarmPolicy -> new Meant(
                        alarmPolicy,
                        seen.stream()
                                .filter(a -> isMeant(alarmPolicy, a, variables, tagged))
                                .toList()))
                .toList();
    }

    /** As sentences name it after the word "alarm". */
    private static String shown(Verify.Alarm alarmPolicy, Map<String, String> variables) {
        String expanded = Variables.expand(alarmPolicy.written(), variables);
        return alarmPolicy.tag() == null ? expanded : "with tag " + expanded;
    }

    /** An alarm that the subject should have brought fails it; any other is a mistake of the file. */
    private RuntimeException missing(Verify.Alarm alarmPolicy, VerificationTarget subject, boolean endsAttempt) {
        String shown = shown(alarmPolicy, subject.variables());
        return Variables.isLiteral(alarmPolicy.written())
                ? absent(shown)
                : NotBrought.ended(context, "alarm " + shown, subject, endsAttempt);
    }

    private RuntimeException absent(String name) {
        return context.badInput("verify.live.alarms: there is no alarm " + name);
    }

    private static boolean isMeant(
            Verify.Alarm alarmPolicy, Alarm alarm, Map<String, String> variables, Map<String, Set<String>> tagged) {
        String expanded = Variables.expand(alarmPolicy.written(), variables);
        if (alarmPolicy.name() != null) {
            return alarm.name().equals(expanded);
        }
        return alarmPolicy.tag() != null
                ? tagged.getOrDefault(expanded, Set.of()).contains(alarm.name())
                : alarm.name().startsWith(expanded) && !alarm.name().startsWith("awseb-");
    }

    /** A look at all of them: each by its name, since which a prefix or a tag means is known from the beginning. */
    static Effect.LookAtAlarms question(List<AlarmProof> proofs) {
        return new Effect.LookAtAlarms(
                proofs.stream().map(AlarmProof::name).distinct().toList(), List.of());
    }

    private static Effect.LookAtAlarms question(
            List<Verify.Alarm> policies, Map<String, String> variables, Map<String, Set<String>> tagged) {
        Set<String> names = new LinkedHashSet<>();
        List<String> prefixes = new ArrayList<>();
        for (Verify.Alarm alarmPolicy : policies) {
            String expanded = Variables.expand(alarmPolicy.written(), variables);
            if (alarmPolicy.name() != null) {
                names.add(expanded);
            } else if (alarmPolicy.tag() != null) {
                names.addAll(tagged.getOrDefault(expanded, Set.of()));
            } else {
                prefixes.add(expanded);
            }
        }
        return new Effect.LookAtAlarms(List.copyOf(names), prefixes);
    }

    /** Every alarm that is red before the switch and blocks, by name, in the order of the configuration. */
    public static List<String> blocking(List<AlarmProof> alarms) {
        return alarms.stream()
                .filter(AlarmProof::isBlocking)
                .map(AlarmProof::name)
                .distinct()
                .toList();
    }
}
