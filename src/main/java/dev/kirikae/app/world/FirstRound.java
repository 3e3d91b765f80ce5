package dev.kirikae.app.world;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Instant;

/**
 * The first thing a run asked, and the answer to it: given to the run that follows, which asks the same, so that
 * nothing is read twice. Its time goes with it, since what was seen ages.
 *
 * @param asked when the run that asked began
 * @param heard when the answer came
 */
public record FirstRound(Effect effect, Answer answer, Instant asked, Instant heard) {}
