package dev.kirikae.cli;

import dev.kirikae.driver.Audience;
import dev.kirikae.house.Conductor;
import dev.kirikae.house.Engagement;
import dev.kirikae.house.Ground;
import dev.kirikae.house.Grounds;
import dev.kirikae.house.Workplace;
import dev.kirikae.tale.Ending;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stage that comes next, as the status would name it.
 *
 * @param command as it is typed; empty where it cannot be told
 * @param refusal why it cannot be told; null where it can
 */
record StageNext(String command, @Nullable Ending refusal) {

    static StageNext of(Session session) {
        try (Workplace place = Workplace.withFile(session.surroundings(), session.wish());
                Ground ground = new Grounds(place).open(Map.of())) {
            Conductor conductor = new Conductor(session.stop(), Audience.NOBODY);
            Engagement.Begun begun = Engagement.begin(place, ground, conductor, Engagement.Next.NOTHING, false);
            Engagement engagement = begun.engagement();
            Ending refusal = begun.refusal();
            if (engagement == null || refusal != null) {
                session.voice().headline(ground.headline(null));
                return new StageNext("", refusal);
            }
            return new StageNext(new Standing(engagement).next(), null);
        }
    }
}
