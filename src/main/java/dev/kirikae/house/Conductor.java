package dev.kirikae.house;

import dev.kirikae.driver.Audience;
import dev.kirikae.driver.Driver;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Memory;
import dev.kirikae.tale.Next;
import dev.kirikae.tale.Story;
import dev.kirikae.tale.Tale;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Has tales told to their end. */
public record Conductor(BooleanSupplier stop, Audience audience) {

    /**
     * A tale that was told.
     *
     * @param memory what the journal says after it
     */
    public record Told(Ending ending, Memory memory) {}

    public Ending run(Ground ground, Tale tale) {
        return driven(ground, new Story(tale, ground.times().now()), audience).ending();
    }

    /** A look before a stage: what it heard first is kept for the run that asks the same. */
    Ending survey(Ground ground, Survey survey, Tale tale) {
        Instant start = ground.times().now();
        FirstHeard heard = new FirstHeard(audience, start);
        Told told = driven(ground, new Story(tale, start), heard);
        survey.opened(heard.opening());
        return told.ending();
    }

    /** A stage, whose first question the survey has asked already: it is told the answer, as old as it is. */
    public Told tell(Ground ground, Engagement engagement, Tale tale) {
        Opening opening = engagement.survey().opening();
        if (opening == null) {
            return tell(ground, tale);
        }
        Story story = new Story(tale, opening.asked());
        boolean same = story.next() instanceof Next.Do first && first.effect().equals(opening.effect());
        if (!same) {
            return tell(ground, tale);
        }
        story.hear(opening.answer(), opening.heard(), stop.getAsBoolean());
        return driven(ground, story, audience);
    }

    /** A stage that asks everything itself. */
    public Told tell(Ground ground, Tale tale) {
        return driven(ground, new Story(tale, ground.times().now()), audience);
    }

    private Told driven(Ground ground, Story story, Audience listening) {
        Ending ending = new Driver(ground.world(), ground.times(), stop, listening).run(story);
        return new Told(ending, story.standing().memory());
    }

    /** Has a tale told where nothing real happens. */
    public static Ending foresee(Forecast forecast, Tale tale, Audience audience) {
        return new Driver(forecast, forecast.times(), () -> false, audience)
                .run(new Story(tale, forecast.times().now()));
    }

    /** What would come, from what was just seen. */
    public static Forecast forecast(Ground ground, Engagement engagement, boolean fresh) {
        return Forecast.of(ground.world(), engagement.survey(), engagement.configuration(), fresh);
    }

    /** Waits in real time, whatever the world's time is; a stop ends it at once. */
    public void rest(Duration time) {
        SystemTimes times = new SystemTimes();
        times.waitUntil(times.now().plus(time), stop);
    }
}
