/**
 * Performs effects on AWS: the only room that knows its SDK. One small class for each service, speaking our own words; {@link
 * dev.kirikae.aws.AwsWorld} is the door. Looks are retried within bounds; a changing call is put on the wire once, signed
 * with its intent's time.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.aws;
