package dev.kirikae.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllowancesTest {

    @Test
    void each_name_is_allowed_alone() {
        Allowances two = Allowances.NONE.with(Guard.RED_ALARM, "b").with(Guard.RED_ALARM, "a");

        assertThat(two.allows(Guard.RED_ALARM, "a")).isTrue();
        assertThat(two.allows(Guard.RED_ALARM, "b")).isTrue();
        assertThat(two.allows(Guard.RED_ALARM, "c")).isFalse();
        assertThat(two.allows(Guard.RED_ALARM, "")).isFalse();
        assertThat(two.allows(Guard.CAPACITY, "a")).isFalse();
        assertThat(two.named().get(Guard.RED_ALARM)).containsExactly("a", "b");
    }

    @Test
    void without_a_name_whatever_it_is_is_allowed_and_stays_so() {
        Allowances any = Allowances.NONE.with(Guard.RED_ALARM, "a").with(Guard.RED_ALARM, null);

        assertThat(any).isEqualTo(new Allowances(Map.of(Guard.RED_ALARM, Set.of())));
        assertThat(any.with(Guard.RED_ALARM, "b")).isEqualTo(any);
        assertThat(any.allows(Guard.RED_ALARM, "c")).isTrue();
        assertThat(any.allows(Guard.RED_ALARM, "")).isTrue();
    }

    @Test
    void one_guard_does_not_change_the_others() {
        Allowances two = Allowances.NONE.with(Guard.RED_ALARM, "a").with(Guard.CAPACITY, "e-1");

        assertThat(two.allows(Guard.RED_ALARM, "a")).isTrue();
        assertThat(two.allows(Guard.CAPACITY, "e-1")).isTrue();
    }

    @Test
    void what_cannot_be_allowed_never_is() {
        Allowances owner = Allowances.NONE.with(Guard.OWNER, null);

        assertThat(owner.allows(Guard.OWNER, "")).isFalse();
        assertThat(owner.names(Guard.OWNER)).isFalse();
        assertThat(owner.isEmpty()).isFalse();
    }

    @Test
    void nothing_is_allowed_by_default() {
        assertThat(Allowances.NONE.isEmpty()).isTrue();
        assertThat(Allowances.NONE.names(Guard.CAPACITY)).isFalse();
        assertThat(Allowances.NONE.with(Guard.CAPACITY, "e-1").names(Guard.CAPACITY))
                .isTrue();
    }

    @Test
    void an_empty_name_is_a_mistake_of_ours() {
        assertThatIllegalArgumentException().isThrownBy(() -> Allowances.NONE.with(Guard.CAPACITY, ""));
    }

    @Test
    void the_guards_are_typed_as_the_guide_writes_them() {
        assertThat(Arrays.stream(Guard.values()).filter(Guard::isAllowable).map(Guard::word))
                .containsExactly(
                        "live-moved",
                        "older-commit",
                        "off-branch",
                        "candidate-exists",
                        "red-alarm",
                        "unverified",
                        "inconclusive",
                        "capacity",
                        "managed-update",
                        "standby-sick",
                        "too-early",
                        "not-drained",
                        "one-way-door");
        assertThat(Arrays.stream(Guard.values()).filter(g -> !g.isAllowable()).map(Guard::word))
                .containsExactly("still-needed", "approval", "nothing-to-do", "owner", "not-ours", "cannot-switch");
    }
}
