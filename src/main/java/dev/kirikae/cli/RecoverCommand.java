package dev.kirikae.cli;

import dev.kirikae.house.Unusable;
import dev.kirikae.house.Workplace;
import dev.kirikae.model.EnvironmentId;
import dev.kirikae.stages.Recover;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "recover",
        description = "settles what a dead run left; never moves the name forward")
final class RecoverCommand implements Command {

    @Option(
            names = "--gone",
            paramLabel = "ID",
            description = "an environment that is not shown is gone: a person says so, with --reason")
    @Nullable
    String gone;

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
            EnvironmentId id = id(place);
            String typed = "recover" + NextLine.option("--gone", gone);
            StageRun.Teller teller = (request, order) -> Recover.tale(request, order, id);
            return dry
                    ? new Planning(session, place, typed, null).run(teller)
                    : new StageRun(session, place, typed, Map.of()).run(false, teller);
        }
    }

    private @Nullable EnvironmentId id(Workplace place) {
        String named = gone;
        if (named == null) {
            return null;
        }
        if (!EnvironmentId.isWellFormed(named)) {
            throw Unusable.because(
                    "--gone: " + named + " is no environment's id, such as e-a1b2c3d4e5; status names it");
        }
        if (place.wish().reason().isEmpty()) {
            throw Unusable.because("--gone: say why with --reason: it is journaled");
        }
        return new EnvironmentId(named);
    }
}
