package dev.kirikae.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.tale.Entry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CodecTest {

    private static final Instant AT = Instant.parse("2026-11-22T03:04:05.678Z");

    @Test
    void aFactIsOneReadableLine() {
        assertThat(Codec.write(new Entry.Prepared("20261122-9f3c2ab", AT))).isEqualTo("""
                        {"kind":"prepared","fact":{"release":"20261122-9f3c2ab","at":"2026-11-22T03:04:05.678Z"}}""");
    }

    @Test
    void aKindFromTheFutureAsksForANewerProgram() {
        assertThatThrownBy(() -> Codec.read("{\"kind\":\"teleported\",\"fact\":{}}"))
                .isInstanceOf(NewerJournal.class)
                .hasMessageContaining("teleported");
    }
}
