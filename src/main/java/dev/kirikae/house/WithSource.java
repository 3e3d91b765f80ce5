package dev.kirikae.house;

import dev.kirikae.source.Commit;
import dev.kirikae.source.Containment;
import dev.kirikae.source.Source;
import dev.kirikae.source.SourceException;
import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import dev.kirikae.tale.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A world in which the repository answers what is part of what, and the cloud everything else.
 *
 * @param code null where there is no clone
 */
record WithSource(World cloud, @Nullable Code code) implements World {

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
