package dev.kirikae.lint;

/**
 * A rule of the lint, as data.
 *
 * @param name with which it can be excused
 * @param reason why breaking it hurts
 * @param remedy what to do about it
 * @param source where AWS says so
 */
public record Rule(String name, Severity severity, String reason, String remedy, String source) {}
