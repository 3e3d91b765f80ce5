/**
 * From observations to a verdict: what a sample means, how many prove or disprove, what an alarm's state is worth. Pure; knows the
 * configuration's policies and the model. One order of badness everywhere: failed, then not proved, then proved; what was not
 * seen never counts as good. Begin with {@link dev.kirikae.verify.WatchProof}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.verify;
