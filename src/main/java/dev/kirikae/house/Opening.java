package dev.kirikae.house;

import dev.kirikae.tale.Answer;
import dev.kirikae.tale.Effect;
import java.time.Instant;

/**
 * The first thing a run asked, and what it heard: told to the run that follows, which asks the same, so that nothing is read
 * twice. Its time goes with it, since what was seen ages.
 *
 * @param asked when the run that asked began
 */
record Opening(Effect effect, Answer answer, Instant asked, Instant heard) {}
