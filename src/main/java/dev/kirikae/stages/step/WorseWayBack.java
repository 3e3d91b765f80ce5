package dev.kirikae.stages.step;

import dev.kirikae.config.ConfigurationJson;
import dev.kirikae.config.Probe;
import dev.kirikae.journal.ReleaseRecord;
import dev.kirikae.model.Environment;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.model.HealthColour;
import dev.kirikae.verify.ProbeProof;
import dev.kirikae.verify.ProbeTally;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.StageContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an automatic way back asks of the environment it goes to: its health, and each probe once; never an alarm of the
 * side it leaves. Only what is known to be bad stops it: what cannot be asked served users a moment ago.
 */
final class WorseWayBack {

    private final StageContext context;
    private final ServicePolicy policy;
    private final RollbackTarget targets;

    WorseWayBack(Steps steps) {
        this.context = steps.context();
        this.policy = steps.policy();
        this.targets = steps.rollbackTarget();
    }

    /**
     * Why going back would be worse than to stay.
     *
     * @param why a part of a sentence
     * @param evidence what it rests on
     */
    record Worse(String why, List<String> evidence) {}

    /**
     * @param snapshot the look that the decision rests on
     * @param candidate who has the live name
     * @return null where it is not known to be worse
     */
    @Nullable
    Worse than(ReleaseRecord release, EnvironmentSnapshot snapshot, EnvironmentId candidate, Environment target) {
        Environment live = snapshot.find(candidate);
        if (live == null) {
            return null;
        }
        WayBack back = new WayBack(WayBack.Kind.MOVES, live, target, release);
        return context.section("the way back is checked", () -> Optional.ofNullable(checked(back, target)))
                .orElse(null);
    }

    private @Nullable Worse checked(WayBack back, Environment target) {
        String bad = "the way back answers badly too: " + target.name() + " (" + target.id() + ") ";
        if (target.isReady() && target.colour() == HealthColour.RED) {
            String health = "is " + target.words().status() + ", health " + target.healthWord();
            return new Worse(bad + health, List.of());
        }
        List<ProbeTally> tallies = asked(targets.checks(back, probes(target))).tallies();
        boolean fails = tallies.stream().anyMatch(t -> t.bads() > 0);
        boolean answers = tallies.stream().anyMatch(t -> t.goods() > 0);
        if (!fails || answers) {
            return null;
        }
        List<String> evidence =
                tallies.stream().map(t -> "way back, " + t.evidence()).toList();
        return new Worse(bad + "fails every probe that reaches it", evidence);
    }

    /** The probes alone: how many instances it has stops no way back. */
    private ProbeProof asked(RollbackTarget.Checks checks) {
        ProbeRound probes = checks.probes();
        List<Effect.OverNetwork> looks = probes.looks(policy);
        if (looks.isEmpty()) {
            return probes.proof();
        }
        Effect.Round round = new Effect.Round(looks, context.now().plus(checks.longest()));
        return probes.understood(context.look(round, Answer.RoundSeen.class).answers())
                .proof();
    }

    /**
     * Those by which it was proved itself: what the newer version is asked may be new with it. A record that cannot be read
     * stops no way back.
     */
    private List<Probe> probes(Environment target) {
        List<Probe> newer = policy.configuration().verify().candidate().probes();
        ReleaseRecord own = context.journal().releaseOf(target.id());
        if (own == null || own.configuration().isEmpty()) {
            return newer;
        }
        try {
            return ConfigurationJson.read(own.configuration())
                    .verify()
                    .candidate()
                    .probes();
        } catch (IllegalArgumentException unreadable) {
            return newer;
        }
    }
}
