package dev.kirikae.aws;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One kind of effect, the action it needs, and who performs it.
 *
 * @param action as IAM names it
 * @param failed what an error that the performer did not explain is answered with
 */
record EffectHandler<E extends Effect>(
        Class<E> kind,
        String action,
        Function<E, Answer> performer,
        BiFunction<String, RuntimeException, Answer> failed) {

    static <E extends Effect> EffectHandler<E> look(Class<E> kind, String action, Function<E, Answer> performer) {
        return new EffectHandler<>(kind, action, performer, Errors::missing);
    }

    static <E extends Effect> EffectHandler<E> write(Class<E> kind, String action, Function<E, Answer> performer) {
        return new EffectHandler<>(kind, action, performer, Errors::refusedOrUnknown);
    }

    Answer handle(Effect effect) {
        E mine = kind.cast(effect);
        try {
            return performer.apply(mine);
        } catch (UnknownFile e) {
            throw e;
        } catch (RuntimeException e) {
            return failed.apply(action, e);
        }
    }
}
