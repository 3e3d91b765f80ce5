package dev.kirikae.cli;

import dev.kirikae.house.Workplace;
import dev.kirikae.stages.Verification;
import java.util.Map;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "verify",
        description = "runs the candidate's verification once and gives the verdict")
final class VerifyCommand implements Command {

    @Option(names = "--live", description = "the live environment instead, through the live name")
    boolean live;

    @Override
    public Outcome run(Session session) {
        try (Workplace place = session.withFile()) {
            return new StageRun(session, place, "verify" + NextLine.flag("--live", live), Map.of())
                    .run(false, (request, order) -> Verification.tale(request, order, live));
        }
    }
}
