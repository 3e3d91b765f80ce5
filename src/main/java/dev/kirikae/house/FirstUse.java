package dev.kirikae.house;

import dev.kirikae.model.Environment;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Desk;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Exit;
import dev.kirikae.tale.Request;
import dev.kirikae.tale.Tale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service of which there is no journal: not released yet, or looked for in the wrong region. */
public final class FirstUse {

    private @Nullable List<Environment> environments;

    private FirstUse() {}

    /** What to ask a person where there is neither a journal nor an environment; empty elsewhere, and on an embedded cloud. */
    public static String hint(Ground ground, Survey survey, String application, String region) {
        return survey.length() == 0 ? hint(ground, survey.environments(), application, region) : "";
    }

    /** The same, for a command that knows only that there is no journal; empty too where that cannot be seen. */
    public static String hint(Workplace place, Ground ground, Conductor conductor) {
        Request look = Engagement.look(place);
        FirstUse use = new FirstUse();
        conductor.run(ground, use.look(look));
        List<Environment> seen = use.environments;
        return seen == null ? "" : hint(ground, seen, look.application(), look.region());
    }

    private Tale look(Request request) {
        return Desk.stage(request, desk -> {
            environments = desk.look(
                            new Effect.LookAtEnvironments(request.application()), Answer.EnvironmentsSeen.class)
                    .environments();
            return Ending.of(Exit.OK, "seen", "");
        });
    }

    private static String hint(Ground ground, List<Environment> seen, String application, String region) {
        return ground.sandbox() == null && seen.isEmpty()
                ? "nothing of application " + application + " is in " + region + " yet: is the region right?"
                : "";
    }
}
