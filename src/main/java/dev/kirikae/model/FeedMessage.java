package dev.kirikae.model;

/**
 * One message of the alarm feed, as it was received.
 *
 * @param receipt by which it is deleted or given back; means nothing else
 * @param body what somebody sent: any text at all
 */
public record FeedMessage(String receipt, String body) {}
