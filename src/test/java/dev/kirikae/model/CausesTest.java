package dev.kirikae.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies behind an exception. */
class CausesTest {

    @Test
    void theInnermostIsTheFirst() {
        IOException inner = new IOException("the connection was reset");
        IllegalStateException middle = new IllegalStateException("the call failed", inner);
        RuntimeException outer = new RuntimeException("it failed", middle);

        assertThat(Causes.innermostFirst(outer)).containsExactly(inner, middle, outer);
        assertThat(Causes.innermostFirst(inner)).containsExactly(inner);
    }

    @Test
    void aCircleOfCausesHasAnEnd() {
        RuntimeException one = new RuntimeException("one");
        RuntimeException two = new RuntimeException("two", one);
        one.initCause(two);

        assertThat(Causes.innermostFirst(one)).containsExactly(two, one);
    }

    @ParameterizedTest
    @CsvSource({
        "no route to host, no route to host",
        "java.net.ConnectException: Connection refused, Connection refused",
        "java.io.IOException, ''",
        "it failed: java.lang.OutOfMemoryError: Java heap space, it failed: Java heap space",
        "see com.example.Shop: it is closed, see com.example.Shop: it is closed",
        ", ''"
    })
    void peopleReadNoNamesOfClasses(String message, String said) {
        assertThat(Causes.said(new IOException(message))).isEqualTo(said);
    }
}
