package dev.kirikae.lint;

/**
 * A rule of the lint, as data.
 *
 * @param name with which it can be excused; no other rule has it
 * @param reason why breaking it hurts, as a clause
 * @param remedy what to do about it, as a clause
 * @param source where AWS says so, or what else the rule rests on
 */
public record Rule(String name, Severity severity, String reason, String remedy, String source) {}
