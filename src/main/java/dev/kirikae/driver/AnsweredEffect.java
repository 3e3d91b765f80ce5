package dev.kirikae.driver;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.util.ArrayList;
import java.util.List;

/** An effect with its answer: for listeners, which so need not know rounds. */
public record AnsweredEffect(Effect effect, Answer answer) {

    /** The effects one by one, in their order: those of a round, else the only one. */
    public static List<AnsweredEffect> each(Effect effect, Answer answer) {
        if (!(effect instanceof Effect.Round round && answer instanceof Answer.RoundSeen seen)) {
            return List.of(new AnsweredEffect(effect, answer));
        }
        List<AnsweredEffect> each = new ArrayList<>();
        for (int i = 0; i < round.parts().size(); i++) {
            each.addAll(each(round.parts().get(i), seen.answers().get(i)));
        }
        return each;
    }
}
