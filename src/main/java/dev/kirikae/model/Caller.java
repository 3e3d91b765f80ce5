package dev.kirikae.model;

/**
 * Whose credentials these are, from STS GetCallerIdentity.
 *
 * @param account twelve digits
 * @param arn as STS writes it; shown to people and never decided by
 */
public record Caller(String account, String arn) {}
