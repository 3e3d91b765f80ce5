/**
 * Performs effects on AWS: the only room that knows its SDK. One small class for each service. Looks are retried within bounds; a
 * changing call is put on the wire once, signed with its intent's time, and nothing is claimed of it that is not known. Knows the
 * effects, the journal's text and the model; no stage, no other world. Begin with {@link dev.kirikae.aws.AwsWorld} (the way in),
 * then {@code ChangingCalls} and {@code OneShotHttpClient}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.aws;
