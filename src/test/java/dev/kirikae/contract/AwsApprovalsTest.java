package dev.kirikae.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsApprovalsTest extends ApprovalsContract {

    @Override
    protected Scene ledger() {
        return AwsScenes.of(wire());
    }

    private static AwsWire wire() {
        AwsWire wire = new AwsWire().withS3();
        wire.s3().bucket(AwsPlace.BUCKET);
        return wire;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "half an appro | is not",
                "{\"format\":7,\"program\":\"3.1.0\"} | the list of approvals is newer than this program; use Kirikae 3.1.0",
                "{\"format\":1,\"approvals\":[{\"id\":\"a\",\"digest\":\"../x\"}]} | a plan's digest was expected"
            })
    void oneThatCannotBeReadIsNoneAndSaysWhy(String text, String why) {
        AwsWire wire = wire();
        wire.s3().put(AwsPlace.BUCKET, AwsPlace.LEDGER + "approvals.json", text);
        try (Scene scene = AwsScenes.of(wire)) {
            Answer.ApprovalsSeen seen = (Answer.ApprovalsSeen) scene.perform(new Effect.ReadApprovals("d"));
            assertThat(seen.stored().approvals()).isEmpty();
            assertThat(seen.stored().unreadable()).contains(why.equals("is not") ? "" : why);
        }
    }
}
