package dev.kirikae.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Caller;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credentials of another account, and an application that is not there. */
class AccountCheckTest {

    private static final Caller CALLER = new Caller("123456789012", "arn:aws:iam::123456789012:user/oncall");

    private final ContextRun run = new ContextRun();

    @ParameterizedTest
    @CsvSource({", OK", "'', OK", "123456789012, OK", "210987654321, INTEGRITY"})
    void onlyTheServicesOwnAccountIsRight(String account, ExitCode exit) {
        StageResult ending = run.run(Requests.of("release", "mine"), context -> {
            AccountCheck.mustBeAccount(context, CALLER, account);
            return StageResult.of(ExitCode.OK, "", "");
        });

        assertThat(ending.exit()).isEqualTo(exit);
        assertThat(ending.sentence())
                .isEqualTo(
                        exit == ExitCode.OK
                                ? ""
                                : "these credentials are of account 123456789012, but the service belongs to account"
                                        + " 210987654321: choose the right profile or role");
    }

    private StageResult application(boolean exists, String... others) {
        run.answering((effect, world) -> effect.equals(new Effect.LookAtApplication("push-api"))
                ? new Answer.ApplicationSeen(exists, List.of(others))
                : world.get());
        return run.run(Requests.of("release", "mine"), context -> {
            AccountCheck.mustHaveApplication(context);
            return StageResult.of(ExitCode.OK, "", "");
        });
    }

    @Test
    void anApplicationThatIsNotThereIsAWrongInputAndTheOthersAreNamed() {
        assertThat(application(true).exit()).isEqualTo(ExitCode.OK);
        assertThat(application(false).exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(application(false).sentence())
                .isEqualTo("application: there is no application push-api in ap-northeast-1");
        assertThat(application(false, "shop", "mail").sentence())
                .isEqualTo("application: there is no application push-api in ap-northeast-1; there are: shop, mail");
    }
}
