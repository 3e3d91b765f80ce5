package dev.kirikae.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.journal.JournalEntry;
import dev.kirikae.journal.ReleaseRecord.State;
import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Instance;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.ExitCode;
import dev.kirikae.workflow.StageResult;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** After the switch: a probe that tells no version is good only once the live name leads to the candidate. */
class WhoAnsweredTest {

    private static final String NO_ECHO = """
            standby: {keep: 0s, drain: none}
            verify:
              candidate: {probes: [{name: root, http: {}, passes: 1}]}
              health: {stable-for: 10s}
              live: {watch: 2m}
            """;

    private static ServiceLife waiting() {
        ServiceLife life = new ServiceLife(NO_ECHO).released();
        life.upload(2);
        return life;
    }

    /** The live name, which is asked for first, leads to what a resolver still knows. */
    private static Answer stale(Effect.LookAtAddresses look, String address) {
        Map<String, List<String>> addresses = new LinkedHashMap<>();
        look.hosts()
                .forEach(host ->
                        addresses.put(host, List.of(host.equals(look.hosts().get(0)) ? address : "of " + host)));
        return new Answer.AddressesSeen(addresses);
    }

    private static List<String> evidence(ServiceLife life) {
        List<JournalEntry.Judged> judged = life.entries().stream()
                .filter(JournalEntry.Judged.class::isInstance)
                .map(JournalEntry.Judged.class::cast)
                .filter(entry -> entry.phase() != JournalEntry.Phase.CANDIDATE)
                .toList();
        return judged.get(judged.size() - 1).evidence();
    }

    @Test
    void theNameThatLeadsToTheCandidateIsTheProof() {
        ServiceLife life = waiting();
        StageResult ending = life.release();
        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(evidence(life)).anyMatch(line -> line.startsWith("probe root: ") && line.contains(" good, 0 bad"));
    }

    @Test
    void aNameThatNeverLeadsToTheCandidateProvesNothing() {
        ServiceLife life = waiting();
        life.answering(effect -> effect instanceof Effect.LookAtAddresses look
                ? stale(look, "of " + look.hosts().get(look.hosts().size() - 1))
                : null);

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(evidence(life))
                .anyMatch(line ->
                        line.startsWith("probe root: 0 good, 0 bad") && line.contains("where the version before is"));
    }

    /** The time in which the version before answered is no time of the watch: it lasts as much longer. */
    @Test
    void aNameThatFollowsLateMakesTheWatchLonger() {
        ServiceLife punctual = waiting();
        punctual.release();
        ServiceLife life = waiting();
        Instant[] until = {null};
        life.answering(effect -> {
            if (!(effect instanceof Effect.LookAtAddresses look)) {
                return null;
            }
            Instant now = life.cloud().now();
            until[0] = until[0] == null ? now.plusSeconds(60) : until[0];
            return now.isBefore(until[0])
                    ? stale(look, "of " + look.hosts().get(look.hosts().size() - 1))
                    : null;
        });

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.OK);
        assertThat(life.cloud().now()).isAfter(punctual.cloud().now().plusSeconds(40));
    }

    @Test
    void instancesOnTwoVersionsInTheWatchFailIt() {
        ServiceLife life = waiting();
        boolean[] switched = {false};
        life.answering(effect -> {
            switched[0] |= effect instanceof Effect.LookAtAddresses;
            return switched[0]
                            && effect instanceof Effect.LookAtInstances look
                            && look.environment().equals(life.of(2))
                    ? new Answer.InstancesSeen(
                            List.of(new Instance("i-1", HealthStatus.OK, "another", "Deployed", List.of())))
                    : null;
        });

        StageResult ending = life.release();

        assertThat(ending.exit()).as(ending.sentence()).isEqualTo(ExitCode.RESTORED);
        assertThat(evidence(life))
                .anyMatch(line -> line.startsWith("instances: 0 of 1 run ") && line.endsWith("; i-1 runs another"));
        assertThat(Objects.requireNonNull(life.journal().releaseOf(life.of(2))).state())
                .isEqualTo(State.RESTORED);
    }
}
