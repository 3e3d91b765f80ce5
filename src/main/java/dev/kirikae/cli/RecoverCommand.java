package dev.kirikae.cli;

import dev.kirikae.house.Workplace;
import dev.kirikae.stages.Recover;
import java.util.Map;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "recover",
        description = "settles what a dead run left; never moves the name forward")
final class RecoverCommand implements Command {

    @Option(names = "--dry-run", description = "only tells what would be done, as plan does")
    boolean dryRun;

    @Override
    public Outcome run(Session session) {
        return run(session, dryRun);
    }

    Outcome plan(Session session) {
        return run(session, true);
    }

    private Outcome run(Session session, boolean dry) {
        try (Workplace place = session.withOrWithoutFile()) {
            StageRun.Teller teller = Recover::tale;
            return dry
                    ? new Planning(session, place, "recover", null).run(teller)
                    : new StageRun(session, place, "recover", Map.of()).run(false, teller);
        }
    }
}
