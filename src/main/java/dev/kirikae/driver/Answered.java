package dev.kirikae.driver;

import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import java.util.ArrayList;
import java.util.List;

/** An effect with its answer. */
public record Answered(Effect effect, Answer answer) {

    /** The effects one by one, in their order: those of a round, else the only one. */
    public static List<Answered> each(Effect effect, Answer answer) {
        if (!(effect instanceof Effect.Round round && answer instanceof Answer.RoundSeen seen)) {
            return List.of(new Answered(effect, answer));
        }
        List<Answered> each = new ArrayList<>();
        for (int i = 0; i < round.parts().size(); i++) {
            each.addAll(each(round.parts().get(i), seen.answers().get(i)));
        }
        return each;
    }
}
