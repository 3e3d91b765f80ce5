/**
 * The spine: what a stage may ask for (effects), what it may hear (answers), what is remembered for good (entries), and the
 * telling itself. A stage is straight-line Java that is told again from the start at every step; where the memory of answers
 * ends, the effect it asked for is the next one. Pure: no clock, thread, stream or random number. Knows the model only.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.tale;
