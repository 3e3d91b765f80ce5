package dev.kirikae.house;

import dev.kirikae.driver.Audience;
import dev.kirikae.driver.Driver;
import dev.kirikae.tale.Ending;
import dev.kirikae.tale.Memory;
import dev.kirikae.tale.Story;
import dev.kirikae.tale.Tale;
import java.time.Duration;
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
        return tell(ground, tale).ending();
    }

    public Told tell(Ground ground, Tale tale) {
        Story story = new Story(tale, ground.times().now());
        Ending ending = new Driver(ground.world(), ground.times(), stop, audience).run(story);
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
