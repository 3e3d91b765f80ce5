package dev.kirikae.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesTest {
    private static final byte[] FULL = Examples.FULL.getBytes(StandardCharsets.UTF_8);

    /** Far more than it takes, for machines that do much else; what grows out of bounds takes hours. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void aFileCutOffAnywhereIsReadOrRefusedButNeverBreaksTheReader() {
        for (int length = 0; length <= FULL.length; length++) {
            tried(Arrays.copyOf(FULL, length));
        }
    }

    @Test
    void aFileWithAnyByteReplacedNeverBreaksTheReader() {
        Random random = new Random(20261122);
        byte[] likely = "{}[]:,&*!|>'\"%@`#?-<$~\t\n 0".getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i < FULL.length; i += 1 + random.nextInt(5)) {
            byte[] bytes = FULL.clone();
            bytes[i] = random.nextInt(4) == 0 ? (byte) random.nextInt(256) : likely[random.nextInt(likely.length)];
            tried(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{",
                "- ",
                "? ",
                "a: ",
                "&a ",
                "*a ",
                "!a ",
                "\"",
                "'",
                "|\n ",
                "- - ",
                "a: [",
                "{a: ",
                "\t",
                "%",
                ": ",
                "? - ",
                "a:\n",
                "#",
                "---\n",
                "...\n",
                "$",
                "${",
                "${env.",
                "$${",
                "<<: ",
                "\\",
                "é",
                "\uD83D\uDE00",
                "\u0085",
                "\u2028",
                "0",
                "%YAML 1.",
            })
    void aSmallThingRepeatedManyTimesIsAnsweredSoon(String piece) {
        byte[] plain = piece.repeat(100_000 / piece.length()).getBytes(StandardCharsets.UTF_8);
        byte[] quoted = (Reads.MINIMAL + "service: \"" + piece.repeat(40_000 / piece.length()) + "\"\n")
                .getBytes(StandardCharsets.UTF_8);
        assertTimeoutPreemptively(SOON, () -> {
            tried(plain);
            tried(quoted);
        });
    }

    @Test
    void aWallOfUnknownKeysIsAnsweredSoon() {
        StringBuilder text = new StringBuilder(Reads.MINIMAL);
        for (int i = 0; i < 5_000; i++) {
            text.append("aplicatio").append(i).append(": 1\n");
        }
        assertTimeoutPreemptively(
                SOON, () -> assertThat(Reads.problems(text.toString())).hasSize(5_000));
    }

    /** Either a configuration or at least one problem with a place in the file. */
    private static void tried(byte[] bytes) {
        Document.Decoding decoding = Document.decode("kirikae.yml", bytes);
        if (decoding instanceof Document.Undecodable undecodable) {
            assertThat(undecodable.problems()).isNotEmpty();
            return;
        }
        Document document = ((Document.Decoded) decoding).document();
        ReadResult reading = Configurations.read(document, null, Map.of(), Mode.STRICT, Reads.PROGRAM);
        if (reading instanceof ReadResult.Rejected rejected) {
            assertThat(rejected.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.line()).isPositive();
                assertThat(problem.text()).startsWith("kirikae.yml:").doesNotContain("\n");
            });
        }
    }
}
