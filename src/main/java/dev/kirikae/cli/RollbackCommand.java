package dev.kirikae.cli;

import dev.kirikae.house.Workplace;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.stages.Rollback;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "rollback",
        description = "moves the live name back to the standby, after checking the standby only; waits for nobody")
final class RollbackCommand implements Command {

    @Option(
            names = "--to",
            paramLabel = "ID",
            description = "goes there instead: a release id, a commit, a version label or an environment id")
    @Nullable
    String to;

    @Option(names = "--dry-run", description = "only tells what would be done, as plan does")
    boolean dryRun;

    @Override
    public Outcome run(Session session) {
        return run(session, dryRun);
    }

    Outcome plan(Session session) {
        return run(session, true);
    }

    private String typed() {
        return "rollback" + NextLine.option("--to", to);
    }

    private Outcome run(Session session, boolean dry) {
        try (Workplace place = session.withOrWithoutFile()) {
            StageRun.Teller teller = (request, order) -> Rollback.tale(request, order, to);
            return dry
                    ? new Planning(session, place, typed(), null).run(teller)
                    : stage(session, place).run(false, teller);
        }
    }

    /** To an environment named by its id, with a reason, a person may go even when the ledger cannot be read, or is lost. */
    private StageRun stage(Session session, Workplace place) {
        StageRun run = new StageRun(session, place, typed(), Map.of());
        boolean named = to != null && EnvironmentId.isWellFormed(to);
        return named && !place.wish().reason().isEmpty() ? run.withoutLedger() : run;
    }
}
