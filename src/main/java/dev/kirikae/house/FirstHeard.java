package dev.kirikae.house;

import dev.kirikae.driver.Audience;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers the first effect of a run with its answer, and tells another audience everything. */
final class FirstHeard implements Audience {

    private final Audience other;
    private final Instant asked;
    private @Nullable Opening opening;

    /** @param asked when the run begins */
    FirstHeard(Audience other, Instant asked) {
        this.other = other;
        this.asked = asked;
    }

    @Override
    public void asks(List<String> path, Effect effect, Instant at) {
        other.asks(path, effect, at);
    }

    @Override
    public void hears(Effect effect, Answer answer, Instant at) {
        if (opening == null) {
            opening = new Opening(effect, answer, asked, at);
        }
        other.hears(effect, answer, at);
    }

    /** Null where nothing was asked. */
    @Nullable
    Opening opening() {
        return opening;
    }
}
