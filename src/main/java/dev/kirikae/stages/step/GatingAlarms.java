package dev.kirikae.stages.step;

import dev.kirikae.config.Variables;
import dev.kirikae.config.Verify;
import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Alarm;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.verify.AlarmBinding;
import dev.kirikae.verify.AlarmProof;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.EndingCause;
import dev.kirikae.workflow.StageContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
     * cannot read, or watches live alone; where the candidate should have brought it, an attempt that a dead process began ends with it.
     *
     * @param live who is to be replaced; null where nobody is
     */
    public List<AlarmProof> alarmsBeforeTheSwitch(VerificationTarget subject, @Nullable Environment live) {
        return alarms(subject, live, shown -> {
            ReleaseRecord begun = context.journal().begun();
            if (begun != null) {
                String why = "alarm " + shown + " is not there";
                context.record(new JournalEntry.Ended(begun.id(), JournalEntry.How.ABANDONED, why, context.now()));
            }
        });
    }

    /** The same where there is no switch, before the watch: writes nothing. */
    public List<AlarmProof> alarmsAtStart(VerificationTarget subject) {
        return alarms(subject, null, shown -> {});
    }

    /** @param notBrought hears of an alarm that the subject should have brought, before the stage ends */
    private List<AlarmProof> alarms(
            VerificationTarget subject, @Nullable Environment live, Consumer<String> notBrought) {
        List<AlarmProof> proofs = new ArrayList<>();
        List<Meant> all = meant(subject);
        Switch sides = live == null ? null : sides(all, live, subject);
        for (Meant meant : all) {
            if (meant.alarms().isEmpty()) {
                throw missing(meant.alarmPolicy(), subject, notBrought);
            }
            for (Alarm alarm : meant.alarms()) {
                if (alarm.kind() == Alarm.Kind.UNREADABLE) {
                    throw context.badInput("verify.live.alarms: alarm " + alarm.name() + ": " + alarm.doubt()
                            + ", so it would prove nothing"
                            + (meant.alarmPolicy().name() == null ? "; name the others one by one" : "; take it out"));
                }
                AlarmProof proof = AlarmProof.atStart(meant.alarmPolicy(), alarm);
                proofs.add(sides == null ? proof : proof.bound(binding(alarm, sides.live(), sides.candidate())));
            }
        }
        return proofs;
    }

    /** Who is live, and who is to be. */
    private record Switch(AlarmBinding.Side live, AlarmBinding.Side candidate) {}

    private Switch sides(List<Meant> all, Environment live, VerificationTarget candidate) {
        boolean asks = all.stream().flatMap(m -> m.alarms().stream()).anyMatch(AlarmBinding::asksForResources);
        return new Switch(side(live.name(), live.id(), asks), side(candidate.name(), candidate.id(), asks));
    }

    private AlarmBinding.Side side(String name, EnvironmentId id, boolean asks) {
        Answer answer = asks ? context.look(new Effect.LookAtResources(id)) : null;
        return new AlarmBinding.Side(name, answer instanceof Answer.ResourcesSeen seen ? seen.resources() : null);
    }

    /** One that is proven to watch live alone would be green whatever the candidate does. */
    private AlarmBinding binding(Alarm alarm, AlarmBinding.Side live, AlarmBinding.@Nullable Side candidate) {
        AlarmBinding binding = AlarmBinding.of(alarm, live, candidate);
        if (binding.whose() == AlarmBinding.Whose.LIVE) {
            throw context.badInput("verify.live.alarms: alarm " + alarm.name() + " watches only "
                    + live.environmentName()
                    + " (" + binding.why() + "), which nobody calls after the switch, so it would never see a fault of"
                    + " the candidate: name one that every environment brings, such as ${environment}-5xx from the"
                    + " template http-5xx-alarm");
        }
        return binding;
    }

    /**
     * Alarms for a watch that another process began: one that is missing or cannot be read proves nothing, and ends
     * nothing.
     */
    List<AlarmProof> alarmsTakenUp(VerificationTarget subject) {
        List<AlarmProof> proofs = new ArrayList<>();
        for (Meant meant : meant(subject)) {
            if (meant.alarms().isEmpty()) {
                proofs.add(AlarmProof.missing(meant.alarmPolicy(), shown(meant.alarmPolicy(), subject)));
            }
            meant.alarms().forEach(a -> proofs.add(AlarmProof.takenUp(meant.alarmPolicy(), a, subject.switchedAt())));
        }
        return proofs;
    }

    /** What one line of the configuration means, as it was seen; empty where nothing is there. */
    private record Meant(Verify.Alarm alarmPolicy, List<Alarm> alarms) {}

    private List<Meant> meant(VerificationTarget subject) {
        List<Verify.Alarm> policies = policy.configuration().verify().live().alarms();
        if (policies.isEmpty()) {
            return List.of();
        }
        List<Alarm> seen =
                context.look(question(subject), Answer.AlarmsSeen.class).alarms();
        return policies.stream()
                .map(alarmPolicy -> new Meant(
                        alarmPolicy,
                        seen.stream()
                                .filter(a -> isMeant(alarmPolicy, a, subject))
                                .toList()))
                .toList();
    }

    private static String shown(Verify.Alarm alarmPolicy, VerificationTarget subject) {
        return Variables.expand(written(alarmPolicy), subject.variables());
    }

    private static String written(Verify.Alarm alarmPolicy) {
        return alarmPolicy.name() == null ? "" + alarmPolicy.prefix() : alarmPolicy.name();
    }

    /** An alarm that the subject should have brought fails it; any other is a mistake of the file. */
    private RuntimeException missing(
            Verify.Alarm alarmPolicy, VerificationTarget subject, Consumer<String> notBrought) {
        String shown = shown(alarmPolicy, subject);
        if (shown.equals(written(alarmPolicy))) {
            return context.badInput("verify.live.alarms: there is no alarm " + shown);
        }
        notBrought.accept(shown);
        return context.ended(
                EndingCause.NOT_PROVEN,
                "alarm " + shown + " should have come with " + subject.name() + ", and is not there",
                "destroy --candidate");
    }

    private static boolean isMeant(Verify.Alarm alarmPolicy, Alarm alarm, VerificationTarget subject) {
        if (alarmPolicy.name() != null) {
            return alarm.name().equals(Variables.expand(alarmPolicy.name(), subject.variables()));
        }
        String prefix = Variables.expand("" + alarmPolicy.prefix(), subject.variables());
        return alarm.name().startsWith(prefix) && !alarm.name().startsWith("awseb-");
    }

    /** A look at all of them. */
    Effect.LookAtAlarms question(VerificationTarget subject) {
        List<String> names = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        for (Verify.Alarm alarmPolicy : policy.configuration().verify().live().alarms()) {
            if (alarmPolicy.name() != null) {
                names.add(Variables.expand(alarmPolicy.name(), subject.variables()));
            } else {
                prefixes.add(Variables.expand("" + alarmPolicy.prefix(), subject.variables()));
            }
        }
        return new Effect.LookAtAlarms(names, prefixes);
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
