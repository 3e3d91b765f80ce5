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
        try (Workplace place = session.withOrWithoutFile()) {
            return new StageRun(session, place, Map.of()).run(false, Recover::tale);
        }
    }
}
