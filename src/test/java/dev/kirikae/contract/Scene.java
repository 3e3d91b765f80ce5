package dev.kirikae.contract;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.World;

/**
 * A world in which a contract can be tried: application {@code shop} in ap-northeast-1.
 *
 * @param later lets pass whatever the world needs to finish what was begun
 * @param end also checks that everything arranged was asked for
 */
public record Scene(World world, Runnable later, Runnable end) implements AutoCloseable {

    Answer perform(Effect effect) {
        return world.perform(effect);
    }

    @Override
    public void close() {
        end.run();
    }
}
