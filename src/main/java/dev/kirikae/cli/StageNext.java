package dev.kirikae.cli;

import dev.kirikae.driver.Audience;
import dev.kirikae.house.Conductor;
import dev.kirikae.house.Engagement;
import dev.kirikae.house.Ground;
import dev.kirikae.house.Grounds;
import dev.kirikae.house.Workplace;
import java.util.Map;

/** The stage that comes next, as the status would name it. */
final class StageNext {

    private StageNext() {}

    static String of(Session session) {
        try (Workplace place = Workplace.withFile(session.surroundings(), session.wish());
                Ground ground = new Grounds(place).open(Map.of())) {
            Conductor conductor = new Conductor(session.stop(), Audience.NOBODY);
            Engagement engagement = Engagement.begin(place, ground, conductor, Engagement.Next.NOTHING, false)
                    .engagement();
            return engagement == null ? "upload" : new Standing(engagement).next();
        }
    }
}
