package dev.kirikae.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.HealthStatus;
import dev.kirikae.model.Instance;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Instances on two versions in a watch over v2. */
class InstanceProofTest {

    private static Instance instance(String id, @Nullable String version, String deployment) {
        return new Instance(id, HealthStatus.OK, version, deployment, List.of());
    }

    private static final List<Instance> GOOD =
            List.of(instance("i-1", "v2", "Deployed"), instance("i-2", "v2", "Deployed"));
    private static final List<Instance> MIXED =
            List.of(instance("i-1", "v2", "Deployed"), instance("i-2", "v1", "Deployed"));
    private static final List<Instance> GROWING =
            List.of(instance("i-1", "v2", "Deployed"), instance("i-2", null, ""), instance("i-3", "v1", "In Progress"));

    @Test
    void twoLooksInARowAtAnotherVersionFail() {
        InstanceProof once = InstanceProof.NONE.and("v2", GOOD).and("v2", MIXED);
        assertThat(once.isFailed()).isFalse();
        assertThat(once.need()).as("the next look decides").isNotNull();
        assertThat(once.and("v2", MIXED).isFailed()).isTrue();
        assertThat(once.evidence()).isEqualTo("instances: 1 of 2 run v2; i-2 runs v1");
        InstanceProof forgiven = once.and("v2", GOOD);
        assertThat(forgiven.and("v2", MIXED).isFailed()).isFalse();
        assertThat(forgiven.need()).isNull();
    }

    @Test
    void anInstanceThatIsBeingDeployedToSaysNothing() {
        InstanceProof growing =
                InstanceProof.NONE.and("v2", GROWING).and("v2", GROWING).and("v2", List.of());
        assertThat(growing.isFailed()).isFalse();
        assertThat(growing.need()).isNull();
        assertThat(InstanceProof.NONE.and("v2", GROWING).evidence()).isEqualTo("instances: 1 of 3 run v2");
    }
}
