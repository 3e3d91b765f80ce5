package dev.kirikae.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kirikae.app.input.UserError;
import dev.kirikae.cli.Shop;
import dev.kirikae.workflow.Allowances;
import dev.kirikae.workflow.Guard;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowOptionTest {

    @TempDir
    private Path temp;

    private static Allowances typed(String... words) {
        return AllowOption.read(List.of(words), "still-needed");
    }

    private static Allowances variable(String text) {
        return AllowOption.read(null, text);
    }

    private static Allowances redAlarm(String... names) {
        Allowances allowed = Allowances.NONE;
        for (String name : names) {
            allowed = allowed.with(Guard.RED_ALARM, name);
        }
        return allowed;
    }

    @Test
    void several_names_of_one_guard_do_not_overwrite_each_other() {
        assertThat(typed("red-alarm=a", "red-alarm=b")).isEqualTo(redAlarm("a", "b"));
        assertThat(typed("red-alarm=a", "capacity")).isEqualTo(redAlarm("a").with(Guard.CAPACITY, null));
    }

    @Test
    void a_typed_name_is_taken_literally_to_its_end() {
        assertThat(typed("red-alarm=a,capacity=b, c")).isEqualTo(redAlarm("a,capacity=b, c"));
    }

    @Test
    void a_variable_holds_one_a_line_or_several_behind_commas() {
        Allowances both = redAlarm("a").with(Guard.CAPACITY, null);

        assertThat(variable("red-alarm=a,capacity")).isEqualTo(both);
        assertThat(variable(" red-alarm=a, capacity ")).isEqualTo(both);
        assertThat(variable("red-alarm=a\n\ncapacity\n")).isEqualTo(both);
        assertThat(variable("capacity,red-alarm=a")).isEqualTo(both);
        assertThat(variable("red-alarm=a,b")).isEqualTo(redAlarm("a,b"));
        assertThat(variable("red-alarm=a=1,capacity-5xx,red-alarm=c")).isEqualTo(redAlarm("a=1,capacity-5xx", "c"));
    }

    @Test
    void nothing_given_allows_nothing() {
        assertThat(AllowOption.read(null, null)).isEqualTo(Allowances.NONE);
        assertThat(variable(" \n")).isEqualTo(Allowances.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "red-alrm=a | there is no guard red-alrm; did you mean red-alarm?",
                "frozn | there is no guard frozn; did you mean frozen?",
                "frozen=x | the guard frozen is not built yet",
                "retired-platform | the guard retired-platform is not built yet",
                "reach | the guard reach is not built yet",
                "approval | the guard approval cannot be passed by name",
                "owner=x | the guard owner cannot be passed by name",
                "red-alarm= | red-alarm= names nothing; write the name behind the =, or red-alarm alone",
                "older-commit,capacity | there is no guard older-commit,capacity; those that can be passed are live-moved,",
                "'' | a guard's name is missing; those that can be passed are live-moved,",
            })
    void what_cannot_be_passed_is_bad_input(String word, String sentence) {
        assertThatThrownBy(() -> typed(word))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("--allow: " + sentence);
    }

    @Test
    void a_fault_of_the_variable_names_the_variable() {
        assertThatThrownBy(() -> variable("capacity,frozen"))
                .isInstanceOf(UserError.class)
                .hasMessage("KIRIKAE_ALLOW: the guard frozen is not built yet");
    }

    @Test
    void the_variable_passes_guards_as_the_option_does() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.env.put("KIRIKAE_ALLOW", "older-commit\ncandidate-exists");

        assertThat(shop.local("upload", "--version", "nope").err()).contains("passing a guard needs --reason");
        shop.env.put("KIRIKAE_REASON", "a try");
        assertThat(shop.local("upload", "--version", "nope").err()).contains("there is no version nope");
        assertThat(shop.local("upload", "--version", "nope", "--allow", "frozen")
                        .err())
                .contains("--allow: the guard frozen is not built yet");
    }
}
