package dev.kirikae.app.world;

import dev.kirikae.workflow.Answer;
import dev.kirikae.workflow.Effect;
import java.time.Instant;

/**
 * The first thing a run asked, and what it heard: told to the run that follows, which asks the same, so that nothing is read
 * twice. Its time goes with it, since what was seen ages.
 *
 * @param asked when the run that asked began
 */
public record FirstRound(Effect effect, Answer answer, Instant asked, Instant heard) {}
