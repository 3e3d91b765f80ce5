package dev.kirikae.cli;

import dev.kirikae.house.Unusable;
import dev.kirikae.house.Workplace;
import dev.kirikae.stages.Destroy;
import java.util.Map;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "destroy",
        description = "proves that nobody calls the standby any more, terminates it and prunes old versions")
final class DestroyCommand implements Command {

    @Option(names = "--due", description = "whatever is due by its age; 0 where nothing is")
    boolean due;

    @Option(names = "--candidate", description = "the candidate, at any age")
    boolean candidate;

    @Option(names = "--dry-run", description = "only tells what would be done, as plan does")
    boolean dryRun;

    static DestroyCommand ofWhatIsDue() {
        DestroyCommand command = new DestroyCommand();
        command.due = true;
        return command;
    }

    @Override
    public Outcome run(Session session) {
        return run(session, dryRun);
    }

    Outcome plan(Session session) {
        return run(session, true);
    }

    private String typed() {
        return "destroy" + NextLine.flag("--due", due) + NextLine.flag("--candidate", candidate);
    }

    private Outcome run(Session session, boolean dry) {
        if (due && candidate) {
            throw Unusable.because("--due, --candidate: name one of the two");
        }
        Destroy.What what = due ? Destroy.What.DUE : candidate ? Destroy.What.CANDIDATE : Destroy.What.STANDBY;
        try (Workplace place = session.withFile()) {
            StageRun.Teller teller = (request, order) -> Destroy.tale(request, order, what);
            return dry
                    ? new Planning(session, place, typed(), null).run(teller)
                    : new StageRun(session, place, typed(), Map.of()).run(false, teller);
        }
    }
}
