package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LostLettersTest {
    private static final String[] PLAIN = {"render", "--into", "out"};
    private static final Path HERE = Path.of("/srv/app");

    @Test
    void saysWhatTheLocaleCannotSay() {
        String fault = LostLetters.fault(
                new String[] {"render", "--into", "\ufffd\ufffd"},
                Map.of("HOME", "/home/\ufffd", "OTHER", "\ufffd"),
                Path.of("/srv/\ufffd"),
                "ANSI_X3.4-1968");
        assertThat(fault)
                .isEqualTo("the locale's character set, ANSI_X3.4-1968, cannot say the arguments, the working folder's"
                        + " name, HOME; set LC_ALL to a UTF-8 locale, such as C.UTF-8, or start Kirikae by its"
                        + " launcher");
    }

    @Test
    void acceptsWhatIsWhole() {
        assertThat(LostLetters.fault(PLAIN, Map.of("HOME", "/root"), HERE, "ANSI_X3.4-1968"))
                .isNull();
        assertThat(LostLetters.fault(new String[] {"\ufffd"}, Map.of(), HERE, "UTF-8"))
                .as("typed as such")
                .isNull();
    }
}
