package dev.kirikae.app.world;

import dev.kirikae.app.input.Repository;
import dev.kirikae.source.Containment;
import dev.kirikae.source.Source;
import dev.kirikae.source.tree.Commit;
import dev.kirikae.source.tree.SourceException;
import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import dev.kirikae.workflow.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A world in which the repository answers what is part of what, and the cloud everything else.
 *
 * @param code null where there is no clone
 */
record WithRepository(World cloud, @Nullable Repository code) implements World {

    @Override
    public Answer perform(Effect effect) {
        return effect instanceof Effect.LookAtAncestry look ? ancestry(look) : cloud.perform(effect);
    }

    private Answer ancestry(Effect.LookAtAncestry look) {
        if (code == null) {
            return new Answer.AncestrySeen(null, List.of(), "there is no clone here to look it up in");
        }
        try {
            Source source = code.source();
            Commit commit = source.resolve(look.commit(), "").commit();
            Containment contained = source.ancestry().contains(commit, look.other());
            return switch (contained.answer()) {
                case YES -> new Answer.AncestrySeen(true, List.of(), "");
                case NO ->
                    new Answer.AncestrySeen(
                            false,
                            source.ancestry().undone(commit, look.other()).subjects(),
                            "");
                case UNKNOWN -> new Answer.AncestrySeen(null, List.of(), contained.reason());
            };
        } catch (SourceException e) {
            return new Answer.AncestrySeen(null, List.of(), String.valueOf(e.getMessage()));
        }
    }
}
