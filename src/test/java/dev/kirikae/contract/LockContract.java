package dev.kirikae.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Lease;
import dev.kirikae.model.StoredLease;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lock is compare-and-set, in any world. */
abstract class LockContract {

    private static final Lease MINE =
            new Lease("nonce-1", "oncall", "release", Calls.NOW, Duration.ofMinutes(2), 0, false);
    private static final Lease THEIRS =
            new Lease("nonce-2", "somebody \"else\"", "rollback", Calls.NOW, Duration.ofMinutes(2), 0, false);

    /** An empty ledger. */
    protected abstract Scene ledger();

    /** A ledger whose lock holds this text. */
    protected abstract Scene lockThatReads(String text);

    @Test
    void isTakenRenewedAndGivenBack() {
        try (Scene scene = ledger()) {
            assertThat(scene.perform(new Effect.ReadLock())).isEqualTo(new Answer.LockSeen(null, null));
            String first = written(scene, MINE, null);
            assertThat(scene.perform(new Effect.ReadLock())).isEqualTo(new Answer.LockSeen(MINE, first));
            String second = written(scene, MINE.renewed(), first);
            assertThat(second).isNotEqualTo(first);
            String third = written(scene, MINE.renewed().givenBack(), second);
            assertThat(scene.perform(new Effect.ReadLock()))
                    .isEqualTo(new Answer.LockSeen(MINE.renewed().givenBack(), third));
        }
    }

    @Test
    void isTakenByOneOnly() {
        try (Scene scene = ledger()) {
            String mine = written(scene, MINE, null);
            assertThat(scene.perform(new Effect.WriteLock(THEIRS, null))).isEqualTo(new Answer.Overtaken());
            assertThat(scene.perform(new Effect.ReadLock())).isEqualTo(new Answer.LockSeen(MINE, mine));
        }
    }

    @Test
    void isNotRenewedByWhoWasReplaced() {
        try (Scene scene = ledger()) {
            String mine = written(scene, MINE, null);
            written(scene, THEIRS, mine);
            assertThat(scene.perform(new Effect.WriteLock(MINE.renewed(), mine)))
                    .isEqualTo(new Answer.Overtaken());
            assertThat(((Answer.LockSeen) scene.perform(new Effect.ReadLock())).lease())
                    .isEqualTo(THEIRS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "half a lo", "[]", "{\"nonce\":1}"})
    void oneThatCannotBeReadIsDistinguishedFromNoneAndIsTakenAsItIs(String text) {
        try (Scene scene = lockThatReads(text)) {
            Answer.LockSeen seen = (Answer.LockSeen) scene.perform(new Effect.ReadLock());
            assertThat(seen.lease()).isNull();
            assertThat(seen.unreadable()).isNotNull();
            assertThat(scene.perform(new Effect.WriteLock(MINE, null))).isEqualTo(new Answer.Overtaken());
            assertThat(scene.perform(new Effect.WriteLock(MINE, "another"))).isEqualTo(new Answer.Overtaken());
            String mine = written(scene, MINE, seen.tag());
            assertThat(scene.perform(new Effect.ReadLock())).isEqualTo(new Answer.LockSeen(MINE, mine));
        }
    }

    @Test
    void oneOfANewerFormNamesTheProgramThatCanReadIt() {
        try (Scene scene = lockThatReads("{\"format\":7,\"program\":\"3.1.0\"}")) {
            assertThat(((Answer.LockSeen) scene.perform(new Effect.ReadLock())).unreadable())
                    .isEqualTo(new StoredLease.Unreadable(
                            true, "the lock is newer than this program; use Kirikae 3.1.0 or later"));
        }
    }

    private static String written(Scene scene, Lease lease, String tag) {
        Answer answer = scene.perform(new Effect.WriteLock(lease, tag));
        assertThat(answer).isInstanceOf(Answer.LockWritten.class);
        return ((Answer.LockWritten) answer).tag();
    }
}
