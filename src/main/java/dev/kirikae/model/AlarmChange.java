package dev.kirikae.model;

import java.time.Instant;

/**
 * One change of an alarm's state, as its history tells it (CloudWatch API Reference, AlarmHistoryItem of type StateUpdate, read
 * 2026-11).
 *
 * @param name the alarm's
 * @param at when it changed; the beginning of what was asked for where no time is told
 * @param to the state from then on; UNKNOWN where the history's own words are not understood
 * @param reason CloudWatch's words on it; empty where there are none
 * @param reasonData JSON with the data points that it rests on; empty where there are none
 */
public record AlarmChange(String name, Instant at, Alarm.State to, String reason, String reasonData) {}
