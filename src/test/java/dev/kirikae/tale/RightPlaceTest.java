package dev.kirikae.tale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.model.Caller;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credentials of another account, and an application that is not there. */
class RightPlaceTest {

    private static final Caller CALLER = new Caller("123456789012", "arn:aws:iam::123456789012:user/oncall");

    private final DeskRun run = new DeskRun();

    @ParameterizedTest
    @CsvSource({", OK", "'', OK", "123456789012, OK", "210987654321, INTEGRITY"})
    void onlyTheServicesOwnAccountIsRight(String account, Exit exit) {
        Ending ending = run.run(Requests.of("release", "mine"), desk -> {
            RightPlace.mustBeAccount(desk, CALLER, account);
            return Ending.of(Exit.OK, "", "");
        });

        assertThat(ending.exit()).isEqualTo(exit);
        assertThat(ending.sentence())
                .isEqualTo(
                        exit == Exit.OK
                                ? ""
                                : "these credentials are of account 123456789012, but the service belongs to account"
                                        + " 210987654321: choose the right profile or role");
    }

    private Ending application(boolean exists, String... others) {
        run.answering((effect, world) -> effect.equals(new Effect.LookAtApplication("push-api"))
                ? new Answer.ApplicationSeen(exists, List.of(others))
                : world.get());
        return run.run(Requests.of("release", "mine"), desk -> {
            RightPlace.mustHaveApplication(desk);
            return Ending.of(Exit.OK, "", "");
        });
    }

    @Test
    void anApplicationThatIsNotThereIsAWrongInputAndTheOthersAreNamed() {
        assertThat(application(true).exit()).isEqualTo(Exit.OK);
        assertThat(application(false).exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(application(false).sentence())
                .isEqualTo("application: there is no application push-api in ap-northeast-1");
        assertThat(application(false, "shop", "mail").sentence())
                .isEqualTo("application: there is no application push-api in ap-northeast-1; there are: shop, mail");
    }
}
